/**
 * Keeps the copy of the last release: made of what the table holds after a switch, so that it is the
 * same for a publication, a rollback and a repair, and read with the code of its readers before it counts.
 */
import { canonicalJson } from '../../model/canonical.ts'
import { Unavailable } from '../../model/unavailable.ts'
import { storeBudgets } from '../database/budgets.ts'
import { call } from '../database/call.ts'
import { databaseOf, type Database, type Store } from '../database/connect.ts'
import { parseReleaseItem, plain } from '../database/items.ts'
import { inventorySortKey } from '../database/keys.ts'
import { Head } from '../head/head.ts'
import { readPublisherHead } from '../head/read.ts'
import { queryRelease } from '../releases/requests.ts'
import type { Segment } from '../releases/segments.ts'
import { decodeCopy, encodeCopy, openingBytes, openingOf } from './format.ts'
import type { CopyPlace } from './place.ts'

/** The copy is of a later switch than any that the table knows of: nothing was written over it. */
export class CopyAhead extends Error {
  override readonly name = 'CopyAhead' as const

  constructor(copied: number, held: number) {
    super(`the copy is of generation ${copied}, and the table at ${held}`)
  }
}

/** The copy is of another table: nothing was written over it, which may be all that one has. */
export class CopyForeign extends Error {
  override readonly name = 'CopyForeign' as const

  constructor(copied: string, table: string) {
    super(`the copy is of table ${copied}, not of ${table}`)
  }
}

/** Somebody else must have switched each time. */
const rounds = 3

/**
 * `none`: no release is active. `current`: it was there, and whole. Rejects with `Unavailable` when the
 * table or the place fails, with `CopyForeign` or `CopyAhead` unless `anew` says that the table is right.
 */
export async function keepCopy(
  store: Store,
  place: CopyPlace,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<'written' | 'current' | 'none'> {
  const database = databaseOf(store, storeBudgets.publisher)
  for (let round = 1; round <= rounds; round++) {
    const held = await within((signal) => place.read(signal))
    // After the copy: whoever wrote that had switched before.
    const known = await readPublisherHead(database)
    if (known === undefined || known.active === null) return 'none'
    // Who published is not for readers.
    const head = { ...Head.parse(known), active: known.active }
    const copied = held && openingOf(held.bytes)
    if (!anew && copied !== undefined) {
      if (copied.table !== store.table) throw new CopyForeign(copied.table, store.table)
      if (copied.generation > head.generation) {
        throw new CopyAhead(copied.generation, head.generation)
      }
    }
    if (held !== undefined && (await says(held.bytes, store.table, head))) return 'current'
    const bytes = await makeCopy(database, head)
    if (await within((signal) => place.write(bytes, held?.tag, signal))) return 'written'
  }
  throw new Unavailable('store-unavailable', {
    cause: new Error('the copy changes all the time, or may be written and not read'),
  })
}

async function within<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return call('the copy', run, storeBudgets.copying)
}

async function says(bytes: Buffer, table: string, head: Head): Promise<boolean> {
  try {
    const copied = await decodeCopy(bytes, table)
    return canonicalJson(copied.head) === canonicalJson(head)
  } catch {
    return false
  }
}

async function makeCopy(
  database: Database,
  head: Parameters<typeof encodeCopy>[1],
): Promise<Buffer> {
  const { table } = database
  const segments: Segment[] = []
  let inventory: unknown
  for await (const item of database.query(queryRelease(table, head.active))) {
    const { sk, data } = parseReleaseItem(item)
    if (sk === inventorySortKey) inventory = plain(item)
    else segments.push({ sk, data })
  }
  const bytes = encodeCopy(table, head, inventory, segments)
  await decodeCopy(bytes, table)
  return bytes
}

/** What a copy says it is of, by its first line alone; undefined when there is none to be read. */
export async function glanceAtCopy(place: CopyPlace) {
  const stored = await within((signal) => place.read(signal, openingBytes))
  if (stored === undefined) return undefined
  return openingOf(stored.bytes) ?? 'unreadable'
}
