/** Translations of an original that is no longer the one they were made from. */
import { outdatedIn } from '../reviews.ts'
import type { Remark, PlacedText } from './placed-text.ts'

export function findOutdated({ text, item }: PlacedText): Remark[] {
  const locales = outdatedIn(text)
  const [first] = locales
  if (first === undefined) return []
  const message = `made from an earlier original, so readers do not get it in ${locales.join(', ')}: bring it up to date, then run translate stamp ${item.id}`
  return [{ path: [first], code: 'outdated-translation', message }]
}
