/** Pieces of a text put in place of others, between which everything stays as it is. */
import type { MapNode } from '../dataset/yaml/yaml-places.ts'

export type Pair = MapNode['items'][number]
export type Replacement = { readonly start: number; readonly end: number; readonly text: string }

export function replace(
  text: string,
  replacements: readonly Replacement[],
  ending: string,
): string {
  const parts: string[] = []
  let at = 0
  for (const one of replacements.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, one.start), one.text.replaceAll('\n', ending))
    at = one.end
  }
  return [...parts, text.slice(at)].join('')
}

export function insertion(at: number, text: string): Replacement {
  return { start: at, end: at, text }
}

/** Whole lines after those of a pair, and after the comments that belong to it. */
export function addedLines(text: string, after: Pair, lines: string): Replacement {
  const at = afterLines(text, after)
  return text[at - 1] === '\n'
    ? insertion(at, lines)
    : insertion(at, `\n${lines.replace(/\n$/, '')}`)
}

export function afterLines(text: string, pair: Pair): number {
  let at = endOf(pair)
  if (text[at - 1] !== '\n') at = lineEnd(text, at) + 1
  const inner = new RegExp(`^ {${columnOf(text, pair) + 1},}#.*(?:\\n|$)`)
  for (let line = inner.exec(text.slice(at)); line !== null; line = inner.exec(text.slice(at))) {
    at += line[0].length
  }
  return Math.min(at, text.length)
}

export function endOf({ key, value }: Pair): number {
  return value?.range[1] ?? key.range[1]
}

export function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

export function columnOf(text: string, { key }: Pair): number {
  return key.range[0] - (text.lastIndexOf('\n', key.range[0]) + 1)
}
