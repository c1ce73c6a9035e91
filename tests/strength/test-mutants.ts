/**
 * Entry of `npm run test:mutants`: changes the code that decides what patients read in every small way
 * that Stryker knows, and shows which change no test notices. Stryker is fetched into a scratch copy.
 */
import { spawnSync } from 'node:child_process'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { copySources } from './scratch.ts'

const help = `Usage: npm run test:mutants -- [FILE]...

Runs Stryker over the files that are named, or over those below, in a copy of the repository;
it is fetched for that, and nothing of it stays. Writes tests/strength/mutants.json: by file
the score, and every mutant that survived. Takes an hour and more; FILE takes minutes.

  npm run test:mutants
  npm run test:mutants -- functions/model/freshness.ts
`
const version = '10.1.1'

/** What decides which statement a reader gets, in which language, and how old it may be. */
const deciding = [
  'functions/model/freshness.ts',
  'functions/model/negotiation.ts',
  'functions/directory/narrowing.ts',
  'functions/directory/availability.ts',
  'functions/directory/view.ts',
  'functions/http/query.ts',
  'functions/http/cursor.ts',
  'functions/http/freshness.ts',
  'functions/http/kept-answers.ts',
  'functions/http/language.ts',
]
/** A mutant that survives is run through all of them: those that are quick, and none that compares files. */
const tests = [
  'tests/model/*.test.ts',
  'tests/directory/*.test.ts',
  'tests/search/*.test.ts',
  'tests/http/{access,caching,codes,contract,empty,history,kept-answers,locale,problems,resources,told}.test.ts',
]

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

type Survivor = { readonly line: number; readonly mutator: string; readonly becomes: string }
type MutantsOf = {
  readonly killed: number
  readonly survived: readonly Survivor[]
  /** Killed of all that compile, in per cent; one that loops for ever counts as killed. */
  readonly score: number
}

const killed = new Set(['Killed', 'Timeout'])
const unnoticed = new Set(['Survived', 'NoCoverage'])

function summarise(report: z.infer<typeof Report>): Record<string, MutantsOf> {
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
      return [file, { killed: dead, survived, score }] as const
    }),
  )
}

async function main(named: readonly string[]): Promise<number> {
  if (named.includes('--help')) {
    process.stdout.write(help)
    return 0
  }
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
    await writeFile(
      join(scratch, 'vitest.config.ts'),
      `export default { test: { include: ${JSON.stringify(tests)}, testTimeout: 90_000 } }\n`,
    )
    await writeFile(
      join(scratch, 'stryker.config.json'),
      JSON.stringify({
        mutate: named.length > 0 ? named : deciding,
        testRunner: 'vitest',
        plugins: ['@stryker-mutator/vitest-runner'],
        vitest: { related: false },
        inPlace: true,
        concurrency: 1,
        coverageAnalysis: 'perTest',
        reporters: ['json', 'progress-append-only'],
        jsonReporter: { fileName: 'mutants.json' },
        timeoutMS: 60_000,
      }),
    )
    run(
      process.execPath,
      [join(scratch, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run'],
      scratch,
    )
    const report = Report.parse(JSON.parse(await readFile(join(scratch, 'mutants.json'), 'utf8')))
    const on = new Date().toISOString().slice(0, 10)
    const result = { on, stryker: version, files: summarise(report) }
    const out = join(import.meta.dirname, 'mutants.json')
    await writeFile(out, `${JSON.stringify(result, undefined, 2)}\n`)
    return 0
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** What it says goes to the terminal; stdout is for results. */
function run(file: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(file, args, { cwd, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(`${file} ended with ${String(status)}`)
}

process.exitCode = await main(process.argv.slice(2))
