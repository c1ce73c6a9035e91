/**
 * What one answer costs: `node tests/bench/requests.ts [--record]`. The Lambda handler in process,
 * over the repository's dataset, warm; times are of this machine. Recorded for infra/costs.md.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createService } from '../../functions/compose.ts'
import { createLambdaHandler } from '../../functions/http/lambda.ts'
import { formatLine } from '../../functions/log.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import type { Measured } from '../../infra/costs/costs.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'
import { publishTo, startTestStore } from '../support/store.ts'

/** What readers ask, in equal shares. */
const asked = [
  '/v1/access?cancerType=melanoma&country=BE&locale=fr',
  '/v1/resources?country=PL&locale=pl',
  '/v1/resources?cancerType=nsclc&facets=true',
  '/v1/cancer-types/nsclc/availability',
  '/v1/cancer-types?locale=de',
  '/v1/countries/FR/reimbursement?locale=fr',
] as const
const [warmUp, rounds] = [200, 2_000]

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

const tests = await startTestStore()
try {
  const store = await tests.createTable()
  const encoded = encodeRelease(await repositoryDataset())
  await publishTo(store, encoded, 0)
  const lines: string[] = []
  const { app, live } = createService(store, { log: (line) => lines.push(formatLine(line)) })
  const started = performance.now()
  await live.start()
  const loadMs = performance.now() - started
  const handler = createLambdaHandler(app)
  const ask = async (address: string) => {
    const [rawPath, rawQueryString = ''] = address.split('?')
    const requestContext = { http: { method: 'GET' } }
    return handler({ rawPath, rawQueryString, headers: {}, requestContext })
  }

  const [times, sizes, compressed]: [number[], number[], number[]] = [[], [], []]
  for (const address of asked) {
    const { statusCode, body } = await ask(address)
    if (statusCode !== 200) throw new Error(`${address}: ${statusCode} ${body}`)
    sizes.push(Buffer.byteLength(body))
    compressed.push(gzipSync(body).length)
    for (let i = 0; i < warmUp; i++) await ask(address)
  }
  lines.length = 0
  const start = process.cpuUsage()
  for (let i = 0; i < rounds; i++) {
    for (const address of asked) {
      const before = performance.now()
      await ask(address)
      times.push(performance.now() - before)
    }
  }
  const spent = process.cpuUsage(start)
  const storedBytes = encoded.segments.reduce((sum, { data }) => sum + data.byteLength, 0)
  const measured: Measured = {
    on: new Date().toISOString().slice(0, 10),
    node: process.version,
    requests: times.length,
    cpuMs: rounded((spent.user + spent.system) / 1_000 / times.length, 2),
    p50Ms: rounded(percentile(times, 0.5), 2),
    p95Ms: rounded(percentile(times, 0.95), 2),
    loadMs: rounded(loadMs, 0),
    bodyBytes: rounded(mean(sizes), 0),
    largestBytes: Math.max(...sizes),
    gzippedBytes: rounded(mean(compressed), 0),
    logBytes: rounded(mean(lines.map((line) => Buffer.byteLength(line) + 1)), 0),
    storedBytes,
  }
  const text = `${JSON.stringify(measured, null, 2)}\n`
  process.stdout.write(text)
  if (process.argv.includes('--record')) {
    await writeFile(join(import.meta.dirname, 'requests.json'), text)
  }
} finally {
  await tests.close()
}
