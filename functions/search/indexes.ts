/**
 * The words of a release: one index for each language texts are held in, whoever falls back on it,
 * and one for what is found in every language. Made when first searched, in slices.
 */
import type { Directory } from '../directory/directory.ts'
import { perDirectory } from '../directory/per-directory.ts'
import {
  createFormsReader,
  everyForm,
  inParts,
  phrasesOf,
  wordsOf,
  type ReadForms,
} from './fold.ts'
import {
  isNaming,
  searchablesOf,
  textsIn,
  textsOfAll,
  weightOf,
  type SearchedText,
} from './searchable.ts'
import { indexWords, type Entry, type WordIndex } from './word-index.ts'

/** Where records are named by a whole phrase, and how well that names them. */
type Phrases = ReadonlyMap<string, ReadonlyMap<number, number>>

export type Part = { readonly index: WordIndex; readonly phrases: Phrases }

const madeOf = perDirectory(() => ({
  parts: new Map<string, Promise<Part>>(),
  shown: new Map<string, Uint8Array>(),
}))

/** Of every language; no tag is empty. */
const common = ''

/** What is found in every language. */
export function commonPart(directory: Directory): Promise<Part> {
  return partOf(directory, common)
}

/** What is found in this language by those to whom it is shown. */
export async function partOf(directory: Directory, tag: string): Promise<Part> {
  const { parts } = madeOf(directory)
  const known = parts.get(tag)
  if (known !== undefined) return known
  const made = makePart(directory, tag)
  parts.set(tag, made)
  try {
    return await made
  } catch (error) {
    parts.delete(tag)
    throw error
  }
}

async function makePart(directory: Directory, tag: string): Promise<Part> {
  const all = searchablesOf(directory)
  const phrases = new Map<string, Map<number, number>>()
  const read = createFormsReader()
  const index = await indexWords(all.length, (place) => {
    const one = all[place]
    if (one === undefined) return []
    const texts = tag === common ? textsOfAll(one) : textsIn(one, tag)
    return texts.map((text) => {
      notePhrases(text, place, phrases)
      return entryOf(text, read(text.text))
    })
  })
  return { index, phrases }
}

function notePhrases(
  { field, text }: SearchedText,
  place: number,
  phrases: Map<string, Map<number, number>>,
): void {
  if (!isNaming(field)) return
  const weight = weightOf(field)
  for (const phrase of phrasesOf(inParts(wordsOf(text)))) {
    const named = phrases.get(phrase) ?? new Map<number, number>()
    named.set(place, Math.max(named.get(place) ?? 0, weight))
    phrases.set(phrase, named)
  }
}

function entryOf({ field }: SearchedText, { forms, count }: ReadForms): Entry {
  // A word says more in a short text than in a long one.
  return { forms, weight: weightOf(field) / Math.sqrt(Math.max(count, 1)) }
}

/** Of records without a language: shown to everybody. */
const always = 255

/** For every record, the place from 1 of the tag in which it is shown; 0 where it is not. */
export function shownIn(directory: Directory, tags: readonly string[]): Uint8Array {
  const { shown } = madeOf(directory)
  const key = tags.join(' ')
  const known = shown.get(key)
  if (known !== undefined) return known
  const made = Uint8Array.from(searchablesOf(directory), ({ type, record }) =>
    type === 'medicine' ? always : 1 + tags.findIndex((tag) => Object.hasOwn(record.text, tag)),
  )
  shown.set(key, made)
  return made
}

/** Short forms of names, such as NSCLC: a letter more or less is another disease. */
export const abbreviationsOf = perDirectory((directory: Directory): ReadonlySet<string> => {
  const texts = directory.dataset.cancerTypes.flatMap(({ text }) =>
    Object.values(text).flatMap(({ name, synonyms, searchTerms }) => [
      name,
      ...synonyms,
      ...searchTerms,
    ]),
  )
  const words = texts.flatMap(wordsOf).filter(({ text }) => text === text.toUpperCase())
  return everyForm(words)
})

/** The places of the medicines that a word is part of a name of. */
export const medicineWordsOf = perDirectory((directory: Directory) => {
  const named = new Map<string, Set<number>>()
  for (const [place, one] of searchablesOf(directory).entries()) {
    if (one.type !== 'medicine') continue
    for (const { text } of textsOfAll(one)) {
      for (const form of everyForm(wordsOf(text))) {
        named.set(form, (named.get(form) ?? new Set()).add(place))
      }
    }
  }
  return named
})
