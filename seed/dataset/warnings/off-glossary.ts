/** Holds a translation to the words that the glossary has for its language. */
import { languageOf } from '../../../functions/model/locale.ts'
import { fourWords, says, terms, type TermName } from '../languages/glossary.ts'
import { languages, wordsOf } from '../languages/languages.ts'
import { outdatedIn } from '../reviews.ts'
import { wholeOf, type Remark, type PlacedText } from './placed-text.ts'

/** The language whose words the glossary explains, and whose texts tell what is said. */
const base = 'en'
const english = languages[base].glossary

export function findOffGlossary({ text }: PlacedText): Remark[] {
  const original = text[base]
  if (original === undefined) return []
  const outdated = outdatedIn(text)
  const known = new Map<string, ReadonlySet<TermName>>()
  /** Most translations are held against the same English words. */
  const termsOf = (source: string): ReadonlySet<TermName> => {
    const found = known.get(source) ?? termsIn(source)
    known.set(source, found)
    return found
  }
  return Object.entries(text).flatMap(([locale, translation]): Remark[] => {
    // One that is to be renewed says what another original said.
    if (languageOf(locale) === base || outdated.includes(locale)) return []
    const { glossary } = wordsOf(locale)
    const [source, own] = withoutSharedNames(wholeOf(original), wholeOf(translation))
    const warn = (message: string): Remark => ({ path: [locale], code: 'off-glossary', message })
    const saidIn = termsOf(source)
    return terms.flatMap((term): Remark[] => {
      const entry = glossary[term]
      const said = saidIn.has(term)
      const isOne = fourWords.some((word) => word === term)
      if (!said && !isOne) return []
      const kept = says(own, entry.forms, locale) !== undefined
      const avoided = said ? says(own, entry.avoid, locale) : undefined
      if (said && !kept) {
        return [warn(`the English text says "${term}": say "${entry.say}" in ${locale}`)]
      }
      if (avoided !== undefined) {
        return [warn(`"${avoided}" is not how ${locale} says "${term}": say "${entry.say}"`)]
      }
      if (kept && !said && says(source, english[term].near, base) === undefined) {
        return [
          warn(`says "${entry.say}" ("${term}"), and the English text does not: say what it says`),
        ]
      }
      return []
    })
  })
}

function termsIn(source: string): ReadonlySet<TermName> {
  return new Set(terms.filter((term) => says(source, english[term].forms, base) !== undefined))
}

const names = /\p{Lu}[\p{L}-]+(?: (?:of|for|and|the|on|in)\b| \p{Lu}[\p{L}-]+)+/gu

/** Names of sites, schemes and bodies stay in their own language: what both texts hold says nothing. */
function withoutSharedNames(source: string, own: string): [source: string, own: string] {
  const shared = [...source.matchAll(names)]
    .map(([name]) => name)
    .filter((one) => own.includes(one))
  const without = (text: string): string =>
    shared.reduce((rest, name) => rest.replaceAll(name, ''), text)
  return [without(source), without(own)]
}
