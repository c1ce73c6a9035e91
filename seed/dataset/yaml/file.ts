/**
 * The values of a YAML file, each with its place. Anchors, aliases, tags and merge keys are refused:
 * every file says everything itself.
 */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { fieldName, quote, type FieldPath, type Place } from '../rules/problems.ts'
import type { RuleCode } from '../rules/rules.ts'
import { createPlaces, isEmpty, type MapNode, type Places } from './places.ts'
import { createPlacer } from './positions.ts'
import { composeYaml, type Fault } from './syntax.ts'
import { codePointName } from './text-file.ts'
import { readUsual } from './usual.ts'

type YamlFault = Place & {
  readonly code: RuleCode
  readonly message: string
  readonly field: string
}

/** What a text holds, apart from where in it: plain values, which can be kept or sent. */
export type PlainYaml = {
  readonly value: unknown
  readonly faults: readonly YamlFault[]
  /** Whether the text is YAML at all: without, `value` is undefined. */
  readonly readable: boolean
  /** Numbers that are not written in plain decimals, such as `0x10` or `1e3`. */
  readonly oddNumbers: readonly FieldPath[]
  /** Texts without quotes that a comment follows in their line: it may be the rest of them. */
  readonly cutTexts: readonly FieldPath[]
}

export type YamlFile = PlainYaml & Places

export function parseYaml(text: string): YamlFile {
  return withPlaces(text, readYaml(text))
}

/** What was read from this very text, at whatever time, with its places. */
export function withPlaces(text: string, plain: PlainYaml): YamlFile {
  return { ...plain, ...createPlaces(text) }
}

/** What is written as usual, which has no fault by itself; undefined when the library is to be asked. */
export function readUsualYaml(text: string): PlainYaml | undefined {
  const usual = readUsual(text)
  return usual && { ...usual, readable: true, faults: [], oddNumbers: [], cutTexts: [] }
}

export function readYaml(text: string): PlainYaml {
  return readUsualYaml(text) ?? readAnyYaml(text)
}

/** By the library: whatever is written, and what is wrong with it. */
export function readAnyYaml(text: string): PlainYaml {
  const { contents, faults: syntax } = composeYaml(text)
  const faults = [...syntax]
  const oddNumbers: FieldPath[] = []
  const cutTexts: FieldPath[] = []
  const isYaml = syntax.length === 0 && contents !== null
  const value = isYaml ? toValue(contents, [], { text, faults, oddNumbers, cutTexts }) : undefined
  const hollow = syntax.length === 0 && isEmpty(contents)
  if (hollow)
    faults.push({
      offset: 0,
      code: 'empty-file',
      message: 'the file holds nothing: fill or delete it',
    })
  const placed = faults.length > 0 ? placeFaults(text, faults) : []
  const readable = isYaml && !hollow
  return { value, readable, faults: placed, oddNumbers, cutTexts }
}

function placeFaults(text: string, faults: readonly Fault[]): YamlFault[] {
  const placeAt = createPlacer(text)
  return faults.map(({ offset, code, message, path = [] }) => ({
    ...placeAt(offset),
    code,
    message,
    field: fieldName(path),
  }))
}

/** Digits that a number in memory can hold for certain. */
const exactDigits = 15

type Findings = {
  readonly text: string
  readonly faults: Fault[]
  readonly oddNumbers: FieldPath[]
  readonly cutTexts: FieldPath[]
}

/** The plain value of a node. What is refused is reported, and left out or null. */
function toValue(node: ParsedNode, path: FieldPath, found: Findings): unknown {
  const start = node.range[0]
  const report = (code: RuleCode, message: string, offset = start): void => {
    found.faults.push({ offset, code, message, path })
  }
  if (isAlias(node)) {
    report('yaml-alias', `the alias *${quote(node.source)} is not allowed: write the value out`)
    return null
  }
  if (node.anchor !== undefined) {
    const { offset, word } = wordBefore(found.text, start, `&${node.anchor}`)
    report('yaml-alias', `the anchor ${quote(word)} is not allowed: delete it`, offset)
  }
  if (node.tag !== undefined) {
    const { offset, word } = wordBefore(found.text, start, '!')
    report('yaml-tag', `the tag ${quote(word)} is not allowed: delete it`, offset)
  }
  if (isSeq(node)) return node.items.map((item, i) => toValue(item, [...path, i], found))
  if (isMap(node)) return toFields(node, path, found)
  const { value } = node
  if (typeof value === 'string' && !value.isWellFormed()) {
    const half = /\p{Cs}/u.exec(value)?.index ?? 0
    report(
      'lone-surrogate',
      `${codePointName(value, half)} is half a character: write the whole one`,
    )
  }
  if (typeof value === 'string' && node.type === 'PLAIN' && isCut(found.text, node.range[1])) {
    found.cutTexts.push(path)
  }
  if (typeof value === 'number' && isOdd(value, node.source)) found.oddNumbers.push(path)
  return value
}

/** The nearest word before an offset that holds a mark: a tag or anchor stands before its value. */
function wordBefore(text: string, end: number, mark: string): { offset: number; word: string } {
  const at = text.lastIndexOf(mark, end - 1)
  const offset = at - (/[^\s,[\]{}]*$/.exec(text.slice(0, at))?.[0].length ?? 0)
  return { offset, word: /^[^\s,[\]{}]*/.exec(text.slice(offset))?.[0] ?? '' }
}

function isCut(text: string, end: number): boolean {
  return /^[ \t]+#/.test(text.slice(end, text.indexOf('\n', end) + 1 || undefined))
}

function isOdd(value: number, source: string): boolean {
  const plain = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(source)
  return !plain || Object.is(value, -0) || source.replace(/\D/g, '').length > exactDigits
}

function toFields(node: MapNode, path: FieldPath, found: Findings): Record<string, unknown> {
  const fields = new Map<string, unknown>()
  for (const { key, value } of node.items) {
    const offset = key.range[0]
    const name = isScalar(key) ? key.value : undefined
    if (typeof name !== 'string') {
      const message = 'the name of a field must be a text: put it in quotes, or correct it'
      found.faults.push({ offset, code: 'key-not-text', message, path })
    } else if (name === '<<') {
      const message = 'merge keys are not allowed: write the fields out'
      found.faults.push({ offset, code: 'yaml-merge-key', message, path })
    } else if (name === '__proto__') {
      const message = `unknown field ${quote(name)}: delete it`
      found.faults.push({ offset, code: 'unknown-field', message, path: [...path, name] })
    } else if (fields.has(name)) {
      const message = `${quote(name)} is given twice: keep one of them`
      found.faults.push({ offset, code: 'duplicate-key', message, path: [...path, name] })
    } else {
      fields.set(name, value === null ? null : toValue(value, [...path, name], found))
    }
  }
  return Object.fromEntries(fields)
}
