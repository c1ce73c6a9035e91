/** The app over the repository's own dataset, on a fixed day. */
import type { Hono } from 'hono'
import { createProofApp } from '../../functions/compose.ts'
import type { LogLine } from '../../functions/http/app.ts'
import { countsOf, type Dataset, type ReleaseSummary } from '../../functions/model/release.ts'
import { factsDay, repositoryDataset } from './repository-dataset.ts'

export const now = Date.parse(`${factsDay}T12:00:00Z`)

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
