/** Writes the files of a dataset into a folder, which then is a dataset of its own. */
import { mkdir, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { scanDataset } from '../files.ts'
import { compare, quote } from '../rules/problems.ts'
import { Refusal } from '../rules/refusal.ts'
import type { DatasetFile } from './dataset-files.ts'
import { replaceFile } from './replace-file.ts'

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
 * Writes every file whole. The manifest comes last: without it, what an interrupted export leaves is
 * no dataset. Gives the files of a dataset that were in the folder and are not of this one.
 */
export async function writeFiles(
  dir: string,
  files: readonly DatasetFile[],
  onProgress: (written: number) => void = () => undefined,
): Promise<string[]> {
  const last = files.filter(({ collection }) => collection === 'manifest')
  const ordered = [...files.filter(({ collection }) => collection !== 'manifest'), ...last]
  for (const folder of new Set(ordered.map(({ path }) => dirname(join(dir, path))))) {
    await mkdir(folder, { recursive: true })
  }
  for (const [i, { path, text }] of ordered.entries()) {
    await replaceFile(join(dir, path), text)
    onProgress(i + 1)
  }
  const own = new Set(files.map(({ path }) => join(dir, path)))
  const held = (await scanDataset(dir)).files.map(({ path }) => path)
  return held.filter((path) => !own.has(join(path))).toSorted(compare)
}
