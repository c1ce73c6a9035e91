/** A name in place of another, as a whole and letter by letter; blanks and breaks of lines are as good. */
import { escapePattern } from './escape-pattern.ts'
import type { Span } from './find-words.ts'

export type NameChange = {
  /** Where the old name stands, in the order of the text. */
  readonly find: (text: string) => Span[]
  readonly change: (text: string) => string
  /** Where it is a part of a longer word, joined by a hyphen: NFZ-u may be a form of it, or another name. */
  readonly findJoined: (text: string) => Span[]
  /** Whether the new name stands in it already. */
  readonly holdsNew: (text: string) => boolean
}

// A sign of a longer word, or of a host: nfz in nfz.gov.pl is not the name.
const apart = (joint: string): readonly [before: string, after: string] => [
  String.raw`(?<![\p{L}\p{M}\p{N}_@]|[\p{L}\p{N}]${joint})`,
  String.raw`(?![\p{L}\p{M}\p{N}_@]|${joint}[\p{L}\p{N}])`,
]
const address = /:\/\/|^www\.|@\S+\.|\.\p{L}{2,}\//iu

export function nameChange(from: string, to: string): NameChange {
  // Where one name is a part of the other, the longer one is looked for first: what bears the new name
  // already keeps it.
  const names = [from, to].toSorted((a, b) => b.length - a.length).map(wordsOf)
  const within = ([before, after]: readonly [string, string]): RegExp =>
    new RegExp(`${before}(?:${names.join('|')})${after}`, 'gu')
  const [whole, joined] = [
    within(apart(String.raw`[.\-\u2010\u2011]`)),
    within(apart(String.raw`\.`)),
  ]
  const isOld = new RegExp(`^${wordsOf(from)}$`, 'u')
  const matches = (text: string, pattern: RegExp): RegExpExecArray[] =>
    [...text.matchAll(pattern)].filter(({ index }) => !address.test(tokenAt(text, index)))
  const spans = (text: string, pattern: RegExp): Span[] =>
    matches(text, pattern).flatMap(({ 0: found, index }): Span[] =>
      isOld.test(found) ? [[index, index + found.length]] : [],
    )
  const find = (text: string): Span[] => spans(text, whole)
  return {
    find,
    change: (text) =>
      find(text).reduceRight(
        (held, [start, end]) => held.slice(0, start) + to + held.slice(end),
        text,
      ),
    findJoined: (text) => {
      const found = new Set(find(text).map(([start]) => start))
      return spans(text, joined).filter(([start]) => !found.has(start))
    },
    holdsNew: (text) => matches(text, whole).some(({ 0: found }) => !isOld.test(found)),
  }
}

function wordsOf(name: string): string {
  return name
    .split(/\s+/u)
    .map(escapePattern)
    .join(String.raw`\s+`)
}

/** What stands without a blank around a place. */
function tokenAt(text: string, index: number): string {
  return `${/\S*$/u.exec(text.slice(0, index))?.[0] ?? ''}${/^\S*/u.exec(text.slice(index))?.[0] ?? ''}`
}
