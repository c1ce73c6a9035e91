/**
 * Texts as searchers type them: without case, accents and ligatures, cut into words. One way for
 * every language, so that a word is found whoever types it, on whatever keyboard: Turkish ı and İ
 * are i, Romanian ș and ş are s, Polish ł is l, œ is oe. What only the writers of a language leave
 * out is a second form of the word: ü is u and ue.
 */
import { wholeLetters } from '../model/letters.ts'

const unspelt = new RegExp(`[${Object.keys(wholeLetters).join('')}]`, 'g')

/** How German, Danish, Norwegian and Swedish are written where these letters are not at hand. */
const written: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }
const unwritten = new RegExp(`[${Object.keys(written).join('')}]`, 'g')

const plain = /^[ -~]*$/
/** In other scripts a mark can be a vowel, without which the word is another one. */
const accented = /([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu
const unseen = /\p{Default_Ignorable_Code_Point}/gu

function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(accented, '$1')
    .replace(unspelt, (letter) => wholeLetters[letter] ?? letter)
    .replace(unseen, '')
    .normalize('NFC')
}

/** A word in every form it may be typed in, the plainest first. */
function formsOf(word: string): readonly string[] {
  const form = fold(word)
  if (plain.test(word)) return [form]
  const lower = word.normalize('NFC').toLowerCase()
  const long = fold(lower.replace(unwritten, (letter) => written[letter] ?? letter))
  return long === form ? [form] : [form, long]
}

export type Word = {
  /** As it stands in the text. */
  readonly text: string
  readonly forms: readonly string[]
  /** Of a word with hyphens, written as one: "check-point" is "checkpoint" too. */
  readonly joined?: readonly string[]
  readonly parts?: readonly Word[]
}

const apostrophe = /['’ʼ＇]/
const hyphen = /[-\u00AD\u2010\u2011]+/
const chunk = /[\p{L}\p{N}\p{M}]+(?:['’ʼ＇\u00AD\u2010\u2011-][\p{L}\p{N}\p{M}]+)*/gu

/** An article that has lost its vowel: l’immunothérapie, dell’immunoterapia. */
const elided = /^(?:\p{L}{1,2}|[dns]\p{L}ll|quell|quest|jusqu|lorsqu|puisqu)$/iu

/** A word without what hangs on it by an apostrophe; Turkish endings are words of their own. */
function withoutElision(text: string): string[] {
  const pieces = text.split(apostrophe)
  return pieces.filter((piece, i) =>
    i < pieces.length - 1 ? !elided.test(piece) : i === 0 || piece.length > 1,
  )
}

function wordOf(text: string): Word {
  const pieces = text.split(hyphen).filter((piece) => piece !== '')
  const [only = text] = pieces
  if (pieces.length < 2) return { text: only, forms: formsOf(only) }
  const parts = pieces.map((piece): Word => ({ text: piece, forms: formsOf(piece) }))
  const pairs = pieces.slice(1).map((piece, i) => `${pieces[i] ?? ''}${piece}`)
  const joined = [...new Set([pieces.join(''), ...pairs])].flatMap(formsOf)
  return { text, forms: formsOf(pieces.join('')), joined, parts }
}

export function wordsOf(text: string): Word[] {
  return (text.match(chunk) ?? []).flatMap(withoutElision).map(wordOf)
}

function formsIn(words: readonly Word[]): readonly string[] {
  return words.flatMap(({ forms, joined, parts = [] }) =>
    joined === undefined ? forms : [...joined, ...parts.flatMap((part) => part.forms)],
  )
}

/** Every form under which the words of a text are found. */
export function everyForm(words: readonly Word[]): Set<string> {
  return new Set(formsIn(words))
}

/** The forms of a text, some of them more than once, and how many words it has. */
export type ReadForms = { readonly forms: readonly string[]; readonly count: number }

/** Reads many texts of a language: a word that it has met before is not folded again. */
export function createFormsReader(): (text: string) => ReadForms {
  const known = new Map<string, ReadForms>()
  return (text) => {
    const forms: string[] = []
    let count = 0
    for (const piece of text.match(chunk) ?? []) {
      let found = known.get(piece)
      if (found === undefined) {
        const words = withoutElision(piece).map(wordOf)
        found = { forms: formsIn(words), count: words.length }
        known.set(piece, found)
      }
      for (const form of found.forms) forms.push(form)
      count += found.count
    }
    return { forms, count }
  }
}

/** Words with hyphens by their parts. */
export function inParts(words: readonly Word[]): Word[] {
  return words.flatMap((word) => word.parts ?? [word])
}

/** Words as one string, to be compared as a whole: in their plain forms, and in the long ones. */
export function phrasesOf(words: readonly Word[]): string[] {
  const short = words.map(({ forms: [form = ''] }) => form)
  const long = words.map(({ forms }) => forms.at(-1) ?? '')
  return [...new Set([short.join(' '), long.join(' ')])]
}
