/** Tells whether the head is sound, and puts another one in its place when it is not. */
import * as z from 'zod'
import { Unavailable } from '../../model/unavailable.ts'
import { databaseOf, type Store } from '../database/connect.ts'
import { plain, type StoredItem } from '../database/items.ts'
import { writableOf } from '../database/write.ts'
import { HeadBroken, LostRace, type HeadFault } from './errors.ts'
import { ChangeRecord, type LogContent, type PublisherHead } from './head.ts'
import { appendChange, readLog } from './log.ts'
import { parseHead, readHeadItem } from './read.ts'
import { createHead, replaceHead } from './requests.ts'

export type BrokenHead = {
  readonly state: HeadFault
  readonly item: StoredItem | undefined
  /** With the last change that a damaged head still tells of. */
  readonly log: LogContent
  /** The highest that the log and the head name. */
  readonly generation: number
  readonly revision: number
}

export type HeadCheck =
  /** Nothing was ever published here. */
  | { readonly state: 'empty' }
  | { readonly state: 'sound'; readonly head: PublisherHead; readonly log: LogContent }
  | BrokenHead

const Remains = z.object({
  generation: z.int().nonnegative().catch(0),
  revision: z.int().nonnegative().catch(0),
  last: ChangeRecord.optional().catch(undefined),
})

export async function checkHead(store: Store): Promise<HeadCheck> {
  const database = databaseOf(store)
  // First: a sound head can then only be newer than what was read of the log.
  const log = await readLog(database)
  const item = await readHeadItem(database)
  const newest = log.changes.at(-1)
  if (item === undefined) {
    return newest === undefined ? { state: 'empty' } : broken('lost', item, log)
  }
  let head: PublisherHead
  try {
    head = parseHead(item)
  } catch (error) {
    if (error instanceof HeadBroken) return broken(error.fault, item, log)
    throw error
  }
  const same = newest?.revision !== head.revision || newest.token === head.last?.token
  const behind = (newest?.revision ?? 0) > head.revision || !same
  return behind ? broken('behind', item, log) : { state: 'sound', head, log }
}

function broken(state: HeadFault, item: StoredItem | undefined, log: LogContent): BrokenHead {
  const remains = Remains.parse((item && plain(item)) ?? {})
  const { last } = remains
  const newest = log.changes.at(-1)
  const untold = state === 'damaged' && last?.revision === (newest?.revision ?? 0) + 1
  const changes = untold ? [...log.changes, last] : log.changes
  return {
    state,
    item,
    log: { ...log, changes },
    generation: Math.max(remains.generation, ...changes.map(({ to }) => to), 0),
    revision: Math.max(remains.revision, ...changes.map(({ revision }) => revision), 0),
  }
}

/** Writes a head with its record. Throws `LostRace` when somebody else has mended it meanwhile. */
export async function mendHead(
  store: Store,
  { item, log, generation }: BrokenHead,
  head: PublisherHead & { readonly last: ChangeRecord },
): Promise<void> {
  const database = writableOf(store)
  const untold = log.changes.at(-1)
  if (untold) await appendChange(database, untold)
  const input = item ? replaceHead(store.table, head, item) : createHead(store.table, head)
  let unanswered: Unavailable | undefined
  const written = await database.put(input).catch((error: unknown) => {
    if (!(error instanceof Unavailable)) throw error
    unanswered = error
    return false
  })
  if (!written) {
    // A reply may be lost: the token of the record tells.
    const now = await readHeadItem(database)
    const found = now && parseHead(now)
    if (found?.last?.token !== head.last.token) {
      throw unanswered ?? (found ? new LostRace(found, generation) : new HeadBroken('lost'))
    }
  }
  await appendChange(database, head.last)
}
