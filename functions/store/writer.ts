/** Writes releases and moves the head. */
import { randomUUID } from 'node:crypto'
import {
  CreateTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import { canonicalJson } from '../model/canonical.ts'
import type { ReleaseId } from '../model/ids.ts'
import { Unavailable } from '../model/unavailable.ts'
import { storeBudgets, type Budget } from './database/budgets.ts'
import { send } from './database/call.ts'
import type { Store } from './database/connect.ts'
import { createTableInput } from './database/table.ts'
import { createHeadChanger } from './head/change.ts'
import { HeadBroken, LostRace, WrongState } from './head/errors.ts'
import { flipTo, markedAtOnce, markForRemoval } from './head/flips.ts'
import type { PublisherHead, ReleaseEntry, StagedEntry } from './head/head.ts'
import { Act } from './head/log-records.ts'
import { createReleaseLog, type LogContent } from './head/log.ts'
import { parseHead, readHeadItem, tryPut, tryUpdate } from './head/read.ts'
import { replayLog } from './head/replay.ts'
import { createHead, stageRelease } from './head/requests.ts'
import type { EncodedRelease } from './releases/format.ts'
import { removeRelease } from './releases/remove.ts'
import { writeRelease, type WriteProgress } from './releases/write.ts'

export type Writer = {
  /** Creates the table unless it is there, and waits until it can be used. */
  ensureTable(): Promise<void>
  /** The head with who published; undefined when nothing was ever staged here. */
  head(): Promise<PublisherHead | undefined>
  /** Everything that was ever published, rolled back, pruned, repaired or begun. */
  log(): Promise<LogContent>
  /**
   * Registers a release, without which nothing of it is written. Changes neither generation nor active
   * release; a release that is staged already is renewed, a published one left alone.
   */
  stage(encoded: EncodedRelease, act: Act): Promise<PublisherHead>
  /** Writes what is missing of a release. Throws `StoredDiffers` rather than change an item. */
  write(encoded: EncodedRelease, onProgress?: (progress: WriteProgress) => void): Promise<void>
  /**
   * Makes a staged or retired release active, as generation `from` + 1; for a rollback, a retired one.
   * Throws `LostRace` when the head is past `from`, `WrongState` when it cannot be made active.
   */
  activate(id: ReleaseId, flip: FlipAct): Promise<PublisherHead>
  /**
   * Marks releases for removal: never the active one, and none that is not as it was in the head that
   * `seen` is. Gives the head after, in which those that were marked are `deleting`.
   */
  markDeleting(
    ids: readonly ReleaseId[],
    act: Act & { readonly message: string; readonly seen: PublisherHead },
  ): Promise<PublisherHead>
  /** Removes every item of a release that `marked` has as `deleting`, and takes it out of the head. */
  remove(
    id: ReleaseId,
    marked: PublisherHead,
    onProgress?: (removed: number) => void,
  ): Promise<void>
}

type FlipAct = Act & {
  readonly from: number
  readonly message: string
  readonly kind?: 'publish' | 'rollback'
  /** The copy of a staged release that was written and proved: no other one is made active. */
  readonly copy?: string | undefined
}

/**
 * Besides what is named above, every method rejects with `Unavailable` when the store fails, and with
 * `HeadBroken` when the head has to be repaired first.
 */
export function createWriter(store: Store, budget: Budget = storeBudgets.publisher): Writer {
  const { table } = store
  const log = createReleaseLog(store, budget)

  async function readHead(): Promise<PublisherHead | undefined> {
    const item = await readHeadItem(store, budget)
    if (item) return parseHead(item)
    const changes = await log.changesFrom(0)
    if (changes.length > 0) throw new HeadBroken('lost')
    return undefined
  }

  /** The very first head, with all that was begun. */
  async function createFirst(): Promise<PublisherHead | undefined> {
    const head = replayLog(await log.read())
    return (await tryPut(store, budget, createHead(table, head))) ? head : undefined
  }

  const changeHead = createHeadChanger({ store, budget, readHead, log })

  return {
    head: readHead,
    log: async () => log.read(),

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

    async stage({ id, counts }, given) {
      const act = Act.parse(given)
      const entry: StagedEntry = { state: 'staged', stagedAt: act.at, counts }
      const fresh = randomUUID()
      // A few rounds: each time a condition fails, another publisher has just changed this entry.
      for (let round = 0; round < 5; round++) {
        const head = await readHead()
        const state = head?.releases[id]?.state
        if (head && (state === 'active' || state === 'retired')) return head
        if (state === 'deleting') throw new WrongState(id, state, 'published again yet')
        const copy = (state === 'staged' ? head?.copies[id] : undefined) ?? fresh
        // First of all: whatever is lost later, the log knows what there may be.
        const revision = head?.revision ?? 0
        await log.appendStaging({ ...act, id, copy, counts, revision })
        const staged = head
          ? await tryUpdate(store, budget, stageRelease(table, { id, entry, by: act.by, copy }))
          : await createFirst()
        if (staged) return staged
      }
      throw new WrongState(id, undefined, 'staged')
    },

    async write(encoded, onProgress) {
      const head = await readHead()
      const state = head?.releases[encoded.id]?.state
      const copy = head?.copies[encoded.id]
      if (copy === undefined || state === undefined || state === 'deleting') {
        throw new WrongState(encoded.id, state, 'written')
      }
      await writeRelease(store, budget, encoded, copy, onProgress)
    },

    async activate(id, { from, kind = 'publish', copy, ...act }) {
      return changeHead(act, (head) => {
        if (head.generation !== from) throw new LostRace(head, from)
        const state = head.releases[id]?.state
        if (state !== 'retired' && (state !== 'staged' || kind === 'rollback')) {
          throw new WrongState(id, state, 'made active')
        }
        if (state === 'staged' && copy !== undefined && copy !== head.copies[id]) {
          throw new WrongState(id, state, 'made active: it was removed and begun again meanwhile')
        }
        const { by, at, message } = act
        const update = flipTo({ id, state, copy, from, previous: head.active, message, at, by })
        return { kind, releases: [id], to: from + 1, update }
      })
    },

    async markDeleting(ids, { seen, ...act }) {
      let head = seen
      for (let first = 0; first < ids.length; first += markedAtOnce) {
        const some = ids.slice(first, first + markedAtOnce)
        head = await changeHead(act, (now) => {
          const same = unchanged(some, seen, now)
          const releases = same.map(([id]) => id)
          if (releases.length === 0) return undefined
          return { kind: 'prune', releases, to: now.generation, update: markForRemoval(same) }
        })
      }
      return head
    },

    async remove(id, marked, onProgress) {
      await removeRelease({ store, budget, readHead }, id, marked.copies[id], onProgress)
    },
  }
}

type Seen = readonly [ReleaseId, ReleaseEntry]

/** Those that may be removed and are as they were seen. */
function unchanged(ids: readonly ReleaseId[], seen: PublisherHead, now: PublisherHead): Seen[] {
  return ids.flatMap((id) => {
    const before = seen.releases[id]
    const entry = now.releases[id]
    if (before === undefined || entry === undefined) return []
    const removable = entry.state === 'staged' || entry.state === 'retired'
    const same =
      seen.copies[id] === now.copies[id] && canonicalJson(before) === canonicalJson(entry)
    return removable && same ? [[id, entry] as const] : []
  })
}
