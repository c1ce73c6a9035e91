/**
 * What differs between a release and the one after it that a reader has: each record once, however
 * often it changed in between, with the reason of the newest release that changed it.
 */
import { byCodeUnits } from '../model/canonical.ts'
import { changeOf, pairsOf, sameValue, type ChangeKind } from '../model/changes.ts'
import {
  collectionNames,
  recordsOf,
  type Collection,
  type Dataset,
  type ReleaseSummary,
} from '../model/release.ts'
import type { RecordChange } from './answers/change.ts'
import { createPauses } from './slices.ts'

/**
 * Of the releases in between so many are looked into, newest first: with the older of the two they
 * are as many as stay in memory beside the active one.
 */
const maxBetween = 2

type Reason = Pick<ReleaseSummary, 'message' | 'activatedAt'>

/** A release between two others; the dataset is undefined when it is no longer held. */
type Between = {
  readonly release: Reason
  readonly dataset: () => Promise<Dataset | undefined>
}

export type Span = {
  /** Undefined: nothing, so that everything is added. */
  readonly before: Dataset | undefined
  readonly after: Dataset
  readonly release: Reason
  /** Newest first. */
  readonly between: readonly Between[]
}

export type Named = {
  readonly collection: Collection
  readonly id: string
  readonly record: object
}
type NamedRecords = ReadonlyMap<string, Named>

/** Every record, in the order in which records are handed out. */
export function namedRecords(dataset: Dataset): Named[] {
  return collectionNames.flatMap((collection) =>
    recordsOf(dataset, collection)
      .map(([key, record]) => ({ collection, id: key === '' ? collection : key, record }))
      .toSorted((a, b) => byCodeUnits(a.id, b.id)),
  )
}

function byName(dataset: Dataset | undefined): NamedRecords {
  const records = dataset === undefined ? [] : namedRecords(dataset)
  return new Map(records.map((named) => [`${named.collection} ${named.id}`, named]))
}

type Change = Omit<Named, 'record'> & { readonly name: string; readonly change: ChangeKind }

async function compare(before: NamedRecords, after: NamedRecords): Promise<Change[]> {
  const pause = createPauses()
  const changes: Change[] = []
  for (const { name, was, is } of pairsOf(before, after)) {
    const change = changeOf({ was: was?.record, is: is?.record })
    const named = is ?? was
    if (change !== undefined && named !== undefined) {
      changes.push({ name, collection: named.collection, id: named.id, change })
    }
    await pause()
  }
  return changes
}

/**
 * What is left when the releases in between are not held, or were too many to be looked into, has the
 * reason of the oldest that was: it changed then or before.
 */
export async function findChanges(span: Span): Promise<readonly RecordChange[]> {
  const after = byName(span.after)
  let left = await compare(byName(span.before), after)
  let newer = { release: span.release, records: after }
  const found: RecordChange[] = []
  const tell = (changes: readonly Change[]): void => {
    const { message: reason, activatedAt: at } = newer.release
    for (const { collection, id, change } of changes) {
      found.push({ collection, id, change, reason, at })
    }
  }
  for (const { release, dataset } of span.between.slice(0, maxBetween)) {
    if (left.length === 0) break
    const older = await dataset()
    if (older === undefined) continue
    const records = byName(older)
    const { records: then } = newer
    const isNew = ({ name }: Change) =>
      !sameValue(records.get(name)?.record, then.get(name)?.record)
    tell(left.filter(isNew))
    left = left.filter((change) => !isNew(change))
    newer = { release, records }
  }
  tell(left)
  return found.toSorted(inOrder)
}

function inOrder(a: RecordChange, b: RecordChange): number {
  const place = (change: RecordChange) => collectionNames.indexOf(change.collection)
  return place(a) - place(b) || byCodeUnits(a.id, b.id)
}
