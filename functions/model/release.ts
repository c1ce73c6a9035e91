/** The dataset as a whole, and what is known about its published releases. */
import * as z from 'zod'
import { ReleaseId } from './ids.ts'
import type { RecordSchemas } from './records.ts'
import { valueAt } from './walk.ts'

/** Raised when records of an older form can no longer be read by this code, or the reverse. */
export const schemaVersion = 4

export type Collection = keyof RecordSchemas
export type RecordOf<C extends Collection> = z.infer<RecordSchemas[C]>

/** What readers need of a kind of record; `seed/dataset/kinds` holds what only admins need. */
type CollectionEntry = {
  /** The field that names a record of it; null: there is exactly one record. */
  readonly key: 'id' | 'code' | null
  /** Where readers are told how many there are: in which place, and as what; null: nowhere. */
  readonly counted: readonly [place: number, meaning: string] | null
}

export const collections = {
  manifest: { key: null, counted: null },
  terms: { key: null, counted: null },
  medicines: { key: 'id', counted: null },
  cancerTypes: { key: 'id', counted: [2, 'tumour types'] },
  countries: { key: 'code', counted: [3, 'countries with how each pays'] },
  resources: { key: 'id', counted: [1, 'links a reader can follow'] },
  publications: { key: 'id', counted: [4, 'documents the directory draws on'] },
  // As terms are: what a reader meets it with, and nothing to be asked for.
  pages: { key: 'id', counted: null },
} as const satisfies Readonly<Record<Collection, CollectionEntry>>
type Collections = typeof collections
export const collectionNames = Object.keys(collections) as readonly Collection[]

/** Collections of several records, each with a name of its own. */
export type KeyedCollection = {
  [C in Collection]: Collections[C]['key'] extends string ? C : never
}[Collection]
export function isKeyed(collection: Collection): collection is KeyedCollection {
  return collections[collection].key !== null
}
export const keyedCollections: readonly KeyedCollection[] = collectionNames.filter(isKeyed)

export type CountedCollection = {
  [C in Collection]: Collections[C]['counted'] extends null ? never : C
}[Collection]
function isCounted(collection: Collection): collection is CountedCollection {
  return collections[collection].counted !== null
}
export const countedCollections: readonly CountedCollection[] = collectionNames
  .filter(isCounted)
  .toSorted((a, b) => collections[a].counted[0] - collections[b].counted[0])

/** A value for each of them. */
export function forEach<C extends string, T>(
  names: readonly C[],
  make: (name: C) => T,
): Record<C, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<C, T>
}

/** The whole directory. Lists are ordered by their key: id, or code of a country. */
export type Dataset = {
  readonly [C in Collection]: C extends KeyedCollection ? readonly RecordOf<C>[] : RecordOf<C>
}

/** The name of a record that may be flawed: its id or code; undefined when it has none. */
export function keyOfRecord(collection: Collection, record: unknown): string | undefined {
  const { key } = collections[collection]
  if (key === null) return ''
  const found = valueAt(record, [key])
  return typeof found === 'string' ? found : undefined
}

/** The records of a collection with their keys, in order; the key of a single record is empty. */
export function recordsOf(
  dataset: Dataset,
  collection: Collection,
): (readonly [key: string, record: object])[] {
  const records: readonly object[] = [dataset[collection]].flat()
  return records.map((record) => [keyOfRecord(collection, record) ?? '', record])
}

/** Records that are known to be those of their schemas, as a dataset; undefined without settings. */
export function toDataset(
  records: Readonly<Record<Collection, readonly unknown[]>>,
): Dataset | undefined {
  const held = forEach(collectionNames, (collection) =>
    isKeyed(collection) ? records[collection] : records[collection][0],
  )
  return Object.values(held).includes(undefined) ? undefined : Taken.parse(held)
}
const Taken = z.custom<Dataset>()

/** The same for records that are only fetched when their collection is first read; there are settings. */
export function lateDataset(fetch: (collection: Collection) => readonly unknown[]): Dataset {
  const dataset = {}
  for (const collection of collectionNames) {
    let held: unknown
    Object.defineProperty(dataset, collection, {
      enumerable: true,
      get: () => (held ??= isKeyed(collection) ? fetch(collection) : fetch(collection)[0]),
    })
  }
  return Taken.parse(dataset)
}

export const Counts = z
  .strictObject({
    ...forEach(countedCollections, (collection) =>
      z.int().nonnegative().meta({ description: collections[collection].counted[1] }),
    ),
    notes: z.int().nonnegative().meta({ description: 'availability notes, EU-wide and national' }),
  })
  .meta({ id: 'Counts' })
export type Counts = z.infer<typeof Counts>

/** As they were kept with a release: one that is older than a collection held nothing of it. */
export const KeptCounts = z.object(
  forEach([...countedCollections, 'notes' as const], () => z.int().nonnegative().default(0)),
)

export function countsOf(dataset: Dataset): Counts {
  const national = dataset.countries.reduce((sum, country) => sum + country.availability.length, 0)
  return {
    ...forEach(countedCollections, (collection) => dataset[collection].length),
    notes: dataset.cancerTypes.length + national,
  }
}

/** A published release, as its head item knows it. */
export const ReleaseSummary = z.strictObject({
  id: ReleaseId,
  generation: z
    .int()
    .min(1)
    .meta({ description: 'the publication, counted from 1, that last made it active' }),
  publishedAt: z.iso.datetime().meta({
    description: 'of its first publication: a rollback to it changes nothing that is sent of it',
  }),
  activatedAt: z.iso.datetime().meta({
    description: 'when a publication or a rollback last made it active',
  }),
  message: z.string(),
  counts: Counts,
  active: z.boolean(),
})
export type ReleaseSummary = z.infer<typeof ReleaseSummary>
