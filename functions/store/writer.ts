/** Writes releases and moves the head. */
import { randomUUID } from 'node:crypto'
import {
  ConditionalCheckFailedException,
  CreateTableCommand,
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  ResourceInUseException,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { ReleaseId } from '../model/ids.ts'
import { Unavailable } from '../model/unavailable.ts'
import { storeBudgets, type Budget } from './budgets.ts'
import { send } from './call.ts'
import type { Store } from './connect.ts'
import { LostRace, WrongState } from './errors.ts'
import type { EncodedRelease } from './format.ts'
import { createHead, firstHead, flipTo, getHead, stageRelease } from './head-requests.ts'
import { PublisherHead, type StagedEntry } from './head.ts'
import { parseItem } from './items.ts'
import { createTableInput } from './table.ts'
import { writeRelease, type WriteProgress } from './write-release.ts'

/** Who does something and when, in ISO 8601 UTC: told to people, never used to decide. */
type Act = { readonly by: string; readonly at: string }

const Act = z.object({ by: z.string().min(1).max(200), at: z.iso.datetime() })

/** What one head item can carry for some hundred releases. */
export const messageLimit = 500

const Message = z.string().min(1).max(messageLimit)

export type Writer = {
  /** Creates the table unless it is there, and waits until it can be used. */
  ensureTable(): Promise<void>
  /** The head with who published; undefined when nothing was ever staged here. */
  head(): Promise<PublisherHead | undefined>
  /**
   * Registers a release, without which nothing of it is written. Changes neither generation nor active
   * release; a release that is staged already is renewed, a published one left alone.
   */
  stage(encoded: EncodedRelease, act: Act): Promise<PublisherHead>
  /** Writes what is missing of a release. Throws `StoredDiffers` rather than change an item. */
  write(encoded: EncodedRelease, onProgress?: (progress: WriteProgress) => void): Promise<void>
  /**
   * Makes a staged or retired release active, as generation `from` + 1. Throws `LostRace` when the
   * head is past `from`, `WrongState` when the release cannot be made active.
   */
  activate(id: ReleaseId, flip: Act & { from: number; message: string }): Promise<PublisherHead>
}

/** Besides what is named above, every method rejects with `Unavailable` when the store fails. */
export function createWriter(store: Store, budget: Budget = storeBudgets.publisher): Writer {
  const { table } = store

  async function readHead(): Promise<PublisherHead | undefined> {
    // An empty answer reads as "no item": believed only when it comes three times.
    for (let read = 0; read < 3; read++) {
      const { Item } = await send(store, new GetItemCommand(getHead(table, false)), budget)
      if (Item) return parseItem(PublisherHead, Item, 'the head')
    }
    return undefined
  }

  /** The head after an update; undefined when the condition of the update does not hold. */
  async function tryUpdate(input: UpdateItemCommandInput): Promise<PublisherHead | undefined> {
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

  async function tryCreate(head: PublisherHead): Promise<PublisherHead | undefined> {
    try {
      await send(store, new PutItemCommand(createHead(table, head)), budget)
      return head
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined
      throw error
    }
  }

  return {
    head: readHead,

    async ensureTable() {
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

    async stage({ id, counts }, act) {
      const { by, at } = Act.parse(act)
      const entry: StagedEntry = { state: 'staged', stagedAt: at, counts }
      // A few rounds: each time a condition fails, another publisher has just changed this entry.
      for (let round = 0; round < 5; round++) {
        const head = await readHead()
        const state = head?.releases[id]?.state
        if (head && (state === 'active' || state === 'retired')) return head
        if (state === 'deleting') throw new WrongState(id, state, 'published again yet')
        const staging = { id, entry, by }
        const staged = head
          ? await tryUpdate(stageRelease(table, staging))
          : await tryCreate(firstHead(staging))
        if (staged) return staged
      }
      throw new WrongState(id, undefined, 'staged')
    },

    async write(encoded, onProgress) {
      const state = (await readHead())?.releases[encoded.id]?.state
      if (state === undefined || state === 'deleting') {
        throw new WrongState(encoded.id, state, 'written')
      }
      await writeRelease(store, budget, encoded, onProgress)
    },

    async activate(id, flip) {
      const { by, at } = Act.parse(flip)
      const message = Message.parse(flip.message)
      const { from } = flip
      const before = await readHead()
      if (before === undefined) throw new WrongState(id, undefined, 'made active')
      if (before.generation !== from) throw new LostRace(before, from)
      const state = before.releases[id]?.state
      if (state !== 'staged' && state !== 'retired') throw new WrongState(id, state, 'made active')

      const token = randomUUID()
      const request = flipTo(table, { id, from, previous: before.active, message, at, by, token })
      let unanswered: Unavailable | undefined
      try {
        const flipped = await tryUpdate(request)
        if (flipped) return flipped
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error
        unanswered = error
      }
      // A reply may be lost, and a repeated attempt then fails on its own success: the token in the
      // head tells.
      const after = await readHead()
      const entry = after?.releases[id]
      if (after && entry && 'flip' in entry && entry.flip === token) return after
      if (after && after.generation !== from) throw new LostRace(after, from)
      if (unanswered) throw unanswered
      throw new WrongState(id, entry?.state, 'made active')
    },
  }
}
