/** Of what was taken silently: codes and ids of something else. */
import { edited, exampleFiles } from '../../../../support/seed.ts'
import { belgium, brochure, guide, manifest, melanoma, nivolumab } from '../bend.ts'
import { inEnglish, type JudgedKinds } from './judged.ts'

const icd = (code: string): ReturnType<typeof edited> =>
  edited(melanoma, 'code: C43', `code: ${code}`)
const noteId = (id: string): ReturnType<typeof edited> => edited(belgium, 'be-melanoma-1', id)
const named = (file: string, from: string, text: string) => ({ [file]: text, [from]: null })
const medicine = (id: string, brand: string) => ({
  [`medicines/${id}.yaml`]: `id: ${id}\ninn: ${id}\nbrand: ${brand}\nclass: pd-1-inhibitor\n`,
})

export const silentCodes: JudgedKinds = {
  'a code that is none of ICD-10': [
    ...['C434', 'C43.', 'C43.456', '43', 'ZZ99', 'C43-C4', 'Z51.1', 'D49', 'C98', 'D48-C43'].map(
      (code) => [code, icd(JSON.stringify(code)), 'refused', `${melanoma}:4:28 bad-code`] as const,
    ),
    ...['c43', 'c43.4', 'C43-', 'C43–C44', 'C43, C44', 'C43.4-C43.5'].map(
      (code) =>
        [
          code,
          icd(JSON.stringify(code)),
          'refused',
          `${melanoma}:4:28 bad-format such as C43.4`,
        ] as const,
    ),
    ...['C43.4', 'C43-C44', 'D03', 'C00-C97'].map(
      (code) => [`but not ${code}`, icd(code), 'taken'] as const,
    ),
  ],
  'a note id of another country': [
    ['of Canada', noteId('ca-melanoma-1'), 'refused', `${belgium}:18:9 foreign-note-id`],
    [
      'of the United Kingdom as the EU writes it',
      noteId('uk-melanoma-1'),
      'refused',
      `${belgium}:18:9 foreign-note-id`,
    ],
    [
      'of Greece as the EU writes it',
      noteId('el-melanoma-1'),
      'refused',
      `${belgium}:18:9 foreign-note-id`,
    ],
    [
      'of a country, in a note of the EU',
      edited(melanoma, 'id: eu-melanoma', 'id: uk-melanoma'),
      'refused',
      `${melanoma}:9:7 foreign-note-id`,
    ],
    ['but not one that only begins like it', noteId('france-in-words'), 'taken'],
  ],
  'a code that only the EU writes': [
    [
      'of a country of a guide',
      edited(guide, '[BE]', '[UK]'),
      'refused',
      `${guide}:5:13 dangling-reference did you mean "GB"?`,
    ],
    [
      'of Greece, of a guide',
      edited(guide, '[BE]', '[EL]'),
      'refused',
      `${guide}:5:13 dangling-reference`,
    ],
    [
      'in small letters',
      edited(guide, '[BE]', '[uk]'),
      'refused',
      `${guide}:5:13 dangling-reference did you mean "GB"?`,
    ],
    [
      'of a member',
      edited(brochure, 'country: BE', 'country: EL'),
      'refused',
      `${brochure}:4:39 dangling-reference did you mean "GR"?`,
    ],
    [
      'of a language of a country',
      edited(belgium, 'nl-BE', 'en-UK'),
      'refused',
      `${belgium}:2:11 bad-locale did you mean "en-GB"?`,
    ],
    [
      'of Greek in Greece',
      edited(belgium, 'nl-BE', 'el-EL'),
      'refused',
      `${belgium}:2:11 bad-locale did you mean "GR"?`,
    ],
    [
      'of a region',
      edited(belgium, 'status:', 'region: UK-SCT\n    status:'),
      'refused',
      `${belgium}:20:13 unknown-region`,
    ],
    [
      'but not el and uk, which are languages',
      edited(guide, 'languages: [en]', 'languages: [el, uk]'),
      'taken',
    ],
  ],
  'a brand for an INN': [
    [
      'in capitals',
      edited(nivolumab, 'inn: nivolumab', 'inn: OPDIVO'),
      'refused',
      `${nivolumab}:2:6 bad-medicine`,
    ],
    [
      'in small letters, in a record of its own',
      { ...medicine('ipilimumab', 'Yervoy'), ...medicine('yervoy', 'null') },
      'refused',
      'medicines/yervoy.yaml:2:6 bad-medicine write its INN, which is "ipilimumab"',
    ],
    [
      'in both fields',
      medicine('tecentriq', 'Tecentriq'),
      'refused',
      'medicines/tecentriq.yaml:2:6 bad-medicine',
    ],
    ['but not a medicine without a brand', medicine('durvalumab', 'null'), 'taken'],
  ],
  'a value that YAML reads as another': [
    ...[
      '0123',
      '1e3',
      '1.10',
      '0o17',
      '0x1F',
      '.5',
      '+1',
      '-.inf',
      '.NaN',
      'TRUE',
      'False',
      '12',
      '-0',
      '08',
    ].map(
      (value) =>
        [
          `the title ${value}`,
          edited(guide, 'title: A guide', `title: ${value}`),
          'refused',
          `${guide}:13:12 needs-quotes`,
        ] as const,
    ),
    ...['Null', 'NULL', '~'].map(
      (value) =>
        [
          `the title ${value}`,
          edited(guide, 'title: A guide', `title: ${value}`),
          'refused',
          `${guide}:13:12 empty-value`,
        ] as const,
    ),
    [
      'a year as an id',
      edited(guide, 'id: example-guide', 'id: 2026'),
      'refused',
      `${guide}:1:5 needs-quotes`,
    ],
    ['a code that is a number', icd('43'), 'refused', `${melanoma}:4:28 needs-quotes`],
    [
      'yes for true',
      edited(belgium, 'Applies: true', 'Applies: yes'),
      'refused',
      `${belgium}:3:25 wrong-type`,
    ],
    [
      'on for true',
      edited(belgium, 'Applies: true', 'Applies: on'),
      'refused',
      `${belgium}:3:25 wrong-type`,
    ],
    ...['No', 'Yes', 'Off', '1:30', '1_000', '1.1.1'].map(
      (value) =>
        [
          `but not the title ${value}`,
          inEnglish(edited(guide, 'title: A guide', `title: ${value}`)),
          'taken',
        ] as const,
    ),
  ],
  'a record in the wrong place': [
    [
      'a country among resources',
      { 'resources/de.yaml': exampleFiles[belgium].replace('BE', 'DE').replace('be-', 'de-') },
      'refused',
      'resources/de.yaml:1:1 wrong-folder move it to countries/',
    ],
    [
      'a resource among countries',
      { 'countries/second.yaml': exampleFiles[guide].replace('example-guide', 'second') },
      'refused',
      'countries/second.yaml:1:1 wrong-folder',
    ],
    [
      'a medicine among types of cancer',
      {
        'cancer-types/durvalumab.yaml': exampleFiles[nivolumab].replaceAll(
          'nivolumab',
          'durvalumab',
        ),
      },
      'refused',
      'cancer-types/durvalumab.yaml:1:1 wrong-folder',
    ],
    [
      'a manifest among publications',
      { 'publications/manifest.yaml': exampleFiles[manifest] },
      'refused',
      'publications/manifest.yaml:1:1 wrong-folder',
    ],
    [
      'a country in capitals',
      named('countries/BE.yaml', belgium, exampleFiles[belgium]),
      'refused',
      'countries/BE.yaml:1:7 wrong-file-name',
    ],
    [
      'an ending in capitals',
      named('countries/be.YAML', belgium, exampleFiles[belgium]),
      'refused',
      'countries/be.YAML:1:1 unknown-file',
      `${brochure}:4:39 dangling-reference`,
      `${guide}:5:13 dangling-reference`,
    ],
    [
      'a copy beside it',
      { 'publications/brochure (copy).yaml': exampleFiles[brochure] },
      'refused',
      'publications/brochure (copy).yaml:1:5 wrong-file-name',
      `${brochure}:1:5 duplicate-id`,
    ],
    [
      'a copy in a group',
      {
        'resources/copies.yaml': `resources:\n  - ${exampleFiles[guide].trimEnd().replaceAll('\n', '\n    ')}\n`,
      },
      'refused',
      `${guide}:1:5 duplicate-id`,
    ],
  ],
}
