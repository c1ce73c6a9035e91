/** The one way to change the head: decided on what it is, and written together with its record. */
import { randomUUID } from 'node:crypto'
import { Unavailable } from '../../model/unavailable.ts'
import type { Database } from '../database/database.ts'
import { parseItem } from '../database/items.ts'
import { HeadBroken } from './errors.ts'
import { auditedUpdate, type Decision } from './flips.ts'
import { Act, emptyHead, Message, PublisherHead, type ChangeRecord } from './head.ts'
import { appendChange, changesFrom, isWrittenDown } from './log.ts'
import { readPublisherHead } from './read.ts'

/** Somebody else must have changed the head each time. */
const rounds = 10

/**
 * Gives the head after the change. `decide` is asked again whenever somebody else was quicker; it
 * throws to refuse, and gives undefined to do nothing.
 */
export async function changeHead(
  database: Database,
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
    const record = { ...act, ...about, message, previous, from, revision, token: randomUUID() }
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
async function settle(database: Database, head: PublisherHead): Promise<boolean> {
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
  database: Database,
  record: ChangeRecord,
  head: PublisherHead,
): Promise<boolean> {
  if (head.revision < record.revision) return false
  if (head.revision === record.revision) return head.last?.token === record.token
  return isWrittenDown(database, record)
}

/** At once, so that the log is whole even if the head is lost. Whoever is next makes up for it. */
async function writtenDown(
  database: Database,
  head: PublisherHead,
  record: ChangeRecord,
): Promise<PublisherHead> {
  await appendChange(database, record).catch((error: unknown) => {
    if (!(error instanceof Unavailable)) throw error
  })
  return head
}
