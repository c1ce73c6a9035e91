/**
 * The values of a YAML file, each with its place. Anchors, aliases, tags and merge keys are refused:
 * every file says everything itself.
 */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { createPlacer } from './positions.ts'
import { fieldName, quote, type FieldPath, type Place } from './problems.ts'
import type { RuleCode } from './rules.ts'
import { codePointName } from './text-file.ts'
import { composeYaml, type Contents, type Fault } from './yaml-syntax.ts'

type YamlFault = Place & {
  readonly code: RuleCode
  readonly message: string
  readonly field: string
}

export type YamlFile = {
  readonly value: unknown
  readonly faults: readonly YamlFault[]
  /** Whether the text is YAML at all: without, `value` is undefined. */
  readonly readable: boolean
  /** The place of a value, of its key when it is empty, or of the nearest holder that exists. */
  placeOf(path: FieldPath): Place
  /** The place of the key under which a value stands. */
  placeOfKey(path: FieldPath): Place
  /** A scalar as it is written, such as `0123`. */
  sourceOf(path: FieldPath): string | undefined
}

export function parseYaml(text: string): YamlFile {
  const placeAt = createPlacer(text)
  const { contents, faults: syntax } = composeYaml(text)
  const faults = [...syntax]
  const readable = syntax.length === 0
  const value = readable && contents !== null ? toValue(contents, [], faults) : undefined
  if (readable && isEmpty(contents)) {
    faults.push({ offset: 0, code: 'empty-file', message: 'the file holds nothing' })
  }
  const first = contents?.range[0] ?? 0
  return {
    value,
    readable: readable && !isEmpty(contents),
    faults: faults.map(({ offset, code, message, path = [] }) => ({
      ...placeAt(offset),
      code,
      message,
      field: fieldName(path),
    })),
    placeOf: (path) => placeAt(find(contents, path).value ?? first),
    placeOfKey: (path) => placeAt(find(contents, path).key ?? first),
    sourceOf: (path) => find(contents, path).source,
  }
}

function isEmpty(contents: Contents): boolean {
  return contents === null || contents.range[0] === contents.range[1]
}

/** The plain value of a node. What is refused is reported, and left out or null. */
function toValue(node: ParsedNode, path: FieldPath, faults: Fault[]): unknown {
  const report = (code: RuleCode, message: string): void => {
    faults.push({ offset: node.range[0], code, message, path })
  }
  if (isAlias(node)) {
    report('yaml-alias', `the alias *${quote(node.source)} is not allowed: write the value out`)
    return null
  }
  if (node.anchor !== undefined) {
    report('yaml-alias', `the anchor &${quote(node.anchor)} is not allowed: delete it`)
  }
  if (node.tag !== undefined) {
    report('yaml-tag', `the tag ${quote(node.tag)} is not allowed: delete it`)
  }
  if (isSeq(node)) return node.items.map((item, i) => toValue(item, [...path, i], faults))
  if (isMap(node)) return toFields(node, path, faults)
  const { value } = node
  if (typeof value === 'string' && !value.isWellFormed()) {
    const half = /\p{Cs}/u.exec(value)?.index ?? 0
    report('lone-surrogate', `${codePointName(value, half)} is half a character`)
  }
  return value
}

type MapNode = Extract<ParsedNode, { items: { key: ParsedNode }[] }>

function toFields(node: MapNode, path: FieldPath, faults: Fault[]): Record<string, unknown> {
  const fields = new Map<string, unknown>()
  for (const { key, value } of node.items) {
    const offset = key.range[0]
    const name = isScalar(key) ? key.value : undefined
    if (typeof name !== 'string') {
      const message = 'the name of a field must be a text: put it in quotes, or correct it'
      faults.push({ offset, code: 'key-not-text', message, path })
    } else if (name === '<<') {
      const message = 'merge keys are not allowed: write the fields out'
      faults.push({ offset, code: 'yaml-merge-key', message, path })
    } else if (name === '__proto__') {
      const message = `unknown field ${quote(name)}`
      faults.push({ offset, code: 'unknown-field', message, path: [...path, name] })
    } else if (fields.has(name)) {
      const message = `${quote(name)} is given twice`
      faults.push({ offset, code: 'duplicate-key', message, path: [...path, name] })
    } else {
      fields.set(name, value === null ? null : toValue(value, [...path, name], faults))
    }
  }
  return Object.fromEntries(fields)
}

type Found = { value: number | undefined; key: number | undefined; source?: string }

/** Offsets for a path: of what it leads to, else of the last step that exists. */
function find(contents: Contents, path: FieldPath): Found {
  let node: Contents = contents
  let found: Found = { value: contents?.range[0], key: contents?.range[0] }
  for (const step of path) {
    if (isMap(node)) {
      const pair: MapNode['items'][number] | undefined = node.items.find(
        ({ key }) => isScalar(key) && key.value === step,
      )
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

/** Undefined for a value that is not written: its place is that of its key. */
function startOf(node: Contents): number | undefined {
  return node === null || isEmpty(node) ? undefined : node.range[0]
}
