/** A note as its readers get it, by their own code: texts that nobody wrote are composed as for them. */
import type { ServedNote } from '../../functions/directory/answers/note.ts'
import { sayPartners, sayWhom } from '../../functions/directory/composing/say-use.ts'
import { join } from '../../functions/directory/composing/sentences.ts'
import { serveEuNote, serveNationalNotes } from '../../functions/directory/notes.ts'
import type { Item } from '../dataset/items.ts'
import type { Line, Row } from './row.ts'
import type { Reader, Side } from './side.ts'

/** What a composed text says, beside its own. */
const composedFrom = [
  'medicines',
  'combination',
  'status',
  'use',
  'region',
  'decidedOn',
  'inForceFrom',
  'inForceUntil',
  'confirmedOn',
  'superseded',
  'sources',
  'officialPage',
]

export function noteRows(side: Side, item: Item, reader: Reader): Row[] {
  const note = serve(side, item, reader)
  if (note === undefined) return []
  const { asked } = reader
  const { locale: lang } = note
  const row = (label: string, fields: readonly string[], lines: readonly Line[]): Row[] =>
    lines.length === 0 ? [] : [{ label, asked, fields, lines }]
  const always = (rows: readonly Row[]): Row[] => rows.map((one) => ({ ...one, always: true }))
  const isComposed = note.translation === 'composed'
  const status = reader.label('status', note.status)
  return [
    ...always(row('Status', ['status'], [status])),
    ...always(row('Medicines', ['medicines', 'combination'], sayMedicines(note, reader))),
    ...row('For whom', ['use'], sayUse(note, reader)),
    ...row('Only in', ['region'], note.region ? [{ text: note.region.name, lang: null }] : []),
    ...always(
      row('Text', ['text', ...(isComposed ? composedFrom : [])], [{ text: note.text, lang }]),
    ),
    ...row('About the dates', ['text'], note.dateNote ? [{ text: note.dateNote, lang }] : []),
    ...row('Who wrote the text', ['text'], [reader.label('translation', note.translation)]),
    ...row('How far it holds today', ['reviewBy'], [reader.label('freshness', note.freshness)]),
    ...row('Replaced', ['superseded', 'supersededBy'], sayReplaced(note)),
    ...row(
      'Authorised uses',
      ['authorisations'],
      note.authorisations.map(({ text, locale }) => ({ text, lang: locale })),
    ),
  ]
}

function serve({ directory }: Side, item: Item, { view }: Reader): ServedNote | undefined {
  const { key } = item.home
  if (item.kind === 'euNotes') {
    const type = directory.cancerTypes.get(key)
    return type && (serveEuNote(directory, type, view) ?? undefined)
  }
  const country = directory.countries.get(key)
  const note = country?.availability.find(({ id }) => id === item.id)
  if (country === undefined || note === undefined) return undefined
  return serveNationalNotes(directory, country, [note], view)[0]
}

function sayMedicines({ medicines, combination }: ServedNote, { view }: Reader): Line[] {
  const lang = view.locale.tag
  const names = medicines.map(({ inn, brand }) => (brand === null ? inn : `${inn} (${brand})`))
  if (combination && names.length > 1) return [{ text: names.join(' + '), lang }]
  return names.map((text) => ({ text, lang }))
}

function sayUse({ use }: ServedNote, { words }: Reader): Line[] {
  if (use === null || words === undefined) return []
  const text = join(
    [
      ...sayPartners(use, words),
      ...sayWhom(use, words),
      use.moreConditions ? words.phrase('more-conditions') : undefined,
    ],
    words.tag,
  )
  return text === '' ? [] : [{ text, lang: words.tag }]
}

function sayReplaced({ superseded, supersededBy }: ServedNote): Line[] {
  if (!superseded) return []
  const by = supersededBy.length === 0 ? '' : ` by ${supersededBy.join(', ')}`
  return [{ text: `a later note replaces this one${by}`, lang: 'en' }]
}
