/**
 * Which cancer types a text names, by rules that are data: one table for each language a register
 * speaks, apart from what readers search by. "non-small cell lung cancer" never is "small cell lung
 * cancer", since longer words use up what they cover.
 */
import { withoutNegated } from './negated.ts'
import { wordFinder, wordKey } from './word-finder.ts'

export type CancerWords = {
  /** By type: words that name it. `needs`: it is this type only where one of these stands beside. */
  readonly types: Readonly<
    Record<string, { readonly words: readonly string[]; readonly needs?: readonly string[] }>
  >
  /** Words that name more than a type, and the types that may be meant. */
  readonly broader: Readonly<Record<string, readonly string[]>>
  /** Diseases that are none of ours, and words that would be taken for one. */
  readonly outside: readonly string[]
}

export type Verdict = {
  readonly verdict: 'one' | 'several' | 'broader' | 'none' | 'outside'
  /** Those that are named; of a broader word those that may be meant. */
  readonly types: readonly string[]
  /** What decided, as it stands in the text. */
  readonly words: readonly string[]
}

/** `beside`: further text in which qualifiers may stand, such as a heading. */
export type FindCancers = (text: string, beside?: string) => Verdict

export function cancerFinder({ types, broader, outside }: CancerWords): FindCancers {
  const named = new Map(
    Object.entries(types).flatMap(([type, { words }]) =>
      words.map((word) => [wordKey(word), type] as const),
    ),
  )
  const meant = new Map(Object.entries(broader).map(([word, own]) => [wordKey(word), own]))
  const words = [...Object.values(types).flatMap((one) => one.words), ...Object.keys(broader)]
  const find = wordFinder([...words, ...outside])
  const qualifiers = new Map(
    Object.entries(types).flatMap(([type, { needs }]) =>
      needs === undefined ? [] : [[type, wordFinder(needs)] as const],
    ),
  )
  return (text, beside = '') => {
    const around = withoutNegated(`${beside} ${text}`)
    const found = find(text).map(({ key, word }) => {
      const type = named.get(key)
      const qualifier = type === undefined ? undefined : qualifiers.get(type)?.(around)
      const isNamed = type !== undefined && qualifier?.length !== 0
      return {
        words: [word, ...(isNamed ? (qualifier ?? []).slice(0, 1).map((one) => one.word) : [])],
        named: isNamed ? [type] : [],
        meant: meant.get(key) ?? (type === undefined || isNamed ? [] : [type]),
      }
    })
    const pick = (field: 'named' | 'meant') => {
      const own = found.filter((one) => one[field].length > 0)
      return {
        types: [...new Set(own.flatMap((one) => one[field]))],
        words: distinct(own.flatMap((one) => one.words)),
      }
    }
    const own = pick('named')
    if (own.types.length > 0) return { verdict: own.types.length === 1 ? 'one' : 'several', ...own }
    const wider = pick('meant')
    if (wider.types.length > 0) return { verdict: 'broader', ...wider }
    const other = distinct(found.flatMap((one) => one.words))
    return { verdict: other.length === 0 ? 'none' : 'outside', types: [], words: other }
  }
}

function distinct(words: readonly string[]): string[] {
  return [...new Map(words.map((word) => [wordKey(word), word])).values()]
}
