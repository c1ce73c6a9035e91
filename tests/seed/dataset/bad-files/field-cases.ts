/** F-31 to F-36 fields and their types, F-50 numbers. */
import { edited } from '../../../support/seed.ts'
import {
  belgium,
  guide,
  manifest,
  nivolumab,
  melanoma,
  titled,
  type BadFile,
  waitIndicator,
} from './bend.ts'

const english =
  '  en:\n    title: A guide\n    description: It explains things.\n    state: original\n'

const phoned = (phone: string, countries = '[BE]') =>
  edited(
    guide,
    'url: https://example.org/guide\nlanguages: [en]\ncountries: [BE]',
    `url: https://example.org/guide\nphone: ${phone}\nlanguages: [en]\ncountries: ${countries}`,
  )
const national = 'bad-phone begin with + and the code of the country'
const wrongLength = 'bad-phone 7 to 15 digits'
const phones: readonly (readonly [written: string, refusal: string])[] = [
  ['"0800 35 445"', national],
  ['"808 255 255"', national],
  ['"0032 800 35 445"', 'bad-phone write + in place of the 00'],
  ['"+49 (0)800 420"', 'bad-phone no brackets'],
  ['"+32-800-35-445"', 'bad-phone hyphens'],
  ['"+32 800  35 445"', 'bad-phone single blanks'],
  ['"+32 800 35 445 (free)"', 'bad-phone words'],
  ['"+032 800 35 445"', 'bad-phone single blanks'],
  ['"+32 800"', wrongLength],
  ['"+32 8000 0000 0000 0000"', wrongLength],
  ['"12"', wrongLength],
  ['+3280035445', 'needs-quotes YAML reads +3280035445 as a number'],
  ['116123', 'needs-quotes YAML reads 116123 as a number'],
]

const pembrolizumab = 'medicines/pembrolizumab.yaml'
/** What the registers know a medicine by, as line 4 of its file. */
const registered: readonly (readonly [title: string, written: string, refusal: string])[] = [
  [
    'a product number without its beginning',
    'emaNumbers: [EMEA/H/C/003985, "003985"]',
    '4:31 bad-medicine expected an EU product number as "EMEA/H/C/003820"',
  ],
  [
    'a product number of veterinary medicines',
    'emaNumbers: [EMEA/V/C/003985]',
    '4:14 bad-medicine expected an EU product number',
  ],
  [
    'a product number of the Commission',
    'emaNumbers: [EU/1/15/1014/001]',
    '4:14 bad-medicine expected an EU product number',
  ],
  ['one product number for a list of them', 'emaNumbers: EMEA/H/C/003985', '4:13 wrong-type'],
  [
    'a product number that stands there twice',
    'emaNumbers: [EMEA/H/C/003985, EMEA/H/C/003985]',
    '4:31 duplicate-value "EMEA/H/C/003985"',
  ],
  ['an ATC code of a group', 'atc: L01FF', '4:6 bad-medicine expected an ATC code as "L01FF02"'],
  ['an ATC code in small letters', 'atc: l01ff01', '4:6 bad-medicine expected an ATC code'],
  ['an ATC code that is none yet', 'atc: Not yet assigned', '4:6 bad-medicine expected an ATC'],
  ['ATC codes in a list', 'atc: [L01FF01]', '4:6 wrong-type'],
]

export const fieldCases: readonly BadFile[] = [
  ...phones.map(([written, refusal]): BadFile => [
    `F-34 a phone ${written}`,
    phoned(written),
    `${guide}:4:8 ${refusal}`,
  ]),
  [
    'F-34 a short number of no country',
    phoned('"116 123"', '[]'),
    `${guide}:4:8 short-phone this serves every country`,
  ],
  [
    'F-34 a short number of two countries',
    phoned('"116 123"', '[BE, JP]'),
    `${guide}:4:8 short-phone this serves 2 countries`,
    `${guide}:6:17 dangling-reference "JP"`,
  ],
  ['F-31 an empty text', titled('""'), `${guide}:13:12 text-blank the text is empty`],
  ['F-31 a text of blanks', titled('"  "'), `${guide}:13:12 text-blank the text is empty`],
  ['F-31 a text of a no-break space', titled('"\u00A0"'), `${guide}:13:12 text-blank is empty`],
  ['F-31 a blank at the end', titled('"A guide "'), `${guide}:13:12 text-blank ends with a blank`],
  [
    'F-31 a line break at the end',
    titled('>\n      A guide'),
    `${guide}:13:12 text-line-break ">-"`,
  ],
  ['F-32 no value', titled(''), `${guide}:13:5 empty-value`],
  ['F-32 null', titled('null'), `${guide}:13:12 empty-value`],
  [
    'F-32 null in a list',
    edited(guide, '[en]', '[en, null]'),
    `${guide}:4:17 empty-value expected a text`,
  ],
  [
    'F-32 a tilde',
    edited(guide, 'https://example.org/guide', '~'),
    `${guide}:3:6 empty-value expected a text`,
  ],
  [
    'F-33 a missing default locale',
    edited(
      belgium,
      'en: { name: Belgium, state: original }\n  fr: { name: Belgique, state: unreviewed }',
      'fr: { name: Belgique, state: original }',
    ),
    `${belgium}:4:1 missing-default-locale "en"`,
  ],
  [
    'F-33 a body without a name in the default locale',
    edited(belgium, 'en: { name: Health fund', 'fr: { name: Health fund'),
    `${belgium}:10:67 missing-default-locale "en"`,
  ],
  [
    'F-33 a text in the default locale that was made from an earlier original',
    edited(
      belgium,
      'en: { name: Belgium, state: original }\n  fr: { name: Belgique, state: unreviewed }',
      `en: { name: Belgium, state: unreviewed, of: "${'0'.repeat(16)}" }\n  fr: { name: Belgique, state: original }`,
    ),
    `${belgium}:5:3 outdated-default-locale an earlier original`,
  ],
  [
    'F-33 a wait indicator without a text in the default locale',
    waitIndicator('100', 'days', 'fr'),
    `${belgium}:17:7 missing-default-locale "en"`,
  ],
  [
    'F-33 a missing default locale, and no original',
    edited(guide, english, ''),
    `${guide}:12:3 one-original`,
  ],
  [
    'F-33 an empty list',
    edited(guide, 'languages: [en]', 'languages: []'),
    `${guide}:4:12 too-few at least 1 entry`,
  ],
  [
    'F-33 no audience',
    edited(guide, '[patient, caregiver]', '[]'),
    `${guide}:7:12 too-few at least 1 entry`,
  ],
  ['F-33 a missing field', edited(guide, 'kind: guide\n', ''), `${guide}:1:1 missing-field "kind"`],
  [
    'F-33 a missing field within',
    edited(guide, '    description: Il explique.\n', ''),
    `${guide}:17:5 missing-field "description"`,
  ],
  ['two originals', edited(guide, 'unreviewed', 'original'), `${guide}:12:3 one-original`],
  [
    'no original',
    edited(belgium, 'Belgium, state: original', 'Belgium, state: unreviewed'),
    `${belgium}:5:3 one-original`,
  ],
  [
    'F-34 an unknown field',
    edited(guide, 'checkedOn: null', 'checkedOn: null\ncheckdOn: null'),
    `${guide}:10:1 unknown-field did you mean "checkedOn"?`,
  ],
  [
    'F-34 an unknown field within',
    titled('A guide\n    titel: A guide'),
    `${guide}:14:5 unknown-field did you mean "title"?`,
  ],
  [
    'F-34 a field in capitals',
    edited(
      belgium,
      '    cancerType: melanoma',
      '    cancerType: melanoma\n    CancerType: melanoma',
    ),
    `${belgium}:20:5 unknown-field did you mean "cancerType"?`,
  ],
  [
    'F-34 an unknown field like no other',
    edited(manifest, 'defaultLocale: en', 'defaultLocale: en\nprice: 3'),
    `${manifest}:3:1 unknown-field "price"`,
  ],
  [
    'F-35 a text for a list',
    edited(guide, '[en]', 'en'),
    `${guide}:4:12 wrong-type expected a list`,
  ],
  [
    'F-35 a list for a text',
    titled('[A guide]'),
    `${guide}:13:12 wrong-type expected a text, found a list`,
  ],
  [
    'F-35 a text for fields',
    edited(
      belgium,
      'decision: { url: null, confidence: general-knowledge, sources: [], text: { en: { name: Minister, state: original } } }',
      'decision: Minister',
    ),
    `${belgium}:9:13 wrong-type expected fields, as in "name: value", found the text "Minister"`,
  ],
  [
    'F-35 a text for yes or no',
    edited(belgium, 'Applies: true', 'Applies: yes'),
    `${belgium}:3:25 wrong-type true or false, found the text "yes"`,
  ],
  [
    'F-35 a number for yes or no',
    edited(belgium, 'Applies: true', 'Applies: 1'),
    `${belgium}:3:25 wrong-type true or false, found 1`,
  ],
  [
    'F-36 a number for an id',
    edited(guide, 'id: example-guide', 'id: 0123'),
    `${guide}:1:5 needs-quotes 0123 as a number`,
  ],
  [
    'F-36 a number with an exponent for an id',
    edited(guide, 'id: example-guide', 'id: 1e3'),
    `${guide}:1:5 needs-quotes 1e3 as a number`,
  ],
  ['F-36 a version for a title', titled('1.10'), `${guide}:13:12 needs-quotes 1.10 as a number`],
  ['F-36 a hexadecimal title', titled('0x1F'), `${guide}:13:12 needs-quotes 0x1F as a number`],
  ['F-36 true for a title', titled('true'), `${guide}:13:12 needs-quotes true as true or false`],
  [
    'F-36 an unquoted year',
    edited(belgium, 'asOf: "2026"', 'asOf: 2026'),
    `${belgium}:11:9 needs-quotes 2026`,
  ],
  [
    'F-36 an unknown code',
    edited(guide, 'kind: guide', 'kind: gide'),
    `${guide}:2:7 unknown-code did you mean "guide"?`,
  ],
  [
    'F-36 a national status EU-wide',
    edited(melanoma, 'authorised', 'reimbursed'),
    `${melanoma}:10:11 unknown-code use one of authorised`,
  ],
  [
    'F-36 a malformed id',
    edited(guide, 'id: example-guide', 'id: Example_Guide'),
    `${guide}:1:5 bad-id`,
  ],
  [
    'a brand for an INN',
    edited(nivolumab, 'inn: nivolumab', 'inn: Opdivo'),
    `${nivolumab}:2:6 bad-medicine`,
  ],
  [
    'F-36 an unknown class of medicine',
    edited(nivolumab, 'class: pd-1-inhibitor', 'class: pd1-inhibitor'),
    `${nivolumab}:4:8 unknown-code did you mean "pd-1-inhibitor"?`,
  ],
  ...registered.map(([title, written, refusal]): BadFile => [
    title,
    edited(nivolumab, 'brand: Opdivo', `brand: Opdivo\n${written}`),
    `${nivolumab}:${refusal}`,
  ]),
  [
    'a product number of two medicines',
    {
      ...edited(nivolumab, 'brand: Opdivo', 'brand: Opdivo\nemaNumbers: [EMEA/H/C/003820]'),
      ...edited(pembrolizumab, 'brand: Keytruda', 'brand: Keytruda\nemaNumbers: [EMEA/H/C/003820]'),
    },
    `${pembrolizumab}:4:14 bad-medicine "EMEA/H/C/003820" is a product number of "nivolumab" too`,
  ],
  [
    'a medicine written out in a note',
    edited(belgium, '- nivolumab', '- { inn: nivolumab, brand: Opdivo }'),
    `${belgium}:22:9 wrong-type`,
  ],
  [
    'a malformed classification code',
    edited(melanoma, 'code: C43', 'code: c43'),
    `${melanoma}:4:28 bad-format`,
  ],
  ['F-50 a comma for a point', waitIndicator('1,5'), `${belgium}:19:14 wrong-type a number`],
  ['F-50 a blank for thousands', waitIndicator('1 000'), `${belgium}:19:14 wrong-type a number`],
  ['F-50 a number in quotes', waitIndicator('"12"'), `${belgium}:19:14 wrong-type a number`],
  ['F-50 not a number', waitIndicator('.nan'), `${belgium}:19:14 wrong-type a number`],
  ['F-50 beyond numbers', waitIndicator('1e400'), `${belgium}:19:14 wrong-type a number`],
  ['F-50 without end', waitIndicator('.inf'), `${belgium}:19:14 wrong-type a number`],
  ['F-50 a negative number of days', waitIndicator('-1'), `${belgium}:19:14 bad-number at least 0`],
  ['F-50 less than nothing', waitIndicator('-0'), `${belgium}:19:14 bad-number plain decimals`],
  ['F-50 an exponent', waitIndicator('1e2'), `${belgium}:19:14 bad-number plain decimals`],
  ['F-50 hexadecimal', waitIndicator('0x10'), `${belgium}:19:14 bad-number plain decimals`],
  ['F-50 octal', waitIndicator('0o17'), `${belgium}:19:14 bad-number plain decimals`],
  ['F-50 a zero before it', waitIndicator('010'), `${belgium}:19:14 bad-number plain decimals`],
  [
    'F-50 a whole number of 19 digits',
    waitIndicator('1234567890123456789'),
    `${belgium}:19:14 bad-number at most 100000`,
  ],
  [
    'F-50 more decimals than a number holds',
    waitIndicator('1.2345678901234567'),
    `${belgium}:19:14 bad-number plain decimals`,
  ],
  [
    'F-50 more than a hundred percent',
    waitIndicator('101', 'percent'),
    `${belgium}:19:14 bad-number at most 100`,
  ],
  ['F-50 an unknown unit', waitIndicator('12', 'weeks'), `${belgium}:20:13 unknown-code days`],
]
