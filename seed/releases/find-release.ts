/** A release as a person names it: by its id, or by a beginning of it that no other has. */
import type { ReleaseId } from '../../functions/model/ids.ts'
import type { PublisherHead, ReleaseState } from '../../functions/store/head/head.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'

export type FoundRelease = { readonly id: ReleaseId; readonly state: ReleaseState }

export function findRelease({ releases }: PublisherHead, named: string): FoundRelease {
  if (!/^[0-9a-f]{4,16}$/.test(named)) {
    throw new Refusal('usage', `${quote(named)} is not the id of a release`, [
      'The releases that are held: npm run seed -- status',
    ])
  }
  const matching = Object.entries(releases).filter(([id]) => id.startsWith(named))
  const [found] = matching
  if (matching.length > 1) {
    const ids = matching.map(([id]) => id).join(', ')
    throw new Refusal('usage', `several releases begin with ${named}: ${ids}`)
  }
  if (found === undefined) {
    const hint = didYouMean(named, Object.keys(releases))
    throw new Refusal('verification-refused', `release ${named} is not held${hint}`, [
      'The releases that are held: npm run seed -- status',
    ])
  }
  const [id, { state }] = found
  return { id, state }
}
