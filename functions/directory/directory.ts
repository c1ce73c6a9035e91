/** One release in memory, indexed for reading. Immutable: every answer comes from one release. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Country } from '../model/country.ts'
import type { Locale } from '../model/manifest.ts'
import { medicineNames, type Medicine } from '../model/medicine.ts'
import type { NationalNote } from '../model/note.ts'
import type { Publication } from '../model/publication.ts'
import type { Dataset } from '../model/release.ts'
import type { Resource } from '../model/resource.ts'
import type { Ask } from './answers/availability.ts'
import type { Read } from './view.ts'

export type ListedResource = {
  readonly resource: Resource
  readonly read: Read<{ title: string; description: string }>
}

/** Where to ask in a country, and for which cancer types: none named means every one. */
export type Asked = { readonly ask: Ask; readonly cancerTypes: readonly string[] }

export type Directory = {
  readonly dataset: Dataset
  readonly locales: ReadonlyMap<string, Locale>
  readonly defaultLocale: Locale
  readonly medicines: ReadonlyMap<string, Medicine>
  readonly cancerTypes: ReadonlyMap<string, CancerType>
  readonly countries: ReadonlyMap<string, Country>
  readonly resources: ReadonlyMap<string, Resource>
  readonly publications: ReadonlyMap<string, Publication>
  /** National notes by country, then by cancer type. */
  readonly notes: ReadonlyMap<string, ReadonlyMap<string, readonly NationalNote[]>>
  readonly inns: ReadonlySet<string>
  readonly languages: ReadonlySet<string>
  /** A country's own helplines and organisations. */
  readonly helpers: ReadonlyMap<string, readonly Resource[]>
  /** Resources in reading order by view; filled on first use, at most locales x fallbacks. */
  readonly orders: Map<string, readonly ListedResource[]>
  /** Where to ask, by view and country; filled on first use like the orders. */
  readonly asks: Map<string, readonly Asked[]>
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

/** Every INN that a note names, in lower case. */
export function innsOf({ countries, cancerTypes, medicines }: Dataset): readonly string[] {
  const notes = countries.flatMap((country) => country.availability)
  const named = new Set(
    [...notes, ...cancerTypes.map((type) => type.euWide)].flatMap((note) => note.medicines),
  )
  return [...new Set(medicines.filter(({ id }) => named.has(id)).flatMap(medicineNames))]
}

/** Every language that is a supported locale or the language of a resource. */
export function languagesOf({ manifest, resources }: Dataset): readonly string[] {
  const locales = manifest.locales.map(({ tag }) => tag)
  return [...new Set([...locales, ...resources.flatMap((resource) => resource.languages)])]
}

/** Indexes a verified dataset. */
export function createDirectory(dataset: Dataset): Directory {
  const { manifest } = dataset
  const locales = new Map(manifest.locales.map((locale) => [locale.tag, locale]))
  const defaultLocale = locales.get(manifest.defaultLocale)
  if (defaultLocale === undefined) throw new Error('the default locale is not among the locales')
  return {
    dataset,
    locales,
    defaultLocale,
    medicines: new Map(dataset.medicines.map((medicine) => [medicine.id, medicine])),
    cancerTypes: new Map(dataset.cancerTypes.map((type) => [type.id, type])),
    countries: new Map(dataset.countries.map((country) => [country.code, country])),
    resources: new Map(dataset.resources.map((resource) => [resource.id, resource])),
    publications: new Map(dataset.publications.map((one) => [one.id, one])),
    notes: new Map(
      dataset.countries.map((country) => [
        country.code,
        Map.groupBy(country.availability, (note) => note.cancerType),
      ]),
    ),
    inns: new Set(innsOf(dataset)),
    languages: new Set(languagesOf(dataset)),
    helpers: indexHelpers(dataset.resources),
    orders: new Map(),
    asks: new Map(),
  }
}
