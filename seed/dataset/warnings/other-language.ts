/** Texts that stand under the tag of another language, or were copied and not translated. */
import { languageOf } from '../../../functions/model/locale.ts'
import type { LanguageTag } from '../languages/languages.ts'
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

/** The commonest words of each language, in small letters. */
const commonest = {
  en: 'the and of with that are from which this is for your not to in it by on or',
  de: 'der die das und ist nicht mit für von dem den ein eine werden sie auf im zu wird oder',
  fr: 'le les des est une dans pour avec qui sur vous et du la ce en un à par au aux ou',
  es: 'el los las una del para con que por y es la se no en un de su o al como',
  it: 'il di che della per sono nel gli dei una non è la con un i le in del si o da su',
  pl: 'jest oraz się przez nie dla które na w z i do to od lub po są jak',
  pt: 'os as das uma não com para pelo são do da em que é um de no na e o a por ou dos se',
  nl: 'het een van en voor met niet zijn de op dat u wordt is in die of ze door te',
  ro: 'este și pentru cu în care din sau nu pe sunt un prin ale de la',
  tr: 've bir için bu ile olarak da de bunun ya göre her gibi daha veya olan size nasıl ne ilgili hakkında',
} as const satisfies Readonly<Record<LanguageTag, string>>

const wordsByTag = new Map(
  Object.entries(commonest).map(([tag, words]) => [tag, new Set(words.split(' '))]),
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

/** Most letters are of no alphabet that its language is written in. */
function otherScript(line: string, locale: string): string | undefined {
  const script = new Intl.Locale(locale).maximize().script
  // Others are written in several scripts at once.
  if (script === undefined || !['Latn', 'Cyrl', 'Grek'].includes(script)) return undefined
  const letters = line.match(/\p{L}/gu) ?? []
  const own = line.match(new RegExp(`\\p{Script=${script}}`, 'gu')) ?? []
  if (own.length * 2 >= letters.length) return undefined
  return `most of its letters are not those of ${locale}: put it under the tag of its language`
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
  return found === undefined
    ? undefined
    : `reads as ${found[0]}, not as ${locale}: put it under the tag of its language`
}
