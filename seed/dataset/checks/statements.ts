/** What is said is sourced, from hosts that may be shown, and dated as its confidence allows. */
import {
  dayAfter,
  endOfPeriod,
  PartialDate,
  startOfPeriod,
  type Day,
} from '../../../functions/model/dates.ts'
import { pageOf, plainHost } from '../../../functions/model/hosts.ts'
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import type { MarkName } from '../../../functions/model/marks.ts'
import { findMarked, type Found } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { fieldOf, select } from '../select.ts'
import type { Facts } from './facts.ts'

/** A review later than this after the statement would never come in the life of a treatment. */
const longestReviewYears = 3
const unsourced =
  'marked verified, but no source is named: add the page that was read, or lower the confidence'

export function checkStatements(
  entries: readonly Entry[],
  { sourceHosts }: Facts,
  today: Day,
): FileProblem[] {
  return entries.flatMap((entry) => [
    ...(sourceHosts === undefined ? [] : checkHosts(entry, sourceHosts)),
    ...markedIn(entry, 'statement').flatMap((found) => checkStatement(entry, found)),
    ...markedIn(entry, 'dated').flatMap((found) => checkOrder(entry, found)),
    ...markedIn(entry, 'sources').flatMap((found) => checkRepeatedSources(entry, found)),
    ...checkLink(entry),
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
    if (host === undefined || host === '' || hosts.includes(plainHost(host))) return []
    const message =
      `${quote(host)} is not in sourceHosts of the manifest: add it there with its type and publisher` +
      ' if it is the place of the original; copies and unclassified hosts are never linked'
    return [placed(entry, { path, code: 'unlisted-host', message })]
  })
}

function checkStatement(entry: Entry, { path, value, tree }: Found): FileProblem[] {
  const sources = fieldOf(value, 'sources')
  if (!Array.isArray(sources) || sources.length > 0) return []
  const missing = (message: string): FileProblem[] => [
    placed(entry, { path: [...path, 'sources'], code: 'missing-source', message }),
  ]
  if (fieldOf(value, 'confidence') === 'verified') {
    return missing(unsourced)
  }
  if (tree.mark.part !== 'notes' || fieldOf(value, 'officialPage')) return []
  return missing('a reader cannot check it: name a source or an official page')
}

/** What a link leads to speaks for itself, but not for what was verified of it. */
function checkLink(entry: Entry): FileProblem[] {
  if (entry.collection !== 'resources' || fieldOf(entry.value, 'confidence') !== 'verified')
    return []
  const sources = fieldOf(entry.value, 'sources')
  if (!Array.isArray(sources) || sources.length > 0) return []
  return [placed(entry, { path: ['sources'], code: 'missing-source', message: unsourced })]
}

/** Two pages that are one look like more support than there is. */
function checkRepeatedSources(entry: Entry, { path, value: list }: Found): FileProblem[] {
  const titles = new Map<string, unknown[]>()
  return select(list, '*').flatMap(({ path: within, value }) => {
    const [url, title] = [fieldOf(value, 'url'), fieldOf(value, 'title') ?? null]
    if (typeof url !== 'string') return []
    const before = titles.get(pageOf(url)) ?? []
    titles.set(pageOf(url), [...before, title])
    // One address may hold several documents, which their titles tell apart.
    const isApart = title !== null && !before.includes(title) && !before.includes(null)
    if (before.length === 0 || isApart) return []
    const message = `${quote(url)} is already among these sources: keep one, or tell them apart by title`
    return [placed(entry, { path: [...path, ...within, 'url'], code: 'duplicate-value', message })]
  })
}

/** Dates that cannot both be right. */
function checkOrder(entry: Entry, { path, value }: Found): FileProblem[] {
  const dateIn = (name: string) => PartialDate.safeParse(fieldOf(value, name)).data
  const reversed = (name: string, message: string): FileProblem =>
    placed(entry, { path: [...path, name], code: 'dates-reversed', message })
  const problems: FileProblem[] = []
  const pairs = [
    ['decidedOn', 'inForceUntil', 'it ends'],
    ['inForceFrom', 'inForceUntil', 'it ends'],
    ['decidedOn', 'confirmedOn', 'it was confirmed'],
  ] as const
  for (const [first, second, what] of pairs) {
    const [from, to] = [dateIn(first), dateIn(second)]
    if (from === undefined || to === undefined || startOfPeriod(from) <= endOfPeriod(to)) continue
    problems.push(
      reversed(second, `${what} (${to}) before ${first} (${from}): correct one of the two`),
    )
  }
  const reviewBy = dateIn('reviewBy')
  const said = dateIn('confirmedOn') ?? dateIn('decidedOn') ?? dateIn('asOf')
  if (reviewBy === undefined || said === undefined) return problems
  if (endOfPeriod(reviewBy) < startOfPeriod(said)) {
    const message = `the review is planned (${reviewBy}) before what it is to review was said (${said}): correct one of the two`
    return [...problems, reversed('reviewBy', message)]
  }
  if (Number(reviewBy.slice(0, 4)) - Number(said.slice(0, 4)) <= longestReviewYears) return problems
  const message = `the review is planned more than ${longestReviewYears} years after ${said}: name an earlier day`
  return [...problems, reversed('reviewBy', message)]
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
      const message = `${quote(String(value))} is still to come (today is ${today}): correct it`
      return placed(entry, { path, code: 'date-in-future', message })
    })
}

function checkPeriod(entry: Entry): FileProblem[] {
  const dated = entry.collection === 'publications' ? fieldOf(entry.value, 'dated') : undefined
  const from = PartialDate.safeParse(fieldOf(dated, 'from')).data
  const to = PartialDate.safeParse(fieldOf(dated, 'to')).data
  if (from === undefined || to === undefined || startOfPeriod(from) <= endOfPeriod(to)) return []
  const message = `the period ends (${to}) before it begins (${from}): correct one of the two`
  return [placed(entry, { path: ['dated', 'from'], code: 'dates-reversed', message })]
}
