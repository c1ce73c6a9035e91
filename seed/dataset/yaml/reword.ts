/**
 * Changes words of a text where it stands. What this tool wrote is written by it again, so that lines
 * keep their width; in another hand only the words are changed, and quotes and breaks stay.
 */
import { isMap, isScalar, isSeq } from 'yaml'
import { fieldName, type FieldPath } from '../rules/problems.ts'
import { CannotEdit } from './edits.ts'
import { flow, renderYaml } from './render.ts'
import {
  columnOf,
  endOf,
  endOfLine,
  find,
  headComment,
  replace,
  type Replacement,
} from './spots.ts'
import { composeYaml, type Contents } from './syntax.ts'

type Reword = { readonly path: FieldPath; readonly reword: (text: string) => string }

export function reword(text: string, contents: Contents, edit: Reword): Replacement {
  const { path } = edit
  const held = find(contents, path)
  const node = held?.node
  if (!isScalar(node) || typeof node.value !== 'string') {
    throw new CannotEdit(`${fieldName(path)} is written in an unusual way`)
  }
  const [start, end] = [node.range[0], endOf(text, node)]
  const next = edit.reword(node.value)
  const key = held?.key
  if (key !== undefined && !isInFlow(contents, path)) {
    const lines = (value: string): string =>
      renderYaml(
        { [String(path.at(-1))]: value },
        { inline: [], indent: columnOf(text, key) },
      ).trim()
    const [from, own] = [key.range[0], lines(node.value)]
    const isAlone = text.slice(end, endOfLine(text, end)).trim() === ''
    if (isAlone && text.slice(from, end) === own) return { start: from, end, text: lines(next) }
  } else if (text.slice(start, end) === flow(node.value)) return { start, end, text: flow(next) }
  // The head of a block, with its comment, is no part of its text.
  const isBlock = /^[>|]/.test(text.slice(start, start + 1))
  const from = isBlock ? endOfLine(text, start) : start
  const kept = { start: from, end, text: edit.reword(text.slice(from, end)) }
  const read = find(composeYaml(replace(text, [kept])).contents, path)?.node
  if (isScalar(read) && read.value === next) return kept
  return { start, end, text: flow(next) + headComment(text, node) }
}

/** Whether it stands within brackets or braces. */
function isInFlow(contents: Contents, path: FieldPath): boolean {
  return path.some((_, i) => {
    const holder = find(contents, path.slice(0, i))?.node
    return (isMap(holder) || isSeq(holder)) && holder.flow === true
  })
}
