/** Removes a release that is marked for it, and nothing else, however late. */
import type { ReleaseId } from '../../model/ids.ts'
import { Unavailable } from '../../model/unavailable.ts'
import { copyOf, parseReleaseItem, type StoredItem } from '../database/items.ts'
import type { WritableDatabase } from '../database/write.ts'
import { WrongState } from '../head/errors.ts'
import { readPublisherHead } from '../head/read.ts'
import { forgetRelease } from '../head/requests.ts'
import { inLanes } from './lanes.ts'
import { deletePart, queryKeys } from './requests.ts'

/** Each time items must have come in meanwhile, from a publisher who slept. */
const rounds = 10

/**
 * Whoever does this may sleep between any two calls, while somebody else finishes the removal and the
 * same content is published again, under the same keys. Therefore each item is deleted only as one of
 * a copy that was there before the head was seen to have `copy` as `deleting`: later copies differ.
 */
export async function removeRelease(
  database: WritableDatabase,
  id: ReleaseId,
  copy: string | undefined,
  onProgress: (removed: number) => void = () => undefined,
): Promise<void> {
  let removed = 0

  async function remove(item: StoredItem): Promise<void> {
    const { sk } = parseReleaseItem(item)
    if (await database.remove(deletePart(database.table, id, sk, copyOf(item)))) removed += 1
    onProgress(removed)
  }

  for (let round = 0; round < rounds; round++) {
    const items = await database.all(queryKeys(database.table, id))
    const head = await readPublisherHead(database)
    const state = head?.releases[id]?.state
    // Somebody else has finished; what is there now is none of our business.
    if (state === undefined || head?.copies[id] !== copy) return
    if (state !== 'deleting') throw new WrongState(id, state, 'removed')
    const [inventory, ...segments] = items
    if (inventory === undefined) {
      await database.update(forgetRelease(database.table, id, copy))
      return
    }
    // In key order the inventory is first: without it, what is left is no release to anybody.
    await remove(inventory)
    await inLanes(segments, remove)
  }
  throw new Unavailable('store-unavailable', {
    cause: new Error(`items of release ${id} come in all the time`),
  })
}
