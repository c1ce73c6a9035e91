/** The app over the repository's own dataset, on a fixed day. */
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { createProofApp } from '../../functions/compose.ts'
import type { LogLine } from '../../functions/http/app.ts'
import { countsOf, type Dataset, type ReleaseSummary } from '../../functions/model/release.ts'
import { loadDataset } from '../../seed/dataset/reading/load.ts'

/** The day of the facts. */
export const now = Date.parse('2026-11-28T12:00:00Z')

export const dataFolder = fileURLToPath(new URL('../../seed/data', import.meta.url))

let loaded: Promise<Dataset> | undefined

/** The dataset under seed/data; loaded once a test file. */
export function repositoryDataset(): Promise<Dataset> {
  loaded ??= loadDataset(dataFolder, { today: '2026-11-28' }).then(({ dataset, problems }) => {
    if (dataset === undefined) throw new Error(`seed/data: ${JSON.stringify(problems[0])}`)
    return dataset
  })
  return loaded
}

export function releaseOf(dataset: Dataset): ReleaseSummary {
  return {
    id: '00112233445566aa',
    generation: 1,
    publishedAt: '2026-11-28T09:00:00.000Z',
    message: 'tests',
    counts: countsOf(dataset),
    active: true,
  }
}

export type AppOptions = { readonly now?: () => number; readonly log?: (line: LogLine) => void }

export async function repositoryApp(options: AppOptions = {}): Promise<Hono> {
  const dataset = await repositoryDataset()
  return createProofApp(dataset, releaseOf(dataset), { now: () => now, ...options })
}
