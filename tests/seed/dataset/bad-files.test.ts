import { hash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { relative } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { findWarnings } from '../../../seed/dataset/reading/find-warnings.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { ProblemReport } from '../../../seed/dataset/reading/problem-report.ts'
import { formatProblem, printable } from '../../../seed/dataset/rules/problems.ts'
import { rules } from '../../../seed/dataset/rules/rules.ts'
import { runHere } from '../../support/cli.ts'
import { namesFix } from '../../support/fixes.ts'
import {
  runSeed,
  temporaryFolder,
  writeDataset,
  type Files,
  type Finished,
} from '../../support/seed.ts'
import { makeBatches, type Batch } from './bad-files/batches.ts'
import { today } from './bad-files/code-cases.ts'
import { badFiles, judged, onceSilent } from './bad-files/corpus.ts'

/** Codes that files alone cannot show; other tests do. */
const shownElsewhere = [
  'dataset-too-big',
  'empty-dataset',
  'file-changed',
  'missing-folder',
  'too-many-records',
  'unreadable-file',
]

/** Kinds of RELIABILITY that files of YAML and JSON can show. */
const kinds = Array.from({ length: 41 }, (_, i) => `F-${i + 10}`)

function partsOf(refusal: string): { place: string; code: string; words: string } {
  const [, place = '', code = '', words = ''] = /^(.+:\d+:\d+) (\S+) ?(.*)$/.exec(refusal) ?? []
  return { place, code, words }
}

describe('the corpus of bad files', () => {
  it('holds at least 152 different files, two of every kind, and 30 addresses (F-44)', () => {
    const count = (kind: string): number =>
      badFiles.filter(([title]) => title.startsWith(`${kind} `)).length
    const contents = new Set(badFiles.map(([, files]) => hash('sha256', JSON.stringify(files))))
    expect(contents.size).toBeGreaterThanOrEqual(152)
    expect(kinds.filter((kind) => count(kind) < 2)).toEqual([])
    expect(count('F-44')).toBeGreaterThanOrEqual(30)
  })

  it('has three forms or more of each of the kinds that were taken silently', () => {
    expect(Object.keys(onceSilent).length).toBeGreaterThanOrEqual(20)
    for (const [kind, forms] of Object.entries(onceSilent)) {
      const [told, taken] = [true, false].map((is) =>
        forms.filter(([, , verdict]) => (verdict !== 'taken') === is),
      )
      expect([kind, Math.min(told?.length ?? 0, 2)]).toEqual([kind, 2])
      expect([kind, (told?.length ?? 0) + (taken?.length ?? 0) > 2]).toEqual([kind, true])
    }
    expect(judged('warned').length).toBeGreaterThanOrEqual(25)
    expect(judged('taken').length).toBeGreaterThanOrEqual(25)
  })

  it('shows every code of the table (F-02)', () => {
    const shown = new Set(
      badFiles.flatMap(([, , ...refusals]) => refusals.map((one) => partsOf(one).code)),
    )
    const missing = Object.keys(rules).filter((code) => !shown.has(code))
    expect(missing.toSorted()).toEqual(shownElsewhere)
  })
})

describe('a message that names a fix', () => {
  it.each([
    '"C43" is not a code as mesh writes them',
    'this file is missing',
    '201 characters; at most 200',
    'not YAML: Missing , between flow map items',
    '"2027" is still to come (today is 2026-11-23)',
    'the quote that opens here is never closed',
    '"write it" is not known here',
    'it was confirmed (2025) before decidedOn (2026)',
  ])('is not one that only says what is wrong: %s', (message) => {
    expect(namesFix(message)).toBe(false)
  })
})

describe('a bad dataset file is refused with its place and code (F-02, F-03, F-06)', () => {
  const cases = badFiles.map(([title, files, ...refusals]) => [title, { files, refusals }] as const)

  it.each(cases)('%s', async (_, { files, refusals }) => {
    const dir = await writeDataset(files)
    const { dataset, problems } = await loadDataset(dir, { today })
    const lines = problems.map((one) => formatProblem(one).replaceAll(`${dir}/`, ''))
    expect(dataset).toBeUndefined()
    const wanted = refusals.map(partsOf)
    expect(lines.map((line) => /^.+?:\d+:\d+: error \S+/.exec(line)?.[0])).toEqual(
      wanted.map(({ place, code }) => `${place}: error ${code}`),
    )
    expect(problems.map(({ message }) => message).filter((one) => !namesFix(one))).toEqual([])
    for (const [i, { words }] of wanted.entries()) expect(lines[i]).toContain(words)
    for (const line of lines) {
      expect(line).toBe(printable(line))
      expect(line.length).toBeLessThan(500)
    }
  })
})

describe('what may be right is not refused', () => {
  const warningsOf = async (files: Files) => {
    const dir = await writeDataset(files)
    const { written, entries, problems } = await loadDataset(dir, { today })
    expect(problems).toEqual([])
    if (written === undefined) throw new Error('not refused, and not read either')
    return findWarnings(written, entries).map((one) => ({
      ...one,
      path: one.path.replace(`${dir}/`, ''),
    }))
  }
  type Told = Awaited<ReturnType<typeof warningsOf>>[number]
  const keyOf = ({ path, code, field }: Told): string =>
    `${path} ${code} ${field.replaceAll(/\d+/g, '0')}`
  let ofExample: Promise<readonly string[]> | undefined
  /** Beside what the example itself is told. */
  const tell = async (files: Files): Promise<Told[]> => {
    ofExample ??= warningsOf({}).then((all) => all.map(keyOf))
    const known = new Set(await ofExample)
    return (await warningsOf(files)).filter((one) => !known.has(keyOf(one)))
  }

  it.each(judged('warned').map(([title, files, ...told]) => [title, { files, told }] as const))(
    'but told: %s',
    async (_, { files, told }) => {
      const found = await tell(files)
      expect(found.map((one) => `${one.path}:${one.line}:${one.column} ${one.code}`)).toEqual(told)
      expect(found.map(({ message }) => message).filter((one) => !namesFix(one))).toEqual([])
    },
  )

  it.each(judged('taken').map(([title, files]) => [title, files] as const))(
    'and taken without a word: %s',
    async (_, files) => {
      expect(await tell(files)).toEqual([])
    },
  )
})

/** Together most of the corpus. */
const isShared = ({ titles }: Batch): boolean => titles.length > 1

describe('npm run seed -- validate --json', () => {
  const batches = makeBatches()
    .filter(isShared)
    .map((one): [string, typeof one] => [`${one.titles[0]} and ${one.titles.length - 1} more`, one])

  const validate = async (folder: string, run: (args: readonly string[]) => Promise<Finished>) => {
    const { code, out, err } = await run(['validate', '--json', '--data', folder])
    expect([code, err]).toEqual([exitCodes['invalid-data'], 'the dataset is not valid\n'])
    const { problems } = ProblemReport.parse(JSON.parse(out))
    return problems
      .map(
        ({ path, line, column, code: rule }) =>
          `${relative(folder, path)}:${line}:${column} ${rule}`,
      )
      .toSorted()
  }

  it.each(batches)('refuses %s, all at once (F-01)', async (_, { files, refusals }) => {
    const found = await validate(await writeDataset(files), runHere)
    expect(found).toEqual(refusals.toSorted())
  })

  it('refuses the most that stand side by side as a child process (F-01)', async () => {
    const cwd = await temporaryFolder()
    const [[, batch] = []] = batches
    await writeDataset(batch?.files, cwd)
    const found = await validate('data', async (args) => runSeed(args, { cwd }))
    expect(found).toEqual(batch?.refusals.toSorted())
  })

  it('is shown most of the corpus so', () => {
    const shown = batches.flatMap(([, { titles }]) => titles).length
    expect(shown).toBeGreaterThan(badFiles.length * 0.8)
  })
})

describe('npm run seed -- publish', () => {
  it('calls no store about bad files (F-05)', async () => {
    let connections = 0
    const server = createServer().on('connection', () => (connections += 1))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const target = ['--table', 'test', '--endpoint', `http://127.0.0.1:${port}`]
    for (const { files, refusals } of makeBatches().filter(isShared)) {
      const data = await writeDataset(files)
      const { code, out, err } = await runHere(['publish', '-m', 'why', '--data', data, ...target])
      expect([code, out]).toEqual([exitCodes['invalid-data'], ''])
      expect(err).toContain(refusals[0]?.split(' ').at(-1))
      expect(err).toContain(': nothing was published')
    }
    expect(connections).toBe(0)
  })
})
