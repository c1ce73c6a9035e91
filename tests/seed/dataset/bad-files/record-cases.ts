/** F-24 to F-30 what records say of each other, and where statements come from. */
import { edited, exampleFiles, type Files } from '../../../support/seed.ts'
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
  withAuthorisation,
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
    `${belgium}:29:9 duplicate-id be.yaml:18:9`,
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
    const known = {
      UK: '; did you mean "GB"? (',
      EL: '; did you mean "GR"? (',
      BF: ': correct it, or add the record (',
    }[code]
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
    edited(brochure, 'country: BE', 'country: US'),
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
    'a review planned before the day of what it is to review',
    edited(belgium, 'confidence: verified', 'reviewBy: "2025-12-31"\n    confidence: verified'),
    `${belgium}:24:15 dates-reversed before what it is to review was said (2026)`,
  ],
  [
    'a review of how a country pays, planned before it was seen',
    edited(belgium, '  asOf: "2026"', '  asOf: "2026-03"\n  reviewBy: "2026-02-28"'),
    `${belgium}:12:13 dates-reversed (2026-03)`,
  ],
  [
    'a resource marked verified without a source',
    edited(guide, 'confidence: general-knowledge', 'confidence: verified'),
    `${guide}:10:10 missing-source marked verified`,
  ],
  [
    'a source named twice',
    edited(
      belgium,
      '- url: https://official.example.org/be',
      '- url: https://official.example.org/be\n      - url: https://official.example.org/be',
    ),
    `${belgium}:27:14 duplicate-value already among these sources`,
  ],
  [
    'a source named twice in two ways',
    edited(
      belgium,
      '- url: https://official.example.org/be',
      '- url: https://official.example.org/be\n      - url: https://Official.example.org/be/',
    ),
    `${belgium}:27:14 duplicate-value already among these sources`,
  ],
  [
    'a note under the code of another country',
    edited(belgium, 'be-melanoma-1', 'us-melanoma-1'),
    `${belgium}:18:9 foreign-note-id begins with US, and is a note of BE`,
  ],
  [
    'an EU note under the code of a country',
    edited(melanoma, 'eu-melanoma', 'be-melanoma'),
    `${melanoma}:9:7 foreign-note-id holds in the whole EU`,
  ],
  [
    'a note replaced by one that is not there',
    replacedBy('be-melanoma-2'),
    `${belgium}:22:20 dangling-reference "be-melanoma-2" is not a note of this dataset`,
  ],
  [
    'a note replaced by itself',
    replacedBy('be-melanoma-1'),
    `${belgium}:22:20 superseded-in-circle "be-melanoma-1"`,
  ],
  [
    'two notes that replace each other',
    edited(
      belgium,
      'availability:\n  - id: be-melanoma-1',
      `availability:\n${noteOf('be-melanoma-10', 'supersededBy: [be-melanoma-1]')}  - id: be-melanoma-1\n    superseded: true\n    supersededBy: [be-melanoma-10]`,
    ),
    `${belgium}:27:20 superseded-in-circle "be-melanoma-1" replaces "be-melanoma-10"`,
    `${belgium}:31:20 superseded-in-circle "be-melanoma-10" replaces "be-melanoma-1"`,
  ],
  [
    'a national note replaced by an EU note',
    replacedBy('eu-melanoma'),
    `${belgium}:22:20 foreign-successor "melanoma" in the EU`,
  ],
  [
    'a note replaced by one on another type of cancer',
    {
      ...replacedBy('be-uveal'),
      [belgium]: String(replacedBy('be-uveal')[belgium]).replace(
        'availability:\n',
        `availability:\n${noteOf('be-uveal').replace('cancerType: melanoma', 'cancerType: uveal')}`,
      ),
      'cancer-types/uveal.yaml': melanomaAgain.replace('code: C43', 'code: C69'),
    },
    `${belgium}:33:20 foreign-successor "uveal" in BE`,
  ],
  [
    'a successor of a note that is not said to be replaced',
    edited(
      belgium,
      'availability:\n  - id: be-melanoma-1',
      `availability:\n${noteOf('be-melanoma-10')}  - id: be-melanoma-1\n    supersededBy: [be-melanoma-10]`,
    ),
    `${belgium}:30:19 not-marked-superseded write superseded: true`,
  ],
  [
    'a region in words',
    edited(belgium, 'status:', 'region: Flanders\n    status:'),
    `${belgium}:20:13 bad-region ISO 3166-2`,
  ],
  [
    'a region that the country does not list',
    edited(belgium, 'status:', 'region: BE-BRU\n    status:'),
    `${belgium}:20:13 unknown-region "BE-BRU"`,
  ],
  [
    'a region of another country',
    edited(belgium, 'reimbursement:', regions('US-CA')),
    `${belgium}:8:11 bad-region "US-CA" is no part of BE`,
  ],
  [
    'a region listed twice',
    edited(belgium, 'reimbursement:', regions('BE-VLG', 'BE-VLG')),
    `${belgium}:10:11 duplicate-value "BE-VLG"`,
  ],
  [
    'a note for the whole country by a body that decides for a part of it',
    {
      [belgium]: exampleFiles[belgium]
        .replace('reimbursement:', regions('BE-VLG'))
        .replace(
          'availability:\n',
          `availability:\n${noteOf('be-melanoma-10', 'region: BE-VLG').replace('sources: []', 'sources: [{ url: https://official.example.org/vlg }]')}`,
        ),
    },
    `${belgium}:32:5 missing-region official.example.org supports other notes for BE-VLG only`,
  ],
  [
    'a line without a stage in a blood cancer, EU-wide',
    {
      [melanoma]: String(
        withAuthorisation('confirmedOn: "2026"', '{ line: second-or-later }')[melanoma],
      ).replace('group: skin', 'group: blood'),
    },
    `${melanoma}:17:20 line-without-stage second-or-later`,
  ],
  [
    'a line without a stage in a blood cancer, in a country',
    {
      ...edited(melanoma, 'group: skin', 'group: blood'),
      ...edited(belgium, 'status:', 'use: { line: first }\n    status:'),
    },
    `${belgium}:20:18 line-without-stage first`,
  ],
  [
    'a decision without a date, a page to check or a word on it',
    edited(belgium, '    decidedOn: "2026"\n', ''),
    `${belgium}:20:13 undated-status reimbursed without decidedOn`,
  ],
  [
    'an authorisation without a date or a page to check',
    {
      [melanoma]: String(withAuthorisation('combination: false')[melanoma]).replace(
        '      officialPage: https://official.example.org/\n',
        '',
      ),
    },
    `${melanoma}:16:15 undated-status authorised without decidedOn`,
  ],
  [
    'a use with what is neither a partner nor a medicine',
    withAuthorisation('confirmedOn: "2026"', '{ with: [{ anyOf: [chemotherpy] }] }'),
    `${melanoma}:17:31 dangling-reference did you mean "chemotherapy"?`,
  ],
]

function replacedBy(id: string): Files {
  return edited(
    belgium,
    'medicines:',
    `superseded: true\n    supersededBy: [${id}]\n    medicines:`,
  )
}

function regions(...codes: readonly string[]): string {
  const listed = codes.map(
    (code) => `  - code: ${code}\n    text: { en: { name: A part, state: original } }\n`,
  )
  return `regions:\n${listed.join('')}reimbursement:`
}

function noteOf(id: string, more = ''): string {
  const text = 'text: { en: { text: Paid., dateNote: null, state: original } }'
  return `  - id: ${id}
    cancerType: melanoma
    status: reimbursed
    medicines: []
    decidedOn: "2026"
    confidence: general-knowledge
    sources: []
    superseded: true
    officialPage: https://official.example.org/
    ${more === '' ? 'combination: false' : more}
    ${text}
`
}
