/** Translations of an original that is no longer the one they were made from. */
import { outdatedIn } from '../reviews.ts'
import type { Remark, PlacedText } from './placed-text.ts'

export function findOutdated({ text }: PlacedText): Remark[] {
  return outdatedIn(text).map((locale) => {
    const message = `made from an earlier original, so readers do not get it in ${locale}`
    return { path: [locale], code: 'outdated-translation', message }
  })
}
