/** Which releases may be removed. Times are judged by the clock of whoever asks; states are not. */
import type { ReleaseId } from '../../functions/model/ids.ts'
import type { PublisherHead, ReleaseEntry, ReleaseState } from '../../functions/store/head/head.ts'

export type Retention = {
  /** Releases before the active one that stay, whatever their age. */
  readonly keep: number
  /** Since a release was replaced. */
  readonly retiredHours: number
  /** Since a release was begun that was never published. */
  readonly stagedHours: number
}

/**
 * 72 hours: a page of a list may be followed for that long, and the edge may serve an old one for 24
 * hours of them. A publication takes minutes; after a day nobody is at it any more.
 */
export const leastRetention: Retention = { keep: 3, retiredHours: 72, stagedHours: 24 }

export type Verdict = {
  readonly id: ReleaseId
  readonly state: ReleaseState
  readonly remove: boolean
  readonly why: string
}

const hour = 60 * 60_000

/** Every release that the head names, newest generation first, those never published last. */
export function judgeReleases(head: PublisherHead, now: Date, retention: Retention): Verdict[] {
  const retired = Object.entries(head.releases)
    .flatMap(([id, entry]) => (entry.state === 'retired' ? [{ id, entry }] : []))
    .toSorted((a, b) => b.entry.generation - a.entry.generation)
  const rank = new Map(retired.map(({ id }, i) => [id, i + 1]))
  return Object.entries(head.releases)
    .map(([id, entry]) => judgeRelease(id, entry, rank.get(id) ?? 0, now, retention))
    .toSorted((a, b) => orderOf(head, a) - orderOf(head, b))
}

function orderOf({ releases, generation }: PublisherHead, { id }: Verdict): number {
  const entry = releases[id]
  const published = entry?.state === 'active' || entry?.state === 'retired'
  return published ? -entry.generation : generation + 1
}

function judgeRelease(
  id: ReleaseId,
  entry: ReleaseEntry,
  rank: number,
  now: Date,
  { keep, retiredHours, stagedHours }: Retention,
): Verdict {
  const { state } = entry
  const verdict = (remove: boolean, why: string): Verdict => ({ id, state, remove, why })
  switch (state) {
    case 'active':
      return verdict(false, 'is what readers get')
    case 'retired': {
      const hours = (now.getTime() - Date.parse(entry.retiredAt)) / hour
      if (rank <= keep) return verdict(false, `is one of the ${keep} before the active one`)
      if (hours < retiredHours) {
        return verdict(false, `was replaced less than ${retiredHours} hours ago`)
      }
      return verdict(true, `was replaced ${Math.floor(hours)} hours ago`)
    }
    case 'staged': {
      const hours = (now.getTime() - Date.parse(entry.stagedAt)) / hour
      if (hours < stagedHours) {
        return verdict(false, `was begun less than ${stagedHours} hours ago`)
      }
      return verdict(true, `was begun ${Math.floor(hours)} hours ago and never published`)
    }
    case 'deleting':
      return verdict(true, 'is being removed')
    default:
      return state satisfies never
  }
}
