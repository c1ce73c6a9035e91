/** The bytes of a dataset file: of a plain file, of bounded size, that nobody is writing to. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from 'node:fs'
import { fileProblem, unreadable } from '../files.ts'
import type { FileProblem } from '../rules/problems.ts'

const maxBytes = 1024 * 1024

/** The bytes of a file, or why it is not read. At once: a promise takes six times as long as a file. */
export function readDataFile(path: string): Uint8Array | FileProblem {
  let file: number | undefined
  try {
    // Looked at before it is opened: opening a device can do something.
    if (!lstatSync(path).isFile()) return notPlain(path, kindOf(path))
    // And not followed when it was replaced meanwhile: a link could lead out of the folder, and
    // opening a pipe would never end.
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    return readSteady(path, file)
  } catch (error) {
    return unreadable(path, 'file', error)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function readSteady(path: string, file: number): Uint8Array | FileProblem {
  const before = fstatSync(file)
  if (!before.isFile()) return notPlain(path, 'not a plain file')
  if (before.size > maxBytes) {
    const message = `${before.size} bytes; at most ${maxBytes}: split it into several files`
    return fileProblem(path, 'file-too-big', message)
  }
  const bytes = readFileSync(file)
  const after = fstatSync(file)
  if (bytes.length === before.size && after.mtimeMs === before.mtimeMs) return bytes
  const message = 'the file was being written while it was read: run the command again'
  return fileProblem(path, 'file-changed', message)
}

function kindOf(path: string): string {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return 'a symbolic link'
  if (found.isDirectory()) return 'a folder'
  return 'not a plain file'
}

function notPlain(path: string, kind: string): FileProblem {
  return fileProblem(path, 'not-a-file', `this is ${kind}: put the file itself there`)
}
