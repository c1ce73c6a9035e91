/** The closed code tables of a statement: what was decided, how sure and how fresh it is. */
import type * as z from 'zod'
import { codes, type Table } from './code-table.ts'

const euStatuses = {
  authorised: 'at least one immuno-oncology medicine names this cancer in its EU-authorised use',
  'positive-opinion':
    'the EMA committee was favourable; the decision of the European Commission is not confirmed',
  withdrawn:
    'the EU marketing authorisation was lost or given up; nationally, a decision was ended',
  'application-withdrawn': 'the company took back its application: not authorised for this use',
  'in-assessment': 'an application is being assessed; not authorised for this use',
  'in-trials': 'no EU-authorised use; studied in trials',
} as const satisfies Table
export const EuStatus = codes('EuStatus', euStatuses)
export type EuStatus = z.infer<typeof EuStatus>

const nationalStatuses = {
  reimbursed: 'an official text says that the public payer pays',
  'reimbursed-with-conditions':
    'an official text says that the public payer pays under listed conditions, often just the authorised use',
  recommended:
    'the assessing or deciding body said yes; what follows from that differs between countries',
  'managed-access': 'paid while more data are collected',
  'early-access': 'temporary access before the normal listing',
  'off-label-funded': 'paid outside the authorised use',
  limited: 'paid only for a part of the patients',
  assessed: 'a benefit assessment was published; says nothing by itself about payment',
  'not-recommended':
    'the assessing or deciding body did not say yes to this use, or could not because the company sent no evidence',
  'not-reimbursed': 'an official text says that the public payer does not pay for this use',
  'in-assessment': 'an application is being assessed; nothing is decided for this use',
  withdrawn:
    'the EU marketing authorisation was lost or given up; nationally, a decision was ended',
} as const satisfies Table
export const NationalStatus = codes('NationalStatus', nationalStatuses)
export type NationalStatus = z.infer<typeof NationalStatus>

export const statuses = { ...euStatuses, ...nationalStatuses } as const satisfies Table
export const Status = codes('NoteStatus', statuses)
export type Status = z.infer<typeof Status>

/** What holds until something replaces it; every other status is of its time. */
const standing: ReadonlySet<Status> = new Set<Status>([
  'authorised',
  'withdrawn',
  'reimbursed',
  'reimbursed-with-conditions',
  'recommended',
  'not-recommended',
  'not-reimbursed',
  'off-label-funded',
  'limited',
])
export function isStanding(status: Status): boolean {
  return standing.has(status)
}

export const states = {
  stated: 'at least one national note is current',
  unconfirmed:
    'no national note is current; a decision that holds until it is replaced was not confirmed within a year',
  history: 'there are national notes, all of them past or superseded',
  unknown: 'there is no national note; never to be read as "not available"',
} as const satisfies Table
export const State = codes('AvailabilityState', states)
export type State = z.infer<typeof State>

export const freshnesses = {
  current: 'confirmed or decided within the last 12 months, and in force',
  unconfirmed:
    'a decision that holds until it is replaced, which no source has confirmed for 12 months',
  past: 'of its time: expired, undated, known only at second hand, or not in force yet',
} as const satisfies Table
export const Freshness = codes('Freshness', freshnesses)
export type Freshness = z.infer<typeof Freshness>

export const principles = {
  'paid-from-authorisation':
    'authorised medicines are prescribed and paid for from launch; an assessment follows',
  'decision-first': 'a body decides on each medicine and use before the public payer pays',
  'programme-list':
    'medicines are paid for by listed programmes or lists that set criteria for each use',
  'named-patient': 'payment is asked for and decided patient by patient',
} as const satisfies Table
/** How a country pays in general; says nothing about any one medicine. */
export const Principle = codes('PaymentPrinciple', principles)
export type Principle = z.infer<typeof Principle>

export const confidences = {
  verified: 'a stored page, an official file or a stored copy of one was read and supports it',
  'general-knowledge': 'well established, but no page that can be shown was read for it',
  'secondary-source': 'read only in a third party’s text: history at most, never a status',
  unverified: 'taken over from the source document and not checked',
} as const satisfies Table
export const Confidence = codes('Confidence', confidences)
export type Confidence = z.infer<typeof Confidence>
