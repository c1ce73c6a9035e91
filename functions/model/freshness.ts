/**
 * How long what was said may be taken for the present. A statement is dated by the newest day on
 * which a source was seen to say it, else by the day of its decision; a partial date counts from its
 * first day, so that nothing is taken for newer than it is known to be.
 */
import { startOfPeriod, yearLater, type Day, type PartialDate } from './dates.ts'
import { isStanding, type Confidence, type Freshness, type Status } from './statement-codes.ts'

export type Dates = {
  readonly decidedOn: PartialDate | null
  readonly inForceFrom: PartialDate | null
  readonly inForceUntil: PartialDate | null
  readonly confirmedOn: PartialDate | null
  /** An earlier day than the rule's, where an admin asked for one. */
  readonly reviewBy: Day | null
}

/** The last day on which it may be taken for the present; null when it bears no date. */
export function reviewDay(dates: Dates): Day | null {
  const said = dates.confirmedOn ?? dates.decidedOn
  if (said === null) return null
  const year = earlier(yearLater(startOfPeriod(said)), dates.reviewBy)
  return earlier(year, dates.inForceUntil && startOfPeriod(dates.inForceUntil))
}

function earlier(day: Day, other: Day | null): Day {
  return other !== null && other < day ? other : day
}

export function isBeforeItsTime({ inForceFrom }: Pick<Dates, 'inForceFrom'>, today: Day): boolean {
  return inForceFrom !== null && startOfPeriod(inForceFrom) > today
}

/** What only a third party reported, or nobody checked, is never a status, however recent. */
export function isHearsay(confidence: Confidence): boolean {
  return confidence === 'secondary-source' || confidence === 'unverified'
}

/** A note on several uses is as old as the oldest of them that is no hearsay; null when none is dated. */
export function oldestConfirmation(
  uses: readonly (Pick<Dates, 'confirmedOn'> & { readonly confidence: Confidence })[],
): PartialDate | null {
  const days = uses
    .filter(({ confidence }) => !isHearsay(confidence))
    .flatMap(({ confirmedOn }) => confirmedOn ?? [])
  return days.toSorted()[0] ?? null
}

export type Statement = Dates & { readonly status: Status; readonly confidence: Confidence }

/** `official`: whether one of its sources is an authority's own. */
export function freshnessOf(statement: Statement, official: boolean, today: Day): Freshness {
  const due = reviewDay(statement)
  if (due === null || isHearsay(statement.confidence)) return 'past'
  if (isBeforeItsTime(statement, today)) return 'past'
  if (due >= today) return 'current'
  const { inForceUntil } = statement
  const isOver = inForceUntil !== null && startOfPeriod(inForceUntil) < today
  return official && !isOver && isStanding(statement.status) ? 'unconfirmed' : 'past'
}

/** Of a text such as that on reimbursement, dated by its oldest load-bearing source. */
export type Collected = {
  readonly asOf: PartialDate | null
  readonly reviewBy: Day | null
  readonly confidence: Confidence
}

function datesOfText({ asOf, reviewBy }: Omit<Collected, 'confidence'>): Dates {
  return { confirmedOn: asOf, reviewBy, decidedOn: null, inForceFrom: null, inForceUntil: null }
}

export function reviewDayOfText(text: Omit<Collected, 'confidence'>): Day | null {
  return reviewDay(datesOfText(text))
}

export function freshnessOfText(text: Collected, today: Day): 'current' | 'past' {
  const due = reviewDayOfText(text)
  return due === null || due < today || isHearsay(text.confidence) ? 'past' : 'current'
}
