/** Where tests put their folders: in memory where there is room, since files are most of what some do. */
import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const inMemory = '/dev/shm'
const gigabyte = 2 ** 30

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > gigabyte
  } catch {
    return false
  }
}

export const temporaryRoot =
  process.env['TMPDIR'] === undefined && hasRoom(inMemory) ? inMemory : tmpdir()
