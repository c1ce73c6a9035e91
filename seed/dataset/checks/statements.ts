/** What is said is sourced, from hosts that may be shown, and dated as its confidence allows. */
import {
  dayAfter,
  endOfPeriod,
  isStale,
  PartialDate,
  reviewDay,
  type Day,
} from '../../../functions/model/dates.ts'
import type { MarkName } from '../../../functions/model/marks.ts'
import { treeOfRecords } from '../../../functions/model/release.ts'
import { findMarked, type Found } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { fieldOf } from '../select.ts'
import type { Facts } from './facts.ts'

/** A review later than this after the statement would never come in the life of a treatment. */
const longestReviewYears = 3

export function checkStatements(
  entries: readonly Entry[],
  { sourceHosts }: Facts,
  today: Day,
): FileProblem[] {
  return entries.flatMap((entry) => [
    ...(sourceHosts === undefined ? [] : checkHosts(entry, sourceHosts)),
    ...markedIn(entry, 'statement').flatMap((found) => checkStatement(entry, found, today)),
    ...checkPeriod(entry),
    ...checkFuture(entry, today),
  ])
}

function markedIn(entry: Entry, name: MarkName): Found[] {
  return findMarked(treeOfRecords(entry.collection), entry.value, name)
}

function checkHosts(entry: Entry, hosts: readonly string[]): FileProblem[] {
  return markedIn(entry, 'address').flatMap(({ path, value, tree }) => {
    if (tree.mark.address !== 'source' || typeof value !== 'string') return []
    const host = URL.parse(value)?.host
    if (host === undefined || host === '' || hosts.includes(host)) return []
    const message =
      `${quote(host)} is not in sourceHosts of the manifest: add it there with its type and publisher` +
      ' if it is the place of the original; copies and unclassified hosts are never linked'
    return [placed(entry, { path, code: 'unlisted-host', message })]
  })
}

function checkStatement(entry: Entry, { path, value, tree }: Found, today: Day): FileProblem[] {
  const problems: FileProblem[] = []
  const sources = fieldOf(value, 'sources')
  const confidence = fieldOf(value, 'confidence')
  if (confidence === 'verified' && Array.isArray(sources) && sources.length === 0) {
    const message = 'marked verified, but no source is named'
    problems.push(placed(entry, { path: [...path, 'sources'], code: 'missing-source', message }))
  }
  const dates = datesOf(value)
  const isNote = tree.mark.part === 'notes'
  const unsourced = Array.isArray(sources) && sources.length === 0
  if (isNote && confidence !== 'verified' && unsourced && !fieldOf(value, 'officialPage')) {
    const message = 'names neither a source nor an official page: a reader cannot check it'
    problems.push(placed(entry, { path: [...path, 'sources'], code: 'missing-source', message }))
  }
  if (dates?.reviewBy && dates.asOf && yearsBetween(dates) > longestReviewYears) {
    const message = `the review is planned more than ${longestReviewYears} years after asOf`
    problems.push(placed(entry, { path: [...path, 'reviewBy'], code: 'dates-reversed', message }))
  }
  if (isNote && confidence === 'secondary-source' && fieldOf(value, 'superseded') !== true) {
    if (dates !== undefined && !isStale(dates, today)) {
      const message =
        'a note known only at second hand is history: it must be undated, past its review day, or superseded'
      const at = [...path, 'confidence']
      problems.push(placed(entry, { path: at, code: 'secondary-as-status', message }))
    }
  }
  const since = PartialDate.safeParse(fieldOf(value, 'since')).data
  const latest = dates === undefined ? null : reviewDay({ ...dates, reviewBy: null })
  if (since !== undefined && latest !== null && startOfPeriod(since) > latest) {
    const message = `began in ${since}, more than a year after it was true (asOf ${dates?.asOf})`
    problems.push(placed(entry, { path: [...path, 'since'], code: 'dates-reversed', message }))
  }
  return problems
}

function yearsBetween({ asOf, reviewBy }: Dates): number {
  return Number(reviewBy?.slice(0, 4)) - Number(asOf?.slice(0, 4))
}

type Dates = { readonly asOf: PartialDate | null; readonly reviewBy: Day | null }

/** Undefined when a date is malformed, which is reported on its own. */
function datesOf(value: unknown): Dates | undefined {
  const asOf = PartialDate.nullable().safeParse(fieldOf(value, 'asOf') ?? null)
  const reviewBy = PartialDate.nullable().safeParse(fieldOf(value, 'reviewBy') ?? null)
  if (!asOf.success || !reviewBy.success) return undefined
  return { asOf: asOf.data, reviewBy: reviewBy.data }
}

/** A day more than ours: it may have begun already where the admin is. */
function checkFuture(entry: Entry, today: Day): FileProblem[] {
  const tomorrow = dayAfter(today)
  return markedIn(entry, 'past')
    .filter(({ value }) => {
      const date = PartialDate.safeParse(value).data
      return date !== undefined && startOfPeriod(date) > tomorrow
    })
    .map(({ path, value }) => {
      const message = `${quote(String(value))} is still to come (today is ${today})`
      return placed(entry, { path, code: 'date-in-future', message })
    })
}

function startOfPeriod(date: PartialDate): Day {
  return `${date}-01-01`.slice(0, 10)
}

function checkPeriod(entry: Entry): FileProblem[] {
  const dated = entry.collection === 'publications' ? fieldOf(entry.value, 'dated') : undefined
  const from = PartialDate.safeParse(fieldOf(dated, 'from')).data
  const to = PartialDate.safeParse(fieldOf(dated, 'to')).data
  if (from === undefined || to === undefined || startOfPeriod(from) <= endOfPeriod(to)) return []
  const message = `the period ends (${to}) before it begins (${from})`
  return [placed(entry, { path: ['dated', 'from'], code: 'dates-reversed', message })]
}
