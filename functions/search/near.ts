/**
 * Words nearly as they were typed. A medicine is never made of another one: its name is forgiven
 * less, and where a typed word lies near the names of two, none of them is taken for it.
 */
import type { Directory } from '../directory/directory.ts'
import { abbreviationsOf, medicineWordsOf } from './indexes.ts'
import { isShown, type Scope } from './scope.ts'
import { wordsFrom, wordsNear, type Near } from './word-index.ts'

export type NearWords = readonly Near[]

/** How many letters may be wrong in a word that is found all the same, by its length. */
const forgivenLetters = [
  { from: 8, letters: 2 },
  { from: 5, letters: 1 },
] as const
const forgivenInMedicines = [
  { from: 12, letters: 2 },
  { from: 6, letters: 1 },
] as const

type Rule = readonly { readonly from: number; readonly letters: number }[]

function allowed(rule: Rule, { length }: string): number {
  return rule.find(({ from }) => length >= from)?.letters ?? 0
}

/** Told to the searcher, who decides: one letter more than is forgiven. */
function told(word: string): number {
  return word.length < 3 ? 0 : allowed(forgivenLetters, word) + 1
}

/** Words that this reader is shown somewhere, nearest first. */
export function nearWords(scope: Scope, forms: readonly string[]): NearWords {
  const [form] = forms
  if (form === undefined || told(form) === 0) return []
  const nearest = new Map<string, number>()
  for (const layer of scope.layers) {
    const { index } = layer.part
    for (const { word, distance } of wordsNear(index, form, told(form))) {
      const { from } = wordsFrom(index, word)
      const records = index.records.subarray(index.starts[from] ?? 0, index.starts[from + 1] ?? 0)
      if (!records.some((record) => isShown(scope, layer, record))) continue
      nearest.set(word, Math.min(nearest.get(word) ?? Infinity, distance))
    }
  }
  return [...nearest]
    .map(([word, distance]) => ({ word, distance }))
    .toSorted((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1))
}

/** Those that are taken for what was typed: the nearest, if they are near enough. */
export function forgiven(
  directory: Directory,
  near: NearWords,
  [typed = '']: readonly string[],
): readonly string[] {
  const medicines = medicineWordsOf(directory)
  const abbreviations = abbreviationsOf(directory)
  const enough = near.filter(({ word, distance }) => {
    if (abbreviations.has(word)) return false
    const rule = medicines.has(word) ? forgivenInMedicines : forgivenLetters
    return distance <= allowed(rule, typed)
  })
  const named = enough.flatMap(({ word }) => medicines.get(word) ?? [])
  if (named.length > 0 && !areOne(named)) return []
  const [nearest] = enough
  return enough.filter(({ distance }) => distance === nearest?.distance).map(({ word }) => word)
}

/** Whether names are of one medicine, in several spellings. */
function areOne([first, ...rest]: readonly ReadonlySet<number>[]): boolean {
  return [...(first ?? [])].some((place) => rest.every((places) => places.has(place)))
}
