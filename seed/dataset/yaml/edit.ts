/**
 * Changes single places of a YAML text and leaves every other byte alone: comments, order, quotes and
 * line breaks stay as their author wrote them. What comes out is read again before it is believed.
 */
import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { canonicalJson } from '../../../functions/model/canonical.ts'
import { fieldName, type FieldPath } from '../rules/problems.ts'
import { CannotEdit, type Fields, type YamlEdit } from './edits.ts'
import type { MapNode } from './places.ts'
import { refuseUnlessExact } from './proof.ts'
import { flow, renderYaml, width } from './render.ts'
import { reword } from './reword.ts'
import {
  addLines,
  afterLines,
  columnOf,
  endOf,
  endOfLine,
  find,
  headComment,
  insertion,
  isFlow,
  pairNamed,
  replace,
  startOfComments,
  startOfLine,
  type Pair,
  type Replacement,
} from './spots.ts'
import { composeYaml, type Contents } from './syntax.ts'

/** The text with all edits made: they are about different places. */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  const { contents } = composeYaml(text)
  const edited = replace(
    text,
    edits.flatMap((edit) => replacementsFor(text, contents, edit)),
  )
  refuseUnlessExact(text, edited, edits)
  return edited
}

function replacementsFor(text: string, contents: Contents, edit: YamlEdit): Replacement[] {
  if ('append' in edit) return append(text, contents, edit)
  if ('reword' in edit) return [reword(text, contents, edit)]
  if ('empty' in edit) return [empty(text, contents, edit.path)]
  if ('locale' in edit) return putTranslation(text, contents, edit)
  return [assign(text, contents, edit)]
}

function refuseUnless(sound: boolean, path: FieldPath): asserts sound {
  if (!sound) throw new CannotEdit(`${fieldName(path)} is written in an unusual way`)
}

function assign(
  text: string,
  contents: Contents,
  { path, value }: Extract<YamlEdit, { readonly value: unknown }>,
): Replacement {
  const held = find(contents, path)
  if (held === undefined) {
    const holder = find(contents, path.slice(0, -1))?.node
    const last = isMap(holder) ? holder.items.at(-1) : undefined
    refuseUnless(isMap(holder) && last !== undefined, path)
    return addedField(text, holder, last, `${String(path.at(-1))}: ${flow(value)}`)
  }
  const { node, key } = held
  if (node === null || node.range[0] === node.range[1]) {
    refuseUnless(key !== undefined, path)
    return insertion(text.indexOf(':', key.range[1]) + 1, ` ${flow(value)}`)
  }
  // A list in lines of its own may hold comments: only one in brackets is replaced.
  refuseUnless(isScalar(node) || (isSeq(node) && node.flow === true), path)
  const [start] = node.range
  return { start, end: endOf(text, node), text: flow(value) + headComment(text, node) }
}

function empty(text: string, contents: Contents, path: FieldPath): Replacement {
  const held = find(contents, path)
  const [node, key] = [held?.node, held?.key]
  refuseUnless(isMap(node) && key !== undefined, path)
  return { start: text.indexOf(':', key.range[1]) + 1, end: endOf(text, node), text: ' {}' }
}

function append(
  text: string,
  contents: Contents,
  { path, append: lines }: { readonly path: FieldPath; readonly append: readonly string[] },
): Replacement[] {
  const held = find(contents, path)
  const [node, key] = [held?.node, held?.key]
  refuseUnless(isSeq(node) && key !== undefined, path)
  const block = (indent: number): string =>
    lines
      .map((line, i) => `${' '.repeat(indent)}${i === 0 ? '- ' : '  '}${line}`.trimEnd())
      .join('\n')
  const last = node.items.at(-1)
  if (last === undefined) {
    // An empty list is always written as [].
    const [start, end] = node.range
    const bare = { start: text.slice(0, start).trimEnd().length, end, text: '' }
    const added = `\n${block(columnOf(text, key) + 2)}`
    return [bare, insertion(endOfLine(text, end), added)]
  }
  refuseUnless(node.flow !== true, path)
  const column = columnOf(text, node)
  return [addLines(text, afterLines(text, endOf(text, last), column), block(column))]
}

type TranslationEdit = Extract<YamlEdit, { readonly locale: string }>

function putTranslation(text: string, contents: Contents, edit: TranslationEdit): Replacement[] {
  const holder = textAt(find(contents, edit.path)?.node, edit.path)
  const pair = pairNamed(holder, edit.locale)
  if (pair === undefined) return [addedLocale(text, holder, edit)]
  const map = textAt(pair.value, [...edit.path, edit.locale])
  const indent = columnOf(text, pair.key)
  const end = endOf(text, map)
  // What is said behind it is said about all of it.
  const commented = text.slice(map.range[0], endOfLine(text, end)).includes('#')
  const isOutgrown =
    isFlow(map) &&
    !isFlow(holder) &&
    !commented &&
    indent + `${flow(edit.locale)}: ${flow(edit.translation)}`.length > width
  if (!isOutgrown) return changedFields(text, map, edit.translation)
  const lines = renderYaml({ [edit.locale]: edit.translation }, { inline: [], indent }).trim()
  return [{ start: pair.key.range[0], end, text: lines }]
}

function textAt(node: ParsedNode | null | undefined, path: FieldPath): MapNode {
  if (!isMap(node)) throw new CannotEdit(`there is no text at ${path.join('.')}`)
  return node
}

/** A language that the text did not have: after the last of those that come before it. */
function addedLocale(
  text: string,
  holder: MapNode,
  { locale, translation, order }: TranslationEdit,
): Replacement {
  const rank = order.indexOf(locale)
  const earlier = holder.items.filter(({ key }) => {
    const other = isScalar(key) ? order.indexOf(String(key.value)) : -1
    return other >= 0 && other < rank
  })
  const after = earlier.at(-1) ?? holder.items.at(-1)
  if (after === undefined) throw new CannotEdit('a text has no original')
  if (isFlow(holder)) {
    return addedField(text, holder, after, `${flow(locale)}: ${flow(translation)}`)
  }
  // Written like its neighbour: in one line, or a line for each field.
  const inline = isMap(after.value) && isFlow(after.value) ? ['*'] : []
  const indent = columnOf(text, after.key)
  const lines = renderYaml({ [locale]: translation }, { inline, indent }).trimEnd()
  return addedField(text, holder, after, lines.slice(indent))
}

/** What differs between a translation and what it is to be, field by field. */
function changedFields(text: string, map: MapNode, translation: Fields): Replacement[] {
  const last = map.items.at(-1)
  if (last === undefined) throw new CannotEdit('a translation has no fields')
  const put = Object.entries(translation).flatMap(([name, value]): Replacement[] => {
    const pair = pairNamed(map, name)
    if (pair === undefined) {
      return [addedField(text, map, last, fieldLines(name, value, columnOf(text, last.key), map))]
    }
    if (canonicalJson(plain(pair.value)) === canonicalJson(value ?? null)) return []
    return [changedField(text, map, pair, name, value)]
  })
  const gone = map.items.filter(({ key }) => isScalar(key) && !(String(key.value) in translation))
  return [...put, ...gone.map((pair) => removedField(text, map, pair))]
}

function plain(node: ParsedNode | null): unknown {
  if (isSeq(node)) return node.items.map(plain)
  return isScalar(node) ? node.value : null
}

/** A field as it stands at a column, without the indentation of its first line. */
function fieldLines(name: string, value: unknown, indent: number, map: MapNode): string {
  if (isFlow(map)) return `${flow(name)}: ${flow(value)}`
  return renderYaml({ [name]: value }, { inline: [], indent }).trim()
}

function changedField(
  text: string,
  map: MapNode,
  pair: Pair,
  name: string,
  value: unknown,
): Replacement {
  const end = endOf(text, pair.value ?? pair.key)
  const head = pair.value === null ? '' : headComment(text, pair.value)
  // Words after a comment sign would not be read: what is followed by one stays in its line.
  const commented = head !== '' || text.slice(end, endOfLine(text, end)).includes('#')
  const lines = fieldLines(name, value, columnOf(text, pair.key), map)
  const line = commented && lines.includes('\n') ? `${name}: ${flow(value)}` : lines
  return { start: pair.key.range[0], end, text: line + head }
}

/** After a field of the mapping, and the comments that belong to it. */
function addedField(text: string, map: MapNode, after: Pair, field: string): Replacement {
  const end = endOf(text, after.value ?? after.key)
  if (isFlow(map)) return insertion(end, `, ${field}`)
  const column = columnOf(text, after.key)
  return addLines(text, afterLines(text, end, column), `${' '.repeat(column)}${field}`)
}

function removedField(text: string, map: MapNode, pair: Pair): Replacement {
  const i = map.items.indexOf(pair)
  const [before, after] = [map.items[i - 1], map.items[i + 1]]
  const end = endOf(text, pair.value ?? pair.key)
  const column = columnOf(text, pair.key)
  if (!isFlow(map)) {
    // What stands above the first field may be about all of them.
    const start =
      before === undefined ? startOfLine(text, pair.key) : startOfComments(text, pair.key)
    return { start, end: afterLines(text, end, column), text: '' }
  }
  if (before !== undefined) {
    return { start: endOf(text, before.value ?? before.key), end, text: '' }
  }
  return { start: pair.key.range[0], end: after?.key.range[0] ?? end, text: '' }
}
