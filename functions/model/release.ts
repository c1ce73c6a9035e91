/** The dataset as a whole, and what is known about its published releases. */
import * as z from 'zod'
import { CancerType } from './cancer-type.ts'
import { Country } from './country.ts'
import { ReleaseId } from './ids.ts'
import { Manifest, Terms } from './manifest.ts'
import { Medicine } from './medicine.ts'
import { Publication } from './publication.ts'
import { Resource } from './resource.ts'

/** Raised when records of an older form can no longer be read by this code, or the reverse. */
export const schemaVersion = 2

/** Every record kind with its schema; `manifest` and `terms` hold exactly one record. */
export const collections = {
  manifest: Manifest,
  terms: Terms,
  medicines: Medicine,
  cancerTypes: CancerType,
  countries: Country,
  resources: Resource,
  publications: Publication,
} as const
export type Collection = keyof typeof collections
export const collectionNames = Object.keys(collections) as readonly Collection[]

/** The whole directory. Lists are ordered by their key: id, or code of a country. */
export type Dataset = {
  readonly manifest: Manifest
  readonly terms: Terms
  readonly medicines: readonly Medicine[]
  readonly cancerTypes: readonly CancerType[]
  readonly countries: readonly Country[]
  readonly resources: readonly Resource[]
  readonly publications: readonly Publication[]
}

/** The records of a collection with their keys, in order; the key of a single record is empty. */
export function recordsOf(
  dataset: Dataset,
  collection: Collection,
): (readonly [key: string, record: object])[] {
  switch (collection) {
    case 'manifest':
    case 'terms':
      return [['', dataset[collection]]]
    case 'countries':
      return dataset.countries.map((country) => [country.code, country])
    case 'medicines':
    case 'cancerTypes':
    case 'resources':
    case 'publications':
      return dataset[collection].map((record) => [record.id, record])
    default:
      return collection satisfies never
  }
}

export const Counts = z.strictObject({
  resources: z.int().nonnegative().meta({ description: 'links a reader can follow' }),
  cancerTypes: z.int().nonnegative().meta({ description: 'tumour types' }),
  countries: z.int().nonnegative().meta({ description: 'countries with how each pays' }),
  publications: z.int().nonnegative().meta({ description: 'documents the directory draws on' }),
  notes: z.int().nonnegative().meta({ description: 'availability notes, EU-wide and national' }),
})
export type Counts = z.infer<typeof Counts>

export function countsOf(dataset: Dataset): Counts {
  const national = dataset.countries.reduce((sum, country) => sum + country.availability.length, 0)
  return {
    resources: dataset.resources.length,
    cancerTypes: dataset.cancerTypes.length,
    countries: dataset.countries.length,
    publications: dataset.publications.length,
    notes: dataset.cancerTypes.length + national,
  }
}

/** A published release, as its head item knows it. */
export const ReleaseSummary = z.strictObject({
  id: ReleaseId,
  generation: z
    .int()
    .positive()
    .meta({ description: 'the publication, counted from 1, that last made it active' }),
  publishedAt: z.iso.datetime(),
  message: z.string(),
  counts: Counts,
  active: z.boolean(),
})
export type ReleaseSummary = z.infer<typeof ReleaseSummary>
