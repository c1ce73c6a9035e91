/** What a process begins with that holds nothing yet: the table, or the copy outside of it. */
import { asError, late, within } from './task.ts'

export type Beginning<R> = {
  /** Settled, at the latest, when `reading` is. */
  readonly headRead: Promise<void>
  /** The head and its release, as the table has them. */
  readonly reading: Promise<R>
  /** The same from the copy: `why` it is asked for, and whether the table has come first after all. */
  readonly copied: (why: Error, isOver: () => boolean) => Promise<R>
  readonly patience: Readonly<Record<'headPatienceMs' | 'loadPatienceMs', number>>
}

/** The copy is asked when the table fails or is late; then whichever is there first. */
export async function tableOrCopy<R>(beginning: Beginning<R>): Promise<R> {
  const { headRead, reading, copied, patience } = beginning
  let why: Error = late('reading the table')
  try {
    const reached = await within(Promise.race([headRead, reading]), patience.headPatienceMs)
    const read = reached && (await within(reading, patience.loadPatienceMs))
    if (read !== undefined) return read.value
  } catch (error) {
    why = asError(error)
  }
  let tableWon = false
  const table = reading.then((read) => {
    tableWon = true
    return read
  })
  try {
    return await Promise.any([table, copied(why, () => tableWon)])
  } catch {
    return reading
  }
}
