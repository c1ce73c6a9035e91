/**
 * Chooses again what is active, after the head was lost or damaged: replays the log, recounts and
 * rehashes every release that it names, and takes the newest published one that is whole and proved.
 */
import { randomUUID } from 'node:crypto'
import type { ReleaseId } from '../../functions/model/ids.ts'
import { countsOf } from '../../functions/model/release.ts'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import {
  type ChangeRecord,
  type PublisherHead,
  type ReleaseEntry,
  summaryOf,
} from '../../functions/store/head/head.ts'
import { mendHead, type BrokenHead } from '../../functions/store/head/mend.ts'
import { replayLog } from '../../functions/store/head/replay.ts'
import { inspectRelease, type Inspected } from '../../functions/store/releases/inspect.ts'
import type { Prove } from './publish.ts'
import { publishedIds } from './verify.ts'

type Candidate = {
  readonly id: ReleaseId
  readonly generation: number | null
  readonly found: 'whole' | 'damaged' | 'not served' | 'never published' | 'being removed'
  /** The first of what is wrong with it. */
  readonly problem: string | null
}

export type Survey = {
  readonly replayed: PublisherHead
  /** Of releases of which anything is stored. */
  readonly inspected: ReadonlyMap<ReleaseId, Inspected>
  readonly candidates: readonly Candidate[]
  /** The newest that can be made active. */
  readonly chosen: ReleaseId | undefined
}

type SurveyOptions = {
  readonly store: Store
  readonly broken: BrokenHead
  readonly prove: Prove
  readonly onProgress?: (id: ReleaseId) => void
}

/** Reads everything that the log names; writes nothing. */
export async function survey(options: SurveyOptions): Promise<Survey> {
  const { store, broken, prove, onProgress = () => undefined } = options
  const replayed = replayLog(broken.log)
  const published = publishedIds(replayed)
  const others = Object.keys(replayed.releases).filter((id) => !published.includes(id))
  const inspected = new Map<ReleaseId, Inspected>()
  const candidates: Candidate[] = []
  let chosen: ReleaseId | undefined
  for (const id of [...published, ...others]) {
    const entry = replayed.releases[id]
    if (entry === undefined) continue
    onProgress(id)
    const expected = { copy: replayed.copies[id] }
    const found = await inspectRelease(store, storeBudgets.publisher, id, expected)
    if (found.items === 0) continue
    inspected.set(id, found)
    const candidate = await judge(id, entry, found)
    candidates.push(candidate)
    if (candidate.found === 'whole') chosen ??= id
  }
  return { replayed, inspected, candidates, chosen }

  async function judge(
    id: ReleaseId,
    entry: ReleaseEntry,
    { dataset, findings, otherVersion }: Inspected,
  ): Promise<Candidate> {
    if (entry.state === 'staged' || entry.state === 'deleting') {
      const why = entry.state === 'staged' ? 'never published' : 'being removed'
      return { id, generation: null, found: why, problem: null }
    }
    const { generation } = entry
    const [first] = findings
    if (first === undefined && otherVersion !== undefined) {
      const problem = `it was written for schema version ${otherVersion}`
      return { id, generation, found: 'not served', problem }
    }
    if (dataset === undefined || first !== undefined) {
      const problem = first === undefined ? null : `${first.key} ${first.problem}`
      return { id, generation, found: 'damaged', problem }
    }
    const summary = summaryOf(replayed, id)
    if (chosen === undefined && summary !== undefined) {
      const { failures } = await prove(dataset, { ...summary, active: true })
      const [failure] = failures
      if (failure) {
        const problem = `${failure.path}: ${failure.reason}`
        return { id, generation, found: 'not served', problem }
      }
    }
    return { id, generation, found: 'whole', problem: null }
  }
}

type RepairOptions = {
  readonly store: Store
  readonly broken: BrokenHead
  readonly survey: Survey
  readonly message: string
  readonly privateNote?: string | null
  readonly by: string
  /** Who AWS takes them for. */
  readonly caller?: string | null
  readonly tool?: string
  readonly now: () => Date
}

/** Writes the new head; without a release to choose, one in which none is active. */
export async function repair(options: RepairOptions): Promise<PublisherHead> {
  const head = rebuildHead(options)
  await mendHead(options.store, options.broken, head)
  return head
}

function rebuildHead(options: RepairOptions) {
  const { broken, message, privateNote = null, by, caller = null, tool = null, now } = options
  const { replayed, inspected, chosen } = options.survey
  const at = now().toISOString()
  // One more than is known: the last change may have been lost before it was written down, and
  // readers may hold it. Nothing that is still under way can fit in between.
  const generation = broken.generation + 2
  const revision = broken.revision + 2
  const last: ChangeRecord = {
    kind: 'repair',
    revision,
    token: randomUUID(),
    at,
    by,
    caller,
    tool,
    message,
    privateNote,
    commit: null,
    uncommitted: null,
    confirmed: null,
    releases: chosen === undefined ? [] : [chosen],
    previous: replayed.active,
    from: broken.generation,
    to: generation,
  }
  const releases: Record<ReleaseId, ReleaseEntry> = {}
  for (const [id, found] of inspected) {
    const entry = replayed.releases[id]
    if (entry !== undefined) releases[id] = rebuildEntry(id, entry, found, { chosen, last })
  }
  const held = <T>(all: Readonly<Record<ReleaseId, T>>): Record<ReleaseId, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => inspected.has(id)))
  const authors = held(replayed.authors)
  const copies = held(replayed.copies)
  return { generation, active: chosen ?? null, releases, authors, copies, revision, last }
}

function rebuildEntry(
  id: ReleaseId,
  entry: ReleaseEntry,
  { dataset, findings }: Inspected,
  { chosen, last }: { readonly chosen: ReleaseId | undefined; readonly last: ChangeRecord },
): ReleaseEntry {
  if (entry.state === 'staged' || entry.state === 'deleting') return entry
  const { stagedAt, publishedAt, message, generation } = entry
  // Nobody may read it; publishing the same content completes it, a prune removes it.
  if (dataset === undefined || findings.length > 0) {
    return { state: 'staged', stagedAt, counts: entry.counts }
  }
  const firstPublishedAt = entry.firstPublishedAt ?? publishedAt
  const common = { stagedAt, firstPublishedAt, counts: countsOf(dataset) }
  if (id === chosen) {
    const publication =
      entry.state === 'active'
        ? { publishedAt, message }
        : { publishedAt: last.at, message: last.message }
    return { ...common, ...publication, state: 'active', generation: last.to }
  }
  const retiredAt = entry.state === 'retired' ? entry.retiredAt : last.at
  return { ...common, publishedAt, message, generation, state: 'retired', retiredAt }
}
