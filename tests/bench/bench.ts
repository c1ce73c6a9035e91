/** Entry of `npm run bench`: measures, then writes results.json, results.md and results.svg, or checks. */
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { differences } from './check.ts'
import { measureCold } from './cold.ts'
import { recordCosts } from './costs-record.ts'
import { measureHttp } from './http.ts'
import { noteCircumstances } from './machine.ts'
import { readOptions, type BenchOptions } from './options.ts'
import { measurePublish } from './publish.ts'
import { renderPage, renderRatios } from './render.ts'
import {
  mergeSections,
  readResults,
  writeResults,
  type Figure,
  type Part,
  type Section,
} from './results.ts'
import { sizes, type Size } from './sizes.ts'
import { openStage, type Stage } from './stage.ts'
import { measureWarm } from './warm.ts'

const folder = import.meta.dirname
const file = join(folder, 'results.json')

function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}

async function measureSize(size: Size, { wanted, amounts, quick, check }: BenchOptions) {
  const sections: Section[] = []
  const own = wanted.filter(([, one]) => one === size).map(([part]) => part)
  async function measure(part: Part, rounds: number, run: () => Promise<Figure[]>): Promise<void> {
    if (!own.includes(part)) return
    const started = performance.now()
    const circumstances = await noteCircumstances()
    const figures = await run()
    sections.push({ part, size, rounds, ...circumstances(), figures })
    tell(`${part}, ${size}: ${Math.round((performance.now() - started) / 1000)} s`)
  }

  const onStage = async (use: (stage: Stage) => Promise<void>): Promise<void> => {
    if (own.every((part) => part === 'publish')) return
    const stage = await openStage(size)
    try {
      await use(stage)
    } finally {
      await stage.close()
    }
  }
  await onStage(async (stage) => {
    await measure('warm', amounts.warm.rounds, () => measureWarm(stage, amounts.warm))
    await measure('http', amounts.http.rounds, () => measureHttp(stage, amounts.http))
    await measure('cold', amounts.cold.rounds, () => measureCold(stage, amounts.cold.rounds))
    if (own.includes('warm') && size === 'repository' && !quick && !check) await writeCosts(stage)
  })
  const rounds = amounts.publish.rounds[size]
  await measure('publish', rounds, () => measurePublish(size, rounds))
  return sections
}

async function writeCosts(stage: Stage): Promise<void> {
  const measured = await recordCosts(stage)
  await writeFile(join(folder, 'requests.json'), `${JSON.stringify(measured, null, 2)}\n`)
  execFileSync(process.execPath, [join(folder, 'costs.ts')], { stdio: 'inherit' })
}

async function bench(options: BenchOptions): Promise<void> {
  const committed = await readResults(file)
  const measured: Section[] = []
  for (const size of sizes) measured.push(...(await measureSize(size, options)))
  if (options.check) {
    const found = differences(committed, measured)
    for (const line of found) tell(line)
    tell(found.length === 0 ? 'All ratios are those committed.' : `${found.length} differ.`)
    if (found.length > 0) process.exitCode = 1
    return
  }
  const sections = mergeSections(committed, measured)
  await writeFile(file, writeResults(sections))
  await writeFile(join(folder, 'results.md'), renderPage(sections))
  await writeFile(join(folder, 'results.svg'), renderRatios(sections))
  tell('Written: tests/bench/results.json, results.md, results.svg')
}

await bench(readOptions(process.argv.slice(2)))
