/** Texts that stand under the tag of another language, or were copied and not translated. */
import { languageOf } from '../../../functions/model/locale.ts'
import { languages } from '../languages/languages.ts'
import { isOriginal } from '../texts.ts'
import { linesIn, type Line, type PlacedText, type Remark } from './placed-text.ts'

/** Fields that are read as sentences; names stay in their own language. */
const sentences = new Set(['text', 'summary', 'description', 'definition', 'dateNote'])
/** Fewer words may well be the same in two languages, as "Un film." is. */
const fewestWords = 4
/** Words of another language: three may be those of a name. */
const enough = 4
/** Than of its own: related languages share some. */
const farMore = 2

/** Languages by the words that are among their commonest. */
const tagsByWord = Map.groupBy(
  Object.entries(languages).flatMap(([tag, { commonest }]) =>
    commonest.split(' ').map((word) => ({ tag, word })),
  ),
  ({ word }) => word,
)

export function findOtherLanguage({ text }: PlacedText): Remark[] {
  const all = Object.entries(text).map(([locale, translation]) => ({
    locale,
    isOriginal: isOriginal(translation),
    lines: linesIn(translation).filter(({ field }) => sentences.has(field)),
  }))
  return all.flatMap(({ locale, lines }) => {
    const others = all.filter((one) => languageOf(one.locale) !== languageOf(locale))
    return lines.flatMap(({ path, field, line }): Remark[] => {
      const warn = (code: Remark['code'], message: string): Remark[] => [
        { path: [locale, ...path], code, message },
      ]
      const foreign = otherScript(line, locale) ?? otherWords(line, locale)
      if (foreign !== undefined) return warn('text-other-language', foreign)
      const twin = others.find((one) => one.lines.some((two) => isCopy(two, { field, line })))
      if (twin === undefined || all.some((one) => one.locale === locale && one.isOriginal))
        return []
      return twin.isOriginal
        ? warn(
            'untranslated',
            `is the same as the original in ${twin.locale}: translate it, or delete it until it is there`,
          )
        : warn(
            'text-other-language',
            `is the same as the text in ${twin.locale}: put each under the tag of its language`,
          )
    })
  })
}

type Said = Pick<Line, 'field' | 'line'>

function isCopy(one: Said, other: Said): boolean {
  return (
    one.field === other.field && one.line === other.line && wordsIn(one.line).length >= fewestWords
  )
}

function wordsIn(line: string): string[] {
  return line.match(/[\p{L}\p{M}]+/gu) ?? []
}

/** Letters of the one script of a locale, as a pattern; others are written in several at once. */
const lettersOf = remembered((locale): RegExp | undefined => {
  const { script } = new Intl.Locale(locale).maximize()
  return script !== undefined && ['Latn', 'Cyrl', 'Grek'].includes(script)
    ? new RegExp(`\\p{Script=${script}}`, 'gu')
    : undefined
})

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const found = made.get(key) ?? make(key)
    made.set(key, found)
    return found
  }
}

/** Most letters are of no alphabet that its language is written in. */
function otherScript(line: string, locale: string): string | undefined {
  const own = lettersOf(locale)
  if (own === undefined) return undefined
  const letters = line.match(/\p{L}/gu)?.length ?? 0
  if ((line.match(own)?.length ?? 0) * 2 >= letters) return undefined
  return `most of its letters are not those of ${locale}: put it under the tag of its language`
}

/** It has far more of the commonest words of another language than of its own. */
function otherWords(line: string, locale: string): string | undefined {
  const own = languageOf(locale)
  if (!Object.hasOwn(languages, own)) return undefined
  const counts = new Map<string, number>()
  for (const word of new Set(wordsIn(line.toLocaleLowerCase(locale)))) {
    for (const { tag } of tagsByWord.get(word) ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  }
  const least = Math.max(enough, (counts.get(own) ?? 0) * farMore)
  const found = Object.keys(languages).find((tag) => (counts.get(tag) ?? 0) >= least)
  return found === undefined
    ? undefined
    : `reads as ${found}, not as ${locale}: put it under the tag of its language`
}
