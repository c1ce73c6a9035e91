/** The query string, read strictly: nothing is dropped, and nothing wins silently. */
import type { ParameterError } from './problem-body.ts'
import { quote } from './quote.ts'

/** More pairs than any operation has parameters; the rest is counted, not listed. */
const maxPairs = 40

export type Query = {
  readonly values: ReadonlyMap<string, string>
  readonly errors: readonly ParameterError[]
}

/** Path and query of a request's address as they were sent: nothing decoded, nothing normalised. */
export function splitAddress(url: string): { path: string; query: string } {
  const [, path = '', query = ''] = /^[a-z]+:\/\/[^/?#]*([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? []
  return { path, query }
}

/** Decodes percent-encoding, and "+" where it stands for a blank; undefined when it is not UTF-8. */
export function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function onlyOnce(lists: ReadonlySet<string>): string {
  const once = 'Give this parameter once.'
  if (lists.size === 0) return once
  return `${once} Several values, with commas or repeated, are for: ${[...lists].join(', ')}.`
}

/**
 * Splits the raw query string into known parameters, naming every unknown or repeated one. One that
 * is a list may be repeated: it means what a comma means.
 */
export function readQuery(
  raw: string,
  known: readonly string[],
  lists: ReadonlySet<string> = new Set(),
): Query {
  const pairs = raw.split('&').filter((pair) => pair !== '')
  const values = new Map<string, string>()
  const errors: ParameterError[] = []
  for (const pair of pairs.slice(0, maxPairs)) {
    const cut = pair.indexOf('=')
    const [rawName, rawValue] = cut < 0 ? [pair, ''] : [pair.slice(0, cut), pair.slice(cut + 1)]
    const name = decode(rawName.replaceAll('+', ' ')) ?? rawName
    const value = decode(rawValue.replaceAll('+', ' '))
    if (!known.includes(name)) {
      errors.push({
        parameter: name.slice(0, 80),
        code: 'unknown-parameter',
        detail: `There is no parameter ${quote(name)} here. ${known.length === 0 ? 'This address takes none.' : `There are: ${known.join(', ')}.`}`,
      })
    } else if (value === undefined) {
      errors.push({
        parameter: name,
        code: 'bad-encoding',
        detail: 'The value is not valid percent-encoded UTF-8.',
      })
    } else if (!values.has(name)) {
      values.set(name, value)
    } else if (lists.has(name)) {
      values.set(name, `${values.get(name) ?? ''},${value}`)
    } else {
      errors.push({ parameter: name, code: 'duplicate', detail: onlyOnce(lists) })
    }
  }
  if (pairs.length > maxPairs) {
    errors.push({
      parameter: '(query)',
      code: 'unknown-parameter',
      detail: `The query has ${pairs.length} parameters; no operation takes more than ${maxPairs}.`,
    })
  }
  return { values, errors }
}
