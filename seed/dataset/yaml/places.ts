/** Where the values of a YAML file stand in its text. */
import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import type { FieldPath, Place } from '../rules/problems.ts'
import { createPlacer } from './positions.ts'
import { composeYaml, type Contents } from './syntax.ts'

export type MapNode = Extract<ParsedNode, { items: { key: ParsedNode }[] }>
type Pair = MapNode['items'][number]

export type Places = {
  /** The place of a value, of its key when it is empty, or of the nearest holder that exists. */
  placeOf(path: FieldPath): Place
  /** The place of a word within a text, in whichever of its lines; `before` is the text up to it. */
  placeOfWord(path: FieldPath, before: string): Place
  /** The place of the key under which a value stands. */
  placeOfKey(path: FieldPath): Place
  /** A scalar as it is written, such as `0123`. */
  sourceOf(path: FieldPath): string | undefined
}

/**
 * Reads the text again when a place is asked for: the trees of all files of a dataset together would
 * be too much to hold. Those asked for last are held, within a bound.
 */
export function createPlaces(text: string): Places {
  return {
    placeOf(path) {
      const { placeAt, find, first } = placesIn(text)
      return placeAt(find(path).value ?? first)
    },
    placeOfWord(path, before) {
      const { placeAt, find, first } = placesIn(text)
      return placeOfWord(text, placeAt(find(path).value ?? first), before)
    },
    placeOfKey(path) {
      const { placeAt, find, first } = placesIn(text)
      return placeAt(find(path).key ?? first)
    },
    sourceOf: (path) => placesIn(text).find(path).source,
  }
}

/** Characters of all texts whose trees are held: a tree takes some fifty times its text. */
const most = 2 * 1024 * 1024
const recent = new Map<string, ReturnType<typeof readPlaces>>()
let characters = 0

function placesIn(text: string): ReturnType<typeof readPlaces> {
  const found = recent.get(text)
  if (found !== undefined) return found
  const places = readPlaces(text)
  recent.set(text, places)
  characters += text.length
  for (const oldest of recent.keys()) {
    if (characters <= most || oldest === text) break
    recent.delete(oldest)
    characters -= oldest.length
  }
  return places
}

function readPlaces(text: string) {
  const { contents } = composeYaml(text)
  const first = contents?.range[0] ?? 0
  return { placeAt: createPlacer(text), find: createFinder(contents), first }
}

/** Lines are folded in the value, but its words are those of the file, in the same order. */
function placeOfWord(text: string, start: Place, before: string): Place {
  const held = before.match(/\S+/g)?.length ?? 0
  let left = /\S$/.test(before) ? held - 1 : held
  const lines = text.split('\n').slice(start.line - 1)
  for (const [i, whole] of lines.entries()) {
    const from = i === 0 ? start.column - 1 : 0
    const line = Array.from(whole).slice(from).join('')
    // The head of a block is no part of its text.
    const words = i === 0 && /^[>|]/.test(line) ? [] : [...line.matchAll(/\S+/g)]
    const found = words[left]
    if (found !== undefined) {
      const column = from + Array.from(line.slice(0, found.index)).length + 1
      return { line: start.line + i, column }
    }
    left -= words.length
  }
  return start
}

type Found = { value: number | undefined; key: number | undefined; source?: string }

/** Offsets for a path: of what it leads to, else of the last step that exists. */
function createFinder(contents: Contents): (path: FieldPath) => Found {
  const indexes = new Map<MapNode, ReadonlyMap<unknown, Pair>>()
  const pairAt = (node: MapNode, step: unknown): Pair | undefined => {
    const index = indexes.get(node) ?? indexPairs(node)
    indexes.set(node, index)
    return index.get(step)
  }
  return (path) => {
    let node: Contents = contents
    let found: Found = { value: contents?.range[0], key: contents?.range[0] }
    for (const step of path) {
      if (isMap(node)) {
        const pair: Pair | undefined = pairAt(node, step)
        if (pair === undefined) return found
        node = pair.value
        found = { value: startOf(node) ?? pair.key.range[0], key: pair.key.range[0] }
      } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
        node = node.items[step]
        found = { value: node.range[0], key: node.range[0] }
      } else {
        return found
      }
    }
    return isScalar(node) ? { ...found, source: node.source } : found
  }
}

/** Of a field given twice the first is read. */
function indexPairs({ items }: MapNode): ReadonlyMap<unknown, Pair> {
  return new Map(
    items.toReversed().map((pair) => [isScalar(pair.key) ? pair.key.value : pair, pair]),
  )
}

export function isEmpty(contents: Contents): boolean {
  return contents === null || contents.range[0] === contents.range[1]
}

/** Undefined for a value that is not written: its place is that of its key. */
function startOf(node: Contents): number | undefined {
  return node === null || isEmpty(node) ? undefined : node.range[0]
}
