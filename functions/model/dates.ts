/** Dates to the precision known: a year, a month or a day. */
import type * as z from 'zod'
import { fault, formed } from './faults.ts'
import { marked } from './marks.ts'

/** A calendar day, month or year that exists, from 1900 to 2199. */
export const PartialDate = formed(
  /^(?:19|20|21)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$/,
  'bad-date',
  'expected a date as "2026", "2026-03" or "2026-03-14", in quotes',
)
  .refine(exists, fault('bad-date', 'expected a day that is in the calendar'))
  .meta({ description: 'ISO 8601 date to the precision known: year, month or day' })
export type PartialDate = z.infer<typeof PartialDate>

export const Day = PartialDate.refine(
  (date) => date.length === 10,
  fault('bad-date', 'expected a day as "2026-03-14"'),
).meta({ format: 'date', description: 'ISO 8601 calendar day' })
export type Day = z.infer<typeof Day>

/** A date that cannot be still to come. */
export const PastDate = marked(PartialDate, { past: true })

/** When a statement was true; null when no date is known. */
export const AsOf = PartialDate.nullable().apply(marked, { asOf: true, past: true })

function exists(date: string): boolean {
  return date.length < 10 || isoDay(new Date(`${date}T00:00:00Z`)) === date
}

/** The calendar day of an instant, in UTC. */
export function isoDay(instant: Date): Day {
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10)
}

/** The first day of the period that a date names: 2026 is 2026-01-01. */
export function startOfPeriod(date: PartialDate): Day {
  return `${date}-01-01`.slice(0, 10)
}

/** The last day of the period that a date names: 2026 is 2026-12-31. */
export function endOfPeriod(date: PartialDate): Day {
  if (date.length === 10) return date
  if (date.length === 4) return `${date}-12-31`
  const [year, month] = date.split('-').map(Number)
  return isoDay(new Date(Date.UTC(year ?? 0, month ?? 1, 0)))
}

export function dayAfter(day: Day): Day {
  return isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000))
}

/** The same day a year later; 29 February becomes 28 February. */
export function yearLater(day: Day): Day {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return next.endsWith('-02-29') ? `${next.slice(0, 8)}28` : next
}
