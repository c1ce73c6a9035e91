/** Availability notes as readers see them. A note of one country is never shown for another. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Country } from '../model/country.ts'
import { isStale, reviewDay, type Day } from '../model/dates.ts'
import type { EuNote, NationalNote } from '../model/note.ts'
import type { ServedNote } from './answers/note.ts'
import type { Directory } from './directory.ts'
import { serveMedicines } from './medicines.ts'
import { serveSources } from './sources.ts'
import { readText, type View } from './view.ts'

type NotePlace = Pick<ServedNote, 'scope' | 'country' | 'region' | 'cancerType'>

/** What only a third party reported, or nobody checked, is history at most, however recent. */
function isOutdated(note: EuNote | NationalNote, today: Day): boolean {
  const uncertain = note.confidence === 'secondary-source' || note.confidence === 'unverified'
  return uncertain || isStale(note, today)
}

/** Whether a note tells what was, and no status. */
export function isHistory(note: EuNote | NationalNote, today: Day): boolean {
  return note.superseded || isOutdated(note, today)
}

function serveNote(
  directory: Directory,
  note: EuNote | NationalNote,
  place: NotePlace,
  view: View,
): ServedNote | undefined {
  const read = readText(note.text, view)
  if (read === undefined) return undefined
  return {
    id: note.id,
    ...place,
    status: note.status,
    medicines: serveMedicines(directory, note.medicines),
    text: read.text.text,
    ...read.block,
    since: note.since,
    asOf: note.asOf,
    asOfNote: read.text.asOfNote,
    reviewBy: reviewDay(note),
    stale: isOutdated(note, view.today),
    superseded: note.superseded,
    confidence: note.confidence,
    sources: serveSources(directory, note.sources),
    officialPage: note.officialPage,
  }
}

/** The EU-wide note of a cancer type, or null when no permitted text is held. */
export function serveEuNote(directory: Directory, type: CancerType, view: View): ServedNote | null {
  const place = { scope: 'eu', country: null, region: null, cancerType: type.id } as const
  return serveNote(directory, type.euWide, place, view) ?? null
}

/** The country's own notes on a cancer type that this reader may see, superseded ones included. */
export function serveNationalNotes(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
): ServedNote[] {
  const notes = directory.notes.get(country.code)?.get(type.id) ?? []
  return notes.flatMap((note) => {
    const place = {
      scope: 'national',
      country: country.code,
      region: note.region,
      cancerType: type.id,
    } as const
    return serveNote(directory, note, place, view) ?? []
  })
}
