/** Where words stand in the texts and names of dataset files, whatever their case and accents. */
import { treeOfRecords } from '../../functions/model/marked-records.ts'
import { keyOfRecord, type Collection } from '../../functions/model/release.ts'
import { findMarked, valueAt } from '../../functions/model/walk.ts'
import type { Entry } from './entry.ts'
import { foldWords, type Folded } from './fold-words.ts'
import { compare, fieldName, type FieldPath } from './rules/problems.ts'
import { fieldOf, findTexts } from './select.ts'

export type FoundWords = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly collection: Collection
  /** The id or code of the record; empty for the manifest and the terms. */
  readonly key: string
  readonly field: string
  /** The id of the note or use that says it; null where the record itself does. */
  readonly id: string | null
  /** The language of the text; null of a name that is the same in all. */
  readonly locale: string | null
  /** Whether it is the original or a translation, and how far that is checked; null of a name. */
  readonly state: string | null
  /** Those sentences that hold the words. */
  readonly sentences: readonly string[]
}

/** Fields that hold a name or words for people outside of texts. */
export const nameFields: ReadonlySet<string> = new Set([
  'inn',
  'innByLocale',
  'innVariants',
  'brand',
  'publisher',
  'name',
  'title',
  'attribution',
  'addresses',
])

/** In the order of the files. */
export function findWords(entries: readonly Entry[], words: string): FoundWords[] {
  const wanted = foldWords(words.trim()).text
  return entries
    .flatMap((entry) =>
      saidIn(entry).flatMap(({ path, value, locale, state }) => {
        const spans = spansOf(foldWords(value), wanted)
        const [first] = spans
        if (first === undefined) return []
        const sentences = sentencesWith(value, spans, locale)
        const full = [...entry.base, ...path]
        const { line, column } = entry.yaml.placeOfWord(full, value.slice(0, first[0]))
        const { file, collection } = entry
        const key = keyOfRecord(collection, entry.value) ?? ''
        const field = fieldName(path)
        const id = idWithin(entry.value, path)
        return [{ file, line, column, collection, key, field, id, locale, state, sentences }]
      }),
    )
    .toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column)
}

export type Said = Pick<FoundWords, 'locale' | 'state'> & {
  /** Within the record. */
  readonly path: FieldPath
  readonly value: string
}

/** Every text and name of a record, which may be flawed. */
export function saidIn({ collection, value }: Pick<Entry, 'collection' | 'value'>): Said[] {
  const texts = findMarked(treeOfRecords(collection), value, 'text')
  const places = new Set(texts.map(({ path }) => fieldName(path)))
  const inTexts = texts.flatMap(({ path, value: text }) =>
    findTexts(text, (_, name) => name !== 'state' && name !== 'of').map((one): Said => {
      const locale = String(one.path[0])
      const state = fieldOf(fieldOf(text, locale), 'state')
      const said = typeof state === 'string' ? state : null
      return { path: [...path, ...one.path], value: one.value, locale, state: said }
    }),
  )
  const names = findTexts(value, () => true)
    .filter(({ path }) => isName(path) && !isWithin(path, places))
    .map((one): Said => ({ ...one, locale: null, state: null }))
  return [...inTexts, ...names]
}

/** By which other commands take what lies within a record: the innermost thing that has one. */
function idWithin(record: unknown, path: FieldPath): string | null {
  const ids = path.map((_, i) => fieldOf(valueAt(record, path.slice(0, i + 1)), 'id'))
  return ids.findLast((id) => typeof id === 'string') ?? null
}

/** Names in lists and by language stand one or two steps below their field. */
function isName(path: FieldPath): boolean {
  return path.slice(-2).some((step) => typeof step === 'string' && nameFields.has(step))
}

function isWithin(path: FieldPath, places: ReadonlySet<string>): boolean {
  return path.some((_, i) => places.has(fieldName(path.slice(0, i + 1)))) || places.has('')
}

export type Span = readonly [start: number, end: number]

/** Those sentences of a text that a span reaches into. */
export function sentencesWith(
  value: string,
  spans: readonly Span[],
  locale: string | null,
): string[] {
  return [...sentencesOf(value, locale)].flatMap(({ segment, index }) =>
    spans.some(([start, end]) => start < index + segment.length && end > index)
      ? [segment.trim()]
      : [],
  )
}

/** Where the words begin and end in what was folded. */
function spansOf({ text, origins }: Folded, wanted: string): Span[] {
  const spans: Span[] = []
  if (wanted === '') return spans
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    spans.push([origins[at] ?? 0, (origins[at + wanted.length - 1] ?? 0) + 1])
  }
  return spans
}

const segmenters = new Map<string | null, Intl.Segmenter>()

/** What a file calls a language may be none. */
function sentencesOf(value: string, locale: string | null): Intl.Segments {
  const made = segmenters.get(locale) ?? createSegmenter(locale)
  segmenters.set(locale, made)
  return made.segment(value)
}

function createSegmenter(locale: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(locale ?? 'en', { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' })
  }
}
