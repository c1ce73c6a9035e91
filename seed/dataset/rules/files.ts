/** What can be wrong with a file before its text is looked at. */
import type { RuleTable } from './rule.ts'

export const fileRules = {
  'missing-folder': {
    meaning: 'the dataset folder does not exist or is not a folder',
    example: '--data seed/dta',
    fix: 'name the folder that holds manifest.yaml',
  },
  'missing-file': {
    meaning: 'a file that every dataset needs is not there',
    example: 'no manifest.yaml',
    fix: 'add the file at the top of the dataset folder',
  },
  'unknown-file': {
    meaning: 'a file that is no part of a dataset; it would be ignored without a word',
    example: 'countries/be.yml',
    fix: 'rename it to end in .yaml (JSON is read as YAML), or move it elsewhere',
  },
  'unknown-folder': {
    meaning: 'a folder that is no part of a dataset; it would be ignored without a word',
    example: 'country/',
    fix: 'use the folder that `npm run seed -- new` writes such a thing to, without folders inside',
  },
  'wrong-folder': {
    meaning: 'a record lies in the folder of another kind',
    example: 'a country in resources/',
    fix: 'move the file to the folder that the message names',
  },
  'not-a-file': {
    meaning: 'a symbolic link, folder, pipe or device where a plain file belongs',
    example: 'be.yaml -> /etc/hosts',
    fix: 'replace it by the file itself',
  },
  'unreadable-file': {
    meaning: 'the file or folder cannot be read',
    example: 'a file without read permission',
    fix: 'check its permissions',
  },
  'file-changed': {
    meaning: 'the file was being written while it was read',
    example: 'an editor or a synchronised folder that is still saving',
    fix: 'wait a moment and run the command again',
  },
  'file-too-big': {
    meaning: 'the file is larger than 1 MB, or holds more than 200,000 names, values and signs',
    example: 'a group of 5,000 resources',
    fix: 'split it into several files',
  },
  'wrong-file-name': {
    meaning: 'the file is not named after the id or code it holds',
    example: 'code: BE in belgium.yaml',
    fix: 'name it after its id, or its code in lower case: be.yaml',
  },
  'colliding-names': {
    meaning: 'two names in one folder differ only by case',
    example: 'resources/cri.yaml and resources/CRI.yaml',
    fix: 'rename or delete one: many computers hold only one of them',
  },
} as const satisfies RuleTable

export const encodingRules = {
  'not-utf8': {
    meaning: 'the bytes are not valid UTF-8',
    example: 'a file saved as Latin-1 or UTF-16',
    fix: 'save it as UTF-8',
  },
  'npm-banner': {
    meaning: 'the file begins with what npm prints before it runs a command',
    example: 'a file made with `npm run seed -- show ecl > ecl.yaml`',
    fix: 'write it with `--out FILE`, or run npm with `-s`; or take these lines out',
  },
  'old-line-breaks': {
    meaning: 'lines end in a carriage return alone',
    example: 'a file saved by a very old Mac program',
    fix: 'save it with LF or CRLF line breaks',
  },
  'control-character': {
    meaning: 'the file holds a character that YAML does not allow',
    example: 'a NUL byte',
    fix: 'delete the character',
  },
  'lone-surrogate': {
    meaning: 'an escape names half a character',
    example: String.raw`title: "\ud800"`,
    fix: 'write the character itself',
  },
} as const satisfies RuleTable
