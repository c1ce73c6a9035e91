/** Texts that are not held in a language which they are to be held in. */
import type { RequiredLocales } from '../required-locales.ts'
import type { Remark, PlacedText } from './placed-text.ts'

export function findMissing(
  { item, text, ...place }: PlacedText,
  requiredLocales: RequiredLocales,
): Remark[] {
  const missing = requiredLocales(item, place).filter((tag) => text[tag] === undefined)
  if (missing.length === 0) return []
  const message = `the text is to be held in ${missing.join(', ')} as well`
  return [{ path: [], code: 'missing-translation', message }]
}
