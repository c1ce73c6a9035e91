/** The dataset folder: which files belong to it, and what is in it that does not. */
import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { isKeyed, type Collection } from '../../functions/model/release.ts'
import { fileNameOf, keyedKinds, kindOrder, kinds } from './kinds.ts'
import { compare, quote, type FileProblem } from './rules/problems.ts'
import type { RuleCode } from './rules/rules.ts'
import { didYouMean } from './rules/suggest.ts'

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

const singles = new Map(
  kindOrder.filter((one) => !isKeyed(one)).map((one) => [fileNameOf(one, ''), one]),
)
const folders = new Map(keyedKinds.map((one) => [kinds[one].folder, one]))
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
    const whole = `${message}: name the one that holds manifest.yaml`
    return { files: [], problems: [fileProblem(shown(dir), 'missing-folder', whole)] }
  }
  const { names, problems } = await namesIn(dir)
  if (names.length === 0 && problems.length > 0) return { files: [], problems }
  // One line, not one for each of hundreds of files that were never meant.
  const isOther = ![...singles.keys(), ...folders.keys()].some((one) =>
    names.some(({ name }) => name === one),
  )
  if (isOther && names.length > 0) {
    const near = await datasetNear(dir)
    const message = `this is no dataset folder${near === undefined ? ': name the one that holds manifest.yaml' : `; did you mean "${near}"?`}`
    return { files: [], problems: [fileProblem(shown(dir), 'missing-folder', message)] }
  }
  const files: DataFile[] = []
  for (const [name, collection] of singles) {
    const path = shown(join(dir, name))
    if (names.some((one) => one.name === name)) files.push({ collection, path, name })
    else
      problems.push(
        fileProblem(
          path,
          'missing-file',
          'this file is missing: add it, or see that --data names the right folder',
        ),
      )
  }
  for (const { name, isFolder } of names) {
    if (singles.has(name) || companions.has(name)) continue
    const path = shown(join(dir, name))
    const collection = folders.get(name)
    if (collection === undefined)
      problems.push(isFolder ? strangeFolder(path, name) : strangeFile(path, name))
    else if (!isFolder)
      problems.push(fileProblem(path, 'unknown-file', 'expected a folder of this name'))
    else {
      const inside = await scanFolder(path, collection)
      files.push(...inside.files)
      problems.push(...inside.problems)
    }
  }
  return { files, problems }
}

/** The folder above or the one named `data` within, if it holds a manifest. */
async function datasetNear(dir: string): Promise<string | undefined> {
  for (const near of [join(dir, '..'), join(dir, 'data')]) {
    const found = await stat(join(near, fileNameOf('manifest', ''))).catch(() => undefined)
    if (found?.isFile() === true) return shown(near)
  }
  return undefined
}

async function scanFolder(dir: string, collection: Collection): Promise<Scan> {
  const { names, problems } = await namesIn(dir)
  const files: DataFile[] = []
  for (const { name, isFolder } of names) {
    const path = shown(join(dir, name))
    if (/^[^.].*\.yaml$/.test(name)) files.push({ collection, path, name })
    else if (isFolder) {
      problems.push(
        fileProblem(
          path,
          'unknown-folder',
          'folders within folders are not read: move its files into the one above',
        ),
      )
    } else problems.push(strangeFile(path, name))
  }
  return { files, problems }
}

type NamedFile = { readonly name: string; readonly isFolder: boolean }

/**
 * Names in an order of their own, the same on every file system. Of several that differ only by
 * case one is kept, in lower case if there is such a one. Hidden files are not ours.
 */
async function namesIn(dir: string): Promise<{ names: NamedFile[]; problems: FileProblem[] }> {
  let found: Dirent[]
  try {
    found = await readdir(dir, { withFileTypes: true })
  } catch (error) {
    return { names: [], problems: [unreadable(shown(dir), 'folder', error)] }
  }
  const ours = found.filter(({ name }) => !name.startsWith('.') || /\.ya?ml$/i.test(name))
  const byFolded = new Map<string, Dirent>()
  const problems: FileProblem[] = []
  // Capitals come first in code units.
  for (const entry of ours.toSorted((a, b) => compare(b.name, a.name))) {
    const folded = entry.name.normalize('NFC').toLowerCase()
    const kept = byFolded.get(folded)
    if (kept === undefined) byFolded.set(folded, entry)
    else {
      const message = `differs from ${quote(kept.name)} only by case, and many computers hold only one of them: rename or delete one`
      problems.push(fileProblem(shown(join(dir, entry.name)), 'colliding-names', message))
    }
  }
  const names = [...byFolded.values()]
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .toSorted((a, b) => compare(a.name, b.name))
  return { names, problems }
}

/** The problem of a file or folder that the system does not let us read. */
export function unreadable(path: string, what: 'file' | 'folder', error: unknown): FileProblem {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
  return fileProblem(
    path,
    'unreadable-file',
    `the ${what} cannot be read (${reason}): see that you may read it`,
  )
}

function strangeFolder(path: string, name: string): FileProblem {
  const hint = didYouMean(name, [...folders.keys()])
  return fileProblem(
    path,
    'unknown-folder',
    `${quote(name)} is no folder of a dataset${hint || ': move it elsewhere'}`,
  )
}

function strangeFile(path: string, name: string): FileProblem {
  return fileProblem(path, 'unknown-file', strangeFileMessage(name))
}

function strangeFileMessage(name: string): string {
  if (name.startsWith('.')) return 'its name begins with a dot: rename it, or move it elsewhere'
  if (name.endsWith('.yaml')) {
    return `${quote(name)} is no file of a dataset${didYouMean(name, [...singles.keys()]) || ': move it into the folder of its kind, or elsewhere'}`
  }
  if (/\.json$/i.test(name)) return 'rename it to end in ".yaml": JSON is read as YAML'
  if (/\.ya?ml$/i.test(name)) return 'rename it to end in ".yaml"'
  return 'only files that end in ".yaml" are read: rename it, or move it elsewhere'
}

function shown(path: string): string {
  return path.split(sep).join('/')
}
