/**
 * Removes old releases: marks them by one conditional write, waits until no reader can still hold a
 * head without the mark, and only then deletes. The same command again finishes what was left.
 */
import type { ReleaseId } from '../../functions/model/ids.ts'
import { liveTimes } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import type { PublisherHead } from '../../functions/store/head/head.ts'
import { createWriter } from '../../functions/store/writer.ts'
import type { Verdict } from './retention.ts'

export type PruneProgress =
  | { readonly step: 'mark' | 'wait' }
  | { readonly step: 'remove'; readonly id: ReleaseId; readonly items: number }

export type PruneOptions = {
  readonly store: Store
  /** What was decided, and the head that it was decided on. */
  readonly head: PublisherHead
  readonly verdicts: readonly Verdict[]
  readonly message: string
  readonly privateNote?: string | null
  readonly by: string
  /** Who AWS takes them for. */
  readonly caller?: string | null
  readonly tool?: string
  readonly now: () => Date
  readonly pause: (ms: number) => Promise<unknown>
  readonly onProgress?: (progress: PruneProgress) => void
}

export type Pruned = {
  readonly removed: readonly ReleaseId[]
  /** What somebody has published or begun again since `head` was read. */
  readonly left: readonly ReleaseId[]
}

/** For how long a process of the API may go on without looking at the head. */
const readersWaitMs = liveTimes.ttlMs + liveTimes.warmWaitMs

export async function prune(options: PruneOptions): Promise<Pruned> {
  const { store, head, verdicts, message, by, caller = null, tool = null, now, pause } = options
  const { privateNote = null, onProgress = () => undefined } = options
  const ids = verdicts.filter(({ remove }) => remove).map(({ id }) => id)
  const unmarked = verdicts.filter(({ remove, state }) => remove && state !== 'deleting')
  if (ids.length === 0) return { removed: [], left: [] }

  const writer = createWriter(store)
  let marked = head
  if (unmarked.length > 0) {
    onProgress({ step: 'mark' })
    const act = { by, caller, tool, at: now().toISOString(), message, privateNote, seen: head }
    marked = await writer.markDeleting(
      unmarked.map(({ id }) => id),
      act,
    )
  }
  const removed = ids.filter((id) => marked.releases[id]?.state === 'deleting')
  if (removed.length > 0) {
    onProgress({ step: 'wait' })
    await pause(readersWaitMs)
  }
  for (const id of removed) {
    await writer.remove(id, marked, (items) => onProgress({ step: 'remove', id, items }))
  }
  return { removed, left: ids.filter((id) => !removed.includes(id)) }
}
