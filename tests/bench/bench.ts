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
import { measurePages } from './pages.ts'
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
import { openSetting, type Setting } from './setting.ts'
import { sizes, type Size } from './sizes.ts'
import { measureWarm } from './warm.ts'
import { measureWide } from './wide.ts'

const folder = import.meta.dirname
const file = join(folder, 'results.json')

function tell(text: string): void {
  process.stderr.write(`${text}\n`)
}

type Keep = (section: Section) => Promise<void>

async function measureSize(size: Size, options: BenchOptions, keep: Keep): Promise<void> {
  const { wanted, amounts, quick, check } = options
  const own = wanted.filter(([, one]) => one === size).map(([part]) => part)
  async function measure(part: Part, rounds: number, run: () => Promise<Figure[]>): Promise<void> {
    if (!own.includes(part)) return
    const started = performance.now()
    const circumstances = await noteCircumstances()
    const figures = await run()
    await keep({ part, size, rounds, ...circumstances(), figures })
    tell(`${part}, ${size}: ${Math.round((performance.now() - started) / 1000)} s`)
  }

  if (own.some((part) => part !== 'publish')) {
    const setting = await openSetting(size)
    try {
      await measure('warm', amounts.warm.rounds, () => measureWarm(setting, amounts.warm))
      await measure('pages', amounts.pages.rounds, () => measurePages(setting, amounts.pages))
      await measure('http', amounts.http.rounds, () => measureHttp(setting, amounts.http))
      await measure('cold', amounts.cold.rounds, () => measureCold(setting, amounts.cold.rounds))
      const wideRounds = amounts.wide.rounds[size]
      await measure('wide', wideRounds, () => measureWide(setting, wideRounds))
      const whole = own.includes('warm') && size === 'repository' && !quick && !check
      if (whole) await writeCosts(setting)
    } finally {
      await setting.close()
    }
  }
  const rounds = amounts.publish.rounds[size]
  await measure('publish', rounds, () => measurePublish(size, rounds))
}

async function writeCosts(setting: Setting): Promise<void> {
  const measured = await recordCosts(setting)
  await writeFile(join(folder, 'requests.json'), `${JSON.stringify(measured, null, 2)}\n`)
  execFileSync(process.execPath, [join(folder, 'costs.ts')], { stdio: 'inherit' })
}

async function write(sections: readonly Section[]): Promise<void> {
  await writeFile(file, writeResults(sections))
  await writeFile(join(folder, 'results.md'), renderPage(sections))
  await writeFile(join(folder, 'results.svg'), renderRatios(sections))
}

async function bench(options: BenchOptions): Promise<void> {
  const committed = await readResults(file)
  const measured: Section[] = []
  for (const size of sizes) {
    await measureSize(size, options, async (section) => {
      measured.push(section)
      // At once: what a later part meets must not cost what is measured.
      if (!options.check) await write(mergeSections(committed, measured))
    })
  }
  if (!options.check) {
    tell('Written: tests/bench/results.json, results.md, results.svg')
    return
  }
  const found = differences(committed, measured)
  for (const line of found) tell(line)
  tell(found.length === 0 ? 'All ratios are those committed.' : `${found.length} differ.`)
  if (found.length > 0) process.exitCode = 1
}

// What it has started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
await bench(readOptions(process.argv.slice(2)))
