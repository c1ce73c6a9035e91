/**
 * The service as `npm start` serves it, in a process of its own: `node --expose-gc serving-process.ts
 * ENDPOINT TABLE [KEPT BYTES]`. Says by messages what it holds and has spent. Its clock runs ahead as
 * far as it is told, so that nobody has to wait for it to look at the head.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createPages, join } from '../../functions/compose-site.ts'
import { createService } from '../../functions/compose.ts'
import { keepAnswers } from '../../functions/http/kept-answers.ts'
import { createLambdaHandler } from '../../functions/http/lambda.ts'
import type { LogLine } from '../../functions/http/routes.ts'
import { formatLine } from '../../functions/log.ts'
import { prepare } from '../../functions/prepare.ts'
import { serve } from '../../functions/serve.ts'
import { openStore } from '../../functions/store/database/connect.ts'
import { readAssetsOf } from '../../seed/local/read-asset.ts'
import { localStore } from '../../seed/stores/local-store.ts'

export type Command =
  /** Collects first what nobody holds. */
  | { readonly do: 'measure' }
  /** From here on it is watched for how long others wait while it works. */
  | { readonly do: 'watch' }
  /** Does not: code that is not called between two collections is compiled anew. */
  | { readonly do: 'look' }
  /** From here on the clock is so much further ahead. */
  | { readonly do: 'advance'; readonly ms: number }
  /** Calls of the Lambda door, one after the other. */
  | { readonly do: 'call'; readonly address: string; readonly times: number }

export type Measured = {
  /** Bytes of objects and of buffers: an answer that is kept is both. */
  readonly heap: number
  readonly rss: number
  /** The most that was ever resident, in bytes. */
  readonly peak: number
  /** Sockets, timers, requests: what keeps the process busy. */
  readonly handles: number
  /** Microseconds of all threads since the start, but for what collecting takes. */
  readonly cpu: number
  /** The longest work without looking at what others want since it is watched, in ms of its own time. */
  readonly longest: number
  /** What must not happen: warnings of Node, promises nobody caught, log lines about our own faults. */
  readonly alarms: readonly string[]
}

const [endpoint = '', table = '', keptBytes] = process.argv.slice(2)
let ahead = 0
let collecting = 0
const alarms: string[] = []
process.on('warning', (warning) => void alarms.push(`warning: ${String(warning)}`))
process.on('unhandledRejection', (reason) => void alarms.push(`not caught: ${String(reason)}`))

function log(line: LogLine): void {
  // As there: lines about what went well are not written.
  if (line.level !== 'error') return
  if (line.status === 500) alarms.push(`error: ${line.operation}`)
  process.stdout.write(`${formatLine(line)}\n`)
}

const store = openStore(localStore(endpoint, table))
const now = (): number => Date.now() + ahead
const kept = () => (keptBytes === undefined ? keepAnswers() : keepAnswers(Number(keptBytes)))
const { app, live } = createService(store, { now, log, kept: kept(), prepare })
const site = createPages(live, {
  now,
  log,
  kept: kept(),
  readAsset: readAssetsOf(fileURLToPath(new URL('../../functions/site', import.meta.url))),
  origin: () => undefined,
})
await live.start()
const { url } = await serve(join(app, site), { host: '127.0.0.1', port: 0, log })
const handler = createLambdaHandler(app)

function spent(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Twice: what a finalizer lets go of is collected by the next. */
async function collect(): Promise<void> {
  const before = spent()
  const { gc } = globalThis
  if (gc === undefined) throw new Error('start it with --expose-gc')
  for (let i = 0; i < 2; i++) {
    await turn()
    gc()
  }
  collecting += spent() - before
}

let longest = 0
let watching: NodeJS.Timeout | undefined

/** Whenever others get their turn, at most once a millisecond: what was spent since the last time. */
function watch(): void {
  longest = 0
  let before = process.threadCpuUsage()
  watching = setInterval(() => {
    const after = process.threadCpuUsage()
    const took = after.user - before.user + after.system - before.system
    longest = Math.max(longest, took / 1000)
    before = after
  }, 1)
}

async function obey(command: Command): Promise<Measured> {
  if (command.do === 'watch') watch()
  if (command.do === 'measure') {
    clearInterval(watching)
    await collect()
  }
  if (command.do === 'advance') ahead += command.ms
  if (command.do === 'call') {
    const [rawPath, rawQueryString] = command.address.split('?')
    const requestContext = { http: { method: 'GET', path: rawPath } }
    const event = { rawPath, rawQueryString, headers: {}, requestContext }
    for (let i = 0; i < command.times; i++) await handler(event)
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  const peak = process.resourceUsage().maxRSS * 1024
  const handles = process.getActiveResourcesInfo().length
  return {
    heap: heapUsed + external,
    rss,
    peak,
    handles,
    cpu: spent() - collecting,
    longest,
    alarms,
  }
}

process.on('message', (command: Command) => {
  void obey(command).then((measured) => process.send?.(measured))
})
process.once('disconnect', () => process.exit())
process.send?.(url)
