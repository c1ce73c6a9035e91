/** Registers of our own making, in the form of the real ones, and notes that they are held against. */
import { NationalNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Finding } from '../../seed/importing/proposals.ts'
import type { Compared, Source, SourceFile } from '../../seed/importing/source.ts'
import { smallDataset } from './small-directory.ts'

export function fileOf(name: string, text: string | Uint8Array): SourceFile {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return { name, bytes, pieces: () => [bytes] }
}

/** As Windows writes Western European text; what it cannot write is a question mark. */
export function windows1252(text: string): Uint8Array {
  const high: Readonly<Record<string, number>> = { '’': 0x92, œ: 0x9c, '–': 0x96, '•': 0x95 }
  return Uint8Array.from(Array.from(text), (sign) => {
    const code = sign.charCodeAt(0)
    return code < 256 ? code : (high[sign] ?? 0x3f)
  })
}

export type NoteFields = Partial<Omit<NationalNote, 'text'>> &
  Pick<NationalNote, 'id' | 'cancerType' | 'medicines'>

/** The small dataset with these notes, and no others, of a country. */
export async function withNotes(code: string, notes: readonly NoteFields[]): Promise<Dataset> {
  const dataset = await smallDataset()
  const availability = notes.map((fields) =>
    NationalNote.parse({
      status: 'recommended',
      confidence: 'verified',
      sources: [],
      text: {},
      ...fields,
    }),
  )
  return {
    ...dataset,
    countries: dataset.countries.map((one) => (one.code === code ? { ...one, availability } : one)),
  }
}

export async function compared(
  source: Source,
  files: readonly SourceFile[],
  dataset: Dataset,
): Promise<Compared> {
  const edition = await source.read(files)
  return edition.compare({ dataset, isNew: undefined })
}

export async function proposed(
  source: Source,
  files: readonly SourceFile[],
  dataset: Dataset,
): Promise<readonly Finding[]> {
  return (await compared(source, files, dataset)).findings
}

/** What matters of a finding, in one line. */
export function told({ kind, row, medicines, cancerTypes, statement }: Finding): string {
  return [kind, row, medicines.join('+'), cancerTypes.join('+'), statement ?? '-'].join(' ')
}

/** A map of a Swiss list that there is not, over rows of our own making: at least so many. */
export function inventedMap(minRows: number): string {
  return `id: invented
title: A list of our own making
download: https://www.bag.admin.ch/
files: invented-2026-11-01.csv
country: CH
language: de
minRows: ${minRows}
mustHave: [Keytruda]
columns: { key: [Nr], indication: [Indikation], decision: [Entscheid], medicine: [Mittel], decidedOn: [Datum] }
decisions: { ja: reimbursed-with-conditions, nein: not-reimbursed }
dates: day-month-year
link: https://epl.bag.admin.ch/
pageHolds: [epl.bag.admin.ch, "nr={page}"]
isPageOfDecision: false
keepsWords: true
`
}
