/**
 * Entry of `npm run test:bugs`: plants each seeded bug in a scratch copy, runs the tests that have to
 * notice it, and writes tests/strength/results.md.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeScratch, planted, type Scratch } from './scratch.ts'
import { seededBugs, type SeededBug } from './seeded-bugs.ts'

const help = `Usage: npm run test:bugs -- [ID or beginning of one]...

Plants each bug of tests/strength/seeded-bugs.ts alone in a copy of the repository, and runs
the tests that have to notice it: each must make one of them fail. First they run without any
bug, and must pass. Takes some minutes. Without an ID the result is written to
tests/strength/results.md.

  npm run test:bugs
  npm run test:bugs -- freshness core-05
`

type Outcome = { readonly bug: SeededBug; readonly noticed: string | undefined }

async function testBug(scratch: Scratch, bug: SeededBug): Promise<Outcome> {
  const before = await scratch.read(bug.file)
  const text = planted(before, bug)
  if (text === undefined) throw new Error(`${bug.id} no longer applies to ${bug.file}`)
  await scratch.write(bug.file, text)
  try {
    const { failed } = await scratch.run(bug.noticedBy)
    // One that does not load would notice any bug whatever.
    return { bug, noticed: failed.find((title) => !title.endsWith(': does not load')) }
  } finally {
    await scratch.write(bug.file, before)
  }
}

function render(outcomes: readonly Outcome[], seconds: number): string {
  const noticed = outcomes.filter((one) => one.noticed !== undefined).length
  const rows = outcomes.map(({ bug, noticed: title }) => {
    const cells = [bug.id, bug.says, title ?? '**nothing**'].map((cell) =>
      cell.replaceAll('|', '\\|'),
    )
    return `| ${cells.join(' | ')} |`
  })
  const day = new Date().toISOString().slice(0, 10)
  return `# Seeded bugs

Written by \`npm run test:bugs\` on ${day}: ${String(noticed)} of ${String(outcomes.length)} noticed, in ${String(Math.round(seconds))} s.

| Bug | What goes wrong | The first test that fails |
| --- | --- | --- |
${rows.join('\n')}
`
}

async function main(wanted: readonly string[]): Promise<number> {
  if (wanted.includes('--help')) {
    process.stdout.write(help)
    return 0
  }
  const chosen = seededBugs.filter(
    ({ id }) => wanted.length === 0 || wanted.some((one) => id.startsWith(one)),
  )
  if (chosen.length === 0) {
    process.stderr.write(`There is no such bug.\n\n${help}`)
    return 2
  }
  const begun = performance.now()
  const scratch = await makeScratch(fileURLToPath(new URL('../..', import.meta.url)))
  try {
    const files = [...new Set(chosen.flatMap(({ noticedBy }) => noticedBy))]
    process.stderr.write(`without a bug: ${String(files.length)} files of tests …\n`)
    const { passed, failed } = await scratch.run(files)
    if (failed.length > 0 || passed === 0) {
      process.stderr.write(`They fail without any bug:\n${failed.join('\n')}\n`)
      return 1
    }
    const outcomes: Outcome[] = []
    for (const bug of chosen) {
      const outcome = await testBug(scratch, bug)
      outcomes.push(outcome)
      process.stderr.write(`${bug.id}: ${outcome.noticed ?? 'NOTHING NOTICED IT'}\n`)
    }
    if (wanted.length === 0) {
      const seconds = (performance.now() - begun) / 1000
      await writeFile(join(import.meta.dirname, 'results.md'), render(outcomes, seconds))
    }
    const missed = outcomes.filter(({ noticed }) => noticed === undefined)
    process.stdout.write(
      `${String(outcomes.length - missed.length)} of ${String(outcomes.length)} bugs noticed\n`,
    )
    return missed.length > 0 ? 1 : 0
  } finally {
    await scratch.remove()
  }
}

process.exitCode = await main(process.argv.slice(2))
