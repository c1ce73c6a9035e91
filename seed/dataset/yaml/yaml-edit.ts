/**
 * Changes single places of a YAML text and leaves every other byte alone: comments, order, quotes and
 * line breaks stay as their author wrote them. What comes out is read again before it is believed.
 */
import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { canonicalJson } from '../../../functions/model/canonical.ts'
import { fieldName, type FieldPath } from '../rules/problems.ts'
import { flow } from './render-yaml.ts'
import { parseYaml } from './yaml-file.ts'
import { composeYaml } from './yaml-syntax.ts'

export type YamlEdit =
  /** A value in place of another, or a new last field of a mapping. */
  | { readonly path: FieldPath; readonly value: string | null }
  /** An entry at the end of a list, given as lines of a block without indentation. */
  | { readonly path: FieldPath; readonly append: readonly string[] }

/** Raised when a place is written in a way that cannot be changed safely: a person has to. */
export class CannotEdit extends Error {
  override readonly name = 'CannotEdit' as const
}

/** The text with all edits made, one after the other. */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  return edits.reduce((before, edit) => {
    const after = 'append' in edit ? append(before, edit) : assign(before, edit)
    refuseUnless(isExactly(before, after, edit), edit.path)
    return after
  }, text)
}

function refuseUnless(sound: boolean, path: FieldPath): asserts sound {
  if (!sound) throw new CannotEdit(`${fieldName(path)} is written in an unusual way`)
}

/** Whether the new text says the same as the old one but for this edit. */
function isExactly(before: string, after: string, edit: YamlEdit): boolean {
  const [old, next] = [parseYaml(before), parseYaml(after)]
  if (old.faults.length > 0 || next.faults.length > 0) return false
  const expected = withChange(old.value, edit.path, (held) => {
    if (!('append' in edit)) return edit.value
    const added = parseYaml(`${edit.append.join('\n')}\n`).value
    return Array.isArray(held) ? held.concat([added]) : added
  })
  return canonicalJson(expected) === canonicalJson(next.value)
}

/** A plain value with one place changed. */
function withChange(value: unknown, path: FieldPath, change: (held: unknown) => unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.map((item: unknown, i) => (i === step ? withChange(item, rest, change) : item))
  }
  const fields = typeof value === 'object' && value !== null ? value : {}
  const held: unknown = Object.entries(fields).find(([name]) => name === step)?.[1]
  return { ...fields, [step]: withChange(held, rest, change) }
}

type Held = { readonly node: ParsedNode | null; readonly key?: ParsedNode }

function find(text: string, path: FieldPath): Held | undefined {
  let held: Held = { node: composeYaml(text).contents }
  for (const step of path) {
    const { node } = held
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
      if (pair === undefined) return undefined
      held = { node: pair.value, key: pair.key }
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      held = { node: node.items[step] }
    } else return undefined
  }
  return held
}

function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end)
}

function assign(text: string, { path, value }: { path: FieldPath; value: string | null }): string {
  const held = find(text, path)
  if (held === undefined) return addField(text, path, value)
  const { node, key } = held
  if (node === null || node.range[0] === node.range[1]) {
    refuseUnless(key !== undefined, path)
    const colon = text.indexOf(':', key.range[1])
    return splice(text, colon + 1, colon + 1, ` ${flow(value)}`)
  }
  refuseUnless(isScalar(node), path)
  const [start, end] = node.range
  // The range of a block of lines takes in the last line break.
  const written = text.slice(start, end)
  const after = written.slice(written.trimEnd().length)
  return splice(text, start, end, flow(value) + after)
}

/** After the last field of the mapping. */
function addField(text: string, path: FieldPath, value: string | null): string {
  const node = find(text, path.slice(0, -1))?.node
  const last = isMap(node) ? node.items.at(-1) : undefined
  refuseUnless(isMap(node) && last !== undefined, path)
  const field = `${String(path.at(-1))}: ${flow(value)}`
  const end = endOf(text, last.value ?? last.key)
  if (node.flow === true) return splice(text, end, end, `, ${field}`)
  const line = endOfLine(text, end)
  return splice(text, line, line, `${breakOf(text)}${' '.repeat(columnOf(text, last.key))}${field}`)
}

function append(
  text: string,
  { path, append: lines }: { path: FieldPath; append: readonly string[] },
): string {
  const held = find(text, path)
  const [node, key] = [held?.node, held?.key]
  refuseUnless(isSeq(node) && key !== undefined, path)
  const last = node.items.at(-1)
  const lineBreak = breakOf(text)
  const block = (indent: number): string =>
    lines
      .map((line, i) => `${' '.repeat(indent)}${i === 0 ? '- ' : '  '}${line}`.trimEnd())
      .join(lineBreak)
  if (last === undefined) {
    // An empty list is always written as [].
    const [start, end] = node.range
    const lead = text.slice(0, start).trimEnd().length
    const bare = splice(text, lead, end, '')
    const line = endOfLine(bare, lead)
    return splice(bare, line, line, `${lineBreak}${block(columnOf(text, key) + 2)}`)
  }
  refuseUnless(node.flow !== true, path)
  const line = endOfLine(text, endOf(text, last))
  return splice(text, line, line, `${lineBreak}${block(columnOf(text, node))}`)
}

/** Where the last character of a value stands, without the line break of a block. */
function endOf(text: string, { range }: ParsedNode): number {
  return range[0] + text.slice(range[0], range[1]).trimEnd().length
}

function endOfLine(text: string, offset: number): number {
  const next = text.slice(offset).search(/\r?\n|$/)
  return offset + next
}

function columnOf(text: string, { range }: ParsedNode): number {
  return range[0] - (text.lastIndexOf('\n', range[0] - 1) + 1)
}

function breakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
