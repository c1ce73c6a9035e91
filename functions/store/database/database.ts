/** The table within one budget: what the rooms above do with it, each a request and its answer. */
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  QueryCommand,
  ResourceInUseException,
  UpdateItemCommand,
  type DeleteItemCommandInput,
  type GetItemCommandInput,
  type PutItemCommandInput,
  type QueryCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { corrupt, Unavailable } from '../../model/unavailable.ts'
import { storeBudgets, wholeLoadMs, type Budget } from './budgets.ts'
import { call, send, systemClock } from './call.ts'
import type { Store } from './connect.ts'
import type { Item } from './items.ts'
import { createTableInput } from './table.ts'

/** Every method rejects with `Unavailable` when the store fails. */
export type Database = {
  /** The name that requests are made with. */
  readonly table: string
  /** `surely`: an empty answer, which reads as "no item", is asked for again. */
  get(input: GetItemCommandInput, surely?: 'surely'): Promise<Item | undefined>
  /** Whether the item was written: not when the condition does not hold. */
  put(input: PutItemCommandInput): Promise<boolean>
  /** As `put`. */
  update(input: UpdateItemCommandInput): Promise<boolean>
  /** The item after an update that asks for it; undefined when the condition does not hold. */
  updated(input: UpdateItemCommandInput): Promise<Item | undefined>
  /** As `put`. */
  remove(input: DeleteItemCommandInput): Promise<boolean>
  /** Everything that a Query finds, page by page. */
  query(input: QueryCommandInput): AsyncGenerator<Item>
  /** The same, when all of it is there. */
  all(input: QueryCommandInput): Promise<Item[]>
  /** What a Query with a limit finds, in one call. Undefined when the answer says nothing. */
  some(input: QueryCommandInput): Promise<readonly Item[] | undefined>
  /** Creates the table unless it is there, and waits until it can be used. */
  create(): Promise<void>
}

/** The largest release allowed has some 150 pages, were its records incompressible. */
const maxPages = 256

export function databaseOf(store: Store, budget: Budget = storeBudgets.publisher): Database {
  const { client, table } = store

  async function* query(input: QueryCommandInput): AsyncGenerator<Item> {
    const until = systemClock.now() + wholeLoadMs
    let startingToken: Item | undefined
    for (let page = 0; page < maxPages; page++) {
      // A paginator for each page: one that failed cannot go on, and each page has its own signal.
      const { value } = await call(
        'QueryCommand',
        (abortSignal) => paginateQuery({ client, startingToken }, input, { abortSignal }).next(),
        budget,
        { accept: (output) => output.value?.Items !== undefined, until },
      )
      if (value?.Items === undefined) {
        throw new Unavailable('store-unavailable', {
          cause: new Error('a page came without items'),
        })
      }
      yield* value.Items
      startingToken = value.LastEvaluatedKey
      if (startingToken === undefined) return
    }
    throw corrupt(`there are more than ${maxPages} pages`)
  }

  return {
    table,
    query,

    async get(input, surely) {
      const { Item } = await send(store, new GetItemCommand(input), budget, {
        accept: (output) => surely === undefined || output.Item !== undefined,
      })
      return Item
    },

    put: async (input) => isAccepted(send(store, new PutItemCommand(input), budget)),
    update: async (input) => isAccepted(send(store, new UpdateItemCommand(input), budget)),
    remove: async (input) => isAccepted(send(store, new DeleteItemCommand(input), budget)),

    async updated(input) {
      const sent = send(store, new UpdateItemCommand(input), budget, {
        accept: (output) => output.Attributes !== undefined,
      })
      return (await unlessRefused(sent))?.Attributes
    },

    async all(input) {
      const items: Item[] = []
      for await (const item of query(input)) items.push(item)
      return items
    },

    async some(input) {
      const { Items } = await send(store, new QueryCommand(input), budget, {
        accept: (output) => output.Items !== undefined,
      })
      return Items
    },

    async create() {
      try {
        await send(store, new CreateTableCommand(createTableInput(table)), budget)
      } catch (error) {
        if (!(error instanceof ResourceInUseException)) throw error
      }
      const { Table } = await send(
        store,
        new DescribeTableCommand({ TableName: table }),
        { ...budget, attempts: 60, backoffCapMs: 1_000 },
        { accept: (output) => output.Table?.TableStatus === 'ACTIVE' },
      )
      if (Table?.TableStatus !== 'ACTIVE') {
        throw new Unavailable('store-unavailable', { cause: new Error('the table is not active') })
      }
    },
  }
}

/** The output of a conditional write; undefined when its condition does not hold. */
async function unlessRefused<Output>(sent: Promise<Output>): Promise<Output | undefined> {
  try {
    return await sent
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}

async function isAccepted(sent: Promise<object>): Promise<boolean> {
  return (await unlessRefused(sent)) !== undefined
}
