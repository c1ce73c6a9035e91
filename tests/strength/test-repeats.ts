/**
 * Entry of `npm run test:repeats`: the tests in which several things happen at once, time and again
 * and in an order drawn anew each time; writes tests/strength/repeats.md.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ranOf, type Ran } from './scratch.ts'

const help = `Usage: npm run test:repeats -- [TIMES]

Runs the tests of what happens at once (publishers, rollbacks, prunes and readers) TIMES times,
or 20, with the tests of each file in an order of their own. All must pass each time; a run that
does not can be had again by its seed. Writes tests/strength/repeats.md.

  npm run test:repeats
  npm run test:repeats -- 3
`

const suite = [
  'http/kept-history.test.ts',
  'http/releases.test.ts',
  'seed/releases/history.test.ts',
  'seed/releases/lifecycle-races.test.ts',
  'store/lifecycle.test.ts',
  'store/live.test.ts',
  'store/model.test.ts',
  'store/releases.test.ts',
]
const root = fileURLToPath(new URL('../..', import.meta.url))

type Repeat = Ran & { readonly seed: number }

async function once(seed: number, folder: string): Promise<Repeat> {
  const out = join(folder, `${String(seed)}.json`)
  const order = ['--sequence.shuffle.tests', `--sequence.seed=${String(seed)}`]
  const report = ['--reporter=json', `--outputFile=${out}`]
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...order, ...report]
  const files = suite.map((file) => join('tests', file))
  // As outside of CI: a test that passes only when it is tried again does not pass.
  const env = { ...process.env, CI: undefined }
  spawnSync(process.execPath, [...args, ...files], { cwd: root, env, stdio: 'ignore' })
  return { seed, ...ranOf(await readFile(out, 'utf8'), join(root, 'tests')) }
}

function render(repeats: readonly Repeat[], day: string): string {
  const rows = repeats.map(
    ({ seed, passed, failed }) =>
      `| ${String(seed)} | ${String(passed)} | ${failed.join('<br>').replaceAll('|', '\\|') || 'none'} |`,
  )
  return `# Repeats

Written by \`npm run test:repeats\` on ${day}: ${suite.map((file) => `\`${file}\``).join(', ')}, the tests of each in an order drawn by the seed. A run is had again by \`npx vitest run --sequence.shuffle.tests --sequence.seed=SEED FILES\`.

| Seed | Passed | Failed |
| --- | --- | --- |
${rows.join('\n')}
`
}

async function main([times = '20', ...more]: readonly string[]): Promise<number> {
  if (times === '--help') {
    process.stdout.write(help)
    return 0
  }
  if (!/^[1-9]\d{0,2}$/.test(times) || more.length > 0) {
    process.stderr.write(`TIMES is a number from 1 to 999.\n\n${help}`)
    return 2
  }
  const folder = await mkdtemp(join(tmpdir(), 'repeats-'))
  try {
    const repeats: Repeat[] = []
    const first = Math.floor(Math.random() * 1_000_000)
    for (let i = 0; i < Number(times); i++) {
      const repeat = await once(first + i, folder)
      process.stderr.write(
        `${String(i + 1)} of ${times}: ${String(repeat.passed)} passed, ${String(repeat.failed.length)} failed\n`,
      )
      repeats.push(repeat)
    }
    const day = new Date().toISOString().slice(0, 10)
    await writeFile(join(import.meta.dirname, 'repeats.md'), render(repeats, day))
    return repeats.every(({ passed, failed }) => passed > 0 && failed.length === 0) ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main(process.argv.slice(2))
