/** A database that can be written. Apart, so that no reader is even built with the commands for it. */
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  PutItemCommand,
  ResourceInUseException,
  UpdateItemCommand,
  type DeleteItemCommandInput,
  type PutItemCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { Unavailable } from '../../model/unavailable.ts'
import { storeBudgets, type Budget } from './budgets.ts'
import { send } from './call.ts'
import { databaseOf, type Database, type Store } from './connect.ts'
import type { StoredItem } from './items.ts'
import { createTableInput } from './table.ts'

export type WritableDatabase = Database & {
  /** Whether the item was written: not when the condition does not hold. */
  put(input: PutItemCommandInput): Promise<boolean>
  /** As `put`. */
  update(input: UpdateItemCommandInput): Promise<boolean>
  /** The item after an update that asks for it; undefined when the condition does not hold. */
  updated(input: UpdateItemCommandInput): Promise<StoredItem | undefined>
  /** As `put`. */
  remove(input: DeleteItemCommandInput): Promise<boolean>
  /** Creates the table unless it is there, waits until it can be used, and says whether it was made. */
  create(): Promise<boolean>
}

export function writableOf(
  store: Store,
  budget: Budget = storeBudgets.publisher,
): WritableDatabase {
  const { table } = store

  return {
    ...databaseOf(store, budget),

    put: async (input) => isAccepted(send(store, new PutItemCommand(input), budget)),
    update: async (input) => isAccepted(send(store, new UpdateItemCommand(input), budget)),
    remove: async (input) => isAccepted(send(store, new DeleteItemCommand(input), budget)),

    async updated(input) {
      const sent = send(store, new UpdateItemCommand(input), budget, {
        accept: (output) => output.Attributes !== undefined,
      })
      return (await unlessRefused(sent))?.Attributes
    },

    async create() {
      let created = true
      try {
        await send(store, new CreateTableCommand(createTableInput(table)), budget)
      } catch (error) {
        if (!(error instanceof ResourceInUseException)) throw error
        created = false
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
      return created
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
