import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { parse } from 'yaml'
import type { Store } from '../../../functions/store/database/connect.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { datasetFiles } from '../../../seed/dataset/editing/dataset-files.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { asPublished, originalHash } from '../../../seed/dataset/reviews.ts'
import { renderYaml } from '../../../seed/dataset/yaml/render.ts'
import { runHere } from '../../support/cli.ts'
import { seededRandom, syntheticDataset } from '../../support/datasets.ts'
import { edited, exampleFiles, temporaryFolder, writeDataset } from '../../support/seed.ts'
import { smallDay, smallFolder } from '../../support/small-directory.ts'
import { it } from '../../support/store-test.ts'
import type { TestStore } from '../../support/store.ts'

const guide = 'resources/example-guide.yaml'

let tests: TestStore
let store: Store

it.beforeEach(({ stores, store: own }) => {
  tests = stores
  store = own
})

async function seed(args: readonly string[], cwd?: string) {
  const target = ['--table', store.table, '--endpoint', tests.endpoint]
  return runHere([...args, ...target], cwd === undefined ? {} : { cwd })
}

async function publish(data: string, ...more: readonly string[]): Promise<string> {
  const { code, out, err } = await seed(['publish', '-m', 'why', '--data', data, ...more])
  expect({ code, err }).toMatchObject({ code: exitCodes.done })
  return out
}

async function exported(...more: readonly string[]): Promise<string> {
  const dir = join(await temporaryFolder(), 'out')
  const { code, err } = await seed(['export', dir, ...more])
  expect({ code, err }).toMatchObject({ code: exitCodes.done })
  return dir
}

/** Every file of a folder by its path, but for what says from which store it comes, and when. */
async function contentOf(dir: string): Promise<Record<string, string>> {
  const paths = await readdir(dir, { recursive: true, withFileTypes: true })
  const named = paths.filter((one) => one.isFile() && one.name !== '.base.json')
  const files = named.map((one) => join(one.parentPath, one.name))
  const held = files
    .toSorted()
    .map(async (path) => [path.slice(dir.length + 1), await readFile(path, 'utf8')] as const)
  return Object.fromEntries(await Promise.all(held))
}

describe('npm run seed -- export', () => {
  it('and publishing it again is unchanged; a second export is the same to the byte (F-62)', async () => {
    await publish(await smallFolder())
    const first = await exported()
    expect((await runHere(['validate', '--data', first])).code).toBe(exitCodes.done)
    expect(await publish(first)).toMatch(/^unchanged: release [0-9a-f]{16} /)
    // Into another table, so that the export is what is really published.
    store = await tests.createTable()
    await publish(first)
    expect(await contentOf(await exported())).toEqual(await contentOf(first))
  })

  it('writes files in the form that people write, comments apart', async () => {
    const data = await smallFolder()
    const { written } = await loadDataset(data, { today: smallDay })
    if (written === undefined) throw new Error('the dataset is not valid')
    const withoutComments = (text: string): string => text.replaceAll(/^ *#.*\n/gm, '')
    for (const { path, text } of datasetFiles(written)) {
      expect(text).toContain('# yaml-language-server: $schema=')
      expect(withoutComments(text)).toBe(withoutComments(await readFile(join(data, path), 'utf8')))
    }
  })

  it('writes groups and odd files one by one, fields in the order of their schema', async () => {
    const group = `resources:\n  - ${exampleFiles[guide].trimEnd().replaceAll('\n', '\n    ')}\n`
    await publish(await writeDataset({ [guide]: null, 'resources/all.yaml': group }))
    const files = await contentOf(await exported())
    expect(Object.keys(files)).toEqual([
      'cancer-types/melanoma.yaml',
      'countries/be.yaml',
      'manifest.yaml',
      'medicines/nivolumab.yaml',
      'medicines/pembrolizumab.yaml',
      'publications/brochure.yaml',
      guide,
      'terms.yaml',
    ])
    // Every translation says what it was made from.
    const of = originalHash({ title: 'A guide', description: 'It explains things.' })
    const whole = exampleFiles[guide].replace(
      'caregiver]\n',
      'caregiver]\naboutSideEffects: false\nonlyEu: false\nretired: false\n',
    )
    expect(files[guide]?.replaceAll('"', '')).toBe(
      `# yaml-language-server: $schema=../../schemas/resource.schema.json\n${whole}    of: ${of}\n`,
    )
  })

  it('holds the number to call where a resource has one', async () => {
    const files = edited(guide, 'guide\nlanguages', 'guide\nphone: 116 123\nlanguages')
    await publish(await writeDataset(files))
    expect((await contentOf(await exported()))[guide]).toContain('guide\nphone: 116 123\nlanguages')
  })

  it('of an older release is what was published then', async () => {
    await publish(await writeDataset())
    const plan = await seed(['plan', '--json', '--data', await writeDataset()])
    const { id } = (JSON.parse(plan.out) as { active: { id: string } }).active
    await publish(await writeDataset(edited(guide, 'title: A guide', 'title: Another')))
    const old = await contentOf(await exported('--release', id))
    expect(old[guide]).toContain('title: A guide\n')
    expect((await contentOf(await exported()))[guide]).toContain('title: Another\n')
  })

  it('goes to a new or an empty folder, by default named after the release', async () => {
    await publish(await writeDataset())
    const cwd = await temporaryFolder()
    const dir = join(cwd, 'empty')
    await mkdir(dir)
    expect((await seed(['export', dir])).code).toBe(exitCodes.done)
    const { out } = await seed(['export', '--dry-run'])
    expect(out).toMatch(/^would write 8 files of release ([0-9a-f]{16}) to release-\1\n$/)
  })

  it('refuses a folder in use and leaves it alone, but for --force, which removes nothing', async () => {
    await publish(await writeDataset())
    const dir = await temporaryFolder()
    await mkdir(join(dir, 'resources'))
    await writeFile(join(dir, 'resources/mine.yaml'), 'mine')
    const outside = join(await temporaryFolder(), 'outside')
    await writeFile(outside, 'outside')
    await symlink(outside, join(dir, 'manifest.yaml'))
    const refused = await seed(['export', dir])
    expect([refused.code, refused.out]).toEqual([exitCodes.usage, ''])
    expect(refused.err).toContain('is not empty: nothing was written')
    expect(await readdir(dir)).toEqual(['manifest.yaml', 'resources'])

    const forced = await seed(['export', dir, '--force'])
    expect(forced.code).toBe(exitCodes.done)
    expect(forced.err).toContain(`  ${dir}/resources/mine.yaml`)
    expect((await contentOf(dir))['resources/mine.yaml']).toBe('mine')
    // A link is replaced, never followed.
    expect(await readFile(outside, 'utf8')).toBe('outside')
    expect((await readdir(dir)).filter((name) => name.startsWith('.'))).toEqual(['.base.json'])
  })

  it('refuses a file in its place, an unknown release, and a table without releases', async () => {
    const nothing = await seed(['export', join(await temporaryFolder(), 'new')])
    expect([nothing.code, nothing.err.split('\n')[0]]).toEqual([
      exitCodes.usage,
      'nothing is published there yet',
    ])
    await publish(await writeDataset())
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    expect((await seed(['export', file])).code).toBe(exitCodes.usage)
    const dir = join(await temporaryFolder(), 'new')
    const unknown = await seed(['export', dir, '--release', '0123456789abcdef'])
    expect(unknown.code).toBe(exitCodes.usage)
    expect(unknown.err).toMatch(
      /there is no release "0123456789abcdef".*\n.*\n {2}[0-9a-f]{16} {2}\d/,
    )
  })

  it('tells a script what it wrote', async () => {
    await publish(await writeDataset())
    const dir = join(await temporaryFolder(), 'out')
    const { out } = await seed(['export', dir, '--json'])
    expect(JSON.parse(out)).toMatchObject({ generation: 1, dir, strays: [], files: { length: 8 } })
  })
})

const tricky = [
  '2026',
  '2026-03',
  '2026-03-14',
  '1e3',
  '0x1f',
  '0123',
  '1.10',
  '12:30',
  'no',
  'NO',
  'On',
  'y',
  '~',
  'null',
  'true',
  '- a',
  '? a',
  ': a',
  'a: b',
  'a #b',
  '#a',
  '[a]',
  '{a}',
  'a, b',
  "it's",
  '"a"',
  `a"b'c`,
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a',
  '---',
  '...',
  '=',
  '<<',
  'a\\b',
  'é',
  '“a”',
  '👩‍⚕️ a',
  '\u062F\u0644\u064A\u0644\u200F 2',
  'a\u00A0b',
  '5 < 6',
  '0b1',
  '.5',
  '1_000',
  'Infinity',
  '.nan',
  '-',
  '?',
]

describe('rendering keeps every text, whatever reads it (F-60)', () => {
  const places: Readonly<Record<string, (text: string) => unknown>> = {
    'as a field': (text) => ({ a: text }),
    'as a key': (text) => ({ [text]: 1 }),
    'in a list': (text) => ({ a: [text, text] }),
    'in one line': (text) => ({ codes: [{ a: text, b: [text] }] }),
  }

  it.each(Object.entries(places))('%s', (_, place) => {
    for (const text of tricky) {
      const value = place(text)
      const yaml = renderYaml(value, { inline: ['codes.*'] })
      for (const version of ['1.1', '1.2'] as const) expect(parse(yaml, { version })).toEqual(value)
    }
  })

  it('in long texts with blanks of every kind', () => {
    const random = seededRandom(3)
    for (let run = 0; run < 400; run++) {
      const length = 1 + Math.floor(random() * 60)
      const words = Array.from({ length }, () => tricky[Math.floor(random() * tricky.length)])
      const text = words.reduce<string>(
        (all, word) => `${all}${' '.repeat(random() < 0.9 ? 1 : 3)}${word}`,
        'x',
      )
      const value = { a: { b: [{ c: text, d: [text] }] } }
      const yaml = renderYaml(value, { inline: [] })
      for (const version of ['1.1', '1.2'] as const) expect(parse(yaml, { version })).toEqual(value)
    }
  })

  it('of a synthetic dataset, whole', async () => {
    const dataset = asPublished(syntheticDataset({ resources: 20 }))
    const files = Object.fromEntries(datasetFiles(dataset).map(({ path, text }) => [path, text]))
    const none = Object.fromEntries(Object.keys(exampleFiles).map((path) => [path, null]))
    const loaded = await loadDataset(await writeDataset({ ...none, ...files }))
    expect(loaded.problems).toEqual([])
    expect(datasetFiles(loaded.dataset ?? dataset)).toEqual(datasetFiles(dataset))
    for (const text of Object.values(files)) expect(text).not.toMatch(/^.{101,}$/m)
  })
})

describe('npm run seed -- show', () => {
  it.each([
    ['melanoma', 'id: melanoma\n'],
    ['eu-melanoma', 'id: melanoma\n'],
    ['BE', 'code: BE\n'],
    ['be', 'code: BE\n'],
    ['be-melanoma-1', 'code: BE\n'],
    ['BE.reimbursement', 'code: BE\n'],
    ['example-guide', 'id: example-guide\n'],
    ['brochure', 'id: brochure\n'],
    ['manifest', 'name: Example directory\n'],
    ['terms', 'kind:\n'],
    ['terms.kind.guide', 'kind:\n'],
  ])('%s prints the file that holds it, from the active release', async (id, start) => {
    await publish(await writeDataset())
    const { code, out } = await seed(['show', id])
    expect(code).toBe(exitCodes.done)
    const [schema = '', ...rest] = out.split('\n')
    expect(schema).toMatch(/^# yaml-language-server: \$schema=/)
    expect(rest.join('\n').startsWith(start)).toBe(true)
  })

  it('prints a note alone, where the file that holds it is long', async () => {
    await publish(await writeDataset())
    const { code, out } = await seed(['show', 'be-melanoma-1', '--alone'])
    expect(code).toBe(exitCodes.done)
    expect(out).toMatch(/^id: be-melanoma-1\n/)
    expect(out).toContain('    text: Paid by the fund.\n')
    expect(out).not.toContain('Belgium')
    const whole = await seed(['show', 'BE', '--alone'])
    expect(whole.out).toBe((await seed(['show', 'BE'])).out)
    const { out: json } = await seed(['show', 'be-melanoma-1', '--alone', '--json'])
    expect(JSON.parse(json)).toMatchObject({ id: 'be-melanoma-1', status: 'reimbursed' })
  })

  it('prints the files with --local, an older release with --release, JSON with --json', async () => {
    await publish(await writeDataset())
    const { out } = await seed(['show', 'example-guide', '--json'])
    expect(JSON.parse(out)).toMatchObject({ id: 'example-guide', kind: 'guide' })
    const data = await writeDataset(edited(guide, 'title: A guide', 'title: Local'))
    const local = await runHere(['show', 'example-guide', '--local', '--data', data])
    expect(local.out).toContain('title: Local\n')
    expect((await seed(['show', 'cri', '--local', '--release', '0'.repeat(16)])).code).toBe(2)
  })

  describe('--on', () => {
    const on = (day: string) => () => new Date(`${day}T12:00:00Z`)

    async function titled(title: string, day: string): Promise<void> {
      const data = await writeDataset(edited(guide, 'title: A guide', `title: ${title}`))
      const target = ['--table', store.table, '--endpoint', tests.endpoint]
      const args = ['publish', '-m', `to ${title}`, '--data', data, ...target]
      expect((await runHere(args, { now: on(day) })).code).toBe(exitCodes.done)
    }

    async function shown(day: string, ...more: readonly string[]) {
      const target = ['--table', store.table, '--endpoint', tests.endpoint]
      return runHere(['show', 'example-guide', '--on', day, ...more, ...target], {
        now: on('2026-11-28'),
      })
    }

    it('shows a record as readers had it on a day, and by whose release', async () => {
      await titled('First', '2026-11-03')
      await titled('Second', '2026-11-10')
      await titled('Third', '2026-11-10')
      const first = await shown('2026-11-09')
      expect(first.out).toContain('title: First\n')
      expect(first.err).toMatch(
        /^release [0-9a-f]{16}, active since 2026-11-03, by .*: to First\n$/,
      )
      const third = await shown('2026-11-10')
      expect(third.out).toContain('title: Third\n')
      expect(third.err).toContain('Readers had 2 releases on 2026-11-10: this is the last of them.')
      expect((await shown('2026-11-28')).out).toContain('title: Third\n')
    })

    it('follows a rollback', async () => {
      await titled('First', '2026-11-03')
      await titled('Second', '2026-11-10')
      const target = ['--table', store.table, '--endpoint', tests.endpoint]
      const back = await runHere(['rollback', '-m', 'wrong', '--yes', ...target], {
        now: on('2026-11-12'),
      })
      expect({ code: back.code, err: back.err }).toMatchObject({ code: exitCodes.done })
      expect((await shown('2026-11-11')).out).toContain('title: Second\n')
      expect((await shown('2026-11-12')).out).toContain('title: First\n')
    })

    it('refuses a day before the first release, one to come, and what is no day', async () => {
      expect((await shown('2026-11-01')).err).toContain('nothing is published there yet')
      await titled('First', '2026-11-03')
      const before = await shown('2026-11-02')
      expect([before.code, before.out]).toEqual([exitCodes.usage, ''])
      expect(before.err).toContain(
        'nothing was active on 2026-11-02\nThe log begins on 2026-11-03.',
      )
      expect((await shown('2026-11-29')).err).toContain('2026-11-29 is still to come')
      expect((await shown('3 November')).err).toContain('--on takes a day such as 2026-11-28')
      expect((await shown('2026-11-03', '--local')).code).toBe(exitCodes.usage)
    })

    it('says which releases are held when that of the day no longer is', async () => {
      await titled('First', '2026-11-03')
      for (const n of [1, 2, 3]) await titled(`Later ${n}`, `2026-11-1${n}`)
      const target = ['--table', store.table, '--endpoint', tests.endpoint]
      const pruned = await runHere(
        ['prune', '-m', 'old', '--keep', '0', '--older-than', '0', '--force', ...target],
        {
          now: on('2026-11-28'),
          pause: async () => undefined,
        },
      )
      expect({ code: pruned.code, err: pruned.err }).toMatchObject({ code: exitCodes.done })
      const gone = await shown('2026-11-05')
      expect([gone.code, gone.out]).toEqual([exitCodes.usage, ''])
      expect(gone.err).toMatch(
        /^release [0-9a-f]{16}, which readers had on 2026-11-05, is no longer held\nIt was made active on 2026-11-03 by .*: to First\nThe releases that are kept, newest first:\n {2}[0-9a-f]{16} {2}2026-11-13 {2}to Later 3\n/,
      )
    })
  })

  it('suggests what was meant, and asks which of several', async () => {
    const text = exampleFiles[guide].replace('id: example-guide', 'id: melanoma')
    await publish(await writeDataset({ 'resources/melanoma.yaml': text }))
    const unknown = await seed(['show', 'melanom'])
    expect([unknown.code, unknown.out]).toEqual([exitCodes.usage, ''])
    expect(unknown.err).toContain('nothing has the id "melanom"; did you mean "melanoma"?')
    const several = await seed(['show', 'melanoma'])
    expect(several.code).toBe(exitCodes.usage)
    expect(several.err).toContain('Say which: --kind cancer-type or --kind resource')
    const one = await seed(['show', 'melanoma', '--kind', 'resource'])
    expect(one.out).toContain('kind: guide\n')
  })
})
