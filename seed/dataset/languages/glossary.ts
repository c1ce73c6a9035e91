/** The terms that carry the meaning of the directory, and which of them a text says. */
import { escapePattern } from '../escape-pattern.ts'

/** By the English word, in the order of the page; each language has them all. */
export const terms = [
  'authorised',
  'recommended',
  'reimbursed',
  'reimbursed with conditions',
  'early access',
  'managed access',
  'off-label',
  'assessed',
  'positive opinion',
  'withdrawn',
  'in trials',
  'marketing authorisation',
  'HTA body',
  'payer',
  'out-of-pocket',
  'compassionate use',
  'clinical trial',
  'immunotherapy',
  'checkpoint inhibitor',
  'relapsed',
  'refractory',
  'stage',
  'metastatic',
] as const
export type TermName = (typeof terms)[number]

/**
 * How a language says a term. A form is a part of a word or of several words; `*` stands for the
 * rest of a word.
 */
type Term = {
  readonly say: string
  /** Forms by which a text is known to say it, in every inflection. */
  readonly forms: readonly [string, ...string[]]
  /** Forms of the original that a translation may render by this term. */
  readonly near?: readonly string[]
  /** Forms that a text must not say in its place. */
  readonly avoid?: readonly string[]
  /** For translators. */
  readonly note?: string
}
export type Glossary = Readonly<Record<TermName, Term>>

/** These four are different things, and stay four different words in every language. */
export const fourWords = [
  'authorised',
  'recommended',
  'reimbursed',
  'early access',
] as const satisfies readonly TermName[]

/** Which of the forms a text says; cases are those of the language (Turkish has two i). */
export function says(
  text: string,
  forms: readonly string[] | undefined,
  locale: string,
): string | undefined {
  const lower = text.toLocaleLowerCase(locale)
  return forms?.find((form) => patternOf(form, locale).test(lower))
}

const patterns = new Map<string, RegExp>()

function patternOf(form: string, locale: string): RegExp {
  const key = `${locale} ${form}`
  const known = patterns.get(key)
  if (known !== undefined) return known
  const parts = form.toLocaleLowerCase(locale).split('*').map(escapePattern)
  const made = new RegExp(parts.join(String.raw`\p{L}*`), 'u')
  patterns.set(key, made)
  return made
}
