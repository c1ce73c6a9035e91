/** Writes the files of a dataset into a folder, which then is a dataset of its own. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { scanDataset } from '../files.ts'
import { compare, quote } from '../rules/problems.ts'
import { Refusal } from '../rules/refusal.ts'
import type { DatasetFile } from './dataset-files.ts'
import { writeFiles } from './write-files.ts'

/** Refuses a folder that holds anything, and what is no folder. */
export async function refuseFilled(dir: string): Promise<void> {
  const found = await stat(dir).catch(() => undefined)
  if (found === undefined) return
  if (!found.isDirectory()) throw new Refusal('usage', `${quote(dir)} is not a folder`)
  if ((await readdir(dir)).length === 0) return
  throw new Refusal('usage', `the folder ${quote(dir)} is not empty: nothing was written`, [
    'Name a new folder, or add --force to replace the files in it that the release holds.',
  ])
}

/**
 * Writes all files, or none. Gives the files of a dataset that were in the folder and are not of this
 * one. The manifest comes last: without it, what a killed export leaves is no dataset.
 */
export async function writeDataset(
  dir: string,
  files: readonly DatasetFile[],
  onProgress?: (written: number) => void,
): Promise<string[]> {
  const last = files.filter(({ collection }) => collection === 'manifest')
  const ordered = [...files.filter(({ collection }) => collection !== 'manifest'), ...last]
  const placed = ordered.map(({ path, text }) => ({ path: join(dir, path), text }))
  writeFiles(placed, onProgress === undefined ? {} : { onProgress })
  const own = new Set(placed.map(({ path }) => path))
  const held = (await scanDataset(dir)).files.map(({ path }) => path)
  return held.filter((path) => !own.has(join(path))).toSorted(compare)
}
