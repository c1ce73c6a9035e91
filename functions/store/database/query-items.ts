/** Everything that a Query finds, page by page. */
import { paginateQuery, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { corrupt, Unavailable } from '../../model/unavailable.ts'
import { wholeLoadMs, type Budget } from './budgets.ts'
import { call, systemClock } from './call.ts'
import type { Store } from './connect.ts'
import type { Item } from './items.ts'

/** The largest release allowed has some 150 pages, were its records incompressible. */
const maxPages = 256

export async function* queryItems(
  store: Store,
  input: QueryCommandInput,
  budget: Budget,
): AsyncGenerator<Item> {
  const until = systemClock.now() + wholeLoadMs
  let startingToken: Item | undefined
  for (let page = 0; page < maxPages; page++) {
    // A paginator for each page: one that failed cannot go on, and each page has its own signal.
    const { value } = await call(
      'QueryCommand',
      (abortSignal) =>
        paginateQuery({ client: store.client, startingToken }, input, { abortSignal }).next(),
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
  throw corrupt(`there are more than ${maxPages} pages`)
}
