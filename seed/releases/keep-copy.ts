/** Keeps the copy of the last release outside of the table, after whatever changed the head. */
import { loadCopy } from '../../functions/store/copy/load.ts'
import type { CopyPlace } from '../../functions/store/copy/place.ts'
import { CopyAhead, CopyForeign, glanceAtCopy, keepCopy } from '../../functions/store/copy/write.ts'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import type { PublisherHead } from '../../functions/store/head/head.ts'
import type { Discrepancy } from '../../functions/store/releases/inspect.ts'

/**
 * `nowhere`: the store has no place for one. `none`: no release is active. `ahead`: the copy is of a
 * later switch than the table knows of, `foreign`: of another table; nothing was written over it.
 */
export type KeptCopy = {
  readonly state: 'written' | 'current' | 'none' | 'nowhere' | 'ahead' | 'foreign' | 'failed'
  readonly place: string | null
  /** Why it is `ahead`, `foreign` or `failed`. */
  readonly reason?: string
}

/** Never rejects: the switch is made, whatever becomes of the copy. */
export async function keepCopyOf(
  store: Store,
  place: CopyPlace | undefined,
  options?: { readonly anew?: boolean },
): Promise<KeptCopy> {
  if (place === undefined) return { state: 'nowhere', place: null }
  try {
    return { state: await keepCopy(store, place, options), place: place.name }
  } catch (fault) {
    return { state: stateAfter(fault), place: place.name, reason: reasonOf(fault) }
  }
}

function stateAfter(fault: unknown): KeptCopy['state'] {
  if (fault instanceof CopyForeign) return 'foreign'
  return fault instanceof CopyAhead ? 'ahead' : 'failed'
}

export type CopyDrift = {
  /** `same`: of the active release and its switch, as far as its first line tells. */
  readonly state: 'same' | 'behind' | 'ahead' | 'foreign' | 'missing' | 'unreadable' | 'nowhere'
  readonly place: string | null
  readonly release: string | null
  readonly generation: number | null
}

/** By its first line alone: `verify` reads all of it. */
export async function findCopyDrift(
  { table }: Store,
  place: CopyPlace | undefined,
  head: PublisherHead | undefined,
): Promise<CopyDrift> {
  const nothing = { place: place?.name ?? null, release: null, generation: null }
  if (place === undefined) return { state: 'nowhere', ...nothing }
  const found = await glanceAtCopy(place).catch(() => 'unreadable' as const)
  if (found === undefined) return { state: 'missing', ...nothing }
  if (found === 'unreadable') return { state: 'unreadable', ...nothing }
  const { release, generation } = found
  const told = { place: place.name, release, generation }
  if (found.table !== table) return { state: 'foreign', ...told }
  const at = head?.generation ?? 0
  const same = release === head?.active && generation === at
  return { state: same ? 'same' : generation > at ? 'ahead' : 'behind', ...told }
}

/** Reads all of it, as a start without the table would. */
export async function inspectCopy(
  { table }: Store,
  place: CopyPlace | undefined,
  { active, generation }: PublisherHead,
): Promise<Discrepancy[]> {
  if (place === undefined || active === null) return []
  const key = `copy in ${place.name}`
  try {
    const { head } = await loadCopy(place, table, storeBudgets.copying)
    if (head.active === active && head.generation === generation) return []
    return [{ key, problem: `is of release ${head.active}, generation ${head.generation}` }]
  } catch (error) {
    return [{ key, problem: `cannot be used: ${reasonOf(error)}` }]
  }
}

/** What is behind it all: an `Unavailable` speaks of the table. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message
}
