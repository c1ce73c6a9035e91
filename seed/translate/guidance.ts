/** What a translator is told about each text: what it is, and what must survive its translation. */
import { languageOf } from '../../functions/model/locale.ts'
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
} as const satisfies Readonly<Record<string, string>>
type Advice = keyof typeof advice

type Kind = { readonly what: string; readonly advice: readonly Advice[] }

/** By the kind of text, as `TextBlock` names it. */
const kinds: Readonly<Record<string, Kind>> = {
  'manifest.notice': {
    what: 'the notice that goes with every answer of the directory',
    advice: ['facts', 'patients'],
  },
  terms: {
    what: 'the word a reader sees for a code, and what it means',
    advice: ['words', 'patients'],
  },
  'cancerTypes.text': {
    what: 'a type of cancer, by the names patients look for',
    advice: ['patients'],
  },
  'cancerTypes.euWide.text': {
    what: 'what holds for a type of cancer in the whole EU',
    advice: ['facts', 'words', 'medicines'],
  },
  'countries.text': { what: 'a country', advice: [] },
  'countries.reimbursement.text': {
    what: 'who decides in a country what is paid for',
    advice: ['facts', 'words', 'schemes'],
  },
  'countries.reimbursement.assessment.text': {
    what: 'a body that assesses medicines',
    advice: ['facts', 'schemes'],
  },
  'countries.reimbursement.decision.text': {
    what: 'who decides what is paid for',
    advice: ['facts', 'schemes'],
  },
  'countries.reimbursement.payer.text': { what: 'who pays', advice: ['facts', 'schemes'] },
  'countries.reimbursement.waitIndicators.text': {
    what: 'what a published figure measured, and when',
    advice: ['facts'],
  },
  'countries.earlyAccess.text': {
    what: 'a way to a medicine before it is listed',
    advice: ['facts', 'words', 'schemes'],
  },
  'countries.availability.text': {
    what: 'what a country pays for, and when',
    advice: ['facts', 'words', 'medicines', 'schemes'],
  },
  'resources.text': { what: 'a link to a website', advice: ['facts', 'names'] },
  'publications.text': { what: 'a document the directory draws on', advice: ['facts', 'names'] },
  'publications.statements.text': {
    what: 'what an old document said at its time; it stays history',
    advice: ['facts', 'words', 'names'],
  },
}

/** Between the items of a list: no language writes it otherwise, and no tool splits at it. */
export const listSeparator = ' | '
/** Stands for a list of nothing: an empty text is what nobody has translated yet. */
export const emptyList = '—'

export type Note = {
  readonly category: 'context' | 'guidance' | 'reference'
  readonly text: string
}

export type Described = { readonly kind: string; readonly id: string; readonly file: string }

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
  { kind, id, file }: Described,
  { name, list: isList, max }: TextField,
): Note[] {
  const { what, advice: given } = kinds[kind] ?? { what: 'a text', advice: [] }
  const size = `at most ${max} characters${isList ? ' each' : ''}`
  const context = `${name} of ${id}: ${what}. File ${file}; ${size}.`
  const list = `Other names, with “${listSeparator.trim()}” between them. Give the names used in your language, however many; write “${emptyList}” when there is none.`
  return [
    { category: 'context', text: context },
    ...(isList ? [{ category: 'guidance' as const, text: list }] : []),
    ...given.map((one) => ({ category: 'guidance' as const, text: advice[one] })),
    { category: 'guidance', text: advice.plain },
  ]
}
