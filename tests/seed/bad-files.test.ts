import { once } from 'node:events'
import { symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkSizes } from '../../seed/checks/sizes.ts'
import { loadDataset } from '../../seed/load.ts'
import { formatProblem, formatProblems } from '../../seed/problems.ts'
import { rules } from '../../seed/rules.ts'
import { parseYaml } from '../../seed/yaml-file.ts'
import { edited, exampleFiles, writeDataset, type Files } from '../support/seed.ts'
import { badFiles } from './bad-file-cases.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'
const melanoma = 'cancer-types/melanoma.yaml'

async function refusals(files: Files): Promise<string[]> {
  const dir = await writeDataset(files)
  const { dataset, problems } = await loadDataset(dir, { today: '2026-11-23' })
  expect(dataset).toBeUndefined()
  return problems.map((problem) => formatProblem(problem).replace(`${dir}/`, ''))
}

describe('a bad dataset file is refused with its place and code (F-02, F-03)', () => {
  it.each(badFiles)('%s', async (_, files, refusal) => {
    const [found = '', ...others] = await refusals(files)
    const [, where, code, words] = /^(.+:\d+:\d+) (\S+) ?(.*)$/.exec(refusal) ?? []
    expect(found).toContain(`${where}: error ${code} `)
    expect(found).toContain(words)
    expect(others).toEqual([])
  })

  it('with every code of the table but those of the file system and of sheer size', () => {
    const shown = new Set(badFiles.map(([, , refusal]) => refusal.split(':').at(2)?.split(' ')[1]))
    const missing = Object.keys(rules).filter((code) => !shown.has(code))
    const elsewhere = ['missing-folder', 'unreadable-file', 'too-many-records', 'dataset-too-big']
    expect(missing.toSorted()).toEqual(elsewhere.toSorted())
  })
})

describe('an address that is not a plain web address is refused (F-44)', () => {
  const addresses = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    String.raw`"java\nscript:alert(1)"`,
    String.raw`"\u0001javascript:alert(1)"`,
    '"data:text/html,x"',
    'vbscript:x',
    'file:///etc/passwd',
    'mailto:a@example.org',
    'ftp://example.org/',
    '//example.org/',
    '/guide',
    'example.org',
    '"https:"',
    'https:///x',
    String.raw`'https:/\example.org/'`,
    'https://user:secret@example.org/',
    'https://user@example.org/',
    'http://localhost/',
    'http://127.0.0.1/',
    '"http://[::1]/"',
    'http://0x7f.1/',
    'http://169.254.169.254/latest',
    'https://example.org:99999/',
    'https://exa mple.org/',
    'https://exam\u202Eple.org/',
    `https://example.org/${'a'.repeat(2049)}`,
    '"#top"',
    '"?q=1"',
  ]

  it.each(addresses)('%s', async (address) => {
    const found = await refusals(edited(guide, 'https://example.org/guide', address))
    expect(found.length).toBeGreaterThan(0)
    for (const line of found)
      expect(line).toMatch(/example-guide\.yaml:3:6: error (bad-url|text-too-long) /)
  })
})

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
    expect(found).toMatch(/"x{79}…" is not one of/)
    const [escaped = ''] = await refusals(edited(guide, 'kind: guide', 'kind: "\u202Egu\\nide\\e"'))
    expect(escaped).toContain(String.raw`"\u{202e}gu\u{a}ide\u{1b}"`)
  })

  it('counts columns in code points (F-03)', async () => {
    const [found = ''] = await refusals(
      edited(belgium, 'name: Belgium, state: original', 'name: "😀😀", stat: original'),
    )
    expect(found).toContain(`${belgium}:5:7: error missing-field`)
    const [field = ''] = await refusals(
      edited(belgium, 'name: Belgium, state: original', 'name: "😀😀", state: original, x: 1'),
    )
    expect(field).toContain(`${belgium}:5:38: error unknown-field`)
  })

  it('reads plain files only, no links or sockets (F-49)', async () => {
    const dir = await writeDataset()
    await symlink('/etc/hostname', join(dir, 'resources/link.yaml'))
    const socket = createServer().listen(join(dir, 'resources/socket.yaml'))
    onTestFinished(() => void socket.close())
    await once(socket, 'listening')
    const { problems } = await loadDataset(dir)
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['not-a-file', 'this is a symbolic link'],
      ['not-a-file', 'this is not a plain file'],
    ])
  })

  it('says so when there is no dataset at all', async () => {
    const { problems } = await loadDataset('/nowhere/data')
    expect(problems.map(formatProblem)).toEqual([
      '/nowhere/data:1:1: error missing-folder there is no such folder',
    ])
  })

  it('is given for more records and bytes than readers hold (P-20)', async () => {
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
        ['too-many-records', '11 records; at most 9'],
        ['dataset-too-big', '1100 bytes of records; at most 1040'],
      ],
    )
  })
})
