/** Short sentences of a label and its value: no grammar joins them, so that none can be wrong. */
import type { Phrase } from '../../model/term-sets.ts'
import { capitalised } from './habits.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A sentence, or undefined where there is nothing to say. */
export type Said = string | undefined

/** What is known of one thing, and what it is known of. */
export type Pair = { readonly label: string; readonly value: string }

/** None where nothing is known. */
export function pair(
  words: Vocabulary,
  label: Phrase,
  value: string | null | undefined,
): readonly Pair[] {
  return value ? [{ label: words.phrase(label), value }] : []
}

export function inSentence({ label, value }: Pair, { habits }: Vocabulary): string {
  return `${label}${habits.colon}${value}.`
}

export function labelled(words: Vocabulary, label: Phrase, value: string | null | undefined): Said {
  return pair(words, label, value).map((one) => inSentence(one, words))[0]
}

export function join(sentences: readonly Said[], tag: string): string {
  return sentences
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => capitalised(sentence, tag))
    .join(' ')
}

/** What a verified release always holds. */
export function known(name: string | undefined, code: string): string {
  if (name === undefined) throw new Error(`a note names ${code}, for which there is no word`)
  return name
}
