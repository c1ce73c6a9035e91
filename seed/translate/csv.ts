/**
 * Tables of text as RFC 4180 has them, for programs that make formulas of what they read: a cell that
 * could be one bears an apostrophe, which is taken away when it comes back.
 */
import type { Place } from '../dataset/rules/problems.ts'
import { createPlacer } from '../dataset/yaml/positions.ts'

export type Cell = { readonly text: string; readonly place: Place }
type Fault = Place & { readonly message: string }

const formula = /^'*[=+\-@\t\r\n]/
const guarded = /^'+[=+\-@\t\r\n]/
const special = /[",;\t\r\n]|^\s|\s$/

/** With a byte order mark, without which Excel takes UTF-8 for something else. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')}`
}

function writeCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Rows with their places, empty ones left out. What stands between cells is what the first line has:
 * Excel writes semicolons where commas stand in numbers.
 */
export function readCsv(source: string): { readonly rows: Cell[][] } | { readonly fault: Fault } {
  const text = source.replaceAll(/\r\n?/g, '\n')
  const placeAt = createPlacer(text)
  const told = /^sep=(.)\n/.exec(text)
  const separator = told?.[1] ?? separatorOf(text)
  const rows: Cell[][] = []
  let row: Cell[] = []
  for (let at = told?.[0].length ?? 0; at <= text.length;) {
    const place = placeAt(at)
    const isQuoted = text[at] === '"'
    const end = isQuoted ? endOfQuotes(text, at) : endOfPlain(text, at, separator)
    if (end === undefined) return { fault: { ...place, message: 'a quote is never closed' } }
    const next = text[end] ?? '\n'
    if (next !== separator && next !== '\n') {
      return { fault: { ...place, message: 'something stands between a quote and the next cell' } }
    }
    const raw = text.slice(at, end)
    const cell = isQuoted ? raw.slice(1, -1).replaceAll('""', '"') : raw
    row.push({ text: guarded.test(cell) ? cell.slice(1) : cell, place })
    at = end + 1
    if (next === separator) continue
    if (row.some((one) => one.text.trim() !== '')) rows.push(row)
    row = []
  }
  return { rows }
}

function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const count = (sign: string): number => first.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

function endOfPlain(text: string, at: number, separator: string): number {
  let end = at
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1
  return end
}

function endOfQuotes(text: string, at: number): number | undefined {
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] !== '"') continue
    if (text[end + 1] !== '"') return end + 1
    end += 1
  }
  return undefined
}
