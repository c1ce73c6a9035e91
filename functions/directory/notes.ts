/** Availability notes as readers see them. A note of one country is never shown for another. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Country } from '../model/country.ts'
import type { Day, PartialDate } from '../model/dates.ts'
import { freshnessOf, reviewDay, type Statement } from '../model/freshness.ts'
import type { Authorisation, EuNote, NationalNote } from '../model/note.ts'
import type { Freshness } from '../model/statement-codes.ts'
import type { ServedAuthorisation, ServedNote } from './answers/note.ts'
import type { TextBlock } from './answers/parts.ts'
import { composeText, isYetToCome, tagsFor, type Composable } from './composing/compose-text.ts'
import { nameRegion } from './countries.ts'
import type { Directory } from './directory.ts'
import { keepJson, writeJson } from './kept-json.ts'
import { createKeptOfRecords } from './kept-of-records.ts'
import { serveMedicines } from './medicines.ts'
import { byStageAndLine, isFor, type Narrowing } from './narrowing.ts'
import { perDirectory } from './per-directory.ts'
import { isOfficial, publisherOf, serveSources, type Sourced } from './sources.ts'
import type { View } from './view.ts'

export function freshnessIn(
  directory: Directory,
  statement: Statement & Sourced,
  today: Day,
): Freshness {
  return freshnessOf(statement, isOfficial(directory, statement), today)
}

type ReadNote = {
  readonly text: string
  readonly dateNote: string | null
  readonly block: TextBlock
}

type Said = EuNote | NationalNote | Authorisation

/** What composed texts also say, and codes do not hold. */
type Beside = Pick<Composable, 'region' | 'publisher'>

const nothingAuthored: NationalNote['text'] = {}

/** Languages in which each statement can be read. */
const languagesIn = perDirectory(() => new WeakMap<Said, string[]>())
/** The repository's statements have 5 million characters in all of its ten languages. */
const textsOf = perDirectory(() => createKeptOfRecords<string>(8_000_000, (text) => text.length))

function languagesOf(
  directory: Directory,
  said: Said,
  authored: NationalNote['text'],
  composed: ReadonlySet<string>,
): string[] {
  const kept = languagesIn(directory)
  const known = kept.get(said) ?? [...new Set([...Object.keys(authored), ...composed])].toSorted()
  kept.set(said, known)
  return known
}

/**
 * The authored text in the first language of the chain; else one composed in it, never a mixture.
 * Undefined when this reader is permitted no language in which either can be had.
 */
function readNote(
  directory: Directory,
  said: Said,
  view: View,
  beside: () => Beside,
): ReadNote | undefined {
  const { composing } = directory
  const authored = 'text' in said ? said.text : nothingAuthored
  const composed = tagsFor(composing, said)
  const tag = view.tags.find((one) => Object.hasOwn(authored, one) || composed.has(one))
  if (tag === undefined) return undefined
  const availableLocales = languagesOf(directory, said, authored, composed)
  const held = Object.hasOwn(authored, tag) ? authored[tag] : undefined
  if (held !== undefined) {
    const { text, dateNote, state } = held
    return { text, dateNote, block: { locale: tag, availableLocales, translation: state } }
  }
  // The region is named in the best language of the whole chain, which may be another one.
  const key = `${view.locale.tag} ${tag} ${isYetToCome(said, view.today)}`
  const text = textsOf(directory)(said, key, () =>
    composeText(composing, { ...said, ...beside() }, tag, view.today),
  )
  return {
    text,
    dateNote: null,
    block: { locale: tag, availableLocales, translation: 'composed' },
  }
}

type Dated = Pick<
  ServedNote,
  'decidedOn' | 'inForceFrom' | 'inForceUntil' | 'confirmedOn' | 'reviewBy' | 'freshness'
>

function serveDates(directory: Directory, statement: Statement & Sourced, { today }: View): Dated {
  const { decidedOn, inForceFrom, inForceUntil, confirmedOn } = statement
  const freshness = freshnessIn(directory, statement, today)
  const reviewBy = reviewDay(statement)
  return { decidedOn, inForceFrom, inForceUntil, confirmedOn, reviewBy, freshness }
}

/** Whose page a note rests on: that of the first source, else of the place to check. */
function publisherBehind(directory: Directory, { sources, officialPage }: EuNote | NationalNote) {
  const url = sources[0]?.url ?? officialPage
  return url === null ? null : publisherOf(directory, url)
}

type NotePlace = Pick<ServedNote, 'scope' | 'country' | 'region' | 'cancerType'>
type Uses = Pick<ServedNote, 'use' | 'authorisations'>

function serveNote(
  directory: Directory,
  note: EuNote | NationalNote,
  place: NotePlace,
  view: View,
  usesOf: () => Uses,
): ServedNote | undefined {
  const read = readNote(directory, note, view, () => ({
    region: place.region?.name ?? null,
    publisher: publisherBehind(directory, note),
  }))
  if (read === undefined) return undefined
  return {
    id: note.id,
    ...place,
    status: note.status,
    medicines: serveMedicines(directory, note.medicines, view),
    combination: note.combination,
    text: read.text,
    ...read.block,
    dateNote: read.dateNote,
    ...serveDates(directory, note, view),
    superseded: note.superseded,
    supersededBy: note.supersededBy,
    confidence: note.confidence,
    sources: serveSources(directory, note.sources),
    officialPage: note.officialPage,
    ...usesOf(),
  }
}

const saidElsewhere: Beside = { region: null, publisher: null }

function serveAuthorisation(
  directory: Directory,
  authorisation: Authorisation,
  view: View,
): ServedAuthorisation | undefined {
  const read = readNote(directory, authorisation, view, () => saidElsewhere)
  if (read === undefined) return undefined
  return {
    medicines: authorisation.medicines,
    combination: authorisation.combination,
    status: authorisation.status,
    use: authorisation.use,
    text: read.text,
    locale: read.block.locale,
    decidedOn: authorisation.decidedOn,
    confirmedOn: authorisation.confirmedOn,
    freshness: freshnessIn(directory, authorisation, view.today),
    confidence: authorisation.confidence,
    sources: serveSources(directory, authorisation.sources),
    officialPage: authorisation.officialPage,
  }
}

/**
 * EU-wide notes stand in the answers about every country. The repository's have 2 million characters
 * in all of its ten languages.
 */
const euNotesOf = perDirectory(() =>
  createKeptOfRecords<ServedNote | null>(4_000_000, (served) =>
    served === null ? 0 : writeJson(served).length,
  ),
)

/** The EU-wide note of a cancer type, or null when no permitted text of it can be had. */
export function serveEuNote(
  directory: Directory,
  type: CancerType,
  view: View,
  narrowing: Narrowing = {},
): ServedNote | null {
  const note = directory.euNoteOf(type.id)
  if (note === undefined) return null
  const { stage, line } = narrowing
  const key = [view.locale.tag, view.fallback, view.today, stage, line].join(' ')
  return euNotesOf(directory)(note, key, () => makeEuNote(directory, note, type, view, narrowing))
}

function makeEuNote(
  directory: Directory,
  note: EuNote,
  type: CancerType,
  view: View,
  narrowing: Narrowing,
): ServedNote | null {
  const place = { scope: 'eu', country: null, region: null, cancerType: type.id } as const
  const served = serveNote(directory, note, place, view, () => ({
    use: null,
    authorisations: note.authorisations
      .filter(({ use }) => isFor(use, narrowing))
      .flatMap((one) => serveAuthorisation(directory, one, view) ?? []),
  }))
  return served ? keepJson(served) : null
}

const freshestFirst = ['current', 'unconfirmed', 'past'] as const

/** Current ones first, then by stage, line and the newest decision. */
function inReadingOrder(a: ServedNote, b: ServedNote): number {
  return (
    Number(a.superseded) - Number(b.superseded) ||
    freshestFirst.indexOf(a.freshness) - freshestFirst.indexOf(b.freshness) ||
    byStageAndLine(a.use, b.use) ||
    newestFirst(a.decidedOn, b.decidedOn)
  )
}

function newestFirst(a: PartialDate | null, b: PartialDate | null): number {
  if (a === b) return 0
  return (a ?? '') < (b ?? '') ? 1 : -1
}

/** Notes of a country as far as this reader may see them. */
export function serveNationalNotes(
  directory: Directory,
  country: Country,
  notes: readonly NationalNote[],
  view: View,
): ServedNote[] {
  return notes
    .flatMap((note) => {
      const place = {
        scope: 'national',
        country: country.code,
        region: note.region === null ? null : nameRegion(country, note.region, view),
        cancerType: note.cancerType,
      } as const
      return (
        serveNote(directory, note, place, view, () => ({ use: note.use, authorisations: [] })) ?? []
      )
    })
    .toSorted(inReadingOrder)
}
