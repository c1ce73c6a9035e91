/** What is published, who did it, what else is held, and whether the local files say the same. */
import type { ReleaseId } from '../../functions/model/ids.ts'
import type { Counts } from '../../functions/model/release.ts'
import type { ChangeRecord, PublisherHead, ReleaseState } from '../../functions/store/head/head.ts'
import { identifyRelease } from '../../functions/store/releases/format.ts'
import { loadDataset } from '../dataset/reading/load.ts'
import type { CopyDrift } from './keep-copy.ts'

export type HeldRelease = {
  readonly id: ReleaseId
  readonly state: ReleaseState
  /** The publication that last made it active; null for what was never published. */
  readonly generation: number | null
  /** When it came to be in this state, as far as is known. */
  readonly since: string
  readonly by: string | null
  readonly message: string | null
  readonly counts: Counts
}

export type Drift =
  | { readonly state: 'same' | 'differs'; readonly data: string; readonly id: ReleaseId }
  | { readonly state: 'invalid'; readonly data: string; readonly problems: number }

export type StoreStatus = {
  readonly generation: number
  readonly active: HeldRelease | null
  /** Who AWS took whoever made it active for; null: nobody asked, or was told. */
  readonly caller: string | null
  readonly lastChange: ChangeRecord | null
  /** Newest generation first, those never published last. */
  readonly releases: readonly HeldRelease[]
  readonly drift: Drift
  /** The copy outside of the table. */
  readonly copy: CopyDrift
}

type Known = Pick<StoreStatus, 'drift' | 'copy'> & {
  /** Every switch of readers, in its order. */
  readonly flips: readonly ChangeRecord[]
}

export function makeStatus(head: PublisherHead, { drift, copy, flips }: Known): StoreStatus {
  const releases = Object.keys(head.releases)
    .flatMap((id) => heldRelease(head, id) ?? [])
    .toSorted((a, b) => (b.generation ?? 0) - (a.generation ?? 0))
  const active = releases.find(({ state }) => state === 'active') ?? null
  const caller = flips.at(-1)?.caller ?? null
  const { generation, last: lastChange } = head
  return { generation, active, caller, lastChange, releases, drift, copy }
}

function heldRelease(head: PublisherHead, id: ReleaseId): HeldRelease | undefined {
  const entry = head.releases[id]
  if (entry === undefined) return undefined
  const { state, counts } = entry
  const by = head.authors[id] ?? null
  const common = { id, state, by, counts }
  switch (entry.state) {
    case 'active':
    case 'retired': {
      const since = entry.state === 'active' ? entry.publishedAt : entry.retiredAt
      return { ...common, generation: entry.generation, since, message: entry.message }
    }
    case 'staged':
    case 'deleting':
      return { ...common, generation: null, since: entry.stagedAt, message: null }
    default:
      return entry satisfies never
  }
}

/** By content: files that differ in form alone are the same. */
export async function findDrift(data: string, active: ReleaseId | null): Promise<Drift> {
  const { dataset, problems } = await loadDataset(data)
  if (dataset === undefined) return { state: 'invalid', data, problems: problems.length }
  const id = identifyRelease(dataset)
  return { state: id === active ? 'same' : 'differs', data, id }
}
