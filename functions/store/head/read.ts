/** Reads and writes the head item as publishers see it. */
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type PutItemCommandInput,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import type { Budget } from '../database/budgets.ts'
import { isAccepted, send } from '../database/call.ts'
import type { Store } from '../database/connect.ts'
import { parseItem, plain, type Item } from '../database/items.ts'
import { HeadBroken } from './errors.ts'
import { PublisherHead } from './head.ts'
import { getHead } from './requests.ts'

export async function readHeadItem(store: Store, budget: Budget): Promise<Item | undefined> {
  // An empty answer reads as "no item": believed only when it comes three times.
  for (let read = 0; read < 3; read++) {
    const { Item } = await send(store, new GetItemCommand(getHead(store.table, false)), budget)
    if (Item) return Item
  }
  return undefined
}

export function parseHead(item: Item): PublisherHead {
  const parsed = PublisherHead.safeParse(plain(item))
  if (!parsed.success) throw new HeadBroken('damaged', { cause: parsed.error })
  return parsed.data
}

/** The head after an update; undefined when the condition of the update does not hold. */
export async function tryUpdate(
  store: Store,
  budget: Budget,
  input: UpdateItemCommandInput,
): Promise<PublisherHead | undefined> {
  try {
    const { Attributes } = await send(store, new UpdateItemCommand(input), budget, {
      accept: (output) => output.Attributes !== undefined,
    })
    return Attributes && parseItem(PublisherHead, Attributes, 'the head')
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}

export async function tryPut(
  store: Store,
  budget: Budget,
  input: PutItemCommandInput,
): Promise<boolean> {
  return isAccepted(send(store, new PutItemCommand(input), budget))
}
