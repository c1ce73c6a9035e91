/** What an app over a dataset is made with, beside the dataset. */
import type { LogLine } from '../../functions/http/routes.ts'
import { countsOf, type Dataset, type ReleaseSummary } from '../../functions/model/release.ts'

export function releaseOf(dataset: Dataset): ReleaseSummary {
  return {
    id: '00112233445566aa',
    generation: 1,
    publishedAt: '2026-11-28T09:00:00.000Z',
    activatedAt: '2026-11-28T09:00:00.000Z',
    message: 'tests',
    counts: countsOf(dataset),
    active: true,
  }
}

export type AppOptions = { readonly now?: () => number; readonly log?: (line: LogLine) => void }
