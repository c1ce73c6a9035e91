/** What a reader sees of one item: rows of a label and its lines, whatever kind it is of. */
import { PartialDate } from '../../functions/model/dates.ts'
import type { TermSet } from '../../functions/model/term-sets.ts'
import { findMarked, valueAt } from '../../functions/model/walk.ts'
import { textsOf, type Item } from '../dataset/items.ts'
import { fieldName } from '../dataset/rules/problems.ts'
import { fieldsOf } from '../dataset/select.ts'
import { noteRows } from './note-rows.ts'
import type { Line, Row } from './row.ts'
import { sayDate, sayName, type Reader, type Side } from './side.ts'

/** Every row of an item: first what each chosen language says, then what is the same in all. */
export function rowsOf(side: Side, item: Item): Row[] {
  const isNote = item.kind === 'notes' || item.kind === 'euNotes'
  const [first] = side.readers
  return [
    ...side.readers.flatMap((reader) =>
      isNote ? noteRows(side, item, reader) : textRows(item, reader),
    ),
    ...(isNote ? [] : codeRows(side, item, first)),
    ...dateRows(item, first),
    ...codeRow(item, 'confidence', first),
    ...addressRows(item),
  ]
}

/** Texts that are held, in the first language of the reader's chain that holds them. */
function textRows(item: Item, { asked, view }: Reader): Row[] {
  return textsOf(item).flatMap(({ path, text }) => {
    const tag = view.tags.find((one) => Object.hasOwn(text, one))
    if (tag === undefined) return []
    const place = path.filter((step) => step !== 'text')
    return inReadingOrder(fieldsOf(text[tag])).flatMap(([name, value]): Row[] => {
      const lines = textsIn(value).map((one) => ({ text: one, lang: tag }))
      if (name === 'state' || name === 'of' || lines.length === 0) return []
      const label = inWords([...place.map(String), name])
      // Of a record with many texts, those that say what it is.
      const always = path.length < 2
      return [{ label, asked, fields: [fieldName(path)], ...(always && { always }), lines }]
    })
  })
}

/** A release has its fields by their letters; a reader wants the name of a thing first. */
function inReadingOrder(fields: readonly [string, unknown][]): [string, unknown][] {
  const isName = ([field]: [string, unknown]): boolean => /^(?:title|name|label)$/.test(field)
  return fields.toSorted((a, b) => Number(isName(b)) - Number(isName(a)))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

const codeSets: Readonly<Record<string, TermSet>> = {
  kind: 'kind',
  audiences: 'audience',
  class: 'medicineClass',
  group: 'group',
  confidence: 'confidence',
}
const references = { countries: 'countries', cancerTypes: 'cancerTypes' } as const
/** What is a name or a number by itself, in no language of ours. */
const plain = [
  'inn',
  'brand',
  'name',
  'publisher',
  'phone',
  'retired',
  'onlyEu',
  'aboutSideEffects',
] as const

function codeRows(side: Side, item: Item, reader: Reader): Row[] {
  const named = Object.entries(references).flatMap(([field, collection]) =>
    rowOf(
      field,
      textsIn(valueAt(item.value, [field])).map((key) => sayName(side, collection, key, reader)),
    ),
  )
  const said = plain.flatMap((field) => {
    const value = valueAt(item.value, [field])
    if (typeof value === 'boolean') return value ? rowOf(field, [{ text: 'yes', lang: 'en' }]) : []
    return rowOf(
      field,
      textsIn(value).map((text) => ({ text, lang: null })),
    )
  })
  const codes = Object.keys(codeSets).filter((field) => field !== 'confidence')
  return [
    ...said,
    ...codes.flatMap((field) => codeRow(item, field, reader)),
    ...named,
    ...rowOf('languages', languagesIn(item, reader)),
  ]
}

function codeRow({ value }: Item, field: string, reader: Reader): Row[] {
  const set = codeSets[field]
  if (set === undefined) return []
  return rowOf(
    field,
    textsIn(valueAt(value, [field])).map((code) => reader.label(set, code)),
  )
}

function languagesIn({ value }: Item, { view }: Reader): Line[] {
  const { tag } = view.locale
  const names = new Intl.DisplayNames([tag], { type: 'language' })
  return textsIn(valueAt(value, ['languages'])).map((one) => ({
    text: names.of(one) ?? one,
    lang: tag,
  }))
}

const dates = ['decidedOn', 'inForceFrom', 'inForceUntil', 'confirmedOn', 'asOf', 'checkedOn']

function dateRows({ value }: Item, reader: Reader): Row[] {
  return [...dates, 'reviewBy'].flatMap((field) => {
    const date = PartialDate.safeParse(valueAt(value, [field]))
    return date.success ? rowOf(field, [sayDate(date.data, reader)]) : []
  })
}

/** Sources and other pages, with the places they stand in. */
function addressRows({ tree, value }: Item): Row[] {
  const found = findMarked(tree, value, 'address').flatMap(({ path, value: address }) => {
    if (typeof address !== 'string') return []
    const holder = path.slice(0, -1)
    const title = valueAt(value, [...holder, 'title'])
    const text = typeof title === 'string' ? `${title}: ${address}` : address
    const inList = typeof holder.at(-1) === 'number'
    const label = inWords(path.filter((step) => step !== 'url').map(String)) || 'Address'
    const field = fieldName(inList ? holder : path)
    return [
      { label: label.replaceAll(/ \d+/g, ''), field, line: { text, lang: null, href: address } },
    ]
  })
  return [...Map.groupBy(found, ({ label }) => label)].map(([label, own]) => ({
    label,
    asked: null,
    fields: own.map(({ field }) => field),
    lines: own.map(({ line }) => line),
  }))
}

function rowOf(field: string, lines: readonly Line[]): Row[] {
  return lines.length === 0
    ? []
    : [{ label: inWords([field]), asked: null, fields: [field], lines }]
}

/** `reviewBy` as `Review by`; positions count from 1. */
function inWords(steps: readonly string[]): string {
  const words = steps
    .map((step) => (/^\d+$/.test(step) ? String(Number(step) + 1) : step))
    .map((step) => step.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`))
    .join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
