/** Reads the head and whole releases: GetItem and Query on one table, consistent, and nothing else. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { GetItemCommand, paginateQuery, type QueryCommandOutput } from '@aws-sdk/client-dynamodb'
import type { ReleaseId } from '../model/ids.ts'
import type { Dataset } from '../model/release.ts'
import { Unavailable } from '../model/unavailable.ts'
import { storeBudgets, wholeLoadMs, type Budget } from './budgets.ts'
import { call, send, systemClock } from './call.ts'
import type { Store } from './connect.ts'
import { createDecoder, releaseIdOf, type Decoder } from './format.ts'
import { getHead } from './head-requests.ts'
import { Head } from './head.ts'
import { parseItem, parseReleaseItem, plain, type Item } from './items.ts'
import { manifestSortKey } from './keys.ts'
import { corrupt, parseManifest } from './manifest.ts'
import { queryRelease } from './release-requests.ts'

export type Reader = {
  /**
   * The head; undefined when nothing was ever staged here. `attempts` lowers what the budget allows,
   * for callers that ask again anyway.
   */
  head(attempts?: number): Promise<Head | undefined>
  /** A whole release, checked against its hashes. */
  release(id: ReleaseId): Promise<Dataset>
}

/** Every method rejects with `Unavailable` when the store fails or holds something else. */
export function createReader(
  store: Store,
  budget: Budget = storeBudgets.reader,
  loadBudget: Budget = storeBudgets.load,
): Reader {
  return {
    async head(attempts = budget.attempts) {
      const { Item } = await send(
        store,
        new GetItemCommand(getHead(store.table, true)),
        { ...budget, attempts: Math.min(attempts, budget.attempts) },
        // An empty answer reads as "no item": believed only when it stays that way.
        { accept: (output) => output.Item !== undefined },
      )
      return Item && parseItem(Head, Item, 'the head')
    },

    async release(id) {
      let decoder: Decoder | undefined
      for await (const item of releaseItems(store, id, loadBudget)) {
        const { sk, data } = parseReleaseItem(item)
        if (sk === manifestSortKey) decoder = openRelease(id, item)
        else decoder?.add({ sk, data })
        // Unpacking keeps the event loop; requests are served between two segments.
        await nextTurn()
      }
      if (decoder === undefined) throw corrupt('the manifest is missing')
      return decoder.finish()
    },
  }
}

function openRelease(id: ReleaseId, item: Item): Decoder {
  const manifest = parseManifest(plain(item))
  if (releaseIdOf(manifest.sha256) !== id) throw corrupt('the manifest is of another release')
  return createDecoder(manifest)
}

/** The largest release allowed has some 150 pages, were its records incompressible. */
const maxPages = 256

async function* releaseItems(store: Store, id: ReleaseId, budget: Budget): AsyncGenerator<Item> {
  const until = systemClock.now() + wholeLoadMs
  let startingToken: QueryCommandOutput['LastEvaluatedKey']
  for (let page = 0; page < maxPages; page++) {
    // A paginator for each page: one that failed cannot go on, and each page has its own signal.
    const { value } = await call(
      'QueryCommand',
      (abortSignal) =>
        paginateQuery({ client: store.client, startingToken }, queryRelease(store.table, id), {
          abortSignal,
        }).next(),
      budget,
      { accept: (output) => output.value?.Items !== undefined, until },
    )
    if (value?.Items === undefined) {
      throw new Unavailable('store-unavailable', { cause: new Error('a page came without items') })
    }
    yield* value.Items
    startingToken = value.LastEvaluatedKey
    if (startingToken === undefined) return
  }
  throw corrupt(`the release has more than ${maxPages} pages`)
}
