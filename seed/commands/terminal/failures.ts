/** What a failure means for the person at the terminal: the one place that decides how to end. */
import { Unavailable } from '../../../functions/model/unavailable.ts'
import { StoredDiffers, TooLarge } from '../../../functions/store/database/errors.ts'
import { HeadBroken, LostRace, WrongState } from '../../../functions/store/head/errors.ts'
import type { ChangeKind } from '../../../functions/store/head/head.ts'
import { UnsoundDataset } from '../../dataset/reading/sound.ts'
import { printable } from '../../dataset/rules/problems.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import { rules } from '../../dataset/rules/rules.ts'
import { explainSystemError } from '../../dataset/rules/system-errors.ts'
import { storageFaultIn, whatToDo } from '../../stores/disk-room.ts'
import type { Ending } from './exit-codes.ts'
import { describeProblems } from './problem-lines.ts'

export type Failure = { readonly ending: Ending; readonly lines: readonly string[] }

export function explainFailure(error: unknown): Failure {
  const { ending, lines } = explain(error)
  return { ending, lines: lines.map(printable) }
}

function explain(error: unknown): Failure {
  if (error instanceof UnsoundDataset) {
    const lines = [...describeProblems(error.problems, rules), error.message]
    return { ending: error.reason, lines }
  }
  if (error instanceof Refusal) {
    return { ending: error.reason, lines: [error.message, ...error.details] }
  }
  if (error instanceof LostRace) {
    const { generation, active, authors, last } = error.head
    const winner = authors[active ?? ''] ?? 'somebody else'
    const did = winnerDid[last?.to === generation ? last.kind : 'publish']
    const lines = [
      `lost the race: ${winner} ${did} generation ${generation} in the meantime`,
      'Nothing was switched. What they changed: npm run seed -- plan. To take it into your files:',
      'npm run seed -- pull. The same command again asks before it takes theirs back.',
    ]
    return { ending: 'lost-race', lines }
  }
  if (error instanceof HeadBroken) {
    const lines = [
      error.message,
      'Readers keep what they have in memory. To choose again: npm run seed -- repair',
    ]
    return { ending: 'verification-refused', lines }
  }
  if (error instanceof WrongState || error instanceof StoredDiffers) {
    return { ending: 'verification-refused', lines: [error.message] }
  }
  if (error instanceof TooLarge) return { ending: 'invalid-data', lines: [error.message] }
  const storage = storageFaultIn(error)
  if (storage !== undefined) return { ending: 'store-unavailable', lines: [storage, whatToDo] }
  if (error instanceof Unavailable) {
    const ending =
      error.reason === 'release-corrupt' || error.reason === 'release-unsupported'
        ? 'verification-refused'
        : 'store-unavailable'
    return { ending, lines: [`${error.message}${reasons(error.cause)}`] }
  }
  const system = explainSystemError(error)
  if (system !== undefined) return { ending: system.reason, lines: [system.message] }
  const what = error instanceof Error ? error.message : String(error)
  const lines = [`internal error: ${what}`, 'This is a bug. Run again with --debug to see where.']
  return { ending: 'internal', lines }
}

const winnerDid = {
  publish: 'published',
  rollback: 'rolled back, as',
  prune: 'published',
  repair: 'repaired the head, as',
} as const satisfies Record<ChangeKind, string>

function reasons(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  const own = cause.message === '' ? cause.name : cause.message
  return `: ${own}${reasons(cause.cause)}`
}
