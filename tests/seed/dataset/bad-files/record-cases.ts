/** F-24 to F-30 what records say of each other, and where statements come from. */
import { edited, exampleFiles } from '../../../support/seed.ts'
import {
  asJson,
  belgium,
  brochure,
  groupOf,
  guide,
  manifest,
  melanoma,
  nivolumab,
  titled,
  type BadFile,
} from './bend.ts'

const group = 'resources/group.yaml'
const melanomaAgain = exampleFiles[melanoma]
  .replace('id: melanoma', 'id: uveal')
  .replace('eu-melanoma', 'eu-uveal')

export const recordCases: readonly BadFile[] = [
  [
    'F-24 a field given twice',
    titled('A guide\n    title: Again'),
    `${guide}:14:5 duplicate-key "title" is given twice`,
  ],
  [
    'F-24 a field given twice in JSON',
    asJson(guide, '"kind": "guide",', '"kind": "guide", "kind": "video",'),
    `${guide}:3:20 duplicate-key "kind"`,
  ],
  [
    'F-24 a field given twice, once in escapes',
    edited(guide, 'kind: guide', 'kind: guide\n"\\u006bind": video'),
    `${guide}:3:1 duplicate-key "kind"`,
  ],
  [
    'F-25 an id twice in one file',
    groupOf('one', 'one'),
    `${group}:21:9 duplicate-id group.yaml:2:9`,
  ],
  [
    'F-25 a note id twice in one file',
    edited(belgium, 'availability:\n', `availability:\n${noteOf('be-melanoma-1')}`),
    `${belgium}:28:9 duplicate-id be.yaml:18:9`,
  ],
  [
    'F-26 an id in two files',
    groupOf('example-guide'),
    `${group}:2:9 duplicate-id example-guide.yaml:1:5`,
  ],
  [
    'F-26 a note id in two records',
    edited(belgium, 'be-melanoma-1', 'eu-melanoma'),
    `${belgium}:18:9 duplicate-id melanoma.yaml:9:7`,
  ],
  [
    'F-27 an id that differs by case',
    groupOf('Example-Guide'),
    `${group}:2:9 bad-id lower-case letters`,
  ],
  [
    'F-27 a file name that differs by case',
    { 'resources/Example-Guide.yaml': exampleFiles[guide] },
    'resources/Example-Guide.yaml:1:1 colliding-names "example-guide.yaml"',
  ],
  [
    'a code that is exactly two cancer types',
    { 'cancer-types/uveal.yaml': melanomaAgain },
    'cancer-types/uveal.yaml:4:28 duplicate-code cancer-types/melanoma.yaml:4:28',
  ],
  [
    'a code listed twice',
    edited(melanoma, 'exact }', 'exact }\n  - { system: icd10, code: C43, match: exact }'),
    `${melanoma}:5:28 duplicate-code "icd10 C43"`,
  ],
  [
    'F-28 a dangling reference',
    edited(guide, '[melanoma]', '[melanoma, melanom]'),
    `${guide}:6:25 dangling-reference did you mean "melanoma"?`,
  ],
  ...(['UK', 'EL', 'BF'] as const).map((code): BadFile => {
    const known = { UK: '; did you mean "GB"? (', EL: '; did you mean "GR"? (', BF: ' (' }[code]
    return [
      `the country ${code}, which is near another that is held`,
      edited(guide, 'countries: [BE]', `countries: [${code}]`),
      `${guide}:5:13 dangling-reference is not a country of this dataset${known}countries[0])`,
    ]
  }),
  [
    'F-28 a note on a cancer type not in the dataset',
    edited(belgium, 'cancerType: melanoma', 'cancerType: lung'),
    `${belgium}:19:17 dangling-reference "lung"`,
  ],
  [
    'F-28 a note on a medicine not in the dataset',
    edited(belgium, '- nivolumab', '- nivolumap'),
    `${belgium}:22:9 dangling-reference did you mean "nivolumab"?`,
  ],
  [
    'F-28 an EU note on a brand',
    edited(melanoma, '- pembrolizumab', '- keytruda'),
    `${melanoma}:12:7 dangling-reference it is a brand: did you mean "pembrolizumab"?`,
  ],
  [
    'F-29 a note on a cancer type for a medicine',
    edited(belgium, '- nivolumab', '- melanoma'),
    `${belgium}:22:9 dangling-reference it is a cancer type`,
  ],
  [
    'a medicine named twice in a note',
    edited(belgium, '- nivolumab', '- nivolumab\n      - nivolumab'),
    `${belgium}:23:9 duplicate-value "nivolumab"`,
  ],
  [
    'a medicine under the id of another',
    edited(nivolumab, 'inn: nivolumab', 'inn: ipilimumab'),
    `${nivolumab}:1:5 misnamed-medicine "ipilimumab"`,
  ],
  [
    'an INN in two records',
    { 'medicines/again.yaml': exampleFiles[nivolumab] },
    'medicines/again.yaml:1:5 wrong-file-name "nivolumab.yaml"',
    `${nivolumab}:1:5 duplicate-id again.yaml:1:5`,
  ],
  [
    'F-28 a country not in the dataset',
    edited(guide, '[BE]', '[GB]'),
    `${guide}:5:13 dangling-reference`,
  ],
  [
    'F-28 a member in an unknown country',
    edited(brochure, 'country: BE', 'country: FR'),
    `${brochure}:4:39 dangling-reference`,
  ],
  [
    'F-29 a reference to another kind of record',
    edited(guide, '[melanoma]', '[brochure]'),
    `${guide}:6:15 dangling-reference it is a publication`,
  ],
  [
    'F-29 a note on a resource',
    edited(belgium, 'cancerType: melanoma', 'cancerType: example-guide'),
    `${belgium}:19:17 dangling-reference it is a resource`,
  ],
  [
    'a language whose words are not written',
    edited(
      manifest,
      '\nnotice:',
      '\n  - { tag: sv, name: svenska, direction: ltr, fallback: [en] }\nnotice:',
    ),
    `${manifest}:6:12 language-without-words "sv": write seed/dataset/languages/sv.ts`,
  ],
  [
    'a region of a language whose words are not written',
    edited(
      manifest,
      '\nnotice:',
      '\n  - { tag: pt-BR, name: a, direction: ltr, fallback: [en] }\n  - { tag: sv-FI, name: b, direction: ltr, fallback: [en] }\nnotice:',
    ),
    `${manifest}:7:12 language-without-words "sv-FI": write seed/dataset/languages/sv.ts`,
  ],
  [
    'F-30 a chain of languages that leads back',
    edited(manifest, 'fallback: [en] }', 'fallback: [fr, en] }'),
    `${manifest}:5:58 bad-fallback leads back`,
  ],
  [
    'F-30 a default language that falls back on itself',
    edited(manifest, 'fallback: [] }', 'fallback: [en] }'),
    `${manifest}:4:57 bad-fallback leads back`,
  ],
  [
    'F-30 a chain that does not end in the default language',
    edited(manifest, 'fallback: [en] }', 'fallback: [] }'),
    `${manifest}:5:58 bad-fallback must end`,
  ],
  [
    'F-30 a chain through an unknown language',
    edited(manifest, 'fallback: [en] }', 'fallback: [nl, en] }'),
    `${manifest}:5:58 bad-fallback "nl"`,
  ],
  [
    'an EU authorisation where it does not hold',
    {
      'countries/ch.yaml': exampleFiles[belgium]
        .replace('code: BE', 'code: CH')
        .replace('be-melanoma', 'ch-melanoma'),
    },
    'countries/ch.yaml:3:25 wrong-eu-authorisation write false',
  ],
  [
    'no EU authorisation where it holds',
    edited(belgium, 'euAuthorisationApplies: true', 'euAuthorisationApplies: false'),
    `${belgium}:3:25 wrong-eu-authorisation write true`,
  ],
  ['a value twice in a list', edited(guide, '[BE]', '[BE, BE]'), `${guide}:5:17 duplicate-value`],
  [
    'a source on a host that is not listed',
    edited(belgium, 'official.example.org', 'copy.example.org'),
    `${belgium}:26:14 unlisted-host "copy.example.org" is not in sourceHosts`,
  ],
  [
    'a verified statement without a source',
    edited(belgium, 'sources:\n      - url: https://official.example.org/be', 'sources: []'),
    `${belgium}:25:14 missing-source`,
  ],
  [
    'a note that nobody can check',
    edited(
      belgium,
      'confidence: verified\n    sources:\n      - url: https://official.example.org/be',
      'confidence: general-knowledge\n    sources: []',
    ),
    `${belgium}:25:14 missing-source`,
  ],
  [
    'a body marked verified without a source',
    edited(
      belgium,
      'decision: { url: null, confidence: general-knowledge',
      'decision: { url: null, confidence: verified',
    ),
    `${belgium}:9:57 missing-source`,
  ],
  [
    'a review planned for a far day',
    edited(belgium, 'confidence: verified', 'reviewBy: "2030-01-01"\n    confidence: verified'),
    `${belgium}:24:15 dates-reversed`,
  ],
  [
    'a status known only at second hand',
    edited(
      belgium,
      'confidence: verified',
      'reviewBy: "2029-12-31"\n    confidence: secondary-source',
    ),
    `${belgium}:25:17 secondary-as-status`,
  ],
]

function noteOf(id: string): string {
  const text = 'text: { en: { text: Paid., asOfNote: null, state: original } }'
  return `  - id: ${id}
    cancerType: melanoma
    status: reimbursed
    medicines: []
    asOf: "2026"
    confidence: general-knowledge
    sources: []
    superseded: true
    officialPage: https://official.example.org/
    ${text}
`
}
