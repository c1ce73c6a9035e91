/** The one way to change the head: decided on what it is, and written together with its record. */
import { randomUUID } from 'node:crypto'
import { Unavailable } from '../../model/unavailable.ts'
import type { Budget } from '../database/budgets.ts'
import type { Store } from '../database/connect.ts'
import { HeadBroken } from './errors.ts'
import { auditedUpdate, type HeadUpdate } from './flips.ts'
import { emptyHead, type PublisherHead } from './head.ts'
import { Act, Message, type ChangeRecord } from './log-records.ts'
import type { ReleaseLog } from './log.ts'
import { tryUpdate } from './read.ts'

type Decision = Pick<ChangeRecord, 'kind' | 'releases' | 'to'> & {
  readonly update: HeadUpdate
}

export type ChangeHead = (
  act: Act & { readonly message: string },
  /** Asked again whenever somebody else was quicker; throws to refuse, undefined to do nothing. */
  decide: (head: PublisherHead) => Decision | undefined,
) => Promise<PublisherHead>

type Parts = {
  readonly store: Store
  readonly budget: Budget
  readonly readHead: () => Promise<PublisherHead | undefined>
  readonly log: ReleaseLog
}

/** Somebody else must have changed the head each time. */
const rounds = 10

export function createHeadChanger({ store, budget, readHead, log }: Parts): ChangeHead {
  /** The log holds all that the head has seen. False when the head has moved on meanwhile. */
  async function settle(head: PublisherHead): Promise<boolean> {
    const known = await log.changesFrom(head.revision)
    if (known.some(({ revision }) => revision > head.revision)) {
      const now = await readHead()
      if (now !== undefined && now.revision > head.revision) return false
      throw new HeadBroken('behind')
    }
    const [own] = known
    const same = own
      ? own.token === head.last?.token
      : head.last === null || (await log.append(head.last))
    if (!same) throw new HeadBroken('behind')
    return true
  }

  async function wasMade(record: ChangeRecord, head: PublisherHead | undefined): Promise<boolean> {
    if (head === undefined || head.revision < record.revision) return false
    if (head.revision === record.revision) return head.last?.token === record.token
    const [written] = await log.changesFrom(record.revision)
    return written?.revision === record.revision && written.token === record.token
  }

  return async (given, decide) => {
    const act = Act.parse(given)
    const message = Message.parse(given.message)
    for (let round = 0; round < rounds; round++) {
      const before = (await readHead()) ?? emptyHead
      const decision = decide(before)
      if (decision === undefined) return before
      if (!(await settle(before))) continue

      const { update, ...about } = decision
      const { active: previous, generation: from } = before
      const revision = before.revision + 1
      const record = { ...act, ...about, message, previous, from, revision, token: randomUUID() }
      let unanswered: Unavailable | undefined
      try {
        const changed = await tryUpdate(store, budget, auditedUpdate(store.table, update, record))
        if (changed) return await writtenDown(changed, record)
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error
        unanswered = error
      }
      // A reply may be lost, and a repeated attempt then fails on its own success: the token of the
      // record tells, in the head or in the log.
      const after = await readHead()
      if (after && (await wasMade(record, after))) return writtenDown(after, record)
      if (unanswered) throw unanswered
    }
    throw new Unavailable('store-unavailable', {
      cause: new Error('the head changes all the time'),
    })
  }

  /** At once, so that the log is whole even if the head is lost. Whoever is next makes up for it. */
  async function writtenDown(head: PublisherHead, record: ChangeRecord): Promise<PublisherHead> {
    await log.append(record).catch((error: unknown) => {
      if (!(error instanceof Unavailable)) throw error
    })
    return head
  }
}
