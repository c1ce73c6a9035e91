/** F-10 to F-15 syntax, F-48 attacks on the structure. */
import { edited, exampleFiles } from '../../../support/seed.ts'
import { asJson, belgium, guide, manifest, title, titled, type BadFile } from './bend.ts'

export const syntaxCases: readonly BadFile[] = [
  ['F-10 an unquoted colon', titled('A guide: part 1'), `${guide}:13:12 yaml-syntax in quotes`],
  [
    'F-10 a wrong indentation',
    edited(guide, 'kind: guide', ' kind: guide'),
    `${guide}:1:5 yaml-syntax`,
  ],
  ['F-10 a reserved character', titled('@guide'), `${guide}:13:12 yaml-syntax in quotes`],
  ['F-10 an unknown escape', titled(String.raw`"\q"`), `${guide}:13:13 yaml-syntax`],
  [
    'F-10 a colon forgotten',
    edited(guide, 'kind: guide', 'kind guide'),
    `${guide}:2:1 yaml-syntax add the colon or the quote`,
  ],
  [
    'F-10 no blank after a colon',
    edited(guide, 'kind: guide', 'kind:guide'),
    `${guide}:2:1 yaml-syntax add the colon or the quote`,
  ],
  [
    'F-11 JSON without a comma',
    asJson(guide, '"guide",', '"guide"'),
    `${guide}:4:3 yaml-syntax Missing ,`,
  ],
  [
    'F-11 JSON without its last brace',
    asJson(guide, '"unreviewed"\n    }\n  }\n}', '"unreviewed"\n    }\n  }\n'),
    `${guide}:33:1 yaml-syntax must end with a }`,
  ],
  [
    'F-11 JSON with a brace too many',
    asJson(guide, '"unreviewed"\n    }\n  }\n}', '"unreviewed"\n    }\n  }\n}}'),
    `${guide}:33:2 yaml-syntax`,
  ],
  [
    'F-11 JSON with a comment of another language',
    asJson(guide, '"kind"', '// what it is\n  "kind"'),
    `${guide}:1:1 missing-field "kind"`,
    `${guide}:3:3 unknown-field // what it is`,
  ],
  ['F-12 a quote never closed', titled('"A guide'), `${guide}:13:12 yaml-syntax opens here`],
  ['F-12 a single quote never closed', titled("'A guide"), `${guide}:13:12 yaml-syntax opens here`],
  [
    'F-12 a bracket never closed',
    edited(guide, 'languages: [en]', 'languages: [en'),
    `${guide}:5:1 yaml-syntax`,
  ],
  [
    'F-13 a tab as indentation',
    edited(guide, `    ${title}`, `\t${title}`),
    `${guide}:13:1 yaml-tab use spaces`,
  ],
  [
    'F-13 a tab before a list',
    edited(guide, '[en]', '\n\t- en'),
    `${guide}:5:1 yaml-tab use spaces`,
  ],
  [
    'F-14 two commas in a list',
    edited(guide, '[patient, caregiver]', '[patient,, caregiver]'),
    `${guide}:7:21 yaml-syntax Unexpected ,`,
  ],
  ['F-14 two commas in JSON', asJson(guide, '"guide",', '"guide",,'), `${guide}:3:19 yaml-syntax`],
  [
    'F-14 a comma after a line',
    edited(guide, 'kind: guide', 'kind: guide,'),
    `${guide}:2:7 unknown-code did you mean "guide"?`,
  ],
  [
    'F-15 two documents',
    titled('A guide\n---\nid: other'),
    `${guide}:14:1 yaml-documents second document`,
  ],
  [
    'F-15 a document after the end of one',
    { [guide]: `${exampleFiles[guide]}...\nid: other\n` },
    `${guide}:21:1 yaml-documents second document`,
  ],
  [
    'a directive',
    { [guide]: `%YAML 1.1\n---\n${exampleFiles[guide]}` },
    `${guide}:1:1 yaml-directive`,
  ],
  ['a key that is no text', titled('A guide\n    1: x'), `${guide}:14:5 key-not-text`],
  [
    'F-48 a list as a key',
    edited(guide, 'checkedOn: null', 'checkedOn: null\n? [a, b]\n: x'),
    `${guide}:10:3 key-not-text`,
  ],
  ['F-48 an anchor', titled('&a A guide'), `${guide}:13:12 yaml-alias the anchor "&a"`],
  ['F-48 an alias', titled('*a'), `${guide}:13:12 yaml-alias the alias *"a"`],
  [
    'F-48 aliases that multiply',
    edited(
      guide,
      'sources: []',
      'sources: &a [&b [x, x], *b, *b]\nmore: [*a, *a, *a]\nmost: [*a, *a, *a]',
    ),
    `${guide}:10:10 yaml-alias`,
    `${guide}:10:14 yaml-alias`,
    `${guide}:10:25 yaml-alias`,
    `${guide}:10:29 yaml-alias`,
    `${guide}:11:1 unknown-field`,
    ...[8, 12, 16].map((column) => `${guide}:11:${column} yaml-alias`),
    `${guide}:12:1 unknown-field`,
    ...[8, 12, 16].map((column) => `${guide}:12:${column} yaml-alias`),
  ],
  ['F-48 a tag', titled('!!str 12'), `${guide}:13:12 yaml-tag "!!str"`],
  ['F-48 a tag of its own', titled('!secret x'), `${guide}:13:12 yaml-tag "!secret"`],
  ['F-48 code as a tag', titled('!!js/function "x"'), `${guide}:13:12 yaml-tag "!!js/function"`],
  [
    'F-49 another file as a tag',
    edited(guide, 'sources: []', 'sources: !include ../countries/be.yaml'),
    `${guide}:10:10 yaml-tag "!include"`,
  ],
  [
    'F-48 a merge key',
    edited(guide, 'kind: guide', 'kind: guide\n<<: { kind: video }'),
    `${guide}:3:1 yaml-merge-key`,
  ],
  [
    'F-48 a merge key with an alias',
    edited(guide, 'kind: guide', 'kind: guide\n<<: *base'),
    `${guide}:3:1 yaml-merge-key`,
  ],
  [
    'F-48 __proto__ as a key',
    edited(guide, 'kind: guide', 'kind: guide\n__proto__: { a: 1 }'),
    `${guide}:3:1 unknown-field`,
  ],
  [
    'F-48 __proto__ as a key in JSON',
    asJson(guide, '"kind"', '"__proto__": { "a": 1 },\n  "kind"'),
    `${guide}:3:3 unknown-field`,
  ],
  [
    'F-48 __proto__ as a host',
    edited(manifest, '  official.example.org', '  __proto__: {}\n  official.example.org'),
    `${manifest}:16:3 unknown-field`,
  ],
  [
    'F-48 constructor as a key',
    edited(guide, 'kind: guide', 'kind: guide\nconstructor: 1'),
    `${guide}:3:1 unknown-field`,
  ],
  [
    'F-48 constructor as a language',
    edited(belgium, '  fr: { name: Belgique', '  constructor: { name: Belgique'),
    `${belgium}:6:3 bad-locale`,
  ],
  ['F-48 lists 100,000 deep', { [guide]: '['.repeat(100_000) }, `${guide}:1:65 yaml-too-deep`],
  ['F-48 fields 100,000 deep', { [guide]: '{a: '.repeat(100_000) }, `${guide}:1:254 yaml-too-deep`],
  [
    'F-48 lists 70 deep in a field',
    edited(guide, 'sources: []', `sources: ${'['.repeat(70)}${']'.repeat(70)}`),
    `${guide}:10:73 yaml-too-deep`,
  ],
  [
    'F-48 100,000 keys',
    { [guide]: Array.from({ length: 100_000 }, (_, i) => `a${i}: 1`).join('\n') },
    `${guide}:28572:8 file-too-big 200000 names, values and signs`,
  ],
  [
    'a merge that is not finished',
    titled(
      'A guide\n<<<<<<< HEAD\n    description: One\n=======\n    description: Two\n>>>>>>> theirs',
    ),
    `${guide}:14:1 merge-conflict <<<<<<< marks a merge that is not finished`,
  ],
  [
    'the last mark of a merge, left behind, with the line breaks of Windows',
    { [guide]: `${exampleFiles[guide]}>>>>>>> theirs\n`.replaceAll('\n', '\r\n') },
    `${guide}:20:1 merge-conflict >>>>>>> marks`,
  ],
  [
    'a merge that is not finished in JSON',
    asJson(guide, '  "kind": "guide",', '=======\n  "kind": "guide",'),
    `${guide}:3:1 merge-conflict ======= marks`,
  ],
]
