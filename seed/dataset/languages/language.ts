/** All that the seed knows of one language. Every part is required: without it texts go unchecked. */
import type { Glossary } from './glossary.ts'
import type { Slip } from './slip.ts'

/** Quotes, opening and closing. */
export type Quotes = readonly [open: string, close: string]

export const curlyQuotes: readonly [Quotes, ...Quotes[]] = [
  ['“', '”'],
  ['‘', '’'],
]

export type Language = {
  /** As they are written in it, the usual ones first. */
  readonly quotes: readonly [Quotes, ...Quotes[]]
  readonly dates: {
    /** January to December as Unicode CLDR has them, with blanks between; `|` between two names. */
    readonly months: string
    /** A pattern of a day with its month, such as `22. November`: `d` for the number, M the month. */
    readonly day: string
    readonly good: string
    readonly bad: string
  }
  readonly decimal: ',' | '.'
  /** Its commonest words, in small letters with a blank between: texts in it are known by them. */
  readonly commonest: string
  /** Words that promise a benefit, in lower case, from the beginning of a word; cost-effectiveness is none. */
  readonly promises: RegExp
  /** What turns such a word into a condition or the contrary, for texts first written in it. */
  readonly denials: RegExp | undefined
  /** Words on which a decision turns, for texts first written in it: the guard asks when one changes. */
  readonly deciding: RegExp | undefined
  /** How it says that letters stand for words. */
  readonly explaining: readonly [string, ...string[]]
  /** Abbreviations that are better known than their words. */
  readonly wellKnown: readonly string[]
  /** What a native reader complains of first: spaces, signs and letters of this language alone. */
  readonly spelling: readonly Slip[]
  readonly glossary: Glossary
}
