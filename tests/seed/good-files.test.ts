import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import type { Dataset } from '../../functions/model/release.ts'
import { encodeRelease } from '../../functions/store/format.ts'
import { loadDataset } from '../../seed/load.ts'
import { edited, exampleFiles, writeDataset, type Files } from '../support/seed.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'
const today = '2026-11-23'

async function load(files: Files = {}): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(await writeDataset(files), { today })
  expect(problems).toEqual([])
  if (dataset === undefined) throw new Error('no dataset without a problem')
  return dataset
}

async function releaseIdOf(files: Files): Promise<string> {
  return encodeRelease(await load(files)).id
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
      '    status: reimbursed\n    region: null\n    since: null\n    superseded: false',
    ),
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
    'in Thai': ['คู่มือ', 'คู่มือ'],
    'with an emoji of several characters': ['👩‍⚕️ guide', '👩‍⚕️ guide'],
    'with a sign that is no markup': ['5 < 6 & 7 > 6', '5 < 6 & 7 > 6'],
    'that other readers take for a boolean': ['no', 'no'],
    'in quotes that looks like a number': ['"2026"', '2026'],
    'with a colon and a hash in quotes': ['"a: b # c"', 'a: b # c'],
    'of exactly 200 characters': ['x'.repeat(200), 'x'.repeat(200)],
  } as const

  it.each(Object.entries(kept))('%s', async (_, [written, read]) => {
    const [resource] = (await load(title(written))).resources
    expect(resource?.text['en']?.title).toBe(read)
  })

  it('and a locale named no is Norwegian', async () => {
    const manifest = edited(
      'manifest.yaml',
      'notice:',
      '  - { tag: no, name: norsk, direction: ltr, fallback: [en] }\nnotice:',
    )
    const files = { ...manifest, ...edited(guide, '  fr:', '  no:') }
    expect(Object.keys((await load(files)).resources[0]?.text ?? {})).toEqual(['en', 'no'])
  })
})

describe('a statement known only at second hand is accepted as history', () => {
  const second = (more: string): Files =>
    edited(
      belgium,
      'asOf: "2026"\n    confidence: verified',
      `${more}\n    confidence: secondary-source`,
    )

  it.each([
    ['undated', 'asOf: null'],
    ['past its review day', 'asOf: "2024"'],
    ['superseded', 'asOf: "2026"\n    superseded: true'],
  ])('%s', async (_, dates) => {
    expect((await load(second(dates))).countries).toHaveLength(1)
  })
})

describe('lists of a dataset', () => {
  it('are ordered by key, whatever the names of the files', async () => {
    const other = exampleFiles[guide].replace('example-guide', 'a-guide')
    const group = `resources:\n  - ${other.trimEnd().replaceAll('\n', '\n    ')}\n`
    const { resources } = await load({ 'resources/zoo.yaml': group })
    expect(resources.map(({ id }) => id)).toEqual(['a-guide', 'example-guide'])
  })
})
