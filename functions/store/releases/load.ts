/** Loads a whole release, checked against its hashes. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ReleaseId } from '../../model/ids.ts'
import type { Dataset } from '../../model/release.ts'
import { corrupt } from '../../model/unavailable.ts'
import type { Database } from '../database/connect.ts'
import { parseReleaseItem, plain, type StoredItem } from '../database/items.ts'
import { inventorySortKey } from '../database/keys.ts'
import { createDecoder, releaseIdOf, type Decoder } from './format.ts'
import { parseInventory } from './inventory.ts'
import { queryRelease } from './requests.ts'

export async function loadRelease(
  database: Database,
  id: ReleaseId,
  ahead?: boolean,
): Promise<Dataset> {
  let decoder: Decoder | undefined
  for await (const item of database.query(queryRelease(database.table, id))) {
    const { sk, data } = parseReleaseItem(item)
    if (sk === inventorySortKey) decoder = await openRelease(id, item)
    else await decoder?.add({ sk, data })
    // Parsing keeps the event loop; requests are served between two segments.
    await nextTurn()
  }
  if (decoder === undefined) throw corrupt('the manifest is missing')
  return decoder.finish(ahead)
}

async function openRelease(id: ReleaseId, item: StoredItem): Promise<Decoder> {
  const inventory = parseInventory(plain(item))
  if (releaseIdOf(inventory.sha256) !== id) throw corrupt('the manifest is of another release')
  return createDecoder(inventory)
}
