/** Reads the head item: as readers know it, and as publishers do. */
import type { Database } from '../database/connect.ts'
import { parseItem, plain, type StoredItem } from '../database/items.ts'
import { HeadBroken } from './errors.ts'
import { Head, PublisherHead } from './head.ts'
import { changesFrom } from './log.ts'
import { getHead } from './requests.ts'

export async function readHead(database: Database): Promise<Head | undefined> {
  const item = await database.get(getHead(database.table, true), 'surely')
  return item && parseItem(Head, item, 'the head')
}

/** Undefined when nothing was ever staged here; throws `HeadBroken` when it has to be repaired. */
export async function readPublisherHead(database: Database): Promise<PublisherHead | undefined> {
  const item = await readHeadItem(database)
  if (item) return parseHead(item)
  const changes = await changesFrom(database, 0)
  if (changes.length > 0) throw new HeadBroken('lost')
  return undefined
}

export async function readHeadItem(database: Database): Promise<StoredItem | undefined> {
  // An empty answer reads as "no item": believed only when it comes three times.
  for (let read = 0; read < 3; read++) {
    const item = await database.get(getHead(database.table, false))
    if (item) return item
  }
  return undefined
}

export function parseHead(item: StoredItem): PublisherHead {
  const parsed = PublisherHead.safeParse(plain(item))
  if (!parsed.success) throw new HeadBroken('damaged', { cause: parsed.error })
  return parsed.data
}
