/** The app over the repository's own dataset, on a fixed day, and short ways to ask it. */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { createProofApp } from '../../functions/compose.ts'
import type { LogLine } from '../../functions/http/app.ts'
import { countsOf, type Dataset, type ReleaseSummary } from '../../functions/model/release.ts'
import { loadDataset } from '../../seed/load.ts'

/** The day of the facts. */
export const now = Date.parse('2026-11-23T12:00:00Z')

export const dataFolder = fileURLToPath(new URL('../../seed/data', import.meta.url))

let loaded: Promise<Dataset> | undefined

/** The dataset under seed/data; loaded once a test file. */
export function repositoryDataset(): Promise<Dataset> {
  loaded ??= loadDataset(dataFolder, { today: '2026-11-23' }).then(({ dataset, problems }) => {
    if (dataset === undefined) throw new Error(`seed/data: ${JSON.stringify(problems[0])}`)
    return dataset
  })
  return loaded
}

export function releaseOf(dataset: Dataset): ReleaseSummary {
  return {
    id: '00112233445566aa',
    generation: 1,
    publishedAt: '2026-11-23T09:00:00.000Z',
    message: 'tests',
    counts: countsOf(dataset),
    active: true,
  }
}

/** Request ids that are the same in every run: the n-th request has the n-th id. */
export function countedIds(): () => string {
  let count = 0
  return () => {
    count += 1
    const hex = createHash('sha256').update(String(count)).digest('hex')
    return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-')
  }
}

export type AppOptions = { readonly now?: () => number; readonly log?: (line: LogLine) => void }

export async function repositoryApp(options: AppOptions = {}): Promise<Hono> {
  const dataset = await repositoryDataset()
  return createProofApp(dataset, releaseOf(dataset), { now: () => now, ...options })
}

/** The parsed JSON of an answer that must be 200. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers as a caller does
export async function ask(
  app: Hono,
  address: string,
  headers: Record<string, string> = {},
): Promise<any> {
  const response = await app.request(address, { headers })
  const body = await response.text()
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${body}`)
  return JSON.parse(body)
}
