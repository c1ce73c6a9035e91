/** F-45 markup, F-46 characters nobody sees, F-47 sizes. */
import { edited } from '../../../support/seed.ts'
import {
  asJson,
  belgium,
  brochure,
  guide,
  manifest,
  melanoma,
  titled,
  type BadFile,
} from './bend.ts'

const place = `${guide}:13:12`

/** In the title, as they are written there. */
const markup = {
  'F-45 a tag': 'A <b>guide</b>',
  'F-45 a script': '<script>alert(1)</script>',
  'F-45 an image': '<img src=x onerror=alert(1)>',
  'F-45 a closing tag': 'A </p> guide',
  'F-45 a comment of HTML': 'A <!-- guide',
  'F-45 an entity': 'A &lt;guide',
  'F-45 a number of a character': 'A &#60;guide',
  'F-45 the end of character data': '"A ]]> guide"',
  'F-45 a Markdown link': 'A [guide](javascript:x)',
  'F-45 a Markdown image': '"![guide](https://example.org/x.png)"',
}

/** Characters that must not stand between "A" and "guide". */
const hidden: Readonly<Record<string, string>> = {
  'F-46 a zero-width space': '\u200B',
  'F-46 an embedding from the right': '\u202B',
  'F-46 a direction override': '\u202E',
  'F-46 the end of an embedding': '\u202C',
  'F-46 an isolate never closed': '\u2067',
  'F-46 the end of no isolate': '\u2069',
  'F-46 a word joiner': '\u2060',
  'F-46 an inner byte order mark': '\uFEFF',
  'F-46 a tag character': '\u{E0067}',
  'F-46 a language tag': '\u{E0001}',
  'F-46 a character of private use': '\uE000',
  'F-46 a character of private use, far out': '\u{10FFFD}',
  'F-46 no character at all': '\uFDD0',
  'F-46 no character at all, far out': '\u{1FFFF}',
  'F-46 a line separator': '\u2028',
  'F-46 a soft hyphen': '\u00AD',
  'F-46 a filler': '\u3164',
  'F-46 a joiner between Latin letters': '\u200D',
  'F-46 a non-joiner between Latin letters': '\u200C',
  'F-46 a variation of no emoji': '\uFE0F',
  'F-46 a direction mark in a text from the left': '\u200E',
  'F-46 a mark from the right in a text from the left': '\u200F',
}

function nameOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return `U+${hex.padStart(4, '0')}`
}

export const textCases: readonly BadFile[] = [
  ...Object.entries(markup).map(([name, text]): BadFile => [
    name,
    titled(text),
    `${place} text-markup plain text only`,
  ]),
  ...Object.entries(hidden).map(([name, character]): BadFile => {
    const said = `character 2 is ${nameOf(character)}, which readers cannot see`
    return [name, titled(`A${character}guide`), `${place} text-hidden-character ${said}`]
  }),
  [
    'F-46 a closed isolate in a text from the left',
    titled('A \u2068guide\u2069'),
    `${place} text-hidden-character character 3 is U+2068`,
  ],
  [
    'F-46 a C0 control',
    titled(String.raw`"A\tguide"`),
    `${place} text-hidden-character character 2 is U+0009`,
  ],
  [
    'F-46 a C1 control',
    titled(String.raw`"A\u0085guide"`),
    `${place} text-hidden-character character 2 is U+0085`,
  ],
  [
    'F-46 after characters outside the basic plane',
    titled('"😀😀\u200Bguide"'),
    `${place} text-hidden-character character 3 is U+200B`,
  ],
  [
    'F-46 in a name without a language',
    edited(brochure, 'name: Example B', 'name: Example\u200F B'),
    `${brochure}:4:13 text-hidden-character character 8 is U+200F`,
  ],
  [
    'F-46 in the name of a body',
    edited(belgium, 'name: Health fund', 'name: Health\u200F fund'),
    `${belgium}:10:87 text-hidden-character character 7 is U+200F`,
  ],
  [
    'F-46 in JSON',
    asJson(guide, '"A guide"', String.raw`"A\u2060guide"`),
    `${guide}:23:16 text-hidden-character U+2060`,
  ],
  [
    'F-46 a text of several lines',
    titled('|-\n      A\n      guide'),
    `${place} text-line-break ">-"`,
  ],
  ...(
    [
      [
        'a Cyrillic letter in a word',
        'A guide to mel\u0430noma',
        '"mel\u0430noma" holds a Cyrillic letter',
      ],
      ['a Greek letter in a word', 'A guide f\u03BFr you', '"f\u03BFr" holds a Greek letter'],
      ['a Greek capital at the beginning of a word', '\u0391 guide, \u0391ll of it', '"\u0391ll"'],
    ] as const
  ).map(([name, text, said]): BadFile => [
    name,
    titled(text),
    `${place} text-mixed-letters ${said}`,
  ]),
  [
    'a letter of another alphabet in a name without a language',
    edited(brochure, 'name: Example B', 'name: Ex\u0430mple B'),
    `${brochure}:4:13 text-mixed-letters`,
  ],
  ...['https://example.org/', 'www.example.org', 'example.org/guide', 'HTTP://example.org'].map(
    (address): BadFile => [
      `the address ${address} in a text`,
      edited(guide, 'It explains things.', `Look at ${address} for more.`),
      `${guide}:14:18 text-address "${address}" is an address in a text`,
    ],
  ),
  [
    'a character lost in a conversion',
    titled('A gu\uFFFDde'),
    `${place} text-damaged character 5 was lost`,
  ],
  [
    'F-47 a title of 201 characters',
    titled('a'.repeat(201)),
    `${place} text-too-long 201 characters; at most 200`,
  ],
  [
    'F-47 a title of 201 emoji',
    titled('😀'.repeat(201)),
    `${place} text-too-long 201 characters; at most 200`,
  ],
  [
    'F-47 a text of 1 MB',
    titled('a'.repeat(1_000_000)),
    `${place} text-too-long 1000000 characters; at most 200`,
  ],
  [
    'F-47 a note of 5,001 characters',
    edited(belgium, 'text: Paid by the fund.', `text: ${'a'.repeat(5001)}`),
    `${belgium}:28:19 text-too-long 5001 characters; at most 5000`,
  ],
  [
    'F-47 an id of 81 characters',
    edited(guide, 'id: example-guide', `id: ${'a'.repeat(81)}`),
    `${guide}:1:5 text-too-long 81 characters; at most 80`,
  ],
  [
    'F-47 a record beyond the limit of readers',
    manySynonyms(8000),
    `${melanoma}:1:1 record-too-big`,
  ],
  [
    'F-47 a file over 1 MB',
    { [guide]: `#${'x'.repeat(1024 * 1024)}` },
    `${guide}:1:1 file-too-big 1048577 bytes; at most 1048576`,
  ],
  [
    'F-47 more languages than readers hold',
    manyLocales(33),
    `${manifest}:4:3 too-many-locales 33 locales; at most 32`,
  ],
  [
    'F-47 a text in 1,000 languages',
    edited(belgium, '  fr: { name: B', `${names(999).join('')}  fr: { name: B`),
    ...names(999).map((_, i) => `${belgium}:${i + 6}:3 unknown-locale`),
  ],
]

function manySynonyms(count: number): ReturnType<typeof edited> {
  const words = Array.from({ length: count }, (_, i) => `"${'x'.repeat(110)} ${i}"`)
  return edited(melanoma, '[skin melanoma]', `[${words.join(', ')}]`)
}

/** Tags of private use, qaa to qtz, in regions. */
function tags(count: number): string[] {
  return Array.from({ length: count }, (_, i) => {
    const [second, third] = [97 + (Math.floor(i / 26) % 20), 97 + (i % 26)]
    const region = i < 520 ? '' : '-BE'
    return `q${String.fromCodePoint(second, third)}${region}`
  })
}

function names(count: number): string[] {
  return tags(count).map((tag) => `  ${tag}: { name: B, state: unreviewed }\n`)
}

/** English as countries write it: a language without words would be refused for itself. */
function manyLocales(count: number): ReturnType<typeof edited> {
  const regions =
    'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'
  const more = regions
    .split(' ')
    .slice(0, count - 2)
    .map((region) => `en-${region}`)
    .map((tag) => `  - { tag: ${tag}, name: ${tag}, direction: ltr, fallback: [en] }`)
  return edited(manifest, 'notice:', `${more.join('\n')}\nnotice:`)
}
