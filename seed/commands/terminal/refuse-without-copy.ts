/** A copy outside of the table that could not be kept is no success, though the switch is made. */
import { Refusal } from '../../dataset/rules/refusal.ts'
import type { KeptCopy } from '../../releases/keep-copy.ts'

export const keepingCopy = 'keeping its copy outside of the table …'

/** Asked last, when all else is said and done. */
export function refuseWithoutCopy({ state, place, reason }: KeptCopy): void {
  if (state === 'failed') {
    throw new Refusal('store-unavailable', `the copy in ${place} could not be written: ${reason}`, [
      'What was switched stands, and readers get it while the table answers.',
      'Run the same command again: it only writes the copy.',
    ])
  }
  if (state !== 'ahead' && state !== 'foreign') return
  throw new Refusal('verification-refused', `the copy in ${place} was left alone: ${reason}`, [
    state === 'foreign'
      ? 'Is it no other stage that keeps its copy there? Then: npm run seed -- repair --rewrite-copy'
      : 'Was the table put back to an earlier day? Then: npm run seed -- repair --rewrite-copy',
  ])
}
