/** The canonical form of a query: sorted, and without anything that the origin skips. */
import type { EdgeRequest, Fields } from './event.ts'

/**
 * What is longer, or has more pairs, goes on as it is: no reader sends it, the origin refuses most
 * of it, and looking at each pair of 8 KB costs up to 200 times a usual request.
 */
const maxLength = 2048
const maxPairs = 40

/**
 * CloudFront fails a request to which a function gives a query with blanks, control characters or
 * "#"; and what is beyond ASCII it may have read in another encoding than the one it was sent in.
 */
const unwritable = /[^\u0021-\u007e]|#/

/** Tags so plain that the origin takes every one of them for well-formed. */
const plainTag = /^[A-Za-z]{2,3}(?:-[A-Za-z]{2})?$/

function textOf(fields: Fields): string {
  const pairs: string[] = []
  Object.entries(fields).forEach((entry) => {
    const values = entry[1].multiValue === undefined ? [entry[1]] : entry[1].multiValue
    values.forEach((one) => pairs.push(`${entry[0]}=${one.value}`))
  })
  return pairs.join('&')
}

/** The query as it was sent; the parsed one stands in where that is not told. */
export function readQuery(request: EdgeRequest): string {
  const raw = request.rawQueryString === undefined ? '' : request.rawQueryString()
  if (raw !== undefined && raw !== '') return raw
  return typeof request.querystring === 'string' ? request.querystring : textOf(request.querystring)
}

/**
 * Its pairs, or undefined where nobody should look at them. Empty ones, as between two ampersands,
 * say nothing to the origin either.
 */
export function splitQuery(query: string): string[] | undefined {
  if (query.length > maxLength) return undefined
  const pieces = query.split('&', maxPairs + 1)
  return pieces.length > maxPairs ? undefined : pieces.filter((pair) => pair !== '')
}

function nameOf(pair: string): string {
  const cut = pair.indexOf('=')
  return cut < 0 ? pair : pair.slice(0, cut)
}

/** By name; what has the same name keeps its order, on engines whose sort is not stable too. */
function sortPairs(pairs: readonly string[]): string[] {
  const named = pairs.map((pair, place) => ({ pair, place, name: nameOf(pair) }))
  named.sort((a, b) => {
    if (a.name === b.name) return a.place - b.place
    return a.name < b.name ? -1 : 1
  })
  return named.map((one) => one.pair)
}

/** The sorted query, or undefined when it has to stay as it is. */
export function canonicalQuery(pairs: readonly string[]): string | undefined {
  const sorted = sortPairs(pairs).join('&')
  return unwritable.test(sorted) ? undefined : sorted
}

/**
 * Whether the query names the locale so plainly that `Accept-Language` cannot matter: the origin
 * reads one well-formed `locale`, by whatever spelling, and looks at the header only without it.
 */
export function namesLocale(pairs: readonly string[]): boolean {
  const named = pairs.filter((pair) => nameOf(pair) === 'locale')
  const encoded = pairs.some((pair) => nameOf(pair).indexOf('%') >= 0)
  const only = named[0]
  if (only === undefined || named.length > 1 || encoded) return false
  return plainTag.test(only.slice('locale='.length))
}
