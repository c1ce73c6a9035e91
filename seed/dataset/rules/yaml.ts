/** What can be wrong with the YAML of a file. */
import type { RuleTable } from './rule.ts'

export const yamlRules = {
  'empty-file': {
    meaning: 'there is nothing in the file but blanks and comments',
    example: '# to do',
    fix: 'fill or delete it',
  },
  'merge-conflict': {
    meaning: 'git could not merge two changes of the file, and left both in it between marks',
    example: '<<<<<<< HEAD',
    fix: 'keep what is right of the two, and delete the lines with <<<<<<<, =======, >>>>>>> and |||||||',
  },
  'yaml-syntax': {
    meaning: 'the file cannot be read as YAML',
    example: 'title: Melanoma: a guide',
    fix: 'put texts that hold ": " or begin with a special character in quotes',
  },
  'yaml-tab': {
    meaning: 'a line is indented with a tab',
    example: 'a tab before title:',
    fix: 'indent with spaces',
  },
  'yaml-documents': {
    meaning: 'several YAML documents in one file',
    example: 'a line --- in the middle',
    fix: 'use one file for each',
  },
  'yaml-directive': {
    meaning: 'a YAML directive, which can change how values are read',
    example: '%YAML 1.1',
    fix: 'delete the line',
  },
  'yaml-too-deep': {
    meaning: 'lists and fields are nested far deeper than any record',
    example: '[[[[[[…',
    fix: 'compare with a file of the same folder',
  },
  'yaml-alias': {
    meaning: 'anchors and aliases are not used here: each file says everything itself',
    example: 'sources: *common',
    fix: 'write the value out',
  },
  'yaml-tag': {
    meaning: 'YAML tags are not used here',
    example: 'id: !!str 12',
    fix: 'delete the tag; put texts that look like numbers in quotes',
  },
  'yaml-merge-key': {
    meaning: 'merge keys are not used here: each file says everything itself',
    example: '<<: *base',
    fix: 'write the fields out',
  },
  'duplicate-key': {
    meaning: 'a field is given twice',
    example: 'two lines title: in one text',
    fix: 'keep one of them',
  },
  'key-not-text': {
    meaning: 'the name of a field is not a text',
    example: '1: …',
    fix: 'put it in quotes, or correct it',
  },
} as const satisfies RuleTable
