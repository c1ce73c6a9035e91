/**
 * Which cancer types a text names, in languages whose words bend: patterns stand where the tables of
 * `cancer-words.ts` have words, and its rules hold. The longest win the place where they stand, a type
 * that is a part of a disease needs its mark in the same text (MSI-H), and words for a disease as a
 * whole never stand for one of its parts.
 */
import { foldWords } from '../dataset/fold-words.ts'
import type { FindCancers, Verdict } from './cancer-words.ts'
import { withoutStable } from './negated.ts'

/** Words are patterns over folded text: no capitals, no accents, one blank, plain signs. */
export type CancerPattern =
  | {
      readonly type: string
      readonly words: RegExp
      /** What the text must say besides: without it, it speaks of more than our type. */
      readonly needs?: RegExp
      /** What makes it another disease. */
      readonly unless?: RegExp
    }
  /** A disease of which ours are parts: told only where none of these is named. */
  | { readonly broader: readonly string[]; readonly words: RegExp }
  /** A disease that is none of ours. */
  | { readonly outside: true; readonly words: RegExp }

type Hit = { readonly start: number; readonly end: number; readonly entry: CancerPattern }

export function patternFinder(table: readonly CancerPattern[]): FindCancers {
  return (text, beside = '') => findIn(text, beside, table)
}

function findIn(text: string, beside: string, table: readonly CancerPattern[]): Verdict {
  const { text: folded, origins } = foldWords(text)
  const around = `${foldWords(beside).text} ${folded}`
  const hits = claim(
    table.flatMap((entry) =>
      [...folded.matchAll(global(entry.words))].map((found): Hit => ({
        start: found.index,
        end: found.index + found[0].length,
        entry,
      })),
    ),
  )
  const quoted = (some: readonly Hit[]): string[] => [
    ...new Set(
      some.map(({ start, end }) => text.slice(origins[start], origins[end] ?? text.length).trim()),
    ),
  ]
  const named = hits.filter(({ entry }) => isNamed(entry, around))
  const types = [...new Set(named.flatMap(({ entry }) => ('type' in entry ? [entry.type] : [])))]
  if (types.length > 0) {
    return { verdict: types.length === 1 ? 'one' : 'several', types, words: quoted(named) }
  }
  const broader = hits.filter(
    ({ entry }) =>
      'broader' in entry || ('type' in entry && entry.needs?.test(withoutStable(around)) === false),
  )
  if (broader.length > 0) {
    const within = broader.flatMap(({ entry }) =>
      'broader' in entry ? entry.broader : 'type' in entry ? [entry.type] : [],
    )
    return { verdict: 'broader', types: [...new Set(within)], words: quoted(broader) }
  }
  return hits.length > 0
    ? { verdict: 'outside', types: [], words: quoted(hits) }
    : { verdict: 'none', types: [], words: [] }
}

function isNamed(entry: CancerPattern, around: string): boolean {
  if (!('type' in entry)) return false
  return entry.needs?.test(withoutStable(around)) !== false && entry.unless?.test(around) !== true
}

/** Of words that overlap, the longest. */
function claim(hits: readonly Hit[]): Hit[] {
  const held: Hit[] = []
  for (const hit of hits.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (held.every(({ start, end }) => hit.end <= start || hit.start >= end)) held.push(hit)
  }
  return held.toSorted((a, b) => a.start - b.start)
}

const globals = new Map<RegExp, RegExp>()

function global(words: RegExp): RegExp {
  const made = globals.get(words) ?? new RegExp(`(?<![a-z0-9])(?:${words.source})(?![a-z0-9])`, 'g')
  globals.set(words, made)
  return made
}
