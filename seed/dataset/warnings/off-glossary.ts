/** Holds a translation to the words that the glossary has for its language. */
import { fourWords, says, type Glossary } from '../glossary.ts'
import { wholeOf, type Finding, type PlacedText } from './placed-text.ts'

/** The language whose words the glossary explains, and whose texts tell what is said. */
const base = 'en'

export function findOffGlossary({ text }: PlacedText, glossary: Glossary): Finding[] {
  const english = glossary[base]
  const original = text[base]
  if (english === undefined || original === undefined) return []
  const known = new Map<string, ReadonlySet<string>>()
  /** Most translations are held against the same English words. */
  const termsOf = (source: string): ReadonlySet<string> => {
    const found = known.get(source) ?? termsIn(source, english)
    known.set(source, found)
    return found
  }
  return Object.entries(text).flatMap(([locale, translation]): Finding[] => {
    const terms = glossary[locale]
    if (terms === undefined || locale === base) return []
    const [source, own] = withoutSharedNames(wholeOf(original), wholeOf(translation))
    const warn = (message: string): Finding => ({ path: [locale], code: 'off-glossary', message })
    const saidIn = termsOf(source)
    return Object.entries(english).flatMap(([term, { near }]): Finding[] => {
      const entry = terms[term]
      if (entry === undefined) return []
      const said = saidIn.has(term)
      const isOne = fourWords.some((word) => word === term)
      if (!said && !isOne) return []
      const kept = says(own, entry.forms, locale) !== undefined
      const avoided = said ? says(own, entry.avoid, locale) : undefined
      if (said && !kept) {
        return [warn(`the English text says "${term}", in ${locale} "${entry.say}"`)]
      }
      if (avoided !== undefined) {
        return [warn(`"${avoided}" is not how ${locale} says "${term}": say "${entry.say}"`)]
      }
      if (kept && !said && says(source, near, base) === undefined) {
        return [warn(`says "${entry.say}" ("${term}"), and the English text does not`)]
      }
      return []
    })
  })
}

function termsIn(source: string, english: Glossary[string]): ReadonlySet<string> {
  const said = Object.entries(english).filter(([, { forms }]) => says(source, forms, base))
  return new Set(said.map(([term]) => term))
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
