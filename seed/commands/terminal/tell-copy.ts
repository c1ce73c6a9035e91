/** Says what became of the copy outside of the table; a copy that could not be kept is no success. */
import { Refusal } from '../../dataset/rules/refusal.ts'
import type { KeptCopy } from '../../releases/keep-copy.ts'
import type { Door } from './door.ts'
import { explainFailure } from './failures.ts'

export function tellCopy({ state, place }: KeptCopy, { note }: Pick<Door, 'note'>): void {
  if (state === 'written') note(`the copy for starts without the table is written: ${place}`)
}

/** Asked last, when all else is said and done: the switch stands, and only the copy is missing. */
export function refuseWithoutCopy({ state, place, fault }: KeptCopy): void {
  if (state !== 'failed' && state !== 'ahead') return
  const { lines } = explainFailure(fault)
  const switched = 'What was switched stands, and readers get it while the table answers.'
  throw state === 'failed'
    ? new Refusal('store-unavailable', `the copy in ${place} could not be written`, [
        ...lines,
        switched,
        'Run the same command again: it only writes the copy.',
      ])
    : new Refusal('verification-refused', `the copy in ${place} was left alone`, [
        ...lines,
        'Was the table put back to an earlier day? Then: npm run seed -- repair --rewrite-copy',
      ])
}
