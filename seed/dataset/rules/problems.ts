/** What is wrong with a dataset, and where: the form of every refusal. */
import type { RuleCode } from './rules.ts'

/** A place in a file: 1-based, columns in code points, a tab being one. */
export type Place = { readonly line: number; readonly column: number }

export type FileProblem<Code extends string = RuleCode> = Place & {
  /** As the user would type it, with forward slashes. */
  readonly path: string
  readonly code: Code
  readonly message: string
  /** The field within the file, such as `availability[2].asOf`; empty for the file itself. */
  readonly field: string
}

export type FieldPath = readonly (string | number)[]

/** Problems that a person can take in at once; the rest is counted. */
export const shown = 200
const quoted = 80
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu

/** A text safe for a terminal: what cannot be seen, or turns text around, is written out. */
export function printable(text: string): string {
  return text.replaceAll(unseen, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`)
}

/** At most 80 characters of input, in quotes. */
export function quote(input: string): string {
  // A code point is at most two units, so the slice bounds the work for very long input.
  const start = Array.from(input.slice(0, quoted * 2 + 2))
  const cut = start.length > quoted ? `${start.slice(0, quoted - 1).join('')}…` : input
  return `"${printable(cut)}"`
}

export function fieldName(path: FieldPath): string {
  const parts = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${plainKey(part)}`))
  return parts.join('').replace(/^\./, '')
}

function plainKey(key: string): string {
  return /^[\w-]{1,40}$/.test(key) ? key : quote(key)
}

/** By path, line, column and code: the same dataset gives the same lines on every machine. */
export function sortProblems<Code extends string>(
  problems: readonly FileProblem<Code>[],
): FileProblem<Code>[] {
  return problems.toSorted(
    (a, b) =>
      compare(a.path, b.path) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.code, b.code) ||
      compare(a.field, b.field),
  )
}

/** By code units, so that the order does not depend on a machine's language. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

type Level = 'error' | 'warning'

export function formatProblem(problem: FileProblem<string>, level: Level = 'error'): string {
  const { path, line, column, code, message, field } = problem
  const where = `${printable(path)}:${line}:${column}`
  return `${where}: ${level} ${code} ${message}${field === '' ? '' : ` (${field})`}`
}

/** The lines a person reads: the first 200 unless all are asked for, and how many more there are. */
export function formatProblems(
  problems: readonly FileProblem<string>[],
  {
    level = 'error',
    all = false,
    of = problems.length,
    isWhole = true,
  }: {
    readonly level?: Level
    readonly all?: boolean
    readonly of?: number
    /** Whether there are no more than `of`. */
    readonly isWhole?: boolean
  } = {},
): string[] {
  const lines = problems.slice(0, all ? undefined : shown).map((one) => formatProblem(one, level))
  const more = of - lines.length
  return more > 0 ? [...lines, `and ${isWhole ? '' : 'at least '}${more} more`] : lines
}
