/**
 * From a query to records, best first. A record is a hit when it holds at least half of what the
 * query says, its rarer words counting for more, or is called by its name there; words that
 * nothing holds count for nothing, and are told. A letter is forgiven only in a word that is held nowhere as it is typed.
 */
import type { Directory } from '../directory/directory.ts'
import { forgiven, nearWords, type NearWords } from './near.ts'
import { hasDigit, type CodeHit, type Query, type QueryWord } from './query.ts'
import { isShown, type Layer, type Scope } from './scope.ts'
import { searchablesOf, weightOf } from './searchable.ts'
import { hasWord, wordsFrom, type WordIndex } from './word-index.ts'

/** A word of the query with what was found for it. */
export type FoundWord = {
  readonly text: string
  readonly forms: readonly string[]
  readonly codes: readonly CodeHit[]
  /** Words as they are held, where none is held as it was typed. */
  readonly near: readonly string[]
}

export type Unknown = { readonly text: string; readonly near: NearWords }

export type Ranked = {
  /** Places of records, best first. */
  readonly places: Uint32Array
  readonly found: readonly FoundWord[]
  readonly unknown: readonly Unknown[]
}

const threshold = 0.5
/** A letter alone, as in T-cell, tells little by itself. */
const letter = 0.25
/** What is called exactly so stands before all that merely mentions it. */
const wholeName = 20
/** At most so many words are held against all others, which takes longest. */
const maxForgiven = 2

type Tally = {
  /** Of the word at hand. */
  readonly best: Float32Array
  readonly touched: number[]
}

export function rank(
  directory: Directory,
  scope: Scope,
  query: Query,
  forgiving: 'forgiving' | 'strict' = 'forgiving',
): Ranked {
  const count = searchablesOf(directory).length
  const best = new Float32Array(count)
  const scores = new Float32Array(count)
  const covered = new Float32Array(count)
  const found: FoundWord[] = []
  const unknown: Unknown[] = []
  let looked = 0
  let whole = 0
  for (const word of query.words.flatMap((one) => asHeld(one, scope))) {
    const tally: Tally = { best, touched: [] }
    for (const form of word.forms) addWord(tally, scope, form)
    for (const hit of word.codes) addCode(tally, scope, hit)
    let near: readonly string[] = []
    if (tally.touched.length === 0) {
      const isLooked = forgiving === 'forgiving' && !hasDigit(word.text) && looked < maxForgiven
      const candidates = isLooked ? nearWords(scope, word.forms) : []
      if (isLooked) looked += 1
      near = forgiven(directory, candidates, word.forms)
      for (const form of near) addExact(tally, scope, form, 0.5)
      if (near.length === 0) unknown.push({ text: word.text, near: candidates })
    }
    if (tally.touched.length === 0) continue
    const { text, forms, codes } = word
    found.push({ text, forms, codes, near })
    // Rarer words tell more: the usual measure of that, never below nothing.
    const { length: many } = tally.touched
    const rarity =
      Math.log(1 + (count - many + 0.5) / (many + 0.5)) * (text.length > 1 ? 1 : letter)
    whole += rarity
    for (const record of tally.touched) {
      scores[record] = (scores[record] ?? 0) + rarity * (best[record] ?? 0)
      covered[record] = (covered[record] ?? 0) + rarity
      best[record] = 0
    }
  }
  const named = namedBy(scope, query)
  return { places: inOrder(scores, covered, whole, named), found, unknown }
}

/** A word with hyphens is searched for as one where it is held so, and else by its parts. */
function asHeld(word: QueryWord, { layers }: Scope): QueryWord[] {
  if (word.parts === undefined) return [word]
  const isHeld = word.forms.some((form) => layers.some(({ part }) => hasWord(part.index, form)))
  if (isHeld || word.codes.length > 0) return [word]
  return word.parts.map((part) => ({ ...part, codes: [] }))
}

/** The word itself, and those it is the beginning of, less for each letter that was not typed. */
function addWord(tally: Tally, scope: Scope, form: string): void {
  if (form.length < 2 || hasDigit(form)) return addExact(tally, scope, form, 1)
  for (const layer of scope.layers) {
    const { index } = layer.part
    const { from, to } = wordsFrom(index, form)
    for (let place = from; place < to; place += 1) {
      const { length } = index.words[place] ?? ''
      const share = length === form.length ? 1 : 0.2 + (0.5 * form.length) / length
      addPostings(tally, scope, layer, place, share)
    }
  }
}

function addExact(tally: Tally, scope: Scope, form: string, share: number): void {
  for (const layer of scope.layers) {
    const { from } = wordsFrom(layer.part.index, form)
    if (layer.part.index.words[from] === form) addPostings(tally, scope, layer, from, share)
  }
}

function addPostings(
  { best, touched }: Tally,
  { shown }: Scope,
  { part: { index }, level }: Layer,
  place: number,
  share: number,
): void {
  const { starts, records, weights }: WordIndex = index
  const end = starts[place + 1] ?? 0
  for (let at = starts[place] ?? 0; at < end; at += 1) {
    const record = records[at] ?? 0
    const seen = shown[record] ?? 0
    if (level === 0 ? seen === 0 : seen !== level) continue
    const weight = (weights[at] ?? 0) * share
    const known = best[record] ?? 0
    if (known === 0) touched.push(record)
    if (weight > known) best[record] = weight
  }
}

function addCode({ best, touched }: Tally, { shown }: Scope, hit: CodeHit): void {
  if ((shown[hit.place] ?? 0) === 0) return
  if ((best[hit.place] ?? 0) === 0) touched.push(hit.place)
  best[hit.place] = Math.max(best[hit.place] ?? 0, weightOfCode(hit))
}

/** What the query calls by its whole name or its code, in all of it or in a part. */
function namedBy(scope: Scope, { phrases, words }: Query): ReadonlyMap<number, number> {
  const named = new Map<number, number>()
  const name = (record: number, weight: number, share: number) => {
    const worth = wholeName * weight * share ** 2
    named.set(record, Math.max(named.get(record) ?? 0, worth))
  }
  for (const layer of scope.layers) {
    for (const { text, share } of phrases) {
      for (const [record, weight] of layer.part.phrases.get(text) ?? []) {
        if (isShown(scope, layer, record)) name(record, weight, share)
      }
    }
  }
  for (const hit of words.flatMap(({ codes }) => codes)) {
    if ((scope.shown[hit.place] ?? 0) > 0) name(hit.place, weightOfCode(hit), 1 / words.length)
  }
  return named
}

function weightOfCode({ isBroader }: CodeHit): number {
  return weightOf('code') * (isBroader ? 0.6 : 1)
}

/** More than there can be records: a score and a place are sorted as one number. */
const placesBound = 2 ** 17
const steps = 2 ** 10

function inOrder(
  scores: Float32Array,
  covered: Float32Array,
  whole: number,
  named: ReadonlyMap<number, number>,
): Uint32Array {
  let most = 0
  for (const share of covered) if (share > most) most = share
  if (whole === 0) return new Uint32Array()
  // Where no record holds half, those that hold most.
  const least = Math.min(whole * threshold, most) * 0.9999
  const keys: number[] = []
  for (let place = 0; place < scores.length; place += 1) {
    const share = covered[place] ?? 0
    const worth = named.get(place)
    if (worth === undefined && share < least) continue
    const score = (scores[place] ?? 0) * (share / whole) ** 2 + (worth ?? 0)
    keys.push(place - Math.round(score * steps) * placesBound)
  }
  return Uint32Array.from(
    Float64Array.from(keys).toSorted(),
    (key) => ((key % placesBound) + placesBound) % placesBound,
  )
}
