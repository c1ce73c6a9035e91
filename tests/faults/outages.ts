/** Ways in which a store fails for as long as it does, each with what readers are told. */
import type { UnavailableReason } from '../../functions/model/unavailable.ts'
import { awsError, type Fault } from '../support/fault-proxy.ts'

/** One character in the middle of the first packed segment becomes another. */
export const alterData: Fault = {
  kind: 'altered',
  alter: (answer) =>
    answer.replace(
      /("B":"[^"]{200})(.)/,
      (_, head: string, one: string) => head + (one === 'A' ? 'B' : 'A'),
    ),
}

export type Outage = {
  readonly name: string
  readonly fault: Fault
  /** Of the head read; nothing less is enough either. */
  readonly attempts: number
  readonly reason?: UnavailableReason
  readonly warmMs?: number
}

export const outages: readonly Outage[] = [
  { name: 'S-07 throttling', fault: awsError('ThrottlingException'), attempts: 3 },
  {
    name: 'S-08 throughput',
    fault: awsError('ProvisionedThroughputExceededException'),
    attempts: 3,
  },
  { name: 'S-09 request limit', fault: awsError('RequestLimitExceeded'), attempts: 3 },
  { name: 'S-11 internal error', fault: awsError('InternalServerError', 500), attempts: 3 },
  { name: 'S-12 service unavailable', fault: awsError('ServiceUnavailable', 503), attempts: 3 },
  { name: 'S-13 an HTML page', fault: { kind: 'html-error' }, attempts: 3 },
  { name: 'S-14 truncated JSON', fault: { kind: 'truncated' }, attempts: 3 },
  {
    name: 'S-16 an empty body',
    fault: { kind: 'empty' },
    attempts: 3,
    reason: 'no-active-release',
  },
  {
    name: 'S-16 an empty object',
    fault: { kind: 'empty-object' },
    attempts: 3,
    reason: 'no-active-release',
  },
  { name: 'S-18 reset before headers', fault: { kind: 'reset' }, attempts: 3 },
  { name: 'S-18 reset in the body', fault: { kind: 'reset-in-body' }, attempts: 3 },
  { name: 'S-18 closed without an answer', fault: { kind: 'fin' }, attempts: 3 },
  { name: 'S-19 accepted, never answered', fault: { kind: 'hang' }, attempts: 3, warmMs: 700 },
  { name: 'S-20 a byte now and then', fault: { kind: 'drip' }, attempts: 3, warmMs: 700 },
  { name: 'S-21 1,400 ms late', fault: { kind: 'delay', ms: 1_400 }, attempts: 3, warmMs: 700 },
  { name: 'S-23 no such table', fault: awsError('ResourceNotFoundException'), attempts: 1 },
  { name: 'S-24 expired token', fault: awsError('ExpiredTokenException'), attempts: 1 },
  { name: 'S-24 unknown client', fault: awsError('UnrecognizedClientException'), attempts: 1 },
  { name: 'S-24 access denied', fault: awsError('AccessDeniedException'), attempts: 1 },
  { name: 'S-24 no key', fault: awsError('KMSAccessDeniedException'), attempts: 1 },
]
