/** Spots in a YAML text: where a value, its line and the comments that belong to it begin and end. */
import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import type { FieldPath } from '../rules/problems.ts'
import type { MapNode } from './places.ts'
import type { Contents } from './syntax.ts'

export type Pair = MapNode['items'][number]
export type Replacement = { readonly start: number; readonly end: number; readonly text: string }

type Spot = { readonly node: ParsedNode | null; readonly key?: ParsedNode }

export function find(contents: Contents, path: FieldPath): Spot | undefined {
  let spot: Spot = { node: contents }
  for (const step of path) {
    const { node } = spot
    if (isMap(node)) {
      const pair = pairNamed(node, step)
      if (pair === undefined) return undefined
      spot = { node: pair.value, key: pair.key }
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      spot = { node: node.items[step] }
    } else return undefined
  }
  return spot
}

export function pairNamed(map: MapNode, name: string | number): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name)
}

export function isFlow({ flow }: MapNode): boolean {
  return flow === true
}

/** Pieces in place of others, in the line breaks of the text; of two at one spot the first comes first. */
export function replace(text: string, replacements: readonly Replacement[]): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const parts: string[] = []
  let at = 0
  for (const one of replacements.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, one.start), one.text.replaceAll('\n', lineBreak))
    at = one.end
  }
  return [...parts, text.slice(at)].join('')
}

export function insertion(at: number, text: string): Replacement {
  return { start: at, end: at, text }
}

/** Whole lines, where a line begins or the text ends. */
export function addLines(text: string, at: number, lines: string): Replacement {
  return insertion(at, text[at - 1] === '\n' ? `${lines}\n` : `\n${lines}`)
}

/** Where the last character of a value stands, without the line breaks and comments that close a block. */
export function endOf(text: string, node: ParsedNode): number {
  const last = (isMap(node) || isSeq(node)) && node.flow !== true ? node.items.at(-1) : undefined
  if (last !== undefined) return endOf(text, 'key' in last ? (last.value ?? last.key) : last)
  const [start, end] = node.range
  return start + text.slice(start, end).trimEnd().length
}

export function endOfLine(text: string, offset: number): number {
  return offset + text.slice(offset).search(/\r?\n|$/)
}

export function columnOf(text: string, { range }: ParsedNode): number {
  return range[0] - (text.lastIndexOf('\n', range[0] - 1) + 1)
}

/** The first line after a value that ends at `end`, and after comments that stand deeper than `column`. */
export function afterLines(text: string, end: number, column: number): number {
  const lineBreak = text.indexOf('\n', end)
  let at = lineBreak < 0 ? text.length : lineBreak + 1
  const inner = new RegExp(`^ {${column + 1},}#[^\\n]*(?:\\n|$)`)
  for (let line = inner.exec(text.slice(at)); line !== null; line = inner.exec(text.slice(at))) {
    at += line[0].length
  }
  return at
}

/** Where the line of a key begins. */
export function startOfLine(text: string, { range }: ParsedNode): number {
  return text.lastIndexOf('\n', range[0]) + 1
}

/** Where the comments begin that stand right above the line of a key, as deep as it. */
export function startOfComments(text: string, key: ParsedNode): number {
  const above = new RegExp(`(?<=^|\\n) {${columnOf(text, key)}}#[^\\n]*\\n$`)
  let start = startOfLine(text, key)
  for (let one = above.exec(text.slice(0, start)); one !== null;) {
    start = one.index
    one = above.exec(text.slice(0, start))
  }
  return start
}

/** The comment behind the `>-` of a block of lines, to stand behind what replaces it. */
export function headComment(text: string, { range }: ParsedNode): string {
  const head = text.slice(range[0], endOfLine(text, range[0]))
  return /^[>|][-+0-9]*(\s+#.*)$/.exec(head)?.[1] ?? ''
}
