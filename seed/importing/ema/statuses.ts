/** The closed words of the column "Medicine status", and what they are to us. */
import type { EuStatus } from '../../../functions/model/statement-codes.ts'

/** Null: none of our statuses says it; a person is asked. */
const statuses: Readonly<Record<string, EuStatus | null>> = {
  Authorised: 'authorised',
  Opinion: 'positive-opinion',
  'Application withdrawn': 'application-withdrawn',
  'Withdrawn from rolling review': 'application-withdrawn',
  Withdrawn: 'withdrawn',
  Lapsed: 'withdrawn',
  Expired: 'withdrawn',
  Revoked: 'withdrawn',
  'Not renewed': 'withdrawn',
  Suspended: null,
  Refused: null,
  'Opinion under re-examination': null,
}

/** Undefined for a word that is none of them. A negative opinion is no positive one. */
export function statusOf(word: string, opinion: string): EuStatus | null | undefined {
  const status = Object.hasOwn(statuses, word) ? statuses[word] : undefined
  return status === 'positive-opinion' && opinion !== '' && opinion !== 'Positive' ? null : status
}
