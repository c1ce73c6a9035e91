/** What a translator is told about each text: what it is, and what must survive its translation. */
import { languageOf } from '../../functions/model/locale.ts'
import type { Home } from '../dataset/items.ts'
import type { Advice, Guidance } from '../dataset/kinds/kind.ts'
import { says, terms } from '../dataset/languages/glossary.ts'
import { languages, wordsOf } from '../dataset/languages/languages.ts'
import type { TextField } from './text-schema.ts'

const advice = {
  plain: 'Plain text only: no HTML, no links, no line breaks.',
  facts:
    'Never leave out or soften a date, a number, a condition or a “not”. Add nothing, not even what you know.',
  words:
    'Authorised, recommended, reimbursed (paid for) and early access are four different things: use four different words for them, the same four everywhere.',
  medicines:
    'Keep the international name (INN) of every medicine, such as nivolumab; never put a brand name in its place.',
  schemes:
    'Keep the original name of a scheme, law or body, and put a short explanation in brackets after it.',
  patients: 'Write for patients: the words they use, not those of specialists.',
  names: 'Keep the names of organisations, websites and documents as they are.',
  places:
    'Keep what stands in braces, such as {country}, letter by letter: a name, a number or a date is put there.',
} as const satisfies Readonly<Record<Advice | 'plain', string>>

/** Between the items of a list: no language writes it otherwise, and no tool splits at it. */
export const listSeparator = ' | '
/** Stands for a list of nothing: an empty text is what nobody has translated yet. */
export const emptyList = '—'

const categories = ['context', 'guidance', 'reference'] as const

export type Note = {
  readonly category: (typeof categories)[number]
  readonly text: string
}

/** Whether a note is one of those that an export writes, and not a translator's. */
export function isOwnCategory(category: string | undefined): boolean {
  return categories.some((own) => own === category)
}

type Described = {
  readonly guidance: Guidance
  readonly home: Home
  readonly id: string
  readonly file: string
}

/** The terms of the glossary that an English line says, as the other language says them. */
export function glossaryNotes(line: string, target: string): Note[] {
  if (languageOf(target) === 'en') return []
  const { glossary } = wordsOf(target)
  const said = terms
    .filter((term) => says(line, languages.en.glossary[term].forms, 'en') !== undefined)
    .map((term) => {
      const { say, avoid = [] } = glossary[term]
      const never = avoid.length === 0 ? '' : `, never “${avoid.join('…”, “')}…”`
      return `${term}: “${say}”${never}`
    })
  return said.length === 0 ? [] : [{ category: 'guidance', text: `Glossary: ${said.join('; ')}.` }]
}

export function notesFor(
  { guidance, home, id, file }: Described,
  { name, list: isList, max }: TextField,
): Note[] {
  const { what, place, advice: given } = guidance
  const where = place?.(home.key, home.path)
  const size = `at most ${max} characters${isList ? ' each' : ''}`
  const context = `${name} of ${id}: ${what}${where === undefined ? '' : `, ${where}`}. File ${file}; ${size}.`
  const list = `Other names, with “${listSeparator.trim()}” between them. Give the names used in your language, however many; write “${emptyList}” when there is none.`
  return [
    { category: 'context', text: context },
    ...(isList ? [{ category: 'guidance' as const, text: list }] : []),
    ...given.map((one) => ({ category: 'guidance' as const, text: advice[one] })),
    { category: 'guidance', text: advice.plain },
  ]
}
