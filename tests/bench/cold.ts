/**
 * A cold start: a fresh process, the bundle that is deployed, and the first answer, with the release
 * read from the embedded store; against (b), bundled with the same options.
 */
import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { buildFunction } from '../../infra/build/artefacts.ts'
import { bundleFunction, type Bundle } from '../../infra/build/bundle.ts'
import { sizeAtStart } from '../../infra/build/sizes.ts'
import { figureOf, type Figure, type Rounds } from './results.ts'
import type { Setting } from './setting.ts'
import { countCalls } from './store-calls.ts'

/** Plain JavaScript, as a runtime of Lambda is: taking types away would take memory and time. */
const runtime = `import { writeSync } from 'node:fs'
const clock = () => performance.timeOrigin + performance.now()
const [, , file, event] = process.argv
const started = clock()
const { handler } = await import(file)
const loaded = clock()
const { statusCode } = await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 5000 })
const answered = clock()
const { user, system } = process.cpuUsage()
const cpu = (user + system) / 1000
const { rss } = process.memoryUsage()
writeSync(3, JSON.stringify({ statusCode, started, loaded, answered, cpu, rss }))
process.exit(0)
`

const Report = z.object({
  statusCode: z.literal(200),
  started: z.number(),
  loaded: z.number(),
  answered: z.number(),
  cpu: z.number(),
  rss: z.number(),
})

/** Milliseconds, and megabytes. */
type Start = {
  readonly process: number
  readonly load: number
  readonly first: number
  readonly cpu: number
  readonly memory: number
}

export const coldGroup = 'Cold start'
export const coldNames = {
  process: 'process',
  load: 'module load, with our release',
  first: 'first answer',
  loadAndFirst: 'load and first answer',
  cpu: 'CPU of all three',
  memory: 'memory (RSS) after the first answer',
} as const
const tolerance = 0.12

export async function measureCold(setting: Setting, rounds: number): Promise<Figure[]> {
  const { place, folder } = setting
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const ours = await buildFunction('api', root, folder)
  const peer = await bundleFunction(root, 'peer', 'tests/bench/peers/get-item-lambda.ts')
  await writeBundle(join(folder, 'peer'), peer)
  const file = join(folder, 'runtime.mjs')
  await writeFile(file, runtime)

  const address = setting.asked.list.sample[0]?.address ?? ''
  const begin = async (name: string, table: string): Promise<Start> =>
    start(file, join(folder, name, 'index.mjs'), address, { endpoint: place.endpoint, table })
  const starts: Record<'own' | 'b', Start[]> = { own: [], b: [] }
  // The first round fills the caches of the machine, and the store's.
  for (let round = 0; round <= rounds; round++) {
    const order = round % 2 === 0 ? (['own', 'b'] as const) : (['b', 'own'] as const)
    for (const who of order) {
      const measured =
        who === 'own' ? await begin('api', place.releases) : await begin('peer', place.bodies)
      if (round > 0) starts[who].push(measured)
    }
  }
  return [...startFigures(starts), ...bundleFigures(ours, peer), ...(await storeFigures(setting))]
}

async function writeBundle(folder: string, { files }: Bundle): Promise<void> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

async function start(
  runtimeFile: string,
  entry: string,
  address: string,
  { endpoint, table }: { readonly endpoint: string; readonly table: string },
): Promise<Start> {
  const [rawPath, rawQueryString = ''] = address.split('?')
  const requestContext = { http: { method: 'GET' } }
  const event = JSON.stringify({ rawPath, rawQueryString, headers: {}, requestContext })
  const spawned = performance.timeOrigin + performance.now()
  const child = spawn(process.execPath, [runtimeFile, entry, event], {
    env: {
      TABLE_NAME: table,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const report = Report.parse(JSON.parse(await text(child.stdio[3] as Readable)))
  const { started, loaded, answered, cpu, rss } = report
  return {
    process: started - spawned,
    load: loaded - started,
    first: answered - loaded,
    cpu,
    memory: rss / 2 ** 20,
  }
}

function startFigures({ own, b }: Readonly<Record<'own' | 'b', readonly Start[]>>): Figure[] {
  const figure = (name: string, unit: string, of: (start: Start) => number): Figure =>
    figureOf({ group: coldGroup, name, unit, tolerance }, { own: own.map(of), b: b.map(of) })
  return [
    figure(coldNames.process, 'ms', (one) => one.process),
    figure(coldNames.load, 'ms', (one) => one.load),
    figure(coldNames.first, 'ms', (one) => one.first),
    figure(coldNames.loadAndFirst, 'ms', (one) => one.load + one.first),
    figure(coldNames.cpu, 'ms', (one) => one.cpu),
    figure(coldNames.memory, 'MB', (one) => one.memory),
  ]
}

function counted(group: string, name: string, unit: string, rounds: Rounds): Figure {
  return figureOf({ group, name, unit, tolerance: 0.02 }, rounds)
}

function bundleFigures(ours: Bundle, peer: Bundle): Figure[] {
  const [own, other] = [sizeAtStart(ours), sizeAtStart(peer)]
  const KB = (bytes: number): number[] => [bytes / 1024]
  return [
    counted('Bundle', 'at start, minified', 'KB', { own: KB(own.minified), b: KB(other.minified) }),
    counted('Bundle', 'at start, gzipped', 'KB', { own: KB(own.gzipped), b: KB(other.gzipped) }),
  ]
}

async function storeFigures(setting: Setting): Promise<Figure[]> {
  const { start: began, minute, requests } = await countCalls(setting)
  const ofMinute = `a minute with ${requests} requests`
  const group = 'Store'
  return [
    counted(group, 'calls of a start', 'calls', { own: [began.calls] }),
    counted(group, 'read units of a start', 'units', { own: [began.units] }),
    counted(group, `calls of ${ofMinute}`, 'calls', { own: [minute.calls], b: [requests] }),
    counted(group, `read units of ${ofMinute}`, 'units', { own: [minute.units] }),
    counted(group, 'the release as stored', 'KB', { own: [setting.storedBytes / 1024] }),
  ]
}
