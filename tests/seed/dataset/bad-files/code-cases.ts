/** F-37 to F-40 languages and countries, F-41 to F-43 dates; today is 2026-11-23. */
import { edited } from '../../../support/seed.ts'
import {
  belgium,
  brochure,
  countryCoded,
  guide,
  manifest,
  melanoma,
  withAuthorisation,
  type BadFile,
} from './bend.ts'

export const today = '2026-11-23'

export const codeCases: readonly BadFile[] = [
  [
    'F-37 an underscore in a locale',
    edited(guide, '  fr:', '  fr_FR:'),
    `${guide}:16:3 bad-locale did you mean "fr-FR"?`,
  ],
  [
    'F-37 an underscore in a language',
    edited(guide, '[en]', '[en_GB]'),
    `${guide}:4:13 bad-locale did you mean "en-GB"?`,
  ],
  ['F-37 a word for a locale', edited(guide, '  fr:', '  french:'), `${guide}:16:3 bad-locale`],
  ['F-37 a word for a language', edited(guide, '[en]', '[english]'), `${guide}:4:13 bad-locale`],
  [
    'F-38 a tag that breaks off',
    edited(guide, '[en]', '[fr-]'),
    `${guide}:4:13 bad-locale did you mean "fr"?`,
  ],
  [
    'F-38 a tag of 10 KB',
    edited(guide, '[en]', `[en-x-${'a'.repeat(10_240)}]`),
    `${guide}:4:13 bad-locale`,
  ],
  [
    'F-38 a language that does not exist',
    edited(guide, '[en]', '[xx]'),
    `${guide}:4:13 bad-locale xx is no language`,
  ],
  [
    'F-38 a country for its language',
    edited(guide, '[en]', '[cz]'),
    `${guide}:4:13 bad-locale did you mean "cs"?`,
  ],
  [
    'F-38 a language in a country that does not exist',
    edited(belgium, 'nl-BE', 'nl-NN'),
    `${belgium}:2:11 bad-locale NN is no country`,
  ],
  [
    'F-38 a locale that the manifest does not list',
    edited(guide, '  fr:', '  nl:'),
    `${guide}:16:3 unknown-locale "nl"`,
  ],
  [
    'F-38 a name of a body in a locale that the manifest does not list',
    edited(
      belgium,
      'name: Health fund, state: original }',
      'name: Health fund, state: original }, nl: { name: Fonds, state: unreviewed }',
    ),
    `${belgium}:10:119 unknown-locale "nl"`,
  ],
  [
    'F-39 a locale twice, once in capitals',
    edited(
      belgium,
      '  fr: { name: Belgique',
      '  FR: { name: Belgique, state: unreviewed }\n  fr: { name: Belgique',
    ),
    `${belgium}:6:3 bad-locale did you mean "fr"?`,
  ],
  [
    'F-39 a language twice, once in capitals',
    edited(guide, '[en]', '[en, EN]'),
    `${guide}:4:17 bad-locale did you mean "en"?`,
  ],
  [
    'F-39 a language under its old code',
    edited(guide, '[en]', '[iw]'),
    `${guide}:4:13 bad-locale did you mean "he"?`,
  ],
  [
    'F-39 a locale listed twice',
    edited(
      manifest,
      'notice:',
      '  - { tag: fr, name: f, direction: ltr, fallback: [en] }\nnotice:',
    ),
    `${manifest}:6:12 duplicate-value`,
  ],
  [
    'a default locale that is not listed',
    edited(manifest, 'tag: en', 'tag: de'),
    `${manifest}:2:16 unknown-locale "en" is not among the locales`,
  ],
  [
    'F-40 a country in lower case',
    edited(belgium, 'code: BE', 'code: be'),
    `${belgium}:1:7 bad-country`,
  ],
  ['F-40 a country by its name', edited(guide, '[BE]', '[Belgium]'), `${guide}:5:13 bad-country`],
  [
    'F-40 false for Norway',
    edited(guide, '[BE]', '[false]'),
    `${guide}:5:13 needs-quotes false as true or false`,
  ],
  [
    'F-40 a code that a country never had',
    countryCoded('UK'),
    'countries/uk.yaml:1:7 bad-country did you mean "GB"?',
  ],
  [
    'F-40 a code that only some use',
    countryCoded('EL'),
    'countries/el.yaml:1:7 bad-country did you mean "GR"?',
  ],
  [
    'F-40 a withdrawn code',
    countryCoded('YU'),
    'countries/yu.yaml:1:7 bad-country did you mean "RS"?',
  ],
  [
    'F-41 a day that does not exist',
    edited(belgium, 'asOf: "2026"', 'asOf: "2026-02-30"'),
    `${belgium}:11:9 bad-date calendar`,
  ],
  [
    'F-41 a leap day of another year',
    edited(melanoma, '"2026-03-14"', '2025-02-29'),
    `${melanoma}:13:16 bad-date calendar`,
  ],
  [
    'F-41 a thirteenth month',
    edited(belgium, 'asOf: "2026"', 'asOf: "2026-13"'),
    `${belgium}:11:9 bad-date "2026-03"`,
  ],
  [
    'F-41 a date as in Belgium',
    edited(belgium, 'asOf: "2026"', 'asOf: 14/03/2026'),
    `${belgium}:11:9 bad-date "2026-03-14"`,
  ],
  [
    'F-41 a year for a day',
    edited(guide, 'checkedOn: null', 'checkedOn: "2026"'),
    `${guide}:9:12 bad-date "2026-03-14"`,
  ],
  [
    'F-41 a statement from the future',
    edited(melanoma, '2026-03-14', '2062-03-14'),
    `${melanoma}:13:16 date-in-future today is ${today}`,
  ],
  [
    'F-41 a statement from a year to come',
    edited(belgium, 'asOf: "2026"', 'asOf: "2199"'),
    `${belgium}:11:9 date-in-future today is ${today}`,
  ],
  [
    'F-41 a link checked in the future',
    edited(guide, 'checkedOn: null', 'checkedOn: "2196-02-29"'),
    `${guide}:9:12 date-in-future today is ${today}`,
  ],
  [
    'F-42 an end before the beginning',
    edited(brochure, '"2015"', '"2018"'),
    `${brochure}:5:16 dates-reversed`,
  ],
  [
    'F-42 an end before the decision',
    edited(belgium, 'decidedOn: "2026"', 'decidedOn: "2026"\n    inForceUntil: "2025-12"'),
    `${belgium}:24:19 dates-reversed it ends (2025-12) before decidedOn (2026)`,
  ],
  [
    'F-42 an end before it is in force',
    edited(
      belgium,
      'decidedOn: "2026"',
      'inForceFrom: "2027-02"\n    inForceUntil: "2027-01-31"\n    decidedOn: "2026"',
    ),
    `${belgium}:24:19 dates-reversed before inForceFrom (2027-02)`,
  ],
  [
    'F-42 a confirmation older than the decision',
    edited(belgium, 'decidedOn: "2026"', 'decidedOn: "2026"\n    confirmedOn: "2025"'),
    `${belgium}:24:18 dates-reversed it was confirmed (2025)`,
  ],
  [
    'F-41 a decision from the future',
    edited(belgium, 'decidedOn: "2026"', 'decidedOn: "2027"'),
    `${belgium}:23:16 date-in-future today is ${today}`,
  ],
  [
    'F-41 an authorisation confirmed in the future',
    withAuthorisation('confirmedOn: "2027-01"'),
    `${melanoma}:20:20 date-in-future today is ${today}`,
  ],
  [
    'F-43 the year 9999',
    edited(belgium, 'asOf: "2026"', 'asOf: "9999"'),
    `${belgium}:11:9 bad-date`,
  ],
  ['F-43 the year 0', edited(belgium, 'asOf: "2026"', 'asOf: "0000"'), `${belgium}:11:9 bad-date`],
  [
    'F-43 a time without a zone',
    edited(guide, 'checkedOn: null', 'checkedOn: "2026-03-14T10:00:00"'),
    `${guide}:9:12 bad-date`,
  ],
  ...Object.entries({
    C434: 'did you mean "C43.4"?',
    ZZ99: 'is not a code as ICD-10 writes them',
    C4A: 'is not a code as ICD-10 writes them',
    'Z99.9': 'is no cancer in ICD-10',
    D49: 'is no cancer in ICD-10',
    'C14-C00': 'ends before it begins',
  }).map(([code, said]): BadFile => [
    `the code ${code} of ICD-10`,
    edited(melanoma, 'code: C43', `code: ${code}`),
    `${melanoma}:4:28 bad-code ${said}`,
  ]),
  ...['oncotree, code: MEL.1', 'ncit, code: D3224', 'mesh, code: C43'].map((one): BadFile => [
    `a code as its system does not write it: ${one}`,
    edited(melanoma, 'icd10, code: C43', one),
    `${melanoma}:4:${one.indexOf('code') + 21} bad-code is not a code as`,
  ]),
]
