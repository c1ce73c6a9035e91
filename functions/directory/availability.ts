/**
 * What is known for one cancer type in one country. What is not stated is `unknown`, never "not
 * available" and never "available"; no status is rolled up from several notes.
 */
import type { CancerType } from '../model/cancer-type.ts'
import type { State } from '../model/codes.ts'
import type { Country } from '../model/country.ts'
import type {
  Ask,
  CancerTypeAvailability,
  CountryAvailability,
  Entry,
  ServedNote,
} from './answers.ts'
import { nameCancerType } from './cancer-types.ts'
import { nameCountry } from './countries.ts'
import type { Directory } from './directory.ts'
import { namesMedicine, serveEuNote, serveNationalNotes } from './notes.ts'
import { selectResources } from './resources.ts'
import { wholeChain, type View } from './view.ts'

function stateOf(national: readonly ServedNote[]): State {
  if (national.length === 0) return 'unknown'
  return national.some((note) => !note.stale && !note.superseded) ? 'stated' : 'history'
}

/** Payer and deciding body, then the country's own helplines and organisations. */
function whereToAsk(directory: Directory, country: Country, type: CancerType, view: View): Ask[] {
  const { payer, decision } = country.reimbursement
  // Where to ask is never left out for want of a translation.
  const resources = selectResources(directory, wholeChain(view), {
    country: [country.code],
    cancerType: [type.id],
    kind: ['helpline', 'organisation'],
  }).filter(({ resource }) => resource.countries.length > 0)
  const ofKind = (kind: 'helpline' | 'organisation') =>
    resources
      .filter(({ resource }) => resource.kind === kind)
      .map(({ resource, read }): Ask => ({ name: read.text.title, url: resource.url, role: kind }))
  return [
    { name: payer.name, url: payer.url, role: 'payer' },
    { name: decision.name, url: decision.url, role: 'decision' },
    ...ofKind('helpline'),
    ...ofKind('organisation'),
  ]
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
  const national = serveNationalNotes(directory, country, type, view)
  const state = stateOf(national)
  return {
    cancerType: names.cancerType,
    country: names.country,
    state,
    euWide: country.euAuthorisationApplies ? serveEuNote(directory, type, view) : null,
    national: national.filter((note) => history || !note.superseded),
    ask: state === 'stated' ? [] : whereToAsk(directory, country, type, view),
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
    countries: directory.dataset.countries.flatMap(
      (country) => findEntry(directory, country, type, view, filter) ?? [],
    ),
  }
}
