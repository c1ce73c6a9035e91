/**
 * What one answer costs, for infra/costs.md: of API and pages six typical ones in equal shares, of
 * every locale, each at first sight, which is dear. Times are of this machine.
 */
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { createService } from '../../functions/compose.ts'
import type { Directory } from '../../functions/directory/directory.ts'
import { createLambdaHandler } from '../../functions/http/lambda.ts'
import { formatLine } from '../../functions/log.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import type { LiveView } from '../../functions/store/live/live.ts'
import type { Measured, MeasuredFunctions } from '../../infra/costs/costs.ts'
import { createPagesOver } from './peers/pages.ts'
import type { Setting } from './setting.ts'
import { quantile } from './statistics.ts'

type Log = (line: Parameters<typeof formatLine>[0]) => void
type Answering = { readonly app: Hono; readonly live: LiveView<Directory> }
type Asked = {
  readonly create: (store: Store, log: Log) => Answering
  /** What readers ask in a language. */
  readonly addresses: (tag: string) => readonly string[]
}

const questions = [
  '/v1/access?cancerType=melanoma&country=BE',
  '/v1/resources?country=PL',
  '/v1/resources?cancerType=nsclc&facets=true',
  '/v1/cancer-types/nsclc/availability',
  '/v1/cancer-types',
  '/v1/countries/FR/reimbursement',
] as const

/** What they look at: the start, then answers. */
const shown = ['', 'BE/melanoma', 'PL/melanoma', 'FR/nsclc', 'DE/nsclc', 'IT/hcc'] as const

const api: Asked = {
  create: (store, log) => createService(store, { log }),
  addresses: (tag) =>
    questions.map((address) => `${address}${address.includes('?') ? '&' : '?'}locale=${tag}`),
}
const pages: Asked = {
  create: createPagesOver,
  addresses: (tag) => shown.map((path) => `/${tag}/${path}`),
}

/** As long as they are in the cloud: the log has them. */
const edgeId = { 'x-amz-cf-id': `${'x'.repeat(54)}==` }
const lambdaId = { awsRequestId: randomUUID() }

/** Rounds, the first of which warm up; each with a service of its own. */
const [warmUps, rounds] = [4, 20]

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

export async function recordCosts(setting: Setting): Promise<MeasuredFunctions> {
  return { api: await record(api, setting), pages: await record(pages, setting) }
}

async function record(asked: Asked, { store, storedBytes, locales }: Setting): Promise<Measured> {
  const times: number[] = []
  const loads: number[] = []
  const logged: number[] = []
  const bodies = new Map<string, string>()
  let cpu = 0
  for (let round = 0; round < warmUps + rounds; round++) {
    const counts = round >= warmUps
    const log: Log = (line) => {
      logged.push(Buffer.byteLength(formatLine(line)) + 1)
    }
    const started = performance.now()
    const { app, live } = asked.create(store, log)
    await live.start()
    if (counts) loads.push(performance.now() - started)
    const handler = createLambdaHandler(app)
    const before = process.cpuUsage()
    for (const tag of locales) {
      for (const address of asked.addresses(tag)) {
        const [rawPath, rawQueryString = ''] = address.split('?')
        const requestContext = { http: { method: 'GET' } }
        const began = performance.now()
        const event = { rawPath, rawQueryString, headers: edgeId, requestContext }
        const answer = await handler(event, lambdaId)
        if (counts) times.push(performance.now() - began)
        if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.statusCode}`)
        bodies.set(address, answer.body)
      }
    }
    const { user, system } = process.cpuUsage(before)
    if (counts) cpu += (user + system) / 1_000
  }
  const texts = [...bodies.values()]
  const sizes = texts.map((text) => Buffer.byteLength(text))
  return {
    on: new Date().toISOString().slice(0, 10),
    node: process.version,
    requests: times.length,
    cpuMs: rounded(cpu / times.length, 2),
    p50Ms: rounded(quantile(times, 0.5), 2),
    p95Ms: rounded(quantile(times, 0.95), 2),
    loadMs: rounded(quantile(loads, 0.5), 0),
    bodyBytes: rounded(mean(sizes), 0),
    largestBytes: Math.max(...sizes),
    gzippedBytes: rounded(mean(texts.map((text) => gzipSync(text).length)), 0),
    logBytes: rounded(mean(logged), 0),
    storedBytes,
  }
}
