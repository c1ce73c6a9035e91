/** How a language writes, beyond its words: what stands between them, and capitals. */
import { languageOf } from '../../model/locale.ts'
import type { Age } from '../../model/use.ts'

export type Habits = {
  /** Between a label and its value, and between the values of a list. */
  readonly colon: string
  readonly semicolon: string
  /** An INN that is not spelt for the language. */
  readonly name: (inn: string) => string
  /** A date that a formatter wrote. */
  readonly date: (written: string) => string
  /** What stands between a number and the unit that is counted. */
  readonly counted: (n: number) => string
  /** An age of one year or month, where the language bends it after the patterns. */
  readonly one: Readonly<Record<Age['unit'], string>> | undefined
}

function asIs(text: string): string {
  return text
}

const common: Habits = {
  colon: ': ',
  semicolon: '; ',
  name: asIs,
  date: asIs,
  counted: () => ' ',
  one: undefined,
}

const own: Readonly<Record<string, Partial<Habits>>> = {
  // Nouns have a capital.
  de: { name: (inn) => capitalised(inn, 'de') },
  // Signs of two parts stand off by a blank that does not break; the first of a month is an ordinal.
  fr: {
    colon: '\u00A0: ',
    semicolon: '\u00A0; ',
    date: (written) => written.replace(/^1 /, '1er '),
  },
  pl: { one: { years: '1 roku', months: '1 miesiąca' } },
  // "19 ani", but "20 de ani".
  ro: { counted: (n) => (n % 100 === 0 || n % 100 >= 20 ? ' de ' : ' ') },
}

export function habitsOf(tag: string): Habits {
  return { ...common, ...own[languageOf(tag)] }
}

/** With the capital of its language: i is İ in Turkish. */
export function capitalised(text: string, tag: string): string {
  const [first = ''] = text
  return first.toLocaleUpperCase(tag) + text.slice(first.length)
}
