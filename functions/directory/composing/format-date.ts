/** Dates in words, to the precision known. */
import { startOfPeriod, type PartialDate } from '../../model/dates.ts'

type Formatters = readonly [
  year: Intl.DateTimeFormat,
  month: Intl.DateTimeFormat,
  day: Intl.DateTimeFormat,
]

/** Costly to make and the same for every release. */
const known = new Map<string, Formatters>()

function formattersOf(tag: string): Formatters {
  const made = known.get(tag) ?? createFormatters(tag)
  known.set(tag, made)
  return made
}

function createFormatters(tag: string): Formatters {
  // The readers are in Europe: "4 March 2025" rather than "March 4, 2025".
  const locale = tag === 'en' ? 'en-GB' : tag
  const formatter = (precision: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...precision, calendar: 'gregory', timeZone: 'UTC' })
  return [
    formatter({ year: 'numeric' }),
    formatter({ year: 'numeric', month: 'long' }),
    formatter({ year: 'numeric', month: 'long', day: 'numeric' }),
  ]
}

export function formatDate(date: PartialDate, tag: string): string {
  const [year, month, day] = formattersOf(tag)
  const formatter = date.length === 4 ? year : date.length === 7 ? month : day
  return formatter.format(new Date(`${startOfPeriod(date)}T00:00:00Z`))
}
