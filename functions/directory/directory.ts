/** One release in memory, indexed for reading. Immutable: every answer comes from one release. */
import type { Locale } from '../model/manifest.ts'
import { calledNames } from '../model/medicine.ts'
import type { NationalNote } from '../model/note.ts'
import {
  forEach,
  keyedCollections,
  recordsOf,
  type Dataset,
  type KeyedCollection,
  type RecordOf,
} from '../model/release.ts'
import type { Resource } from '../model/resource.ts'
import type { Ask } from './answers/availability.ts'
import type { Read } from './view.ts'

export type ListedResource = {
  readonly resource: Resource
  readonly read: Read<{ title: string; description: string }>
}

/** Where to ask in a country, and for which cancer types: none named means every one. */
export type PlaceToAsk = { readonly ask: Ask; readonly cancerTypes: readonly string[] }

/** The records of every collection by their key. */
type Indexes = { readonly [C in KeyedCollection]: ReadonlyMap<string, RecordOf<C>> }

export type Directory = Indexes & {
  readonly dataset: Dataset
  readonly locales: ReadonlyMap<string, Locale>
  readonly defaultLocale: Locale
  /** National notes by country, then by cancer type. */
  readonly notes: ReadonlyMap<string, ReadonlyMap<string, readonly NationalNote[]>>
  /** Names of medicines, in lower case. */
  readonly called: ReadonlySet<string>
  readonly languages: ReadonlySet<string>
  /** A country's own helplines and organisations. */
  readonly helpers: ReadonlyMap<string, readonly Resource[]>
  /** Resources in reading order by view; filled on first use, at most locales x fallbacks. */
  readonly orders: Map<string, readonly ListedResource[]>
  /** Where to ask, by view and country; filled on first use like the orders. */
  readonly asks: Map<string, readonly PlaceToAsk[]>
}

function indexHelpers(resources: readonly Resource[]): Map<string, readonly Resource[]> {
  const helpers = resources.filter(({ kind }) => kind === 'helpline' || kind === 'organisation')
  const byCountry = helpers.flatMap((resource) =>
    resource.countries.map((code) => ({ code, resource })),
  )
  return new Map(
    [...Map.groupBy(byCountry, ({ code }) => code)].map(([code, found]) => [
      code,
      found.map(({ resource }) => resource),
    ]),
  )
}

/** What callers may call the medicines that notes name, in lower case: INN or brand. */
export function medicinesCalled({ countries, cancerTypes, medicines }: Dataset): readonly string[] {
  const notes = countries.flatMap((country) => country.availability)
  const named = new Set(
    [...notes, ...cancerTypes.map((type) => type.euWide)].flatMap((note) => note.medicines),
  )
  return [...new Set(medicines.filter(({ id }) => named.has(id)).flatMap(calledNames))]
}

/** Every language that is a supported locale or the language of a resource. */
export function languagesOf({ manifest, resources }: Dataset): readonly string[] {
  const locales = manifest.locales.map(({ tag }) => tag)
  return [...new Set([...locales, ...resources.flatMap((resource) => resource.languages)])]
}

function indexRecords(dataset: Dataset): Indexes {
  // The types cannot say that a collection gives the records of its own name.
  return forEach(
    keyedCollections,
    (collection) => new Map(recordsOf(dataset, collection)),
  ) as Indexes
}

/** Indexes a verified dataset. */
export function createDirectory(dataset: Dataset): Directory {
  const { manifest } = dataset
  const locales = new Map(manifest.locales.map((locale) => [locale.tag, locale]))
  const defaultLocale = locales.get(manifest.defaultLocale)
  if (defaultLocale === undefined) throw new Error('the default locale is not among the locales')
  return {
    ...indexRecords(dataset),
    dataset,
    locales,
    defaultLocale,
    notes: new Map(
      dataset.countries.map((country) => [
        country.code,
        Map.groupBy(country.availability, (note) => note.cancerType),
      ]),
    ),
    called: new Set(medicinesCalled(dataset)),
    languages: new Set(languagesOf(dataset)),
    helpers: indexHelpers(dataset.resources),
    orders: new Map(),
    asks: new Map(),
  }
}
