/** Files as an admin downloaded them, of a size that fits into memory. */
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { refuseSystemError } from '../dataset/rules/system-errors.ts'
import type { SourceFile } from './source.ts'

const megabyte = 1024 * 1024
const sizeLimit = 200 * megabyte

const pieceLength = megabyte

export async function readSourceFiles(paths: readonly string[]): Promise<SourceFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      try {
        const { size } = await stat(path)
        if (size > sizeLimit) {
          const message = `${quote(path)} has ${Math.ceil(size / megabyte)} MB: more than ${sizeLimit / megabyte} are not read`
          throw new Refusal('guard-refused', message)
        }
        await access(path, constants.R_OK)
        return fileAt(path)
      } catch (error) {
        throw refuseSystemError(error, path, 'read', '') ?? error
      }
    }),
  )
}

/** Read when it is asked for, and once. */
function fileAt(path: string): SourceFile {
  let whole: Uint8Array | undefined
  return {
    name: basename(path),
    get bytes() {
      whole ??= readFileSync(path)
      return whole
    },
    pieces: () => piecesOf(path),
  }
}

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const piece = new Uint8Array(pieceLength)
      const length = readSync(file, piece)
      if (length === 0) return
      yield piece.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}
