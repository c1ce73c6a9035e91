/**
 * Entry of `npm run test:mutants`: changes the code that decides what patients read in every small way
 * that Stryker knows, and shows which change no test notices. Stryker is fetched into a scratch copy.
 */
import { spawnSync } from 'node:child_process'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join, matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { copySources } from './scratch.ts'

const help = `Usage: npm run test:mutants -- [ROOM | FILE]...

Runs Stryker over the rooms model (and of it compared), directory and http (and of it doors), or
over what is named, in a copy of the repository; it is fetched for that, and nothing of it stays.
Writes tests/strength/mutants.json: by file the score and every mutant that survived; files that
did not run keep what is there. All take some two hours of two cores, FILE takes minutes.

  npm run test:mutants
  npm run test:mutants -- model
  npm run test:mutants -- functions/model/freshness.ts
`
const version = '10.1.1'

type Room = {
  readonly mutate: readonly string[]
  /** In the order they run: what is quick first, for the first that fails ends a mutant. */
  readonly tests: readonly string[]
}

const http = (names: string): readonly string[] =>
  names.split(' ').map((name) => `tests/http/${name}.test.ts`)
const small = ['tests/model/*.test.ts', 'tests/directory/*.test.ts', 'tests/search/search.test.ts']

const commands = ['releases/guard', 'releases/plan-diff', 'commands/review', 'commands/preview']

/** Of the model, what is used where releases are compared and pages are followed. */
const compared = `functions/model/{${[
  'changes',
  'cliff',
  'coverage',
  'letters',
  'link-index',
  'link-report',
  'statements',
  'unavailable',
].join()}}.ts`
/** Of http, what few answers go through, each with tests that take long. */
const doors = 'functions/http/{atom,chosen-fields,cutting,lambda,read-request}.ts'

/**
 * What decides which statement a reader gets. Left out are files of words alone, and the OpenAPI
 * document, which is compared byte for byte. No test here compares sources with anything, and
 * none takes long: a mutant that survives is run through all of them.
 */
const rooms: Readonly<Record<string, Room>> = {
  model: {
    mutate: ['functions/model/**/*.ts', '!functions/model/page-words.ts', `!${compared}`],
    tests: [
      ...small,
      ...http('problems codes history access'),
      ...['languages', 'write-files', 'good-files', 'warnings', 'bad-files'].map(
        (name) => `tests/seed/dataset/${name}.test.ts`,
      ),
    ],
  },
  compared: {
    mutate: [compared],
    tests: [
      'tests/search/search.test.ts',
      ...http('history kept-answers coverage feed'),
      ...['names', 'shown', 'broken', 'as-browsers'].map((name) => `tests/links/${name}.test.ts`),
      ...commands.map((name) => `tests/seed/${name}.test.ts`),
      'tests/seed/commands/coverage.test.ts',
    ],
  },
  directory: {
    mutate: ['functions/directory/**/*.ts'],
    tests: [
      ...small,
      ...http('caching problems callers codes resources history contract told locale hsds'),
      ...http('medicines coverage access empty feed'),
      'tests/search/first-hit.test.ts',
    ],
  },
  http: {
    mutate: ['functions/http/**/*.ts', '!functions/http/{openapi*,answer-shapes}.ts', `!${doors}`],
    tests: [
      ...http('conditions queries cursors parameters explaining replies app leading'),
      'tests/search/search.test.ts',
      ...http('caching operation problems callers codes resources history contract told locale'),
      ...http('hsds medicines coverage kept-answers access empty edge-cache'),
    ],
  },
  doors: {
    mutate: [doors],
    tests: http('atom parameters problems contract locale edge-cache feed doors fields'),
  },
}

const Report = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          status: z.string(),
          location: z.object({ start: z.object({ line: z.number() }) }),
        }),
      ),
    }),
  ),
})

/** What stands in `mutants.json`; of a file that does not run it is kept as it is. */
const Kept = z.object({ files: z.record(z.string(), z.unknown()) })

type Survivor = { readonly line: number; readonly mutator: string; readonly becomes: string }
type MutantsOf = {
  readonly on: string
  readonly killed: number
  readonly survived: readonly Survivor[]
  /** Killed of all that compile, in per cent; one that loops for ever counts as killed. */
  readonly score: number
}

const killed = new Set(['Killed', 'Timeout'])
const unnoticed = new Set(['Survived', 'NoCoverage'])

function summarise(report: z.infer<typeof Report>): Record<string, MutantsOf> {
  const on = new Date().toISOString().slice(0, 10)
  return Object.fromEntries(
    Object.entries(report.files).map(([file, { mutants }]) => {
      const survived = mutants
        .filter(({ status }) => unnoticed.has(status))
        .map(({ location, mutatorName, replacement = '' }) => ({
          line: location.start.line,
          mutator: mutatorName,
          becomes: replacement.slice(0, 120),
        }))
      const dead = mutants.filter(({ status }) => killed.has(status)).length
      const score = Math.round((1000 * dead) / Math.max(dead + survived.length, 1)) / 10
      return [file, { on, killed: dead, survived, score }] as const
    }),
  )
}

async function main(named: readonly string[]): Promise<number> {
  if (named.includes('--help')) {
    process.stdout.write(help)
    return 0
  }
  const runs = runsOf(named)
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const scratch = await copySources(root)
  try {
    await cp(join(root, 'node_modules'), join(scratch, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    const packages = [
      `@stryker-mutator/core@${version}`,
      `@stryker-mutator/vitest-runner@${version}`,
    ]
    const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
    run('npm', ['install', ...flags, ...packages], scratch)
    for (const room of runs) await addTo(join(import.meta.dirname, 'mutants.json'), room, scratch)
    return 0
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Rooms that are named, and the room of each file that is named, with that file only. */
function runsOf(named: readonly string[]): readonly Room[] {
  if (named.length === 0) return Object.values(rooms)
  return named.map((name) => {
    const whole = rooms[name]
    if (whole) return whole
    const of = Object.values(rooms).find(
      ({ mutate }) =>
        mutate.some((glob) => matchesGlob(name, glob)) &&
        !mutate.some((glob) => glob.startsWith('!') && matchesGlob(name, glob.slice(1))),
    )
    if (!of) throw new Error(`${name} is neither a room nor a file of one of them`)
    return { ...of, mutate: [name] }
  })
}

/** One run of Stryker; what it found of the files is put in the place of what stood there. */
async function addTo(out: string, room: Room, scratch: string): Promise<void> {
  await writeFile(join(scratch, 'vitest.config.ts'), vitestFor(room.tests))
  await writeFile(
    join(scratch, 'stryker.config.json'),
    JSON.stringify({
      mutate: room.mutate,
      // What is settled while a module is loaded (tables, schemas) takes a process for each mutant.
      ignoreStatic: true,
      // Empty texts, objects and lists: most do not compile, and texts are mostly words.
      mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral', 'ArrayDeclaration'] },
      testRunner: 'vitest',
      plugins: ['@stryker-mutator/vitest-runner'],
      vitest: { related: false },
      inPlace: true,
      concurrency: 2,
      coverageAnalysis: 'perTest',
      reporters: ['json', 'progress-append-only'],
      jsonReporter: { fileName: 'mutants.json' },
      timeoutMS: 20_000,
    }),
  )
  const stryker = join(scratch, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  run(process.execPath, [stryker, 'run'], scratch)
  const report = Report.parse(JSON.parse(await readFile(join(scratch, 'mutants.json'), 'utf8')))
  const before = Kept.parse(JSON.parse(await readFile(out, 'utf8')))
  const files = { ...before.files, ...summarise(report) }
  const sorted = Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  await writeFile(out, `${JSON.stringify({ stryker: version, files: sorted }, undefined, 2)}\n`)
}

/** A worker is used for all files of a mutant, in the order given. */
function vitestFor(tests: readonly string[]): string {
  return `import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { BaseSequencer } from 'vitest/node'

const include = ${JSON.stringify(tests)}
const order = include.flatMap((one) => globSync(one).sort()).map((file) => resolve(file))

class Quickest extends BaseSequencer {
  async sort(files) {
    return files.toSorted((a, b) => order.indexOf(a.moduleId) - order.indexOf(b.moduleId))
  }
}
export default {
  test: { include, isolate: false, testTimeout: 60_000, sequence: { sequencer: Quickest } },
}
`
}

/** What it says goes to the terminal; stdout is for results. */
function run(file: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(file, args, { cwd, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`${file} ended with ${String(status)}`)
}

process.exitCode = await main(process.argv.slice(2))
