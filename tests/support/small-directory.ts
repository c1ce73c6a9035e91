/**
 * A small dataset of the tests' own, and the app over it on a day that never changes. Its records lie
 * in `directory/`: taken from seed/data once, and cut down; nothing keeps them up to date, and they
 * tell nothing about seed/data. The words of codes and pages belong to the code, and are those of
 * seed/data.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { loadDataset } from '../../seed/dataset/reading/load.ts'
import { releaseOf, type AppOptions } from './app.ts'
import { readOnce } from './kept-dataset.ts'
import { dataFolder } from './repository-dataset.ts'
import { temporaryRoot } from './temporary.ts'

const records = fileURLToPath(new URL('directory', import.meta.url))

/** The day of its facts. */
export const smallDay = '2026-11-28'
export const smallNow = Date.parse(`${smallDay}T12:00:00Z`)

/** Its files, in a folder that whoever asks for it takes away. */
export async function keptSmallFolder(): Promise<string> {
  const dir = await mkdtemp(join(temporaryRoot, 'small-'))
  await cp(records, dir, { recursive: true })
  for (const own of ['terms.yaml', 'pages']) {
    await cp(join(dataFolder, own), join(dir, own), { recursive: true })
  }
  return dir
}

/** Its files, in a folder that goes when the test ends. */
export async function smallFolder(): Promise<string> {
  const dir = await keptSmallFolder()
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

let loaded: Promise<Dataset> | undefined

export function smallDataset(): Promise<Dataset> {
  loaded ??= readOnce({
    files: ['tests/support/directory/**/*.yaml', 'seed/data/terms.yaml', 'seed/data/pages/*.yaml'],
    today: smallDay,
    load: async () => {
      const dir = await keptSmallFolder()
      const read = await loadDataset(dir, { today: smallDay })
      await rm(dir, { recursive: true, force: true })
      return read
    },
  })
  return loaded
}

export async function smallApp(options: AppOptions = {}): Promise<Hono> {
  const dataset = await smallDataset()
  return createProofApp(dataset, releaseOf(dataset), { now: () => smallNow, ...options })
}
