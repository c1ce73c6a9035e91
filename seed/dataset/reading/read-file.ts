/** The bytes of a dataset file: of a plain file, of bounded size, that nobody is writing to. */
import { constants } from 'node:fs'
import { lstat, open, type FileHandle } from 'node:fs/promises'
import { fileProblem, unreadable } from '../files.ts'
import type { FileProblem } from '../rules/problems.ts'

const maxBytes = 1024 * 1024

/** The bytes of a file, or why it is not read. */
export async function readDataFile(path: string): Promise<Uint8Array | FileProblem> {
  let handle: FileHandle | undefined
  try {
    // Looked at before it is opened: opening a device can do something.
    if (!(await lstat(path)).isFile()) return notPlain(path, await kindOf(path))
    // And not followed when it was replaced meanwhile: a link could lead out of the folder, and
    // opening a pipe would never end.
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
    handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    return await readSteady(path, handle)
  } catch (error) {
    return unreadable(path, 'file', error)
  } finally {
    await handle?.close()
  }
}

async function readSteady(path: string, handle: FileHandle): Promise<Uint8Array | FileProblem> {
  const before = await handle.stat()
  if (!before.isFile()) return notPlain(path, 'not a plain file')
  if (before.size > maxBytes) {
    const message = `${before.size} bytes; at most ${maxBytes}: split it into several files`
    return fileProblem(path, 'file-too-big', message)
  }
  const bytes = await handle.readFile()
  const after = await handle.stat()
  if (bytes.length === before.size && after.mtimeMs === before.mtimeMs) return bytes
  const message = 'the file was being written while it was read: run the command again'
  return fileProblem(path, 'file-changed', message)
}

async function kindOf(path: string): Promise<string> {
  const found = await lstat(path)
  if (found.isSymbolicLink()) return 'a symbolic link'
  if (found.isDirectory()) return 'a folder'
  return 'not a plain file'
}

function notPlain(path: string, kind: string): FileProblem {
  return fileProblem(path, 'not-a-file', `this is ${kind}: put the file itself there`)
}
