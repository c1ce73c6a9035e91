/** From which release of a store files come, and what was switched to since then. */
import type { ReleaseId } from '../../functions/model/ids.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import {
  summariesOf,
  type ChangeRecord,
  type PublisherHead,
} from '../../functions/store/head/head.ts'
import { readUnlessDamaged, type ActiveRelease } from './active-release.ts'
import { readFlips } from './flips.ts'
import { distance, findTheirs, type Step, type TheirItem } from './theirs.ts'

/**
 * How it is known: `kept` beside the files, or by `content`: the held release that the files differ
 * least from. `gone`: what was kept is no longer held, so nobody can tell what others changed.
 */
export type BaseKind = 'kept' | 'content' | 'gone'

export type Theirs = {
  readonly base: { readonly release: ReleaseId; readonly from: BaseKind } | null
  readonly items: readonly TheirItem[]
}

export const noTheirs: Theirs = { base: null, items: [] }

/** Releases that are read to find out who changed what, and where files come from. */
const mostRead = 12

type TheirsParts = {
  readonly store: Store
  readonly head: PublisherHead
  readonly files: Dataset
  /** The id that the files would be published under. */
  readonly release: ReleaseId
  readonly active: ActiveRelease
  /** What is kept beside the files. */
  readonly kept: ReleaseId | undefined
}

export async function readTheirs(parts: TheirsParts): Promise<Theirs> {
  const { store, head, files, release, active, kept } = parts
  const { dataset: current, summary } = active
  if (current === undefined || summary.id === release) return noTheirs
  const known = new Map<ReleaseId, Dataset>([
    [summary.id, current],
    [release, files],
  ])
  const read = async (id: ReleaseId): Promise<Dataset | undefined> => {
    const held =
      known.get(id) ?? (isHeld(head, id) ? await readUnlessDamaged(store, id) : undefined)
    if (held !== undefined) known.set(id, held)
    return held
  }
  const flips = await readFlips(store, head)
  const found = await findBase()
  if (found === null || found.release === summary.id) return { base: found, items: [] }
  const base = await read(found.release)
  if (base === undefined) return { base: { ...found, from: 'gone' }, items: [] }
  const steps = await readSteps(found.release)
  return { base: found, items: findTheirs({ files, base, steps }) }

  async function findBase(): Promise<Theirs['base']> {
    // Whatever is kept: this very content was taken back.
    if (wasRolledBack(flips, release)) return { release, from: 'content' }
    // What this store has never heard of was published to another one of that name.
    const isOurs = kept !== undefined && flips.some(({ releases }) => releases.includes(kept))
    if (kept !== undefined && isOurs) {
      return { release: kept, from: 'kept' }
    }
    let nearest: { readonly release: ReleaseId; readonly far: number } | undefined
    for (const { id } of summariesOf(head).slice(0, mostRead)) {
      const dataset = await read(id)
      if (dataset === undefined) continue
      const far = distance(files, dataset)
      if (nearest === undefined || far < nearest.far) nearest = { release: id, far }
    }
    return nearest === undefined ? null : { release: nearest.release, from: 'content' }
  }

  async function readSteps(from: ReleaseId) {
    const start = flips.findLastIndex(({ releases }) => releases[0] === from)
    const after = flips.slice(start + 1).slice(-mostRead)
    const earlier: Step[] = []
    for (const change of after.filter(({ releases }) => releases[0] !== summary.id)) {
      earlier.push({ change, dataset: await read(change.releases[0] ?? '') })
    }
    const last = after.findLast(({ releases }) => releases[0] === summary.id)
    return [...earlier, { change: last ?? asChange(active), dataset: current ?? files }] as const
  }
}

function isHeld({ releases }: PublisherHead, id: ReleaseId): boolean {
  const state = releases[id]?.state
  return state === 'active' || state === 'retired'
}

/** Whether the last word on a release was a rollback from it. */
function wasRolledBack(flips: readonly ChangeRecord[], id: ReleaseId): boolean {
  const last = flips.findLast(({ releases, previous }) => releases[0] === id || previous === id)
  return last !== undefined && last.kind === 'rollback' && last.previous === id
}

/** Where the log does not tell: what the head does. */
function asChange({ summary, by }: ActiveRelease): Step['change'] {
  const { generation: to, publishedAt: at, message } = summary
  return { kind: 'publish', by, at, message, to }
}
