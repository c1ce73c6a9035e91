/** Changes as lines that a person reads: what was there, what will be, and no more of it than helps. */
import { itemKinds } from '../dataset/items.ts'
import { printable } from '../dataset/rules/problems.ts'
import { flow } from '../dataset/yaml/render.ts'
import type { FieldChange, ItemChange } from '../releases/diff.ts'

/** What is shown of a value at most, in characters. */
const most = 72
/** What is shown of what two long texts have in common before they differ. */
const context = 16

/** `resource cri (Cancer Research Institute)`. */
export function nameItem({ kind, id, about }: Pick<ItemChange, 'kind' | 'id' | 'about'>): string {
  const [one] = itemKinds[kind]
  const named = kind === 'manifest' || kind === 'terms' ? id : `${one} ${id}`
  return printable(about === '' ? named : `${named} (${about})`)
}

/** One change of a field, in one line or, for long values, three. */
export function describeField({ field, before, after }: FieldChange): string[] {
  const name = printable(field)
  if (before === undefined) return [`${name}: added ${show(after)}`]
  if (after === undefined) return [`${name}: removed ${show(before)}`]
  const [old, next] =
    typeof before === 'string' && typeof after === 'string' && `${before}${after}`.includes(' ')
      ? excerpts(before, after)
      : [show(before), show(after)]
  const line = `${name}: ${old} -> ${next}`
  return line.length <= 88 ? [line] : [`${name}:`, `  - ${old}`, `  + ${next}`]
}

/** What a new item says in a field. */
export function describeValue(field: string, value: unknown): string {
  return `${printable(field)}: ${show(value)}`
}

function show(value: unknown): string {
  if (typeof value === 'string' && value.includes(' ')) return inQuotes(cut(Array.from(value), 0))
  return cut(Array.from(printable(flow(value))), 0)
}

/** The places where two texts differ. */
function excerpts(before: string, after: string): [string, string] {
  const old = Array.from(before)
  const next = Array.from(after)
  const longest = Math.max(old.length, next.length)
  let common = 0
  while (common < longest && old[common] === next[common]) common += 1
  const start = longest <= most ? 0 : Math.max(0, common - context)
  return [inQuotes(cut(old, start)), inQuotes(cut(next, start))]
}

function cut(letters: readonly string[], start: number): string {
  const part = letters.slice(start, start + most)
  const lead = start > 0 ? '…' : ''
  const tail = letters.length > start + most ? '…' : ''
  return `${lead}${part.join('')}${tail}`
}

function inQuotes(text: string): string {
  return `"${printable(text)}"`
}
