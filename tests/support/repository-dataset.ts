/**
 * The dataset under seed/data, read and checked once for all test files that ask for it. Kept by the
 * content of the files and of the code that reads them; safe to delete.
 */
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Dataset } from '../../functions/model/release.ts'
import { loadDataset } from '../../seed/dataset/reading/load.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
export const dataFolder = `${root}seed/data`
const kept = `${root}node_modules/.cache/dataset`

/** Whatever can change what is read. */
const inputs = ['seed/data/**/*.yaml', 'functions/model/**/*.ts', 'seed/dataset/**/*.ts']

/** The day of the facts. */
export const factsDay = '2026-11-28'

async function contentKey(): Promise<string> {
  const paths = globSync(inputs, { cwd: root }).toSorted()
  const contents = await Promise.all(paths.map((path) => readFile(root + path)))
  const hash = createHash('sha256').update(factsDay)
  for (const [i, content] of contents.entries()) hash.update(`\n${paths[i]}\n`).update(content)
  return hash.digest('hex').slice(0, 16)
}

const Taken = z.custom<Dataset>()

async function readOrLoad(): Promise<Dataset> {
  const file = `${kept}/${await contentKey()}.json`
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text !== undefined) return Taken.parse(JSON.parse(text))
  const { dataset, problems } = await loadDataset(dataFolder, { today: factsDay })
  if (dataset === undefined) throw new Error(`seed/data: ${JSON.stringify(problems[0])}`)
  await mkdir(kept, { recursive: true })
  // Other test files may read it meanwhile: it appears whole.
  const own = `${file}.${process.pid}`
  await writeFile(own, JSON.stringify(dataset))
  await rename(own, file)
  return dataset
}

let loaded: Promise<Dataset> | undefined

export function repositoryDataset(): Promise<Dataset> {
  loaded ??= readOrLoad()
  return loaded
}
