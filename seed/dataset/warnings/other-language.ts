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

const wordsByTag = new Map(
  Object.entries(languages).map(([tag, { commonest }]) => [tag, new Set(commonest.split(' '))]),
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
        ? warn('untranslated', `is the same as the original in ${twin.locale}`)
        : warn('text-other-language', `is the same as the text in ${twin.locale}`)
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

/** Most letters are of no alphabet that its language is written in. */
function otherScript(line: string, locale: string): string | undefined {
  const script = new Intl.Locale(locale).maximize().script
  // Others are written in several scripts at once.
  if (script === undefined || !['Latn', 'Cyrl', 'Grek'].includes(script)) return undefined
  const letters = line.match(/\p{L}/gu) ?? []
  const own = line.match(new RegExp(`\\p{Script=${script}}`, 'gu')) ?? []
  if (own.length * 2 >= letters.length) return undefined
  return `most of its letters are not those of ${locale}`
}

/** It has far more of the commonest words of another language than of its own. */
function otherWords(line: string, locale: string): string | undefined {
  const own = wordsByTag.get(languageOf(locale))
  if (own === undefined) return undefined
  const words = new Set(wordsIn(line.toLocaleLowerCase(locale)))
  const countOf = (common: ReadonlySet<string>): number =>
    [...words].filter((one) => common.has(one)).length
  const least = Math.max(enough, countOf(own) * farMore)
  const found = [...wordsByTag].find(([, common]) => countOf(common) >= least)
  return found === undefined ? undefined : `reads as ${found[0]}, not as ${locale}`
}
