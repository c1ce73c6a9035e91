import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import type { Dataset } from '../../../functions/model/release.ts'
import { identifyRelease } from '../../../functions/store/releases/format.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { edited, exampleFiles, writeDataset, type Files } from '../../support/seed.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'
const melanoma = 'cancer-types/melanoma.yaml'
const today = '2026-11-23'

async function load(files: Files = {}): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(await writeDataset(files), { today })
  expect(problems).toEqual([])
  if (dataset === undefined) throw new Error('no dataset without a problem')
  return dataset
}

async function releaseIdOf(files: Files): Promise<string> {
  return identifyRelease(await load(files))
}

function title(text: string): Files {
  return edited(guide, 'title: A guide', `title: ${text}`)
}

/** The same file with every mapping turned round. */
function reversed(text: string): string {
  const turn = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turn)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, one]) => [key, turn(one)]),
    )
  }
  return JSON.stringify(turn(parseDocument(text).toJS()), null, 2)
}

describe('a file written in an odd way is the same release (F-60)', () => {
  const bytes = (text: string): Buffer => Buffer.from(text)
  const same: Readonly<Record<string, Files>> = {
    'with a byte order mark': { [guide]: bytes(`\uFEFF${exampleFiles[guide]}`) },
    'with CRLF line breaks': { [guide]: bytes(exampleFiles[guide].replaceAll('\n', '\r\n')) },
    'without a line break at its end': { [guide]: exampleFiles[guide].trimEnd() },
    'with comments and blank lines': {
      [guide]: `# note\n\n---\n${exampleFiles[guide].replaceAll('\n', '\n\n# note\n')}...\n`,
    },
    'with keys in any order, as JSON': Object.fromEntries(
      Object.entries(exampleFiles).map(([path, text]) => [path, reversed(text)]),
    ),
    'with texts folded over lines': title('>-\n      A\n      guide'),
    'with texts in quotes': title(`'A guide'`),
    'with characters as escapes': title(String.raw`"\u0041 guide"`),
    'as a group of one': {
      [guide]: null,
      'resources/guides.yaml': `resources:\n  - ${exampleFiles[guide].trimEnd().replaceAll('\n', '\n    ')}\n`,
    },
    'with defaults written out': edited(
      belgium,
      '    status: reimbursed',
      '    status: reimbursed\n    region: null\n    use: null\n    inForceFrom: null\n    combination: false\n    superseded: false\n    supersededBy: []',
    ),
    'with tabs instead of blanks, as JSON': {
      [guide]: reversed(exampleFiles[guide]).replace(/^ +/gm, (blanks) =>
        '\t'.repeat(blanks.length),
      ),
    },
    'with line breaks of both kinds': {
      [guide]: exampleFiles[guide].replaceAll('\n  ', '\r\n  '),
    },
    'with blanks at the ends of lines': { [guide]: exampleFiles[guide].replaceAll('\n', '  \n') },
    'with a comma after the last of a list': edited(guide, '[en]', '[en, ]'),
    'with lists over several lines': edited(
      guide,
      '[patient, caregiver]',
      '\n  - patient\n\n  - caregiver # family',
    ),
    'with lists not indented': edited(guide, '[patient, caregiver]', '\n- patient\n- caregiver'),
    'with quoted names of fields': edited(guide, 'kind: guide', `"kind": 'guide'`),
    'with a tilde for null': edited(guide, 'checkedOn: null', 'checkedOn: ~'),
    'with nothing for null': edited(guide, 'checkedOn: null', 'checkedOn:'),
    'with dates without quotes': edited(melanoma, '"2026-03-14"', '2026-03-14'),
    'with four blanks for an indentation': {
      [guide]: exampleFiles[guide].replace(/^ +/gm, (blanks) => blanks.repeat(2)),
    },
    'with hidden files beside it': { '.DS_Store': 'x', 'resources/.gitkeep': '' },
    'with a licence and a readme beside it': { LICENSE: 'x', 'README.md': 'x' },
  }

  it.each(Object.entries(same))('%s', async (_, files) => {
    expect(await releaseIdOf(files)).toBe(await releaseIdOf({}))
  })
})

describe('a text in any script is kept (F-60)', () => {
  const kept = {
    'in decomposed form, composed': ['Guide e\u0301crit', 'Guide \u00e9crit'],
    'in Arabic with a direction mark': [
      '\u062f\u0644\u064a\u0644\u200f 2',
      '\u062f\u0644\u064a\u0644\u200f 2',
    ],
    'in Persian with a non-joiner': [
      '\u0645\u06cc\u200c\u062f\u0647\u062f',
      '\u0645\u06cc\u200c\u062f\u0647\u062f',
    ],
    'in Arabic with the mark of its letters': ['دليل\u061c (2)', 'دليل\u061c (2)'],
    'in Hebrew with a name in a closed isolate': [
      'מדריך \u2066Keytruda\u2069 חדש',
      'מדריך \u2066Keytruda\u2069 חדש',
    ],
    'in Hindi with a joiner': ['क्\u200dष', 'क्\u200dष'],
    'in Bengali with a non-joiner': ['ক্\u200cষ', 'ক্\u200cষ'],
    'in Malayalam with a joiner at the end': ['ന്\u200d', 'ന്\u200d'],
    'in Thai': ['คู่มือ', 'คู่มือ'],
    'in Greek': ['Οδηγός', 'Οδηγός'],
    'in Ukrainian with an apostrophe': ["Здоров'я", "Здоров'я"],
    'in Hangul in parts, composed': ['\u1100\u1161\u11a8', '\uac01'],
    'in French with its narrow blanks': [
      '"Un guide\u202f: le cancer"',
      'Un guide\u202f: le cancer',
    ],
    'with accents as escapes in parts, composed': [
      String.raw`"Guide e\u0301crit"`,
      'Guide \u00e9crit',
    ],
    'with a character outside the basic plane as two escapes': [
      String.raw`"Guide \ud83d\ude00"`,
      'Guide 😀',
    ],
    'with a family in one emoji': ['👨‍👩‍👧‍👦 guide', '👨‍👩‍👧‍👦 guide'],
    'with an emoji with a tone of skin': ['👩🏽‍⚕️ guide', '👩🏽‍⚕️ guide'],
    'with a keycap': ['1️⃣ guide', '1️⃣ guide'],
    'with a flag': ['🇧🇪 guide', '🇧🇪 guide'],
    'with an emoji of several characters': ['👩‍⚕️ guide', '👩‍⚕️ guide'],
    'with a sign that is no markup': ['5 < 6 & 7 > 6', '5 < 6 & 7 > 6'],
    'that other readers take for a boolean': ['no', 'no'],
    'in quotes that looks like a number': ['"2026"', '2026'],
    'with a colon and a hash in quotes': ['"a: b # c"', 'a: b # c'],
    'of exactly 200 characters': ['x'.repeat(200), 'x'.repeat(200)],
    'of 200 characters outside the basic plane': ['😀'.repeat(200), '😀'.repeat(200)],
  } as const

  it.each(Object.entries(kept))('%s', async (_, [written, read]) => {
    const [resource] = (await load(title(written))).resources
    expect(resource?.text['en']?.title).toBe(read)
  })

  it('in a language from the right, with its marks in words of Latin letters', async () => {
    const files = {
      ...edited(
        'manifest.yaml',
        'notice:',
        '  - { tag: tr-Arab, name: تركچه, direction: rtl, fallback: [en] }\nnotice:',
      ),
      ...edited(
        guide,
        '  fr:\n    title: Un guide',
        '  tr-Arab:\n    title: Keytruda (100 mg)\u200f',
      ),
    }
    const [resource] = (await load(files)).resources
    expect(resource?.text['tr-Arab']?.title).toBe('Keytruda (100 mg)\u200f')
  })

  it('and a locale named no is Norwegian', async () => {
    const manifest = edited(
      'manifest.yaml',
      'notice:',
      '  - { tag: no, name: norsk, direction: ltr, fallback: [en] }\nnotice:',
    )
    const files = { ...manifest, ...edited(guide, '  fr:', '  no:') }
    const { problems } = await loadDataset(await writeDataset(files), { today })
    expect(problems.map(({ code, field }) => [code, field])).toEqual([
      ['language-without-words', 'locales[2].tag'],
    ])
    expect(problems[0]?.message).toContain('write seed/dataset/languages/no.ts')
  })
})

describe('an address in an odd form is kept (F-60)', () => {
  it.each([
    'https://example.org',
    'https://example.org:8443/a',
    'https://Example.ORG/Guide',
    'https://xn--mller-kva.example.org/',
    'https://xn--j1amh.xn--p1ai/',
    'https://xn--wgv71a119e.example.org/',
    'https://example.org/a%20b?x=1&y=%C3%A9#part',
    'https://example.org/~a/(b);c=1,2',
    `https://example.org/${'a'.repeat(2048 - 20)}`,
  ])('%s', async (address) => {
    const files = edited(guide, 'https://example.org/guide', JSON.stringify(address))
    expect((await load(files)).resources[0]?.url).toBe(address)
  })

  it('also without encryption, from a host that the manifest names for it (F-44)', async () => {
    const files = {
      ...edited('manifest.yaml', 'sourceHosts:', 'plainHttpHosts: [example.org]\nsourceHosts:'),
      ...edited(guide, 'https://example.org/guide', 'http://example.org/guide'),
    }
    expect((await load(files)).resources[0]?.url).toBe('http://example.org/guide')
  })

  it('on a host that the manifest lists with www. or without, whichever it has', async () => {
    const page = 'https://www.official.example.org/be'
    const source = edited(belgium, 'https://official.example.org/be', page)
    const listed = edited('manifest.yaml', 'official.example.org', 'www.official.example.org')
    for (const files of [source, listed]) {
      const [country] = (await load(files)).countries
      const url = files === source ? page : 'https://official.example.org/be'
      expect(country?.availability[0]?.sources).toEqual([{ url, title: null }])
    }
  })
})

describe('a date', () => {
  it('may be that of tomorrow, which has begun somewhere (F-41)', async () => {
    const checkedOn = (day: string): Files => edited(guide, 'checkedOn: null', `checkedOn: ${day}`)
    expect((await load(checkedOn('2026-11-24'))).resources[0]?.checkedOn).toBe('2026-11-24')
    const dir = await writeDataset(checkedOn('2026-11-25'))
    const { problems } = await loadDataset(dir, { today })
    expect(problems.map(({ code }) => code)).toEqual(['date-in-future'])
  })
})

describe('a country', () => {
  it('may be Norway, which other readers of YAML take for a boolean (F-40)', async () => {
    const files = {
      'countries/no.yaml': exampleFiles[belgium]
        .replace('code: BE', 'code: NO')
        .replace('be-melanoma', 'no-melanoma'),
      ...edited(guide, '[BE]', '[NO]'),
    }
    expect((await load(files)).resources[0]?.countries).toEqual(['NO'])
  })
})

describe('a note is accepted', () => {
  const dated = 'decidedOn: "2026"\n    confidence: verified'
  const bent = (more: string): Files => edited(belgium, dated, more)
  const text = 'text: Paid by the fund., dateNote: null'
  const successor = exampleFiles[belgium]
    .slice(exampleFiles[belgium].indexOf('  - id:'))
    .replace('be-melanoma-1', 'be-melanoma-2')

  it.each<readonly [string, Files]>([
    [
      'known only at second hand, however recent: no reader takes it for the present',
      bent('decidedOn: "2026-11"\n    confidence: secondary-source'),
    ],
    [
      'undated, with a page to check',
      bent('officialPage: https://example.org/\n    confidence: verified'),
    ],
    [
      'undated, with a word on why',
      {
        [belgium]: exampleFiles[belgium]
          .replace('    decidedOn: "2026"\n', '')
          .replace(text, 'text: Paid by the fund., dateNote: The list bears no date.'),
      },
    ],
    ['superseded by nothing that is known', bent(`superseded: true\n    ${dated}`)],
    [
      'superseded by another of its country and type',
      {
        [belgium]: `${exampleFiles[belgium].replace(dated, `superseded: true\n    supersededBy: [be-melanoma-2]\n    ${dated}`)}${successor}`,
      },
    ],
    [
      'of a region, beside one of the whole country that rests on another page',
      {
        [belgium]: exampleFiles[belgium]
          .replace(
            'reimbursement:',
            'regions:\n  - code: BE-VLG\n    text: { en: { name: Flanders, state: original } }\nreimbursement:',
          )
          .concat(
            successor
              .replace('status:', 'region: BE-VLG\n    status:')
              .replace('url: https://official', 'url: https://flemish.official'),
          ),
        ...edited(
          'manifest.yaml',
          'sourceHosts:',
          'sourceHosts:\n  flemish.official.example.org: { type: official, publisher: null }',
        ),
      },
    ],
    [
      'without a text, for the codes say it all',
      {
        [belgium]: exampleFiles[belgium].replace(/ {4}text:\n {6}en: \{ text: Paid.*\n/, ''),
      },
    ],
    [
      'with a text that is held in another language than the default one only',
      {
        [belgium]: exampleFiles[belgium].replace(
          'en: { text: Paid by the fund.',
          'fr: { text: La caisse paie.',
        ),
      },
    ],
  ])('%s', async (_, files) => {
    expect((await load(files)).countries).toHaveLength(1)
  })
})

describe('lists of a dataset', () => {
  it('are ordered by key, whatever the names of the files', async () => {
    const other = exampleFiles[guide].replace('example-guide', 'a-guide')
    const group = `resources:\n  - ${other.trimEnd().replaceAll('\n', '\n    ')}\n`
    const { resources } = await load({ 'resources/zoo.yaml': group })
    expect(resources.map(({ id }) => id)).toEqual(['a-guide', 'example-guide'])
  })

  it('may be long: 10,000 resources in groups (F-60)', async () => {
    const groups = Array.from({ length: 50 }, (_, group): [string, string] => {
      const members = Array.from({ length: 200 }, (__, i) =>
        exampleFiles[guide]
          .replace('example-guide', `guide-${group}-${i}`)
          .trimEnd()
          .replaceAll('\n', '\n    '),
      )
      return [`resources/group-${group}.yaml`, `resources:\n  - ${members.join('\n  - ')}\n`]
    })
    expect((await load(Object.fromEntries(groups))).resources).toHaveLength(10_001)
  }, 60_000)
})

describe('a text may hold', () => {
  const fine = [
    'IFNγ, TGFβ and the αβ chain: 5 μg, Δ9, β',
    'The health service (НСЗУ) and Онконавигатор, Υπουργείο Υγείας',
    'See kanker.nl, ClinicalTrials.gov and gesundheitsinformation.de.',
    'CRM/CTG, and/or, 12/2025',
  ]
  it.each(fine)('%s', async (text) => {
    const { resources } = await load(edited(guide, 'It explains things.', JSON.stringify(text)))
    expect(resources[0]?.text['en']?.description).toBe(text)
  })
})
