/**
 * The closed table of what can be wrong with a dataset. Codes are stable: scripts and editors may
 * rely on them. Each says what it means, shows an example, and how to put it right.
 */
type Rule = { readonly meaning: string; readonly example: string; readonly fix: string }

export const rules = {
  // Files and folders
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
    fix: 'rename it to end in .yaml, or move it elsewhere',
  },
  'unknown-folder': {
    meaning: 'a folder that is no part of a dataset; it would be ignored without a word',
    example: 'country/',
    fix: 'use cancer-types, countries, resources and publications, without folders inside',
  },
  'not-a-file': {
    meaning: 'a symbolic link, folder, pipe or device where a plain file belongs',
    example: 'be.yaml -> /etc/hosts',
    fix: 'replace it by the file itself',
  },
  'unreadable-file': {
    meaning: 'the file cannot be read',
    example: 'a file without read permission',
    fix: 'check its permissions',
  },
  'file-too-big': {
    meaning: 'the file is larger than 5 MB',
    example: 'a group of 50,000 resources',
    fix: 'split it into several files',
  },
  'wrong-file-name': {
    meaning: 'the file is not named after the id or code it holds',
    example: 'code: BE in belgium.yaml',
    fix: 'name it after its id, or its code in lower case: be.yaml',
  },
  // Encoding
  'not-utf8': {
    meaning: 'the bytes are not valid UTF-8',
    example: 'a file saved as Latin-1 or UTF-16',
    fix: 'save it as UTF-8',
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
  // YAML
  'empty-file': {
    meaning: 'there is nothing in the file but blanks and comments',
    example: '# to do',
    fix: 'fill or delete it',
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
  // Shape
  'missing-field': {
    meaning: 'a field that every such record has is not there',
    example: 'a resource without url',
    fix: 'add it; empty values are written as null or []',
  },
  'unknown-field': {
    meaning: 'a field that such a record does not have',
    example: 'titel: …',
    fix: 'correct its name or delete it',
  },
  'wrong-type': {
    meaning: 'the value is of another kind than the field holds',
    example: 'languages: en',
    fix: 'write what the message asks for, such as a list: [en]',
  },
  'empty-value': {
    meaning: 'the field has no value',
    example: 'title:',
    fix: 'fill it',
  },
  'needs-quotes': {
    meaning: 'a text that YAML reads as a number, true, false or null',
    example: 'asOf: 2026',
    fix: 'put it in quotes: asOf: "2026"',
  },
  'unknown-code': {
    meaning: 'the value is not in the closed list of the field',
    example: 'kind: gide',
    fix: 'use one of the values the message lists',
  },
  'too-few': {
    meaning: 'a list is shorter than the field allows',
    example: 'languages: []',
    fix: 'add an entry',
  },
  'duplicate-value': {
    meaning: 'a list holds the same value twice',
    example: 'countries: [BE, BE]',
    fix: 'keep one of them',
  },
  // Values
  'bad-id': {
    meaning: 'not an id: lower-case letters, digits and single hyphens',
    example: 'id: My_Guide',
    fix: 'write it as my-guide',
  },
  'bad-country': {
    meaning: 'not an ISO 3166-1 alpha-2 code in capitals',
    example: 'code: be',
    fix: 'write BE',
  },
  'bad-locale': {
    meaning: 'not a canonical language tag (BCP 47)',
    example: 'en_GB',
    fix: 'write en-GB',
  },
  'bad-date': {
    meaning: 'not a date of the calendar in the form the field takes',
    example: '2026-02-30',
    fix: 'write "2026", "2026-03" or "2026-03-14", in quotes',
  },
  'bad-url': {
    meaning: 'not a plain web address',
    example: 'javascript:alert(1)',
    fix: 'use an address that begins with https:// or http://',
  },
  'bad-medicine': {
    meaning: 'not an international nonproprietary name (INN)',
    example: 'inn: Keytruda',
    fix: 'write the INN in lower case; join those of a fixed combination with " + "',
  },
  'bad-format': {
    meaning: 'the value does not have the form the field asks for',
    example: 'code: c43',
    fix: 'compare with the same field of another file',
  },
  'bad-number': {
    meaning: 'a number outside the range of the field',
    example: 'value: -1',
    fix: 'correct it',
  },
  // Texts
  'text-blank': {
    meaning: 'a text is empty, or begins or ends with a blank',
    example: 'title: ""',
    fix: 'fill it, or delete the blank',
  },
  'text-line-break': {
    meaning: 'a text has a line break in it or at its end',
    example: 'description: |',
    fix: 'write ">-" instead of ">" or "|" before a text of several lines',
  },
  'text-too-long': {
    meaning: 'a text or value is longer than the field allows',
    example: 'a title of 201 characters',
    fix: 'shorten it',
  },
  'text-markup': {
    meaning: 'texts are plain: no HTML, entities or Markdown links',
    example: '<b>free</b>',
    fix: 'write plain words; addresses have fields of their own',
  },
  'text-hidden-character': {
    meaning: 'a control, invisible or direction-changing character in a text',
    example: 'a zero-width space (U+200B)',
    fix: 'delete the character',
  },
  'one-original': {
    meaning: 'exactly one language of a text is the one it was first written in',
    example: 'state: original under en and fr',
    fix: 'mark the others reviewed or unreviewed',
  },
  // Between records
  'duplicate-id': {
    meaning: 'two records of one kind have the same id',
    example: 'id: example-guide in two files',
    fix: 'rename one; the message names both places',
  },
  'dangling-reference': {
    meaning: 'a record names another that is not in the dataset',
    example: 'cancerTypes: [melanom]',
    fix: 'correct the id, or add the record',
  },
  'unknown-locale': {
    meaning: 'a language that the manifest does not list',
    example: 'text: {xx: …}',
    fix: 'add the language to locales in manifest.yaml, or correct the tag',
  },
  'missing-default-locale': {
    meaning: 'a text is not held in the default language, where every reader ends up',
    example: 'text: {fr: …} with defaultLocale: en',
    fix: 'add the text in the default language',
  },
  'bad-fallback': {
    meaning: 'a chain of languages that repeats itself or does not end in the default one',
    example: 'fallback: [fr] for nl with defaultLocale: en',
    fix: 'end the chain in the default language: fallback: [en]',
  },
  'unlisted-host': {
    meaning: 'a source on a host that the manifest does not list',
    example: 'https://copy.example/page',
    fix: 'link the original; add its host to sourceHosts in manifest.yaml once classified',
  },
  'missing-source': {
    meaning: 'a statement marked verified names no source',
    example: 'confidence: verified with sources: []',
    fix: 'add the page that was read, or lower the confidence',
  },
  'secondary-as-status': {
    meaning: 'a note known only at second hand would be shown as the present status',
    example: 'confidence: secondary-source with a recent asOf',
    fix: 'find the first-hand page, or mark the note superseded',
  },
  'dates-reversed': {
    meaning: 'a period ends before it begins',
    example: 'since: "2026" with asOf: "2020"',
    fix: 'correct one of the dates',
  },
  // Limits shared with the reader
  'record-too-big': {
    meaning: 'a record is larger than readers can be sure to hold',
    example: 'a country with hundreds of long notes',
    fix: 'shorten it',
  },
  'too-many-records': {
    meaning: 'the dataset has more records than readers can be sure to hold',
    example: '40,001 resources',
    fix: 'remove some',
  },
  'too-many-locales': {
    meaning: 'the manifest lists more languages than readers can be sure to hold',
    example: '33 locales',
    fix: 'remove some',
  },
  'dataset-too-big': {
    meaning: 'the dataset is larger than readers can be sure to hold',
    example: '80 MB of records',
    fix: 'remove records or shorten texts',
  },
} as const satisfies Readonly<Record<string, Rule>>

export type RuleCode = keyof typeof rules
