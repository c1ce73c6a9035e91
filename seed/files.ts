/** The dataset folder: which files belong to it, and what is in it that does not. */
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Collection } from '../functions/model/release.ts'
import { compare, quote, type FileProblem } from './problems.ts'
import type { RuleCode } from './rules.ts'
import { didYouMean } from './suggest.ts'

export type DataFile = {
  readonly collection: Collection
  /** As shown to the user, with forward slashes. */
  readonly path: string
  /** Without its folder, such as `be.yaml`. */
  readonly name: string
}
export type Scan = {
  readonly files: readonly DataFile[]
  readonly problems: readonly FileProblem[]
}

const maxBytes = 5 * 1024 * 1024
const singles = { 'manifest.yaml': 'manifest', 'terms.yaml': 'terms' } as const
const folders = {
  'cancer-types': 'cancerTypes',
  countries: 'countries',
  resources: 'resources',
  publications: 'publications',
} as const
/** At the top, beside the data. */
const companions = new Set(['LICENSE', 'README.md'])

/** A problem of a whole file or folder. */
export function fileProblem(path: string, code: RuleCode, message: string): FileProblem {
  return { path, line: 1, column: 1, code, message, field: '' }
}

/** Lists the files of a dataset; nothing in the folder is passed over without a word. */
export async function scanDataset(dir: string): Promise<Scan> {
  const found = await stat(dir).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    const message = found === undefined ? 'there is no such folder' : 'this is not a folder'
    return { files: [], problems: [fileProblem(shown(dir), 'missing-folder', message)] }
  }
  const files: DataFile[] = []
  const problems: FileProblem[] = []
  const names = await namesIn(dir)
  for (const [name, collection] of Object.entries(singles)) {
    if (names.includes(name)) files.push({ collection, path: shown(join(dir, name)), name })
    else problems.push(fileProblem(shown(join(dir, name)), 'missing-file', 'this file is missing'))
  }
  for (const name of names.filter((one) => !(one in singles) && !companions.has(one))) {
    const path = shown(join(dir, name))
    const collection = Object.entries(folders).find(([folder]) => folder === name)?.[1]
    const isFolder = (await lstat(path)).isDirectory()
    if (collection === undefined)
      problems.push(isFolder ? strangeFolder(path, name) : strangeFile(path, name))
    else if (!isFolder)
      problems.push(fileProblem(path, 'unknown-file', 'a folder of this name is expected'))
    else {
      const inside = await scanFolder(path, collection)
      files.push(...inside.files)
      problems.push(...inside.problems)
    }
  }
  return { files, problems }
}

async function scanFolder(dir: string, collection: Collection): Promise<Scan> {
  const files: DataFile[] = []
  const problems: FileProblem[] = []
  for (const name of await namesIn(dir)) {
    const path = shown(join(dir, name))
    if (name.endsWith('.yaml')) files.push({ collection, path, name })
    else if ((await lstat(path)).isDirectory()) {
      problems.push(fileProblem(path, 'unknown-folder', 'folders within folders are not read'))
    } else problems.push(strangeFile(path, name))
  }
  return { files, problems }
}

/** Names in an order of their own: the same on every file system. Hidden files are not ours. */
async function namesIn(dir: string): Promise<string[]> {
  const names = await readdir(dir)
  return names.filter((name) => !name.startsWith('.') || /\.ya?ml$/i.test(name)).toSorted(compare)
}

function strangeFolder(path: string, name: string): FileProblem {
  const hint = didYouMean(name, Object.keys(folders))
  return fileProblem(path, 'unknown-folder', `${quote(name)} is no folder of a dataset${hint}`)
}

function strangeFile(path: string, name: string): FileProblem {
  const message = /\.ya?ml$/i.test(name)
    ? `${quote(name)} is no file of a dataset${didYouMean(name, Object.keys(singles))}`
    : 'only files that end in ".yaml" are read'
  const hint = /\.yml$/i.test(name) ? 'rename it to end in ".yaml"' : message
  return fileProblem(path, 'unknown-file', hint)
}

function shown(path: string): string {
  return path.split(sep).join('/')
}

/** The bytes of a file, or why it is not read. */
export async function readDataFile(path: string): Promise<Uint8Array | FileProblem> {
  try {
    // Not followed: a link could lead out of the folder, and a pipe would never end.
    const found = await lstat(path)
    if (!found.isFile()) {
      const kind = found.isSymbolicLink() ? 'a symbolic link' : 'not a plain file'
      return fileProblem(path, 'not-a-file', `this is ${kind}`)
    }
    if (found.size > maxBytes) {
      const message = `${found.size} bytes; at most ${maxBytes}: split it into several files`
      return fileProblem(path, 'file-too-big', message)
    }
    return await readFile(path)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    return fileProblem(path, 'unreadable-file', `the file cannot be read (${reason})`)
  }
}
