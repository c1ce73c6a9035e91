/** The head as the log tells it: what repair starts from when the head itself is lost. */
import type { ReleaseId } from '../../model/ids.ts'
import { KeptCounts } from '../../model/release.ts'
import {
  emptyHead,
  firstPublication,
  type ChangeRecord,
  type LogContent,
  type PublisherHead,
  type ReleaseEntry,
  type StagingRecord,
} from './head.ts'

const unknownCounts = KeptCounts.parse({})

/**
 * Everything that was begun or published and is not known to be gone: a release is still named as
 * `deleting` after its last item is removed, since that alone leaves no record.
 */
export function replayLog({ changes, stagings }: LogContent): PublisherHead {
  const head = structuredClone(emptyHead)
  const begun = stagings.toSorted((a, b) => a.revision - b.revision)
  let next = 0
  for (const change of changes.toSorted((a, b) => a.revision - b.revision)) {
    for (; (begun[next]?.revision ?? Infinity) < change.revision; next++) {
      replayStaging(head, begun[next])
    }
    replayChange(head, change)
  }
  for (; next < begun.length; next++) replayStaging(head, begun[next])
  return head
}

function replayStaging(head: PublisherHead, staging: StagingRecord | undefined): void {
  if (staging === undefined) return
  const { id, copy, by, at, counts } = staging
  const state = head.releases[id]?.state
  if (state === 'active' || state === 'retired') return
  head.releases[id] = { state: 'staged', stagedAt: at, counts }
  head.authors[id] = by
  head.copies[id] = copy
}

function replayChange(head: PublisherHead, change: ChangeRecord): void {
  head.revision = change.revision
  head.generation = change.to
  head.last = change
  switch (change.kind) {
    case 'publish':
    case 'rollback':
    case 'repair':
      return activate(head, change)
    case 'prune':
      for (const id of change.releases) {
        const { stagedAt, counts } = entryOf(head, id, change)
        head.releases[id] = { state: 'deleting', stagedAt, counts }
      }
      return
    default:
      change.kind satisfies never
  }
}

function activate(
  head: PublisherHead,
  { kind, releases, at, by, message, to }: ChangeRecord,
): void {
  const [id] = releases
  const before = head.active === null ? undefined : head.releases[head.active]
  if (head.active !== null && head.active !== id && before?.state === 'active') {
    head.releases[head.active] = { ...before, state: 'retired', retiredAt: at }
  }
  head.active = id ?? null
  if (id === undefined) return
  const entry = entryOf(head, id, { at })
  // A repair makes no new publication of what was active already.
  const kept = kind === 'repair' && entry.state === 'active'
  const publication = kept
    ? { publishedAt: entry.publishedAt, message: entry.message }
    : { publishedAt: at, message }
  const { stagedAt, counts } = entry
  const firstPublishedAt = firstPublication(entry) ?? at
  head.releases[id] = {
    state: 'active',
    generation: to,
    stagedAt,
    counts,
    firstPublishedAt,
    ...publication,
  }
  head.authors[id] = by
}

/** A release that the log never saw begin is all the same one. */
function entryOf(head: PublisherHead, id: ReleaseId, { at }: { at: string }): ReleaseEntry {
  return head.releases[id] ?? { state: 'staged', stagedAt: at, counts: unknownCounts }
}
