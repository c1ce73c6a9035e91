/**
 * The dataset under seed/data, on the day on which the tests run. What is asked of it must hold of any
 * valid dataset on any day; tests of the code ask the dataset of `small-directory.ts` instead.
 */
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { createProofApp } from '../../functions/compose.ts'
import { isoDay } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { loadDataset } from '../../seed/dataset/reading/load.ts'
import { releaseOf } from './app.ts'
import { readOnce } from './kept-dataset.ts'

export const dataFolder = fileURLToPath(new URL('../../seed/data', import.meta.url))

export const today = isoDay(new Date())

let loaded: Promise<Dataset> | undefined

export function repositoryDataset(): Promise<Dataset> {
  loaded ??= readOnce({
    files: ['seed/data/**/*.yaml'],
    today,
    load: () => loadDataset(dataFolder, { today }),
  })
  return loaded
}

export async function repositoryApp(): Promise<Hono> {
  const dataset = await repositoryDataset()
  // A run over midnight stays on one day.
  return createProofApp(dataset, releaseOf(dataset), {
    now: () => Date.parse(`${today}T12:00:00Z`),
  })
}
