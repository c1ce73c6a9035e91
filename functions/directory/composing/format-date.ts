/** Dates in words, to the precision known. */
import { startOfPeriod, type PartialDate } from '../../model/dates.ts'

const precisions = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>
type Precision = keyof typeof precisions

/** Costly to make, some milliseconds each, and the same for every release. */
const known = new Map<string, Intl.DateTimeFormat>()

function formatterOf(tag: string, precision: Precision): Intl.DateTimeFormat {
  const key = `${precision} ${tag}`
  const made = known.get(key) ?? createFormatter(tag, precision)
  known.set(key, made)
  return made
}

function createFormatter(tag: string, precision: Precision): Intl.DateTimeFormat {
  // The readers are in Europe: "4 March 2025" rather than "March 4, 2025".
  const locale = tag === 'en' ? 'en-GB' : tag
  const options = { ...precisions[precision], calendar: 'gregory', timeZone: 'UTC' }
  return new Intl.DateTimeFormat(locale, options)
}

export function formatDate(date: PartialDate, tag: string): string {
  const precision = date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day'
  return formatterOf(tag, precision).format(new Date(`${startOfPeriod(date)}T00:00:00Z`))
}
