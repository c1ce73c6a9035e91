/** Texts that are not held in a language which they are to be held in: one by one, or counted. */
import type { RequiredLocales } from '../required-locales.ts'
import type { Remark, PlacedText } from './placed-text.ts'

export const missingTranslation = 'missing-translation'

export function findMissing(
  { item, text, ...place }: PlacedText,
  requiredLocales: RequiredLocales,
  counted: ReadonlySet<string>,
): Remark[] {
  const missing = requiredLocales(item, place).filter(
    (tag) => text[tag] === undefined && !counted.has(tag),
  )
  if (missing.length === 0) return []
  const message = `the text is to be held in ${missing.join(', ')} as well: translate it`
  return [{ path: [], code: missingTranslation, message }]
}

export type Shortage = { readonly locale: string; readonly missing: number; readonly of: number }

/** For each language that lacks texts, in the order in which they are met. */
export function countMissing(
  texts: readonly PlacedText[],
  requiredLocales: RequiredLocales,
): Shortage[] {
  const counts = new Map<string, { missing: number; of: number }>()
  for (const { item, text, ...place } of texts) {
    for (const locale of requiredLocales(item, place)) {
      const count = counts.get(locale) ?? { missing: 0, of: 0 }
      count.of += 1
      if (text[locale] === undefined) count.missing += 1
      counts.set(locale, count)
    }
  }
  return [...counts]
    .filter(([, { missing }]) => missing > 0)
    .map(([locale, count]) => ({ locale, ...count }))
}
