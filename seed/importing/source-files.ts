/** Files as an admin downloaded them, of a size that fits into memory. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { refuseSystemError } from '../dataset/rules/system-errors.ts'
import type { SourceFile } from './source.ts'

const megabyte = 1024 * 1024
const sizeLimit = 200 * megabyte

export async function readSourceFiles(paths: readonly string[]): Promise<SourceFile[]> {
  return Promise.all(
    paths.map(async (path) => {
      try {
        const { size } = await stat(path)
        if (size > sizeLimit) {
          const message = `${quote(path)} has ${Math.ceil(size / megabyte)} MB: more than ${sizeLimit / megabyte} are not read`
          throw new Refusal('guard-refused', message)
        }
        return { name: basename(path), bytes: await readFile(path) }
      } catch (error) {
        throw refuseSystemError(error, path, 'read', '') ?? error
      }
    }),
  )
}
