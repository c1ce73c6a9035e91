/**
 * Writes files whole, and all of one command or none: a full disk or a folder that may not be written
 * to leaves everything as it was, and says which path and why.
 */
import { randomBytes } from 'node:crypto'
import * as node from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { codeOf, refuseSystemError } from '../rules/system-errors.ts'

/** Without a text, the file is taken away. */
export type FileContent = { readonly path: string; readonly text: string | null }

export type WriteOptions = {
  /** Refuses to replace a file that is there. */
  readonly fresh?: boolean
  readonly onProgress?: (written: number) => void
  /** What is left when it fails, for whoever reads why. */
  readonly failed?: string
  /** Only tests have a disk that fails. */
  readonly disk?: Disk
}

type Disk = Pick<
  typeof node,
  'copyFileSync' | 'linkSync' | 'mkdirSync' | 'renameSync' | 'rmSync' | 'statSync' | 'writeFileSync'
>

/** A file that is written beside its place, and what stood in that place. */
type Staged = {
  readonly path: string
  readonly text: string | null
  readonly temporary: string
  /** No file but a device or a pipe: written to, and never put aside. */
  device?: true
  backup?: string
  done?: true
}

/**
 * Nothing here waits: a signal that stops the process is heard before all of it or after, and never
 * between two files.
 */
export function writeFiles(files: readonly FileContent[], options: WriteOptions = {}): void {
  const { fresh = false, onProgress = () => undefined, disk = node } = options
  const { failed = 'nothing was changed' } = options
  const folders: string[] = []
  const staged: Staged[] = []
  let at = ''
  try {
    for (const { path, text } of files) {
      at = path
      folders.push(...makeFolder(dirname(path), disk))
      const one: Staged = { path, text, temporary: besides(path, 'new') }
      staged.push(one)
      stage(one, fresh, disk)
      onProgress(staged.length)
    }
    for (const one of staged) {
      at = one.path
      put(one, fresh, disk)
      one.done = true
    }
  } catch (error) {
    undo(staged, folders)
    throw refuseSystemError(error, at, 'written', `; ${failed}`) ?? error
  }
  staged.forEach(tidy)
}

/** For work that must not begin when what it finds cannot be kept; nothing is left on the disk. */
export function refuseUnwritable(path: string): void {
  try {
    if (path === '') throw failure('ENOENT')
    const old = node.statSync(path, { throwIfNoEntry: false })
    if (old?.isDirectory() === true) throw failure('EISDIR')
    if (old !== undefined && !old.isFile()) return node.accessSync(path, node.constants.W_OK)
    let folder = dirname(resolve(path))
    while (!node.existsSync(folder)) folder = dirname(folder)
    if (!node.statSync(folder).isDirectory()) throw failure('ENOTDIR')
    node.accessSync(folder, node.constants.W_OK)
  } catch (error) {
    throw (
      refuseSystemError(error, path === '' ? '""' : path, 'written', '; nothing was changed') ??
      error
    )
  }
}

/** Hidden, and in the same folder: a rename never crosses disks. */
function besides(path: string, what: 'new' | 'old'): string {
  return join(dirname(path), `.${randomBytes(6).toString('hex')}.${what}.tmp`)
}

/** Gives the folders that were not there, outermost first. */
function makeFolder(path: string, disk: Disk): string[] {
  const first = madeFirst(path, disk)
  if (first === undefined) return []
  const made = [path]
  for (let at = path; at !== first && dirname(at) !== at; at = dirname(at))
    made.unshift(dirname(at))
  return made
}

function madeFirst(path: string, disk: Disk): string | undefined {
  try {
    return disk.mkdirSync(path, { recursive: true })
  } catch (error) {
    // The system says of a file in the place of the folder that it is there already.
    throw codeOf(error) === 'EEXIST' ? failure('ENOTDIR') : error
  }
}

function stage(one: Staged, fresh: boolean, disk: Disk): void {
  const old = disk.statSync(one.path, { throwIfNoEntry: false })
  if (old?.isDirectory() === true) throw failure('EISDIR')
  if (old !== undefined && !old.isFile()) {
    one.device = true
    return
  }
  const mode = old === undefined ? {} : { mode: old.mode }
  if (one.text !== null)
    disk.writeFileSync(one.temporary, one.text, { ...mode, flag: 'wx', flush: true })
  if (old === undefined || fresh) return
  one.backup = besides(one.path, 'old')
  disk.copyFileSync(one.path, one.backup)
}

function put({ path, text, temporary, device }: Staged, fresh: boolean, disk: Disk): void {
  if (text === null) return disk.rmSync(path)
  if (device === true) return disk.writeFileSync(path, text)
  if (!fresh) return disk.renameSync(temporary, path)
  try {
    disk.linkSync(temporary, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error
    // Some disks know no links.
    disk.copyFileSync(temporary, path, node.constants.COPYFILE_EXCL)
  }
}

function undo(staged: readonly Staged[], folders: readonly string[]): void {
  for (const { path, backup, done, device } of staged) {
    if (done !== true || device === true) continue
    quietly(() => (backup === undefined ? node.rmSync(path) : node.renameSync(backup, path)))
  }
  staged.forEach(tidy)
  for (const folder of folders.toReversed()) quietly(() => node.rmdirSync(folder))
}

function tidy({ temporary, backup }: Staged): void {
  for (const path of [temporary, ...(backup === undefined ? [] : [backup])]) {
    quietly(() => node.rmSync(path, { force: true }))
  }
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // What is reported is why the files were not written.
  }
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}
