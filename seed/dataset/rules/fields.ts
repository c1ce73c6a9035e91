/** What can be wrong with a field. */
import type { RuleTable } from './rule.ts'

export const shapeRules = {
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
    example: 'confirmedOn: 2026',
    fix: 'put it in quotes: confirmedOn: "2026"',
  },
  'unknown-code': {
    meaning: 'the value is not in the closed list of the field',
    example: 'kind: gide',
    fix: 'use one of the values that the message, or the schema of the file, lists',
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
} as const satisfies RuleTable

export const valueRules = {
  'bad-id': {
    meaning: 'not an id: lower-case letters, digits and single hyphens',
    example: 'id: My_Guide',
    fix: 'write it as my-guide',
  },
  'bad-country': {
    meaning: 'not an assigned ISO 3166-1 alpha-2 code in capitals',
    example: 'code: UK',
    fix: 'write GB',
  },
  'bad-region': {
    meaning: 'not an ISO 3166-2 code of a part of the country',
    example: 'region: Scotland',
    fix: 'write GB-SCT',
  },
  'bad-locale': {
    meaning:
      'not a canonical language tag (BCP 47), or of a language or country that is not registered',
    example: 'en_GB',
    fix: 'write en-GB',
  },
  'bad-date': {
    meaning: 'not a date of the calendar in the form the field takes',
    example: '2026-02-30',
    fix: 'write "2026", "2026-03" or "2026-03-14", in quotes',
  },
  'date-in-future': {
    meaning:
      'something is said to have been decided, confirmed or looked at on a day that is still to come',
    example: 'confirmedOn: "2062-03-14"',
    fix: 'correct the date',
  },
  'bad-url': {
    meaning: 'not the address of a public web page',
    example: 'javascript:alert(1)',
    fix: 'copy the address of the page from a browser; it begins with https://',
  },
  'plain-http': {
    meaning: 'an address without encryption, which anybody on the way can change',
    example: 'url: http://example.org/',
    fix: 'write https:// when the page answers there; only when not, add its host to plainHttpHosts in manifest.yaml',
  },
  'short-address': {
    meaning: 'an address of a service that hides where it leads, and may lead elsewhere tomorrow',
    example: 'url: https://bit.ly/3abcde',
    fix: 'open it in a browser and copy the address of the page that it leads to',
  },
  'tracking-address': {
    meaning: 'an address that tells others where a reader comes from',
    example: 'url: https://example.org/guide?utm_source=newsletter',
    fix: 'take that part out: https://example.org/guide',
  },
  'bad-phone': {
    meaning: 'not a telephone number that a reader can dial as it stands',
    example: 'phone: 0808/255-255',
    fix: 'write + with the code of the country and the digits with blanks between, in quotes: "+351 808 255 255"; a short number as it is dialled: "116 123"',
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
  'bad-code': {
    meaning: 'not a code as its system writes it, or none of a cancer',
    example: '{ system: icd10, code: C434, match: exact }',
    fix: 'write it as the system does: C43.4; codes of ICD-10 for cancers are C00 to D48',
  },
  'bad-number': {
    meaning: 'a number outside the range of the field, or not written in plain decimals',
    example: 'value: 1e3',
    fix: 'write it with digits and at most one point: 1000, 12.5',
  },
} as const satisfies RuleTable
