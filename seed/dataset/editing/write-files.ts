/**
 * Writes files whole, and all of one command or none: a full disk or a folder that may not be written
 * to leaves everything as it was, and says which path and why.
 */
import { randomBytes } from 'node:crypto'
import * as node from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal, type RefusalReason } from '../rules/refusal.ts'

export type FileContent = { readonly path: string; readonly text: string }

export type WriteOptions = {
  /** Refuses to replace a file that is there. */
  readonly fresh?: boolean
  readonly onProgress?: (written: number) => void
  /** Only tests have a disk that fails. */
  readonly disk?: Disk
}

type Disk = Pick<
  typeof node,
  'copyFile' | 'link' | 'mkdir' | 'open' | 'rename' | 'rm' | 'rmdir' | 'stat'
>

/** A file that is written beside its place, and what stood in that place. */
type Staged = { readonly path: string; readonly temporary: string; backup?: string; done?: true }

export async function writeFiles(
  files: readonly FileContent[],
  { fresh = false, onProgress = () => undefined, disk = node }: WriteOptions = {},
): Promise<void> {
  const folders: string[] = []
  const staged: Staged[] = []
  let at = ''
  try {
    for (const { path, text } of files) {
      at = path
      folders.push(...(await makeFolder(dirname(path), disk)))
      const one: Staged = { path, temporary: besides(path, 'new') }
      staged.push(one)
      await stage(one, text, { fresh, disk })
      onProgress(staged.length)
    }
    for (const one of staged) {
      at = one.path
      await (fresh ? disk.link(one.temporary, one.path) : disk.rename(one.temporary, one.path))
      one.done = true
    }
  } catch (error) {
    await undo(staged, folders, { fresh, disk })
    throw explain(error, at)
  }
  await Promise.all(staged.map((one) => tidy(one, disk)))
}

/** Hidden, and in the same folder: a rename never crosses disks. */
function besides(path: string, what: 'new' | 'old'): string {
  return join(dirname(path), `.${randomBytes(6).toString('hex')}.${what}.tmp`)
}

/** Gives the folders that were not there, outermost first. */
async function makeFolder(path: string, disk: Disk): Promise<string[]> {
  const first = await disk.mkdir(path, { recursive: true }).catch((error: unknown) => {
    // The system says of a file in the place of the folder that it is there already.
    throw codeOf(error) === 'EEXIST' ? failure('ENOTDIR') : error
  })
  if (first === undefined) return []
  const made = [path]
  for (let at = path; at !== first && dirname(at) !== at; at = dirname(at))
    made.unshift(dirname(at))
  return made
}

async function stage(
  one: Staged,
  text: string,
  { fresh, disk }: { readonly fresh: boolean; readonly disk: Disk },
): Promise<void> {
  const old = await disk.stat(one.path).catch(() => undefined)
  if (old?.isDirectory() === true) throw failure('EISDIR')
  const file = await disk.open(one.temporary, 'wx', old?.mode)
  try {
    await file.writeFile(text)
  } finally {
    await file.close()
  }
  if (old === undefined || fresh) return
  one.backup = besides(one.path, 'old')
  await disk.copyFile(one.path, one.backup)
}

async function undo(
  staged: readonly Staged[],
  folders: readonly string[],
  { fresh, disk }: { readonly fresh: boolean; readonly disk: Disk },
): Promise<void> {
  for (const one of staged) {
    const { path, backup, done } = one
    if (done === true && backup !== undefined) {
      await disk.rename(backup, path).catch(() => undefined)
    } else if (done === true && (fresh || backup === undefined)) {
      await disk.rm(path, { force: true }).catch(() => undefined)
    }
    await tidy(one, disk)
  }
  for (const folder of folders.toReversed()) await disk.rmdir(folder).catch(() => undefined)
}

async function tidy({ temporary, backup }: Staged, disk: Disk): Promise<void> {
  for (const path of [temporary, ...(backup === undefined ? [] : [backup])]) {
    await disk.rm(path, { force: true }).catch(() => undefined)
  }
}

const words: Readonly<Record<string, readonly [RefusalReason, string]>> = {
  EACCES: ['usage', 'this user may not write there'],
  EPERM: ['usage', 'this user may not write there'],
  EROFS: ['usage', 'the disk can only be read'],
  EISDIR: ['usage', 'a folder has this name'],
  ENOTDIR: ['usage', 'what should be a folder is a file'],
  EEXIST: ['usage', 'it is there already'],
  ENOENT: ['usage', 'its folder is not there'],
  ENAMETOOLONG: ['usage', 'the name is too long'],
  ELOOP: ['usage', 'links lead in a circle'],
  ENOSPC: ['store-unavailable', 'no space is left on the disk'],
  EDQUOT: ['store-unavailable', 'this user has used up the space on the disk'],
  EMFILE: ['store-unavailable', 'too many files are open'],
  ENFILE: ['store-unavailable', 'too many files are open'],
  EIO: ['store-unavailable', 'the disk fails'],
}

/** What the system says of a path, with its own word; anything else is a bug and stays as it is. */
function explain(error: unknown, path: string): unknown {
  const code = codeOf(error)
  const known = code === undefined ? undefined : words[code]
  if (code === undefined || known === undefined) return error
  const [reason, word] = known
  return new Refusal(reason, `${path} cannot be written (${code}): ${word}; nothing was changed`)
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}
