/** Removes a release that is marked for it, and nothing else, however late. */
import { DeleteItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import type { ReleaseId } from '../../model/ids.ts'
import { Unavailable } from '../../model/unavailable.ts'
import type { Budget } from '../database/budgets.ts'
import { isAccepted, send } from '../database/call.ts'
import type { Store } from '../database/connect.ts'
import { copyOf, parseReleaseItem, type Item } from '../database/items.ts'
import { releasePartition } from '../database/keys.ts'
import { inLanes } from '../database/lanes.ts'
import { queryItems } from '../database/query-items.ts'
import { WrongState } from '../head/errors.ts'
import type { PublisherHead } from '../head/head.ts'
import { forgetRelease } from '../head/requests.ts'
import { deleteItem, queryKeys } from './requests.ts'

type Parts = {
  readonly store: Store
  readonly budget: Budget
  readonly readHead: () => Promise<PublisherHead | undefined>
}

/** Each time items must have come in meanwhile, from a publisher who slept. */
const rounds = 10

/**
 * Whoever does this may sleep between any two calls, while somebody else finishes the removal and the
 * same content is published again, under the same keys. Therefore each item is deleted only as one of
 * a copy that was there before the head was seen to have `copy` as `deleting`: later copies differ.
 */
export async function removeRelease(
  { store, budget, readHead }: Parts,
  id: ReleaseId,
  copy: string | undefined,
  onProgress: (removed: number) => void = () => undefined,
): Promise<void> {
  let removed = 0

  async function remove(item: Item): Promise<void> {
    const key = { pk: releasePartition(id), sk: parseReleaseItem(item).sk }
    const request = new DeleteItemCommand(deleteItem(store.table, key, copyOf(item)))
    if (await isAccepted(send(store, request, budget))) removed += 1
    onProgress(removed)
  }

  for (let round = 0; round < rounds; round++) {
    const items: Item[] = []
    for await (const item of queryItems(store, queryKeys(store.table, id), budget)) items.push(item)
    const head = await readHead()
    const state = head?.releases[id]?.state
    // Somebody else has finished; what is there now is none of our business.
    if (state === undefined || head?.copies[id] !== copy) return
    if (state !== 'deleting') throw new WrongState(id, state, 'removed')
    const [manifest, ...segments] = items
    if (manifest === undefined) {
      const forget = new UpdateItemCommand(forgetRelease(store.table, id, copy))
      await isAccepted(send(store, forget, budget))
      return
    }
    // In key order the manifest is first: without it, what is left is no release to anybody.
    await remove(manifest)
    await inLanes(segments, remove)
  }
  throw new Unavailable('store-unavailable', {
    cause: new Error(`items of release ${id} come in all the time`),
  })
}
