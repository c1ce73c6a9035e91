/** The release that readers had on a day, by the log: what they were told then. */
import type { Day } from '../../functions/model/dates.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { summaryOf, type ChangeRecord } from '../../functions/store/head/head.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { listKept, nothingPublished, readKept, type Kept } from './active-release.ts'
import { readFlips } from './flips.ts'

export type ActiveOn = Kept & {
  /** What made it active. */
  readonly since: ChangeRecord
  /** Switches on that day itself: with more than one, readers had several releases. */
  readonly thatDay: number
}

/** What was active when a day (UTC) ended. Refuses when nothing was, or it is no longer held. */
export async function readActiveOn(store: Store, day: Day): Promise<ActiveOn> {
  const head = await createWriter(store).head()
  if (head === undefined) throw nothingPublished()
  const flips = await readFlips(store, head)
  // The order of the log decides; its times are those of many clocks.
  const since = flips.findLast(({ at }) => at.slice(0, 10) <= day)
  const id = since?.releases[0]
  if (since === undefined || id === undefined) {
    const [first] = flips
    const began = first === undefined ? [] : [`The log begins on ${first.at.slice(0, 10)}.`]
    throw new Refusal('usage', `nothing was active on ${day}`, began)
  }
  if (summaryOf(head, id) === undefined) {
    const { by, at, message } = since
    const told = `release ${id}, which readers had on ${day}, is no longer held`
    throw new Refusal('usage', told, [
      `It was made active on ${at.slice(0, 10)} by ${by}: ${message}`,
      ...listKept(head),
    ])
  }
  const thatDay = flips.filter(({ at }) => at.slice(0, 10) === day).length
  return { ...(await readKept(store, id)), since, thatDay }
}
