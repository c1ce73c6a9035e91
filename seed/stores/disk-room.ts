/** Room on the disk of the embedded database, and what is said when there is none. */
import { statfsSync } from 'node:fs'
import { Refusal } from '../dataset/rules/refusal.ts'
import { makeRoom, refuseSystemError } from '../dataset/rules/system-errors.ts'

/** How much a user may still write there; undefined where the system does not tell. */
export type FreeBytes = (path: string) => number | undefined

/** What LevelDB may need for its own work, beside what is written to it. */
const reserve = 32 * 2 ** 20

/** The name of the error by which an embedded database refuses what its disk cannot take. */
export const storageFault = 'StorageFull'

export const whatToDo = `${makeRoom} What readers have stays as it is.`

/** Why nothing is written to a folder, before anything has failed; undefined: there is room. */
export function noRoom(path: string, freeBytes: FreeBytes = askSystem): string | undefined {
  const free = freeBytes(path)
  if (free === undefined || free >= reserve) return undefined
  const [has, needs] = [free, reserve].map((bytes) => Math.floor(bytes / 2 ** 20))
  return `the disk is full: nothing was written to the database in ${path} (${has} MB are left, it needs ${needs} MB)`
}

/** Of what a running directory keeps beside its database. */
export function refuseDisk(error: unknown, path: string): Refusal {
  const refused = refuseSystemError(error, path, 'written')
  const message = refused?.message ?? `${path} cannot be written: ${String(error)}`
  return new Refusal('store-unavailable', message, refused?.details)
}

/** What LevelDB says of its disk, in words. */
export function explainFault(path: string, error: unknown): string {
  const said = rootOf(error)
  const full = /no space left|quota exceeded|file too large/i.exec(said)?.[0].toLowerCase()
  return full === undefined
    ? `the database in ${path} cannot be used: ${said}`
    : `the disk is full: nothing was written to the database in ${path} (${full})`
}

/** The sentence of an embedded database that refused, if that is why something failed. */
export function storageFaultIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return error.name === storageFault ? error.message : storageFaultIn(error.cause)
}

function rootOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? rootOf(error.cause) : error.message
}

function askSystem(path: string): number | undefined {
  try {
    const { bavail, bsize, blocks } = statfsSync(path)
    return blocks === 0 ? undefined : bavail * bsize
  } catch {
    return undefined
  }
}
