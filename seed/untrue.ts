/** What an answer says that the rest of it denies: no schema sees that. */
import type { Day } from '../functions/model/dates.ts'

/**
 * What is said to be current and its own dates deny, or to be in a language that it is not held in.
 * Not by the code that answers: patients act on it.
 */
export function findUntrue(value: unknown, day: Day): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isObject(value)) {
    const { locale, availableLocales: held } = value
    // What is the same in all languages is in none.
    if (Array.isArray(held) && typeof locale === 'string' && !held.includes(locale)) {
      return `a text in ${locale}, which is not among its own languages`
    }
    if (value['freshness'] === 'current') {
      const why = whyNotCurrent(value, day)
      if (why !== undefined) return `current, and ${why}`
    }
  }
  for (const member of Object.values(value)) {
    const found = findUntrue(member, day)
    if (found !== undefined) return found
  }
  return undefined
}

function whyNotCurrent(dated: Partial<Record<string, unknown>>, day: Day): string | undefined {
  const { reviewBy, inForceUntil, confirmedOn, decidedOn, asOf } = dated
  const said = confirmedOn ?? decidedOn ?? asOf
  const yearBefore = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  if (typeof said !== 'string') return 'bears no date'
  if (firstDayOf(said) < yearBefore) return `is dated ${said}`
  if (reviewBy === null) return 'has no day of review'
  const over = [reviewBy, inForceUntil].filter(isText).find((end) => firstDayOf(end) < day)
  return over === undefined ? undefined : `is over since ${over}`
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function firstDayOf(date: string): Day {
  return `${date}-01-01`.slice(0, 10)
}

export function isObject(value: unknown): value is Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
