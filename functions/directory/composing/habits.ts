/** How a language writes, beyond its words: what stands between them, and capitals. */
import { languageOf } from '../../model/locale.ts'

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
  /** The age of one month, where it bends after "from" and "to"; else a formatter writes it. */
  readonly oneMonth: string | undefined
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
  oneMonth: undefined,
}

/** Every language of the dataset has its line, if only to say that it does as most do. */
const own: Readonly<Record<string, Partial<Habits>>> = {
  en: {},
  es: {},
  it: {},
  nl: {},
  pt: {},
  tr: {},
  // Nouns have a capital.
  de: { name: (inn) => capitalised(inn, 'de') },
  // Signs of two parts stand off by a blank that does not break; the first of a month is an ordinal.
  fr: {
    colon: '\u00A0: ',
    semicolon: '\u00A0; ',
    date: (written) => written.replace(/^1 /, '1er '),
  },
  pl: { oneMonth: '1 miesiąca' },
  // "19 ani", but "20 de ani".
  ro: { counted: (n) => (n % 100 === 0 || n % 100 >= 20 ? ' de ' : ' ') },
}

export const languagesWithHabits: readonly string[] = Object.keys(own)

export function habitsOf(tag: string): Habits {
  return { ...common, ...own[languageOf(tag)] }
}

/** Costly to look up in a language, and few. */
const capitals = new Map<string, Map<string, string>>()

/** With the capital of its language: i is İ in Turkish. */
export function capitalised(text: string, tag: string): string {
  const [first = ''] = text
  const ofTag = capitals.get(tag) ?? new Map<string, string>()
  const capital = ofTag.get(first) ?? first.toLocaleUpperCase(tag)
  capitals.set(tag, ofTag.set(first, capital))
  return capital + text.slice(first.length)
}
