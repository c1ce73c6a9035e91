/**
 * A dataset, read and checked once for all test files that ask for it. Kept by the content of its
 * files and of the code that reads them; safe to delete.
 */
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Dataset } from '../../functions/model/release.ts'
import type { Loaded } from '../../seed/dataset/reading/load.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const kept = `${root}node_modules/.cache/dataset`
const code = ['functions/model/**/*.ts', 'seed/dataset/**/*.ts']

const Taken = z.custom<Dataset>()

export type Read = {
  /** Patterns of its files, from the root of the repository. */
  readonly files: readonly string[]
  readonly today: string
  readonly load: () => Promise<Loaded>
}

export async function readOnce(read: Read): Promise<Dataset> {
  const file = `${kept}/${await contentKey(read)}.json`
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text !== undefined) return Taken.parse(JSON.parse(text))
  const { dataset, problems } = await read.load()
  if (dataset === undefined) throw new Error(JSON.stringify(problems[0]))
  await mkdir(kept, { recursive: true })
  // Other test files may read it meanwhile: it appears whole.
  const own = `${file}.${process.pid}`
  await writeFile(own, JSON.stringify(dataset))
  await rename(own, file)
  return dataset
}

async function contentKey({ files, today }: Read): Promise<string> {
  const paths = globSync([...files, ...code], { cwd: root }).toSorted()
  const contents = await Promise.all(paths.map((path) => readFile(root + path)))
  const hash = createHash('sha256').update(today)
  for (const [i, content] of contents.entries()) hash.update(`\n${paths[i]}\n`).update(content)
  return hash.digest('hex').slice(0, 16)
}
