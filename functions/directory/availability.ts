/**
 * What is known for one cancer type in one country. What is not stated is `unknown`, never "not
 * available" and never "available"; no status is rolled up from several notes.
 */
import type { CancerType } from '../model/cancer-type.ts'
import type { Country } from '../model/country.ts'
import type { Day } from '../model/dates.ts'
import type { NationalNote } from '../model/note.ts'
import type { Freshness, State } from '../model/statement-codes.ts'
import type { CancerTypeAvailability, CountryAvailability, Entry } from './answers/availability.ts'
import { nameCancerType } from './cancer-types.ts'
import { nameCountry, nameRegion, servePrinciple } from './countries.ts'
import type { Directory } from './directory.ts'
import { holding } from './kept-json.ts'
import { isFor, type Narrowing } from './narrowing.ts'
import { freshnessIn, serveEuNote, serveNationalNotes } from './notes.ts'
import type { View } from './view.ts'
import { findAsked, whereToAsk, type Asked } from './where-to-ask.ts'

/**
 * From every note that is held, in whatever language: what is known does not depend on who reads.
 * A refusal is stated as well: the notes say what was decided.
 */
function stateOf(
  notes: readonly NationalNote[],
  freshness: (note: NationalNote) => Freshness,
): State {
  const standing = new Set(notes.filter((note) => !note.superseded).map(freshness))
  if (standing.has('current')) return 'stated'
  if (standing.has('unconfirmed')) return 'unconfirmed'
  return notes.length > 0 ? 'history' : 'unknown'
}

/** The same of a pair. */
export function stateIn(
  directory: Directory,
  country: string,
  cancerType: string,
  today: Day,
): State {
  const notes = directory.notesOf(country)?.get(cancerType) ?? []
  return stateOf(notes, (note) => freshnessIn(directory, note, today))
}

const behind = { stated: 'current', unconfirmed: 'unconfirmed' } as const

/** Names of the parts of the country that a state is of, when no note behind it is of the whole. */
function regionsOf(
  state: State,
  notes: readonly NationalNote[],
  freshness: (note: NationalNote) => Freshness,
  name: (region: string) => string,
): string[] {
  const saying = notes.filter((note) =>
    state === 'stated' || state === 'unconfirmed'
      ? !note.superseded && freshness(note) === behind[state]
      : true,
  )
  const regions = new Set(saying.map(({ region }) => region))
  return regions.has(null) ? [] : [...regions].flatMap((region) => (region ? name(region) : []))
}

type History = { readonly history: boolean }

/** What is listed: where nothing else is known, the past that nothing replaced. */
function select(
  state: State,
  notes: readonly NationalNote[],
  freshness: (note: NationalNote) => Freshness,
): readonly NationalNote[] {
  const standing = notes.filter((note) => !note.superseded)
  if (state !== 'history') return standing.filter((note) => freshness(note) !== 'past')
  return standing.length > 0 ? standing : notes
}

export type EntryOptions = History & Narrowing

type OwnEntry = Omit<Entry, 'euWide'>

/** The entry of a country and a cancer type; undefined when a name of theirs is not permitted. */
export async function findEntry(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
  options: EntryOptions,
): Promise<Entry | undefined> {
  const asked = await findAsked(directory, country, view)
  return serveEntry(directory, country, type, view, options, asked)
}

function serveEntry(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
  options: EntryOptions,
  asked: Asked,
): Entry | undefined {
  const own = serveOwnEntry(directory, country, type, view, options, asked)
  if (own === undefined) return undefined
  const { national, ask, ...rest } = own
  const euWide = country.euAuthorisationApplies ? serveEuNote(directory, type, view, options) : null
  return holding({ ...rest, euWide, national, ask })
}

function findNotes(
  directory: Directory,
  country: Country,
  type: CancerType,
  today: Day,
  { history, ...narrowing }: EntryOptions,
) {
  const held = directory.notesOf(country.code)?.get(type.id) ?? []
  const freshness = (note: NationalNote) => freshnessIn(directory, note, today)
  const state = stateOf(held, freshness)
  const listed = (history ? held : select(state, held, freshness)).filter(({ use }) =>
    isFor(use, narrowing),
  )
  return { held, freshness, state, listed }
}

/** How many notes of the country are listed for this reader. */
export function countNotes(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
  options: EntryOptions,
): number {
  const { listed } = findNotes(directory, country, type, view.today, options)
  return serveNationalNotes(directory, country, listed, view).length
}

/** The parts of the country that the state of a pair is of, where it is not of the whole. */
export function partsIn(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
): readonly string[] {
  return partsOf(country, findNotes(directory, country, type, view.today, { history: false }), view)
}

function partsOf(country: Country, found: ReturnType<typeof findNotes>, view: View): string[] {
  const { state, held, freshness } = found
  return regionsOf(state, held, freshness, (code) => nameRegion(country, code, view).name)
}

/** What the country itself says: in the answer of a whole type the EU-wide note stands once. */
function serveOwnEntry(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
  options: EntryOptions,
  asked: Asked,
): OwnEntry | undefined {
  const names = { cancerType: nameCancerType(type, view), country: nameCountry(country, view) }
  if (names.cancerType === undefined || names.country === undefined) return undefined
  const found = findNotes(directory, country, type, view.today, options)
  const { state, listed } = found
  return {
    cancerType: names.cancerType,
    country: names.country,
    state,
    regions: partsOf(country, found, view),
    principle: servePrinciple(directory, country, view),
    national: serveNationalNotes(directory, country, listed, view),
    ask: whereToAsk(asked, type.id),
  }
}

export type EntryFilter = EntryOptions & {
  readonly cancerType?: readonly string[]
  readonly medicine?: string
  readonly state?: State
}

function matches(directory: Directory, entry: Entry, { medicine }: EntryFilter): boolean {
  if (medicine === undefined) return true
  const ids = directory.called.get(medicine)
  const named = [
    ...[entry.euWide ?? [], entry.national]
      .flat()
      .flatMap((note) => note.medicines.map(({ id }) => id)),
    ...(entry.euWide?.authorisations ?? []).flatMap((one) => one.medicines),
  ]
  return named.some((id) => ids?.has(id))
}

/** One entry per cancer type; undefined when no permitted name of the country is held. */
export async function listCountryAvailability(
  directory: Directory,
  country: Country,
  view: View,
  filter: EntryFilter,
): Promise<CountryAvailability | undefined> {
  const name = nameCountry(country, view)
  if (name === undefined) return undefined
  const asked = await findAsked(directory, country, view)
  const entries = directory.dataset.cancerTypes
    .filter(({ id }) => filter.cancerType?.includes(id) ?? true)
    .filter(({ id }) => {
      const { state } = filter
      return state === undefined || stateIn(directory, country.code, id, view.today) === state
    })
    .flatMap((type) => serveEntry(directory, country, type, view, filter, asked) ?? [])
    .filter((entry) => matches(directory, entry, filter))
  return holding({ country: name, entries })
}

/** One entry per country; undefined when no permitted name of the cancer type is held. */
export async function listCancerTypeAvailability(
  directory: Directory,
  type: CancerType,
  view: View,
  filter: EntryOptions,
): Promise<CancerTypeAvailability | undefined> {
  const name = nameCancerType(type, view)
  if (name === undefined) return undefined
  const countries: CancerTypeAvailability['countries'] = []
  for (const country of directory.dataset.countries) {
    const asked = await findAsked(directory, country, view)
    const own = serveOwnEntry(directory, country, type, view, filter, asked)
    const { euAuthorisationApplies } = country
    if (own) countries.push(holding({ ...own, euAuthorisationApplies }))
  }
  const euWide = serveEuNote(directory, type, view, filter)
  return holding({ cancerType: name, euWide, countries })
}
