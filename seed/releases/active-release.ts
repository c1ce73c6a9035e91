/** The release that readers get, or another one that is kept, with its whole dataset. */
import type { Dataset, ReleaseSummary } from '../../functions/model/release.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { summariesOf, summaryOf, type PublisherHead } from '../../functions/store/head/head.ts'
import { createReader } from '../../functions/store/reader.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'

export type ActiveRelease = {
  readonly summary: ReleaseSummary
  readonly by: string
  /** Undefined when it is damaged, or was written for another version of this code. */
  readonly dataset: Dataset | undefined
}

/**
 * What a head names as active; undefined when that is nothing. A release whose content is `known` is
 * not read. Rejects when the store fails.
 */
export async function readActive(
  store: Store,
  head: PublisherHead | undefined,
  known: Readonly<Record<string, Dataset>> = {},
): Promise<ActiveRelease | undefined> {
  const id = head?.active ?? undefined
  const summary = head === undefined || id === undefined ? undefined : summaryOf(head, id)
  if (head === undefined || summary === undefined) return undefined
  const by = head.authors[summary.id] ?? 'somebody'
  return { summary, by, dataset: known[summary.id] ?? (await readUnlessDamaged(store, summary.id)) }
}

/** Undefined for a release that is damaged, or was written for another version of this code. */
export async function readUnlessDamaged(store: Store, id: string): Promise<Dataset | undefined> {
  try {
    return await readRelease(store, id)
  } catch (error) {
    if (error instanceof Unavailable && error.reason !== 'store-unavailable') return undefined
    throw error
  }
}

async function readRelease(store: Store, id: string): Promise<Dataset> {
  return createReader(store, storeBudgets.publisher, storeBudgets.publisher).release(id)
}

export type Kept = { readonly summary: ReleaseSummary; readonly dataset: Dataset }

/** A published release by its id, without one the active one. Refuses when there is none. */
export async function readKept(store: Store, id?: string): Promise<Kept> {
  const head = await createWriter(store).head()
  const kept = head === undefined ? [] : summariesOf(head)
  if (head === undefined || kept.length === 0) {
    throw nothingPublished()
  }
  const summary = kept.find((one) => (id === undefined ? one.active : one.id === id))
  if (summary === undefined) {
    const asked = id === undefined ? 'no release is active' : `there is no release ${quote(id)}`
    const hint = didYouMean(
      id ?? '',
      kept.map((one) => one.id),
    )
    throw new Refusal('usage', `${asked}${hint}`, listKept(head))
  }
  return { summary, dataset: await readRelease(store, summary.id) }
}

export function nothingPublished(): Refusal {
  return new Refusal('usage', 'nothing is published there yet', [
    'Publish the dataset first: npm run seed -- publish -m "first release"',
  ])
}

/** What can be read instead of a release that is not there. */
export function listKept(head: PublisherHead): string[] {
  return [
    'The releases that are kept, newest first:',
    ...summariesOf(head).map(
      ({ id, publishedAt, message }) => `  ${id}  ${publishedAt.slice(0, 10)}  ${message}`,
    ),
  ]
}
