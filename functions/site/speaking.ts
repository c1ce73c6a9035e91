/** Words, labels and dates of one page, ready to stand in it. */
import { html } from 'hono/html'
import type { TextBlock } from '../directory/answers/parts.ts'
import { capitalised, habitsOf } from '../directory/composing/habits.ts'
import type { Vocabulary } from '../directory/composing/vocabulary.ts'
import { readAlways } from '../directory/view.ts'
import type { PartialDate } from '../model/dates.ts'
import type { Terms } from '../model/manifest.ts'
import type { Page, WordOf } from '../model/page-words.ts'
import type { Phrase, TermSet } from '../model/term-sets.ts'
import type { TextByLocale } from '../model/text.ts'
import { inLanguage, type Html } from './html.ts'
import type { PageContext } from './page-context.ts'
import type { Said, Values } from './words.ts'

/** What of a context is needed to speak. */
export type Speaker = Pick<PageContext, 'directory' | 'view' | 'words'>

/** Escaped, with its language where that is not the page's. */
export function shown({ text, lang }: Said): Html {
  return lang === undefined ? html`${text}` : html`<span lang="${lang}">${text}</span>`
}

export type Speaking<P extends Page> = {
  /** For an attribute or a title. */
  readonly text: <C extends WordOf<P>>(code: C, ...values: Values<P, C>) => string
  readonly tell: <C extends WordOf<P>>(code: C, ...values: Values<P, C>) => Html
}

/** The words of one page. */
export function speaking<P extends Page>({ words }: Speaker, page: P): Speaking<P> {
  return {
    text: (code, ...values) => words.say(page, code, ...values).text,
    tell: (code, ...values) => shown(words.say(page, code, ...values)),
  }
}

/** A text that the API serves, marked with its language, and counted where nobody has checked it. */
export function inBlock(
  content: Html | string,
  { locale, translation }: Pick<TextBlock, 'locale' | 'translation'>,
  { view, words }: Pick<Speaker, 'view' | 'words'>,
): Html {
  words.saw(translation)
  return inLanguage(content, locale, view.locale.tag)
}

type CodeOf<S extends TermSet> = keyof Terms[S] & string
type Term = { readonly label: string; readonly definition: string }

/** Label and definition of a code, in the best language of the chain. */
export function term<S extends TermSet>(
  { directory, view, words }: Speaker,
  set: S,
  code: CodeOf<S>,
): { readonly label: Html; readonly definition: Html; readonly text: string } {
  const ofSet: Readonly<Record<string, TextByLocale<Term>>> = directory.dataset.terms[set]
  const held = ofSet[code]
  if (held === undefined) throw new Error(`a release without a word for ${set} ${code}`)
  const { text, block } = readAlways(held, view)
  words.saw(block.translation)
  const own = view.locale.tag
  return {
    label: inLanguage(text.label, block.locale, own),
    definition: inLanguage(text.definition, block.locale, own),
    text: text.label,
  }
}

export function label<S extends TermSet>(context: Speaker, set: S, code: CodeOf<S>): Html {
  return term(context, set, code).label
}

/** The words of which texts are composed, in the best language that has all of them. */
export function vocabularyOf({ directory, view }: Speaker): Vocabulary {
  const { vocabularies } = directory.composing
  const tag = view.chain.find((one) => vocabularies.has(one))
  const words = tag === undefined ? undefined : vocabularies.get(tag)
  if (words === undefined) throw new Error('a release without words to compose texts of')
  return words
}

/** A label of composed texts, with the capital of a beginning. */
export function phrase(context: Speaker, code: Phrase): Html {
  const words = vocabularyOf(context)
  return inLanguage(capitalised(words.phrase(code), words.tag), words.tag, context.view.locale.tag)
}

/** Between a label and what it stands before, in one line. */
export function colon({ view }: Speaker): string {
  return habitsOf(view.locale.tag).colon
}

export function sayDate(date: PartialDate, context: Speaker): Html {
  const words = vocabularyOf(context)
  const written = html`<time datetime="${date}">${words.date(date)}</time>`
  return inLanguage(written, words.tag, context.view.locale.tag)
}
