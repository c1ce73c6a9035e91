/**
 * Opens the store, and gives it to the rooms above as a database to read: a request, its answer, and a
 * budget for both. Credentials and region come from the SDK's own chain unless given.
 */
import {
  DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  QueryCommand,
  type DynamoDBClientConfig,
  type GetItemCommandInput,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb'
import { corrupt, Unavailable } from '../../model/unavailable.ts'
import { storeBudgets, wholeLoadMs, type Budget } from './budgets.ts'
import { call, send, systemClock } from './call.ts'
import type { StoredItem } from './items.ts'

export type Store = { readonly client: DynamoDBClient; readonly table: string }

export type OpenOptions = {
  readonly table: string
  /** Such as the address of an embedded store; otherwise the region's own. */
  readonly endpoint?: string
  readonly region?: string
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** For the time a connection may take: the reader's unless given. */
  readonly budget?: Budget
}

export function openStore(options: OpenOptions): Store {
  const { table, endpoint, region, credentials, budget = storeBudgets.reader } = options
  const agent = { keepAlive: true, maxSockets: 50 }
  const config: DynamoDBClientConfig = {
    // Retrying is call.ts's business alone: two layers would multiply.
    maxAttempts: 1,
    // Only the connection is bounded here. The SDK's request time-out does not cover a body that
    // drips; the abort signal of every call does.
    requestHandler: {
      connectionTimeout: budget.connectMs,
      httpAgent: agent,
      httpsAgent: agent,
    },
    // The SDK's own decoder looks at every letter before; what is damaged, its hash tells.
    base64Decoder: (text) => Buffer.from(text, 'base64'),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(credentials === undefined ? {} : { credentials }),
  }
  return { client: new DynamoDBClient(config), table }
}

/** Every method rejects with `Unavailable` when the store fails. */
export type Database = {
  /** The name that requests are made with. */
  readonly table: string
  /** `surely`: an empty answer, which reads as "no item", is believed only when it comes three times. */
  get(input: GetItemCommandInput, surely?: 'surely'): Promise<StoredItem | undefined>
  /** Everything that a Query finds, page by page. */
  query(input: QueryCommandInput): AsyncGenerator<StoredItem>
  /** The same, when all of it is there. */
  all(input: QueryCommandInput): Promise<StoredItem[]>
  /** What a Query with a limit finds, in one call. Undefined when the answer says nothing. */
  some(input: QueryCommandInput): Promise<readonly StoredItem[] | undefined>
}

/** The largest release allowed has some 150 pages, were its records incompressible. */
const maxPages = 256

export function databaseOf(store: Store, budget: Budget = storeBudgets.publisher): Database {
  const { client, table } = store

  async function* query(input: QueryCommandInput): AsyncGenerator<StoredItem> {
    const until = systemClock.now() + wholeLoadMs
    async function read(startingToken?: StoredItem) {
      // A paginator for each page: one that failed cannot go on, and each page has its own signal.
      const { value } = await call(
        'QueryCommand',
        (abortSignal) => paginateQuery({ client, startingToken }, input, { abortSignal }).next(),
        budget,
        { accept: (output) => output.value?.Items !== undefined, until },
      )
      if (value?.Items !== undefined) return { items: value.Items, token: value.LastEvaluatedKey }
      throw new Unavailable('store-unavailable', { cause: new Error('a page came without items') })
    }
    let coming = read()
    for (let page = 1; page <= maxPages; page++) {
      const { items, token } = await coming
      // On its way while this one is worked on, which may end it all.
      if (token && page < maxPages) (coming = read(token)).catch(() => undefined)
      yield* items
      if (!token) return
    }
    throw corrupt(`there are more than ${maxPages} pages`)
  }

  return {
    table,
    query,

    async get(input, surely) {
      let empty = 0
      const { Item } = await send(store, new GetItemCommand(input), budget, {
        accept: (output) => surely === undefined || output.Item !== undefined || ++empty === 3,
      })
      return Item
    },

    async all(input) {
      const items: StoredItem[] = []
      for await (const item of query(input)) items.push(item)
      return items
    },

    async some(input) {
      const { Items } = await send(store, new QueryCommand(input), budget, {
        accept: (output) => output.Items !== undefined,
      })
      return Items
    },
  }
}
