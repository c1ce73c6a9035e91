/**
 * What is known for one cancer type in one country. What is not stated is `unknown`, never "not
 * available" and never "available"; no status is rolled up from several notes.
 */
import type { CancerType } from '../model/cancer-type.ts'
import type { State } from '../model/codes.ts'
import type { Country } from '../model/country.ts'
import type { NationalNote } from '../model/note.ts'
import type { CancerTypeAvailability, CountryAvailability, Entry } from './answers/availability.ts'
import { nameCancerType } from './cancer-types.ts'
import { nameCountry } from './countries.ts'
import type { Directory } from './directory.ts'
import { namesMedicine } from './medicines.ts'
import { isHistory, serveEuNote, serveNationalNotes } from './notes.ts'
import type { View } from './view.ts'
import { whereToAsk } from './where-to-ask.ts'

/** From every note that is held, in whatever language: what is known does not depend on who reads. */
function stateOf(notes: readonly NationalNote[], { today }: View): State {
  if (notes.length === 0) return 'unknown'
  return notes.some((note) => !isHistory(note, today)) ? 'stated' : 'history'
}

export type History = { readonly history: boolean }

/** The entry of a country and a cancer type; undefined when a name of theirs is not permitted. */
export function findEntry(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
  { history }: History,
): Entry | undefined {
  const names = { cancerType: nameCancerType(type, view), country: nameCountry(country, view) }
  if (names.cancerType === undefined || names.country === undefined) return undefined
  const state = stateOf(directory.notes.get(country.code)?.get(type.id) ?? [], view)
  const shown = serveNationalNotes(directory, country, type, view)
  const national = shown.filter((note) => history || !note.superseded)
  const answered = national.some(({ stale, superseded }) => !stale && !superseded)
  return {
    cancerType: names.cancerType,
    country: names.country,
    state,
    euWide: country.euAuthorisationApplies ? serveEuNote(directory, type, view) : null,
    national,
    // A current statement that this reader cannot be shown leaves the question open.
    ask: answered ? [] : whereToAsk(directory, country, type, view),
  }
}

export type EntryFilter = History & {
  readonly cancerType?: readonly string[]
  readonly medicine?: string
  readonly state?: State
}

function matches(entry: Entry, filter: EntryFilter): boolean {
  const { medicine, state } = filter
  if (state !== undefined && entry.state !== state) return false
  if (medicine === undefined) return true
  const notes = entry.euWide === null ? entry.national : [entry.euWide, ...entry.national]
  return notes.some((note) => namesMedicine(note.medicines, medicine))
}

/** One entry per cancer type; undefined when no permitted name of the country is held. */
export function listCountryAvailability(
  directory: Directory,
  country: Country,
  view: View,
  filter: EntryFilter,
): CountryAvailability | undefined {
  const name = nameCountry(country, view)
  if (name === undefined) return undefined
  const entries = directory.dataset.cancerTypes
    .filter((type) => filter.cancerType === undefined || filter.cancerType.includes(type.id))
    .flatMap((type) => findEntry(directory, country, type, view, filter) ?? [])
    .filter((entry) => matches(entry, filter))
  return { country: name, entries }
}

/** One entry per country; undefined when no permitted name of the cancer type is held. */
export function listCancerTypeAvailability(
  directory: Directory,
  type: CancerType,
  view: View,
  filter: History,
): CancerTypeAvailability | undefined {
  const name = nameCancerType(type, view)
  if (name === undefined) return undefined
  return {
    cancerType: name,
    euWide: serveEuNote(directory, type, view),
    countries: directory.dataset.countries.flatMap((country) => {
      const entry = findEntry(directory, country, type, view, filter)
      if (entry === undefined) return []
      const { euWide: _, ...own } = entry
      return [{ ...own, euAuthorisationApplies: country.euAuthorisationApplies }]
    }),
  }
}
