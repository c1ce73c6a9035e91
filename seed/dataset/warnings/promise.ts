/** Words that promise a benefit. The directory says what is authorised and paid, never that it helps. */
import type { Language } from '../languages/language.ts'
import { languages, wordsOf } from '../languages/languages.ts'
import { quote } from '../rules/problems.ts'
import { isOriginal } from '../texts.ts'
import { wholeOf, type Remark, type PlacedText } from './placed-text.ts'

const promises = new Map<Language, RegExp>(
  Object.values(languages).map((language) => [
    language,
    new RegExp(`(?<!\\p{L})(?:${language.promises.source})\\p{L}*`, 'u'),
  ]),
)

export function findPromises({ text }: PlacedText): Remark[] {
  const originals = Object.entries(text).filter(([, translation]) => isOriginal(translation))
  const said = originals.some(([locale, one]) => promiseIn(wholeOf(one), locale) !== undefined)
  return Object.entries(text).flatMap(([locale, translation]): Remark[] => {
    // What the original says is judged there: its translations say the same.
    if (said && !isOriginal(translation)) return []
    const whole = wholeOf(translation)
    // Cutting a text into sentences is slow, and hardly ever needed.
    if (promiseIn(whole, locale) === undefined) return []
    const found = sentencesOf(whole, locale)
      .filter(
        (sentence) => !isOriginal(translation) || wordsOf(locale).denials?.test(sentence) !== true,
      )
      .map((sentence) => promiseIn(sentence, locale))
      .find((one) => one !== undefined)
    if (found === undefined) return []
    const message = `${quote(found)} promises a benefit: say what was decided, authorised or paid`
    return [{ path: [locale], code: 'promise', message }]
  })
}

function promiseIn(text: string, locale: string): string | undefined {
  return promises.get(wordsOf(locale))?.exec(text.toLocaleLowerCase(locale))?.[0]
}

function sentencesOf(text: string, locale: string): string[] {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' })
  return [...sentences.segment(text)].map(({ segment }) => segment)
}
