/** One release in memory, indexed for reading. Immutable: every answer comes from one release. */
import { oldestConfirmation } from '../model/freshness.ts'
import type { Locale } from '../model/manifest.ts'
import { calledNames } from '../model/medicine-names.ts'
import type { EuNote, NationalNote } from '../model/note.ts'
import type { Dataset, KeyedCollection, RecordOf } from '../model/release.ts'
import { createComposing, type Composing } from './composing/composing.ts'
import { onFirstUse, onFirstUseOf } from './on-first-use.ts'

/** The records of every collection by their key. */
type Indexes = { readonly [C in KeyedCollection]: ReadonlyMap<string, RecordOf<C>> }

export type Directory = Indexes & {
  readonly dataset: Dataset
  readonly locales: ReadonlyMap<string, Locale>
  readonly defaultLocale: Locale
  /** National notes of a country by cancer type; undefined for one that is not held. */
  readonly notesOf: (country: string) => ReadonlyMap<string, readonly NationalNote[]> | undefined
  /** The EU-wide note of a cancer type, as old as the oldest of its uses. */
  readonly euNoteOf: (cancerType: string) => EuNote | undefined
  readonly composing: Composing
  /** Ids of the medicines that notes name, by what callers may call them, in lower case. */
  readonly called: ReadonlyMap<string, ReadonlySet<string>>
  readonly languages: ReadonlySet<string>
}

/** What callers may call the medicines that notes name, in lower case: INN or brand. */
export function medicinesCalled(dataset: Dataset): readonly string[] {
  return [...indexCalled(dataset).keys()]
}

/** INN and brands of the medicines that are named, with their ids. */
function indexCalled(dataset: Dataset): Map<string, Set<string>> {
  const named = new Set(statementsOf(dataset).flatMap(({ medicines }) => medicines))
  const called = new Map<string, Set<string>>()
  for (const medicine of dataset.medicines) {
    if (!named.has(medicine.id)) continue
    for (const name of calledNames(medicine)) {
      called.set(name, (called.get(name) ?? new Set()).add(medicine.id))
    }
  }
  return called
}

function statementsOf({ cancerTypes, countries }: Dataset) {
  return [
    ...cancerTypes.flatMap(({ euWide }) => [euWide, ...euWide.authorisations]),
    ...countries.flatMap((country) => country.availability),
  ]
}

/**
 * As old as the oldest of its uses. What only a third party reported of one of them is past by
 * itself, and makes none of the others older.
 */
function datedByItsUses(note: EuNote): EuNote {
  return { ...note, confirmedOn: oldestConfirmation(note.authorisations) ?? note.confirmedOn }
}

/** Every language that is a supported locale or the language of a resource. */
export function languagesOf({ manifest, resources }: Dataset): readonly string[] {
  const found = new Set(manifest.locales.map(({ tag }) => tag))
  for (const { languages } of resources) for (const one of languages) found.add(one)
  return [...found]
}

function byKey<R>(records: readonly R[], keyOf: (record: R) => string): ReadonlyMap<string, R> {
  const index = new Map<string, R>()
  for (const record of records) index.set(keyOf(record), record)
  return index
}

const byId = <R extends { readonly id: string }>(records: readonly R[]) =>
  byKey(records, ({ id }) => id)

/** Indexes a verified dataset. */
export function createDirectory(dataset: Dataset): Directory {
  const { manifest } = dataset
  const locales = new Map(manifest.locales.map((locale) => [locale.tag, locale]))
  const defaultLocale = locales.get(manifest.defaultLocale)
  if (defaultLocale === undefined) throw new Error('the default locale is not among the locales')
  const medicines = onFirstUse(() => byId(dataset.medicines))
  const cancerTypes = onFirstUse(() => byId(dataset.cancerTypes))
  const countries = onFirstUse(() => byKey(dataset.countries, ({ code }) => code))
  const publications = onFirstUse(() => byId(dataset.publications))
  const pages = onFirstUse(() => byId(dataset.pages))
  const resources = onFirstUse(() => byId(dataset.resources))
  const composing = onFirstUse(() => createComposing(dataset))
  const called = onFirstUse(() => indexCalled(dataset))
  const languages = onFirstUse(() => new Set(languagesOf(dataset)))
  return {
    dataset,
    locales,
    defaultLocale,
    get medicines() {
      return medicines()
    },
    get cancerTypes() {
      return cancerTypes()
    },
    get countries() {
      return countries()
    },
    get publications() {
      return publications()
    },
    get pages() {
      return pages()
    },
    get resources() {
      return resources()
    },
    get composing() {
      return composing()
    },
    get called() {
      return called()
    },
    get languages() {
      return languages()
    },
    notesOf: onFirstUseOf((code) => {
      const country = countries().get(code)
      return country && Map.groupBy(country.availability, (note) => note.cancerType)
    }),
    euNoteOf: onFirstUseOf((id) => {
      const type = cancerTypes().get(id)
      return type && datedByItsUses(type.euWide)
    }),
  }
}
