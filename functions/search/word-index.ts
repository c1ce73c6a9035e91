/**
 * Which records hold which words, in arrays of numbers: words in order, so that those with one
 * beginning lie side by side, and the records of each word after those of the word before. Of
 * 25,000 records a language takes some 15 MB this way, and the commonest word is looked through
 * in a millisecond.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'

export type WordIndex = {
  readonly words: readonly string[]
  /** Where the records of a word begin; those of the last end at the last number. */
  readonly starts: Uint32Array
  readonly records: Uint32Array
  /** How much a word says of the record beside it, where it says most. */
  readonly weights: Float32Array
}

/** A stretch of the words: from this place to before that one. */
export type Stretch = { readonly from: number; readonly to: number }

type Postings = { readonly records: number[]; readonly weights: number[] }

/** Forms may come more than once. */
export type Entry = { readonly forms: readonly string[]; readonly weight: number }

/** What is read or sorted between two turns of the event loop: a few milliseconds. */
const formsPerSlice = 4_000

/** `entriesOf` gives what a record is found by; records are numbers from 0. */
export async function indexWords(
  count: number,
  entriesOf: (record: number) => readonly Entry[],
): Promise<WordIndex> {
  const held = new Map<string, Postings>()
  let left = formsPerSlice
  let size = 0
  for (let record = 0; record < count; record += 1) {
    for (const { forms, weight } of entriesOf(record)) {
      left -= forms.length
      for (const form of forms) size += note(held, form, record, weight)
    }
    left -= 1
    if (left <= 0) {
      await nextTurn()
      left = formsPerSlice
    }
  }
  return lay(held, await inOrder(held.keys()), size)
}

function note(held: Map<string, Postings>, form: string, record: number, weight: number): number {
  const known = held.get(form)
  if (known === undefined) {
    held.set(form, { records: [record], weights: [weight] })
    return 1
  }
  const { records, weights } = known
  const last = records.length - 1
  if (records[last] === record) {
    weights[last] = Math.max(weights[last] ?? 0, weight)
    return 0
  }
  records.push(record)
  weights.push(weight)
  return 1
}

async function inOrder(words: Iterable<string>): Promise<string[]> {
  const byBeginning = Map.groupBy(words, (word) => word.slice(0, 2))
  const sorted: string[] = []
  let left = formsPerSlice
  for (const beginning of [...byBeginning.keys()].toSorted()) {
    const some = (byBeginning.get(beginning) ?? []).toSorted()
    for (const word of some) sorted.push(word)
    left -= some.length
    if (left <= 0) {
      await nextTurn()
      left = formsPerSlice
    }
  }
  return sorted
}

async function lay(
  held: ReadonlyMap<string, Postings>,
  words: readonly string[],
  size: number,
): Promise<WordIndex> {
  const starts = new Uint32Array(words.length + 1)
  const records = new Uint32Array(size)
  const weights = new Float32Array(size)
  let at = 0
  for (const [place, word] of words.entries()) {
    const found = held.get(word)
    if (found === undefined) continue
    records.set(found.records, at)
    weights.set(found.weights, at)
    at += found.records.length
    starts[place + 1] = at
    if (place % formsPerSlice === 0) await nextTurn()
  }
  return { words, starts, records, weights }
}

/** The first place whose word is not before this one. */
function placeOf({ words }: WordIndex, word: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}

export function wordsFrom(index: WordIndex, beginning: string): Stretch {
  return { from: placeOf(index, beginning), to: placeOf(index, `${beginning}\uFFFF`) }
}

export function hasWord(index: WordIndex, word: string): boolean {
  return index.words[placeOf(index, word)] === word
}

export type Near = { readonly word: string; readonly distance: number }

/** What words begin with: any of these may be meant by a first letter that is wrong. */
function firstLetters(index: WordIndex): string[] {
  const letters: string[] = []
  for (let place = 0; place < index.words.length;) {
    const letter = index.words[place]?.charAt(0) ?? ''
    letters.push(letter)
    place = placeOf(index, `${letter}\uFFFF`)
  }
  return letters
}

/**
 * Words that are nearly the wanted one. Only those with its first letter are looked through, a
 * tenth of all; a first letter that is wrong, missing, too many or the second is tried by itself.
 */
export function wordsNear(index: WordIndex, wanted: string, most: number): Near[] {
  const [first = '', second = ''] = wanted
  const rest = wanted.slice(1)
  const others = [
    rest,
    `${second}${first}${wanted.slice(2)}`,
    ...firstLetters(index).flatMap((letter) => [`${letter}${rest}`, `${letter}${wanted}`]),
  ]
  const elsewhere = others.filter((word) => !word.startsWith(first) && hasWord(index, word))
  return [
    ...wordsNearIn(index, wordsFrom(index, first), wanted, most),
    ...elsewhere.map((word) => ({ word, distance: 1 })),
  ]
}

/**
 * The words that are at most so many letters away: one missing, one too many, one for another, two
 * the wrong way round. Words with a common beginning share the work for it, and beginnings that
 * are too far off are passed over whole.
 */
function wordsNearIn(
  index: WordIndex,
  { from, to }: Stretch,
  wanted: string,
  most: number,
): Near[] {
  const found: Near[] = []
  const length = wanted.length
  const rows: Uint8Array[] = [Uint8Array.from({ length: length + 1 }, (_, i) => i)]
  let before = ''
  for (let place = from; place < to;) {
    const word = index.words[place] ?? ''
    let depth = commonBeginning(before, word)
    let isFar = false
    while (depth < word.length && !isFar) {
      depth += 1
      isFar = fillRow(rows, depth, word, wanted) > most
    }
    before = word.slice(0, depth)
    if (isFar) {
      place = placeOf(index, `${before}\uFFFF`)
      continue
    }
    const distance = rows[word.length]?.[length] ?? Infinity
    if (distance <= most) found.push({ word, distance })
    place += 1
  }
  return found
}

function commonBeginning(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let shared = 0
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared += 1
  return shared
}

/** Distances of the first `depth` letters of a word to every beginning of the wanted one; the least. */
function fillRow(rows: Uint8Array[], depth: number, word: string, wanted: string): number {
  const above = rows[depth - 1] ?? new Uint8Array()
  const twoAbove = depth > 1 ? rows[depth - 2] : undefined
  const row = (rows[depth] ??= new Uint8Array(wanted.length + 1))
  const letter = word.charCodeAt(depth - 1)
  let least = (row[0] = depth)
  for (let i = 1; i <= wanted.length; i += 1) {
    const other = wanted.charCodeAt(i - 1)
    let distance = Math.min(
      (above[i - 1] ?? 0) + (letter === other ? 0 : 1),
      (above[i] ?? 0) + 1,
      (row[i - 1] ?? 0) + 1,
    )
    const isSwapped =
      twoAbove !== undefined &&
      i > 1 &&
      letter === wanted.charCodeAt(i - 2) &&
      word.charCodeAt(depth - 2) === other
    if (isSwapped) distance = Math.min(distance, (twoAbove[i - 2] ?? 0) + 1)
    row[i] = distance
    if (distance < least) least = distance
  }
  return least
}
