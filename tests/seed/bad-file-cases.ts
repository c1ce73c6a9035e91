/** Bad dataset files, each with the one refusal it must meet; F-numbers are RELIABILITY's. */
import { edited, exampleFiles, type Files } from '../support/seed.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'
const melanoma = 'cancer-types/melanoma.yaml'
const title = 'title: A guide'

const latin1 = Buffer.from(exampleFiles[guide].replace('Un guide', 'Un résumé'), 'latin1')
const utf16 = Buffer.concat([
  Buffer.from([0xff, 0xfe]),
  Buffer.from(exampleFiles[guide], 'utf16le'),
])

export type BadFile = readonly [title: string, files: Files, refusal: string]

/** A refusal is `path:line:column code`, and what the message must say where that matters. */
export const badFiles: readonly BadFile[] = [
  // F-10..F-15 syntax
  [
    'F-10 an unquoted colon',
    edited(guide, title, 'title: A guide: part 1'),
    `${guide}:13:12 yaml-syntax`,
  ],
  [
    'F-10 a wrong indentation',
    edited(guide, 'kind: guide', ' kind: guide'),
    `${guide}:1:5 yaml-syntax`,
  ],
  [
    'F-10 a reserved character',
    edited(guide, title, 'title: @guide'),
    `${guide}:13:12 yaml-syntax`,
  ],
  [
    'F-10 an unknown escape',
    edited(guide, title, String.raw`title: "\q"`),
    `${guide}:13:13 yaml-syntax`,
  ],
  [
    'F-12 a quote never closed',
    edited(guide, title, 'title: "A guide'),
    `${guide}:13:12 yaml-syntax opens here`,
  ],
  [
    'F-12 a bracket never closed',
    edited(guide, 'languages: [en]', 'languages: [en'),
    `${guide}:5:1 yaml-syntax`,
  ],
  [
    'F-13 a tab as indentation',
    edited(guide, `    ${title}`, `\t${title}`),
    `${guide}:13:1 yaml-tab`,
  ],
  [
    'F-15 two documents',
    edited(guide, title, `${title}\n---\nid: other`),
    `${guide}:14:1 yaml-documents`,
  ],
  [
    'a directive',
    { [guide]: `%YAML 1.1\n---\n${exampleFiles[guide]}` },
    `${guide}:1:1 yaml-directive`,
  ],
  // F-16..F-20 encoding
  ['F-16 Latin-1', { [guide]: latin1 }, `${guide}:17:16 not-utf8 0xe9`],
  ['F-17 UTF-16', { [guide]: utf16 }, `${guide}:1:1 not-utf8 UTF-16`],
  [
    'F-19 a lone surrogate',
    edited(guide, title, String.raw`title: "\ud800"`),
    `${guide}:13:12 lone-surrogate U+D800`,
  ],
  [
    'F-20 a NUL byte',
    edited(guide, title, 'title: A\0guide'),
    `${guide}:13:13 control-character U+0000`,
  ],
  [
    'F-60 carriage returns alone',
    { [guide]: exampleFiles[guide].replaceAll('\n', '\r') },
    `${guide}:1:18 old-line-breaks`,
  ],
  // F-21..F-23 emptiness
  ['F-21 an empty file', { [guide]: '' }, `${guide}:1:1 empty-file`],
  ['F-22 only a comment', { [guide]: '# to do\n' }, `${guide}:1:1 empty-file`],
  ['F-23 a text at the top', { [guide]: 'guide\n' }, `${guide}:1:1 wrong-type the text "guide"`],
  [
    'F-23 a list at the top',
    { [guide]: '- id: example-guide\n' },
    `${guide}:1:1 wrong-type a list`,
  ],
  // F-24..F-27 duplicates
  [
    'F-24 a field given twice',
    edited(guide, title, `${title}\n    title: Again`),
    `${guide}:14:5 duplicate-key`,
  ],
  [
    'F-25 an id twice in one file',
    groupOf('one', 'one'),
    'resources/group.yaml:21:9 duplicate-id group.yaml:2:9',
  ],
  [
    'F-26 an id in two files',
    groupOf('example-guide'),
    'resources/group.yaml:2:9 duplicate-id example-guide.yaml:1:5',
  ],
  [
    'F-26 a note id in two records',
    edited(belgium, 'be-melanoma-1', 'eu-melanoma'),
    `${belgium}:18:9 duplicate-id melanoma.yaml:9:7`,
  ],
  // F-28..F-30 references
  [
    'F-28 a dangling reference',
    edited(guide, '[melanoma]', '[melanoma, melanom]'),
    `${guide}:6:25 dangling-reference did you mean "melanoma"?`,
  ],
  [
    'F-28 a country not in the dataset',
    edited(guide, '[BE]', '[GB]'),
    `${guide}:5:13 dangling-reference`,
  ],
  [
    'F-28 a member in an unknown country',
    edited('publications/brochure.yaml', 'country: BE', 'country: FR'),
    'publications/brochure.yaml:4:39 dangling-reference',
  ],
  [
    'F-29 a reference to another kind of record',
    edited(guide, '[melanoma]', '[brochure]'),
    `${guide}:6:15 dangling-reference it is a publication`,
  ],
  [
    'F-30 a chain of languages that leads back',
    edited('manifest.yaml', 'fallback: [en] }', 'fallback: [fr, en] }'),
    'manifest.yaml:5:58 bad-fallback leads back',
  ],
  [
    'F-30 a chain that does not end in the default language',
    edited('manifest.yaml', 'fallback: [en] }', 'fallback: [] }'),
    'manifest.yaml:5:58 bad-fallback must end',
  ],
  [
    'F-30 a chain through an unknown language',
    edited('manifest.yaml', 'fallback: [en] }', 'fallback: [nl, en] }'),
    'manifest.yaml:5:58 bad-fallback "nl"',
  ],
  // F-31..F-33 blanks
  ['F-31 an empty text', edited(guide, title, 'title: ""'), `${guide}:13:12 text-blank`],
  ['F-31 a text of blanks', edited(guide, title, 'title: "  "'), `${guide}:13:12 text-blank`],
  [
    'F-31 a line break at the end',
    edited(guide, title, 'title: >\n      A guide'),
    `${guide}:13:12 text-line-break ">-"`,
  ],
  ['F-32 no value', edited(guide, title, 'title:'), `${guide}:13:5 empty-value`],
  ['F-32 null', edited(guide, title, 'title: null'), `${guide}:13:12 empty-value`],
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
    'F-33 an empty list',
    edited(guide, 'languages: [en]', 'languages: []'),
    `${guide}:4:12 too-few`,
  ],
  ['F-33 a missing field', edited(guide, 'kind: guide\n', ''), `${guide}:1:1 missing-field "kind"`],
  [
    'F-33 a missing field within',
    edited(guide, '    description: Il explique.\n', ''),
    `${guide}:17:5 missing-field "description"`,
  ],
  [
    'a default locale that is not listed',
    edited('manifest.yaml', 'tag: en', 'tag: de'),
    'manifest.yaml:2:16 unknown-locale "en" is not among the locales',
  ],
  // F-34..F-36 fields and types
  [
    'F-34 an unknown field',
    edited(guide, 'checkedOn: null', 'checkedOn: null\ncheckdOn: null'),
    `${guide}:10:1 unknown-field did you mean "checkedOn"?`,
  ],
  [
    'F-34 an unknown field within',
    edited(guide, title, `${title}\n    titel: A guide`),
    `${guide}:14:5 unknown-field did you mean "title"?`,
  ],
  [
    'F-35 a text for a list',
    edited(guide, '[en]', 'en'),
    `${guide}:4:12 wrong-type expected a list`,
  ],
  [
    'F-35 a list for a text',
    edited(guide, title, 'title: [A guide]'),
    `${guide}:13:12 wrong-type expected a text, found a list`,
  ],
  [
    'F-35 a text for yes or no',
    edited(belgium, 'Applies: true', 'Applies: yes'),
    `${belgium}:3:25 wrong-type true or false, found the text "yes"`,
  ],
  [
    'F-36 a number for an id',
    edited(guide, 'id: example-guide', 'id: 0123'),
    `${guide}:1:5 needs-quotes 0123 as a number`,
  ],
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
    `${melanoma}:10:11 unknown-code one of authorised`,
  ],
  [
    'F-36 a malformed id',
    edited(guide, 'id: example-guide', 'id: Example_Guide'),
    `${guide}:1:5 bad-id`,
  ],
  [
    'a key that is no text',
    edited(guide, title, `${title}\n    1: x`),
    `${guide}:14:5 key-not-text`,
  ],
  ['a value twice in a list', edited(guide, '[BE]', '[BE, BE]'), `${guide}:5:17 duplicate-value`],
  // F-37..F-40 locales and countries
  [
    'F-37 an underscore in a locale',
    edited(guide, '  fr:', '  fr_FR:'),
    `${guide}:16:3 bad-locale did you mean "fr-FR"?`,
  ],
  ['F-37 a word for a locale', edited(guide, '  fr:', '  french:'), `${guide}:16:3 bad-locale`],
  [
    'F-38 a locale that the manifest does not list',
    edited(guide, '  fr:', '  nl:'),
    `${guide}:16:3 unknown-locale "nl"`,
  ],
  [
    'F-38 a locale listed twice',
    edited(
      'manifest.yaml',
      'notice:',
      '  - { tag: fr, name: f, direction: ltr, fallback: [en] }\nnotice:',
    ),
    'manifest.yaml:6:12 duplicate-value',
  ],
  [
    'F-39 a country in lower case',
    edited(belgium, 'code: BE', 'code: be'),
    `${belgium}:1:7 bad-country`,
  ],
  [
    'F-40 a code that a country never had',
    edited(guide, '[BE]', '[UK]'),
    `${guide}:5:13 dangling-reference`,
  ],
  // F-41..F-43 dates
  [
    'F-41 a day that does not exist',
    edited(belgium, 'asOf: "2026"', 'asOf: "2026-02-30"'),
    `${belgium}:11:9 bad-date calendar`,
  ],
  [
    'F-41 a year for a day',
    edited(guide, 'checkedOn: null', 'checkedOn: "2026"'),
    `${guide}:9:12 bad-date "2026-03-14"`,
  ],
  [
    'F-42 an end before the beginning',
    edited('publications/brochure.yaml', '"2015"', '"2018"'),
    'publications/brochure.yaml:5:16 dates-reversed',
  ],
  [
    'F-42 a beginning long after the date of the statement',
    edited(belgium, '    asOf: "2026"', '    asOf: "2023"\n    since: "2025"'),
    `${belgium}:24:12 dates-reversed`,
  ],
  [
    'F-43 a year out of range',
    edited(belgium, 'asOf: "2026"', 'asOf: "9999"'),
    `${belgium}:11:9 bad-date`,
  ],
  // F-44 addresses: more below
  [
    'F-44 an address that runs a script',
    edited(guide, 'https://example.org/guide', 'javascript:alert(1)'),
    `${guide}:3:6 bad-url "javascript:alert(1)": expected an http or https address`,
  ],
  // F-45, F-46 texts
  ['F-45 markup', edited(guide, title, 'title: A <b>guide</b>'), `${guide}:13:12 text-markup`],
  [
    'F-45 a Markdown link',
    edited(guide, title, 'title: A [guide](javascript:x)'),
    `${guide}:13:12 text-markup`,
  ],
  [
    'F-46 a zero-width space',
    edited(guide, title, 'title: A\u200Bguide'),
    `${guide}:13:12 text-hidden-character character 2 is U+200B`,
  ],
  [
    'F-46 a direction override',
    edited(guide, title, 'title: A \u202Eguide'),
    `${guide}:13:12 text-hidden-character U+202E`,
  ],
  [
    'F-46 a text of several lines',
    edited(guide, title, 'title: |-\n      A\n      guide'),
    `${guide}:13:12 text-line-break ">-"`,
  ],
  ['two originals', edited(guide, 'unreviewed', 'original'), `${guide}:12:3 one-original`],
  [
    'no original',
    edited(belgium, 'Belgium, state: original', 'Belgium, state: unreviewed'),
    `${belgium}:5:3 one-original`,
  ],
  [
    'a brand for an INN',
    edited(belgium, 'inn: nivolumab', 'inn: Opdivo'),
    `${belgium}:22:16 bad-medicine`,
  ],
  [
    'a malformed classification code',
    edited(melanoma, 'code: C43', 'code: c43'),
    `${melanoma}:4:28 bad-format`,
  ],
  [
    'a host with a path',
    edited('manifest.yaml', 'official.example.org:', 'official.example.org/a:'),
    'manifest.yaml:16:3 bad-format',
  ],
  // F-47 sizes
  [
    'F-47 a title of 201 characters',
    edited(guide, title, `title: ${'a'.repeat(201)}`),
    `${guide}:13:12 text-too-long 201 characters; at most 200`,
  ],
  [
    'F-47 a record beyond the limit of readers',
    manySynonyms(2000),
    `${melanoma}:1:1 record-too-big`,
  ],
  [
    'F-47 a file over 5 MB',
    { [guide]: `#${'x'.repeat(5 * 1024 * 1024)}` },
    `${guide}:1:1 file-too-big`,
  ],
  ['F-47 more locales than readers hold', manyLocales(33), 'manifest.yaml:4:3 too-many-locales'],
  // F-48 structure attacks
  ['F-48 an anchor', edited(guide, title, 'title: &a A guide'), `${guide}:13:15 yaml-alias`],
  ['F-48 an alias', edited(guide, title, 'title: *a'), `${guide}:13:12 yaml-alias`],
  ['F-48 a tag', edited(guide, title, 'title: !!str 12'), `${guide}:13:18 yaml-tag`],
  ['F-48 a tag of its own', edited(guide, title, 'title: !secret x'), `${guide}:13:20 yaml-tag`],
  [
    'F-48 a merge key',
    edited(guide, 'kind: guide', 'kind: guide\n<<: { kind: video }'),
    `${guide}:3:1 yaml-merge-key`,
  ],
  [
    'F-48 __proto__ as a key',
    edited(guide, 'kind: guide', 'kind: guide\n__proto__: { a: 1 }'),
    `${guide}:3:1 unknown-field`,
  ],
  [
    'F-48 constructor as a key',
    edited(guide, 'kind: guide', 'kind: guide\nconstructor: 1'),
    `${guide}:3:1 unknown-field`,
  ],
  ['F-48 lists 100,000 deep', { [guide]: '['.repeat(100_000) }, `${guide}:1:65 yaml-too-deep`],
  ['F-48 fields 100,000 deep', { [guide]: '{a: '.repeat(100_000) }, `${guide}:1:254 yaml-too-deep`],
  // F-49 files
  [
    'F-49 a stray .yml',
    { 'countries/de.yml': 'code: DE' },
    'countries/de.yml:1:1 unknown-file ".yaml"',
  ],
  ['F-49 a stray file', { 'notes.txt': 'x' }, 'notes.txt:1:1 unknown-file'],
  ['F-49 a misnamed folder', { 'country/de.yaml': 'code: DE' }, 'country:1:1 unknown-folder'],
  [
    'F-49 a folder within a folder',
    { 'resources/be/a.yaml': 'id: a' },
    'resources/be:1:1 unknown-folder',
  ],
  [
    'F-49 a folder named as a file',
    { 'resources/a.yaml/b': '' },
    'resources/a.yaml:1:1 not-a-file',
  ],
  ['F-49 a missing manifest', { 'manifest.yaml': null }, 'manifest.yaml:1:1 missing-file'],
  [
    'F-49 a name that is not the id',
    { [guide]: null, 'resources/my-guide.yaml': exampleFiles[guide] },
    'resources/my-guide.yaml:1:5 wrong-file-name "example-guide.yaml"',
  ],
  [
    'F-49 a name that is not the code',
    { [belgium]: null, 'countries/belgium.yaml': exampleFiles[belgium] },
    'countries/belgium.yaml:1:7 wrong-file-name "be.yaml"',
  ],
  [
    'F-49 a group named at random',
    { 'resources/My Group.yaml': String(groupOf('one')['resources/group.yaml']) },
    'resources/My Group.yaml:1:1 wrong-file-name',
  ],
  [
    'an empty group',
    { 'resources/group.yaml': 'resources: []\n' },
    'resources/group.yaml:1:12 too-few',
  ],
  // F-50 numbers
  ['F-50 a comma for a point', waitIndicator('1,5'), `${belgium}:19:14 wrong-type a number`],
  ['F-50 not a number', waitIndicator('.nan'), `${belgium}:19:14 wrong-type a number`],
  ['F-50 beyond numbers', waitIndicator('1e400'), `${belgium}:19:14 wrong-type a number`],
  ['F-50 a negative number of days', waitIndicator('-1'), `${belgium}:19:14 bad-number`],
  // Sources and confidence
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
    'a status known only at second hand',
    edited(belgium, 'confidence: verified', 'confidence: secondary-source'),
    `${belgium}:24:17 secondary-as-status`,
  ],
]

function groupOf(...ids: string[]): Files {
  const members = ids.map((id) => {
    const lines = exampleFiles[guide].replace('example-guide', id).trimEnd().split('\n')
    return lines.map((line, i) => `${i === 0 ? '  - ' : '    '}${line}`).join('\n')
  })
  return { 'resources/group.yaml': `resources:\n${members.join('\n')}\n` }
}

function manySynonyms(count: number): Files {
  const words = Array.from({ length: count }, (_, i) => `"${'x'.repeat(110)} ${i}"`)
  return edited(melanoma, '[skin melanoma]', `[${words.join(', ')}]`)
}

function manyLocales(count: number): Files {
  // qaa to qtz are for private use.
  const more = Array.from({ length: count - 2 }, (_, i) => {
    const tag = `q${'ab'.charAt(i / 26)}${String.fromCodePoint(97 + (i % 26))}`
    return `  - { tag: ${tag}, name: ${tag}, direction: ltr, fallback: [en] }`
  })
  return edited('manifest.yaml', 'notice:', `${more.join('\n')}\nnotice:`)
}

function waitIndicator(value: string): Files {
  const fields = `edition: a\n      metric: b\n      value: ${value}\n      unit: days`
  const source = 'source: { url: https://official.example.org/w }'
  const one = `  waitIndicators:\n    - ${fields}\n      ${source}\n`
  return edited(belgium, 'earlyAccess', `${one}earlyAccess`)
}
