import { describe, expect, it } from 'vitest'
import { checkSizes } from '../../../seed/dataset/checks/sizes.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { formatProblem, formatProblems } from '../../../seed/dataset/rules/problems.ts'
import { parseYaml } from '../../../seed/dataset/yaml/file.ts'
import { edited, exampleFiles, writeDataset, type Files } from '../../support/seed.ts'
import { asJson, belgium, brochure, guide, manifest, melanoma } from '../dataset/bad-files/bend.ts'

async function refusals(files: Files): Promise<string[]> {
  const dir = await writeDataset(files)
  const { dataset, problems } = await loadDataset(dir, { today: '2026-11-23' })
  expect(dataset).toBeUndefined()
  return problems.map((problem) => formatProblem(problem).replaceAll(`${dir}/`, ''))
}

describe('a refusal', () => {
  it('names all errors of all files at once, sorted (F-01)', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => `guide-${String(i).padStart(2, '0')}`)
    const text = exampleFiles[guide].replace('kind: guide', 'kind: gide')
    const files = ids.map((id): [string, string] => [
      `resources/${id}.yaml`,
      text.replace('example-guide', id),
    ])
    const found = await refusals({
      ...Object.fromEntries(files),
      ...edited(belgium, 'asOf: "2026"', 'asOf: 2026'),
      ...edited(melanoma, 'C43', 'c43'),
    })
    expect(found.map((line) => line.split(': error', 1)[0])).toEqual([
      `${melanoma}:4:28`,
      `${belgium}:11:9`,
      ...ids.map((id) => `resources/${id}.yaml:2:7`),
    ])
  })

  it('is the same, byte for byte, each time (F-01)', async () => {
    const files = {
      ...edited(belgium, 'asOf: "2026"', 'asOf: 2026'),
      ...edited(manifest, 'defaultLocale: en', 'defaultLocale: de\nprice: 3'),
      ...edited(guide, '[melanoma]', '[melanom]'),
      [brochure]: 'id: [',
    }
    const first = await refusals(files)
    expect(first.length).toBeGreaterThan(4)
    expect(await refusals(files)).toEqual(first)
  })

  it('names what is wrong in one record from its schema and between records', async () => {
    const [file = ''] = Object.values(edited(guide, '[melanoma]', '[melanom]'))
    const found = await refusals({ [guide]: String(file).replace('kind: guide', 'kind: gide') })
    expect(found.map((line) => line.split(' ')[2])).toEqual(['unknown-code', 'dangling-reference'])
  })

  it('does not repeat itself in files that name an unreadable one', async () => {
    const found = await refusals({ [melanoma]: 'id: [', [belgium]: '' })
    expect(found.map((line) => line.split(':', 1)[0])).toEqual([melanoma, belgium])
  })

  it('lists 200 problems and counts the rest (F-01)', () => {
    const one = {
      path: 'a.yaml',
      line: 1,
      column: 1,
      code: 'bad-id',
      message: 'm',
      field: '',
    } as const
    const lines = formatProblems(Array.from({ length: 250 }, () => one))
    expect(lines).toHaveLength(201)
    expect(lines.at(-1)).toBe('and 50 more')
  })

  it('quotes at most 80 characters, without controls and direction marks (F-06)', async () => {
    const long = `"${'x'.repeat(500)}"`
    const [found = ''] = await refusals(edited(guide, 'kind: guide', `kind: ${long}`))
    expect(found).toMatch(/"x{79}…" is not known here/)
    const [escaped = ''] = await refusals(edited(guide, 'kind: guide', 'kind: "\u202Egu\\nide\\e"'))
    expect(escaped).toContain(String.raw`"\u{202e}gu\u{a}ide\u{1b}"`)
    const [path = ''] = await refusals({ 'resources/a\u202Eb\n.txt': 'x' })
    expect(path).toContain(String.raw`resources/a\u{202e}b\u{a}.txt:1:1`)
  })

  it('stays bounded however much is wrong with one file', async () => {
    const found = await refusals({ [guide]: ']'.repeat(200_000) })
    expect(found).toHaveLength(20)
  })

  it.each([
    [
      'in YAML',
      edited(belgium, 'name: Belgium, state: original', 'name:\t"😀😀", state: original, x: 1'),
      '5:38',
    ],
    ['in JSON', asJson(belgium, '"name": "Belgium",', '"name":\t"😀😀", "x": 1,'), '10:21'],
    [
      'with CRLF line breaks',
      {
        [belgium]: exampleFiles[belgium]
          .replaceAll('\n', '\r\n')
          .replace('{ name: B', '{ x: 1, name: B'),
      },
      '5:9',
    ],
    [
      'after a byte order mark',
      { [belgium]: `\uFEFF${exampleFiles[belgium].replace('code: BE', '"x": 1\ncode: BE')}` },
      '1:1',
    ],
  ])('counts columns in code points, a tab being one, %s (F-03)', async (_, files, place) => {
    const [field = ''] = await refusals(files)
    expect(field).toContain(`${belgium}:${place}: error unknown-field`)
  })

  it('says so when there is no dataset at all', async () => {
    const { problems } = await loadDataset('/nowhere/data')
    expect(problems.map((one) => formatProblem(one))).toEqual([
      '/nowhere/data:1:1: error missing-folder there is no such folder: name the one that holds manifest.yaml',
    ])
  })

  it('is given for more records and bytes than readers hold (F-47, P-20)', () => {
    const entry = {
      collection: 'resources',
      file: 'a.yaml',
      yaml: parseYaml('id: a'),
      base: [],
      value: {},
    } as const
    const records = Array.from({ length: 11 }, () => ({ entry, record: 'x'.repeat(98) }))
    const limits = { records: 12, recordBytes: 200, releaseBytes: 1300, locales: 2 }
    expect(checkSizes(records, 'data', limits).map(({ code, message }) => [code, message])).toEqual(
      [
        ['too-many-records', '11 records; at most 9: remove some'],
        ['dataset-too-big', '1100 bytes of records; at most 1040: remove some, or shorten texts'],
      ],
    )
  })
})
