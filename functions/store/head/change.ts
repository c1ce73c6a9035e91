/**
 * How the head changes: decided on what it is, and written together with its record. What is merely
 * begun is registered there too.
 */
import { randomUUID } from 'node:crypto'
import type { ReleaseId } from '../../model/ids.ts'
import type { Counts } from '../../model/release.ts'
import { Unavailable } from '../../model/unavailable.ts'
import { parseItem } from '../database/items.ts'
import type { WritableDatabase } from '../database/write.ts'
import { drawToken } from './chain.ts'
import { HeadBroken, WrongState } from './errors.ts'
import { auditedUpdate, type Decision } from './flips.ts'
import {
  Act,
  emptyHead,
  Message,
  PublisherHead,
  type ChangeRecord,
  type StagedEntry,
} from './head.ts'
import { appendChange, appendStaging, changesFrom, isWrittenDown, readLog } from './log.ts'
import { readPublisherHead } from './read.ts'
import { replayLog } from './replay.ts'
import { createHead, stageRelease, type Staging } from './requests.ts'

/** Somebody else must have changed the head each time. */
const rounds = 10

/**
 * Gives the head after the change. `decide` is asked again whenever somebody else was quicker; it
 * throws to refuse, and gives undefined to do nothing.
 */
export async function changeHead(
  database: WritableDatabase,
  given: Act & { readonly message: string },
  decide: (head: PublisherHead) => Decision | undefined,
): Promise<PublisherHead> {
  const act = Act.parse(given)
  const message = Message.parse(given.message)
  for (let round = 0; round < rounds; round++) {
    const before = (await readPublisherHead(database)) ?? emptyHead
    const decision = decide(before)
    if (decision === undefined) return before
    if (!(await settle(database, before))) continue

    const { update, ...about } = decision
    const { active: previous, generation: from } = before
    const revision = before.revision + 1
    const token = drawToken(before.last)
    const record = { ...act, ...about, message, previous, from, revision, token }
    let unanswered: Unavailable | undefined
    try {
      const changed = await database.updated(auditedUpdate(database.table, update, record))
      if (changed) {
        const head = parseItem(PublisherHead, changed, 'the head')
        return await writtenDown(database, head, record)
      }
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      unanswered = error
    }
    // A reply may be lost, and a repeated attempt then fails on its own success: the token of the
    // record tells, in the head or in the log.
    const after = await readPublisherHead(database)
    if (after && (await wasMade(database, record, after))) {
      return writtenDown(database, after, record)
    }
    if (unanswered) throw unanswered
  }
  throw new Unavailable('store-unavailable', {
    cause: new Error('the head changes all the time'),
  })
}

/** The log holds all that the head has seen. False when the head has moved on meanwhile. */
async function settle(database: WritableDatabase, head: PublisherHead): Promise<boolean> {
  const known = await changesFrom(database, head.revision)
  if (known.some(({ revision }) => revision > head.revision)) {
    const now = await readPublisherHead(database)
    if (now !== undefined && now.revision > head.revision) return false
    throw new HeadBroken('behind')
  }
  const [own] = known
  const same = own
    ? own.token === head.last?.token
    : head.last === null || (await appendChange(database, head.last))
  if (!same) throw new HeadBroken('behind')
  return true
}

async function wasMade(
  database: WritableDatabase,
  record: ChangeRecord,
  head: PublisherHead,
): Promise<boolean> {
  if (head.revision < record.revision) return false
  if (head.revision === record.revision) return head.last?.token === record.token
  return isWrittenDown(database, record)
}

/** At once, so that the log is whole even if the head is lost. Whoever is next makes up for it. */
async function writtenDown(
  database: WritableDatabase,
  head: PublisherHead,
  record: ChangeRecord,
): Promise<PublisherHead> {
  await appendChange(database, record).catch((error: unknown) => {
    if (!(error instanceof Unavailable)) throw error
  })
  return head
}

/**
 * Registers a release, without which nothing of it is written. That alone changes neither generation
 * nor active release, and is written down before it is done.
 */
export async function stage(
  database: WritableDatabase,
  { id, counts }: { readonly id: ReleaseId; readonly counts: Counts },
  given: Act,
): Promise<PublisherHead> {
  const act = Act.parse(given)
  const entry: StagedEntry = { state: 'staged', stagedAt: act.at, counts }
  const fresh = randomUUID()
  // A few rounds: each time a condition fails, another publisher has just changed this entry.
  for (let round = 0; round < 5; round++) {
    const head = await readPublisherHead(database)
    const state = head?.releases[id]?.state
    if (head && (state === 'active' || state === 'retired')) return head
    if (state === 'deleting') throw new WrongState(id, state, 'published again yet')
    const copy = (state === 'staged' ? head?.copies[id] : undefined) ?? fresh
    // First of all: whatever is lost later, the log knows what there may be.
    const revision = head?.revision ?? 0
    await appendStaging(database, { ...act, id, copy, counts, revision })
    const staging = { id, entry, by: act.by, copy }
    const staged = head ? await addTo(database, staging) : await createFirst(database)
    if (staged) return staged
  }
  throw new WrongState(id, undefined, 'staged')
}

/** The head with the release; undefined when its entry is no longer as it was. */
async function addTo(
  database: WritableDatabase,
  staging: Staging,
): Promise<PublisherHead | undefined> {
  const changed = await database.updated(stageRelease(database.table, staging))
  return changed && parseItem(PublisherHead, changed, 'the head')
}

/** The very first head, with all that was begun. */
async function createFirst(database: WritableDatabase): Promise<PublisherHead | undefined> {
  const head = replayLog(await readLog(database))
  return (await database.put(createHead(database.table, head))) ? head : undefined
}
