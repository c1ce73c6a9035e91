/** Entry of `npm run test:load`: the long form of the load, and its last result in results.md. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Dataset } from '../../functions/model/release.ts'
import { noteCircumstances } from '../bench/machine.ts'
import { generateDataset } from '../bench/sizes.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'
import { goingAway, manyConnections, overload, sendingAhead, slowHeads } from './connections.ts'
import { besideBare, lambdaDoor, steady } from './costs.ts'
import type { Finding } from './findings.ts'
import { openGround, type Ground } from './ground.ts'
import { manyReleases, publishLarge, switchUnderLoad } from './releases.ts'
import { soak, soakUnique } from './soak.ts'

const help = `Usage: npm run test:load -- [--scale N] [ID]...

Load on a server of this machine, over loopback alone: it ends by itself, and what it has started
with it. Whole (1,000,000 requests of the usual mix, 500,000 of which no two are alike, and the
rest) it takes half an hour on two quiet cores; --scale 0.1 takes a tenth of the long parts. What each
part found takes its place in tests/load/results.md, and says when and where it was found.

  npm run test:load -- --scale 0.3
  npm run test:load -- L-06
`

type Part = {
  readonly id: string
  readonly title: string
  /** Of the server that it asks; by default the repository's. */
  readonly dataset?: () => Dataset
  readonly run: (ground: Ground, scale: number) => Promise<Finding[]>
}

const parts: readonly Part[] = [
  {
    id: 'L-01',
    title: 'What an answer costs beside a bare server with the same bytes',
    run: async (ground) => besideBare(ground, 7, 10_000),
  },
  {
    id: 'L-02',
    title: 'A steady load at 32 connections',
    run: async (ground) => steady(ground, 12, 5),
  },
  {
    id: 'L-03',
    title: 'The Lambda door, called in process',
    run: async (ground) => lambdaDoor(ground, 5_000),
  },
  {
    id: 'L-06',
    title: 'Soak: the usual mix, with publishes and outages of the store',
    run: async (ground, scale) =>
      soak(ground, { requests: 1_000_000 * scale, publishes: 20, outages: 3, warmUps: 4 }),
  },
  {
    id: 'L-07',
    title: 'Soak of requests of which no two are alike',
    run: async (ground, scale) => soakUnique(ground, { requests: 500_000 * scale, before: 10_000 }),
  },
  {
    id: 'L-08',
    title: 'Overload: 256 connections, and recovery',
    run: async (ground) => overload(ground, { times: 5_000, percent: 80 }),
  },
  {
    id: 'L-08 connections',
    title: '1,000 connections at once',
    run: async (ground) => manyConnections(ground, 1_000),
  },
  {
    id: 'L-08 ahead',
    title: 'Requests sent ahead, 16 on each of 64 connections',
    run: async (ground) => sendingAhead(ground, 50),
  },
  {
    id: 'L-08 slow',
    title: '500 slow heads',
    run: async (ground) => slowHeads(ground, 500, true),
  },
  {
    id: 'L-08 away',
    title: 'Callers who go away',
    run: async (ground) => goingAway(ground, 3_000),
  },
  {
    id: 'L-09',
    title: 'A release of 10,000 records is published while answers are read',
    dataset: () => generateDataset(10_000),
    run: async (ground) => publishLarge(ground, 3_000),
  },
  {
    id: 'P-01',
    title: 'Releases are switched under full load',
    run: async (ground) => switchUnderLoad(ground, 10),
  },
  {
    id: 'L-10',
    title: 'Releases in a row',
    run: async (ground) => manyReleases(ground, 24),
  },
]

type Outcome = {
  readonly part: Part
  readonly findings: readonly Finding[]
  readonly seconds: number
}

const results = join(import.meta.dirname, 'results.md')

function renderPart({ part, findings, seconds }: Outcome, about: string): string {
  const rows = findings.map(({ what, found, bound, holds }) => {
    const verdict = bound === '' ? '' : holds ? 'holds' : '**misses**'
    return `| ${[what, found, bound, verdict].map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  })
  return `## ${part.id}: ${part.title}

| What | Found | Must be | |
| --- | --- | --- | --- |
${rows.join('\n')}

${about} ${Math.round(seconds)} s.
`
}

/** What a part found takes the place of what it found before. */
function withPart(before: string, id: string, text: string): string {
  const held = before.split(/^(?=## )/m).slice(1)
  const sections = parts.flatMap((part) =>
    part.id === id ? [text] : held.filter((one) => one.startsWith(`## ${part.id}: `)),
  )
  const missed = sections.join('').split('**misses**').length - 1
  const bounds = sections.join('').split(/\| (?:holds|\*\*misses\*\*) \|/).length - 1
  return `# Load

Written by \`npm run test:load\`, a part each. ${missed} of ${bounds} bounds missed.

Server, store and callers share the machine. Processor time is that of all threads of the server's process; memory is measured after collecting; what has no bound is only told. Times by the clock are held to a bound, or to a multiple of what a bare server took in the same minutes where that is more: this machine may have other things to do. Scale 1 is a million requests of the usual mix (L-06) and 500,000 of which no two are alike (L-07). L-04 and L-05 (calls of the store, bytes of the bundles) are counts that the suite checks each time: \`tests/store/many-requests.test.ts\`, \`tests/infra/build/build.test.ts\`.

${sections.map((one) => one.trimEnd()).join('\n\n')}
`
}

async function runPart(part: Part, scale: number): Promise<Outcome> {
  const started = performance.now()
  const ground = await openGround(part.dataset?.() ?? (await repositoryDataset()))
  try {
    const findings = await part.run(ground, scale)
    return { part, findings, seconds: (performance.now() - started) / 1000 }
  } finally {
    await ground.close()
  }
}

async function main(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--scale')
  const scale = at < 0 ? 1 : Number(args[at + 1])
  const wanted = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1))
  const chosen = parts.filter(
    ({ id }) => wanted.length === 0 || wanted.some((one) => id.startsWith(one)),
  )
  if (!(scale > 0 && scale <= 1) || chosen.length === 0 || wanted.includes('--help')) {
    process.stderr.write(help)
    return wanted.includes('--help') ? 0 : 2
  }
  let holds = true
  for (const part of chosen) {
    const circumstances = await noteCircumstances()
    const outcome = await runPart(part, scale)
    process.stderr.write(`${part.id} ${part.title}: ${Math.round(outcome.seconds)} s\n`)
    for (const finding of outcome.findings) {
      const { what, found, bound } = finding
      process.stderr.write(`  ${finding.holds ? '' : 'MISSES '}${what}: ${found} ${bound}\n`)
      holds &&= finding.holds
    }
    const { on, commit, machine } = circumstances()
    const { cores, node, load } = machine
    const about = `On ${on}, commit ${commit}, Node ${node}, ${cores} cores with a load of ${load.join(' before and ')} after, scale ${scale}:`
    // At once: what a later part meets must not cost what was found.
    const before = await readFile(results, 'utf8')
    await writeFile(results, withPart(before, part.id, renderPart(outcome, about)))
  }
  return holds ? 0 : 1
}

// What it has started ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
process.exitCode = await main(process.argv.slice(2))
