/**
 * Puts translations into the text of a dataset file. Everything else stays as it is, byte for byte:
 * comments, blank lines, quotes and the order of fields.
 */
import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { canonicalJson } from '../../functions/model/canonical.ts'
import type { FieldPath } from '../dataset/rules/problems.ts'
import { flow, renderYaml } from '../dataset/yaml/render-yaml.ts'
import { CannotEdit } from '../dataset/yaml/yaml-edit.ts'
import { parseYaml } from '../dataset/yaml/yaml-file.ts'
import type { MapNode } from '../dataset/yaml/yaml-places.ts'
import { composeYaml } from '../dataset/yaml/yaml-syntax.ts'
import {
  addedLines,
  afterLines,
  columnOf,
  endOf,
  insertion,
  lineEnd,
  replace,
  type Pair,
  type Replacement,
} from './splice.ts'

export type TranslationEdit = {
  /** Where the text by locale stands. */
  readonly path: FieldPath
  readonly locale: string
  /** Every field with its value; a field that is not here is taken out. */
  readonly translation: Readonly<Record<string, unknown>>
}

/** `locales` is the order in which translations stand. Throws `CannotEdit` rather than change anything else. */
export function putTranslations(
  text: string,
  edits: readonly TranslationEdit[],
  locales: readonly string[],
): string {
  const { contents } = composeYaml(text)
  const replacements = edits.flatMap((edit) => {
    const holder = mapAt(contents, edit.path)
    const pair = pairNamed(holder, edit.locale)
    return pair === undefined
      ? [addedLocale(text, holder, edit, locales)]
      : changedFields(text, mapAt(pair.value, []), edit.translation)
  })
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  const edited = replace(text, replacements, ending)
  assertOnly(text, edited, edits)
  return edited
}

/** The proof that nothing else has changed: both texts are read again and compared. */
function assertOnly(before: string, after: string, edits: readonly TranslationEdit[]): void {
  const expected = edits.reduce<unknown>(
    (value, { path, locale, translation }) => withValue(value, [...path, locale], translation),
    parseYaml(before).value,
  )
  const found = parseYaml(after)
  if (found.faults.length > 0 || canonicalJson(found.value) !== canonicalJson(expected)) {
    throw new CannotEdit('a text in it is written in an unusual way')
  }
}

function withValue(value: unknown, [step, ...rest]: FieldPath, put: unknown): unknown {
  if (step === undefined) return put
  if (Array.isArray(value)) {
    return value.map((item: unknown, i) => (i === step ? withValue(item, rest, put) : item))
  }
  const fields: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value ?? {}))
  return { ...fields, [step]: withValue(fields[step], rest, put) }
}

function mapAt(from: ParsedNode | null, path: FieldPath): MapNode {
  const found = path.reduce<ParsedNode | null>((node, step) => {
    if (isMap(node)) return pairNamed(node, step)?.value ?? null
    return isSeq(node) && typeof step === 'number' ? (node.items[step] ?? null) : null
  }, from)
  if (!isMap(found)) throw new CannotEdit(`there is no text at ${path.join('.')}`)
  return found
}

function pairNamed(map: MapNode, name: string | number): Pair | undefined {
  return map.items.find(({ key }) => isScalar(key) && key.value === name)
}

function isFlow(map: MapNode): boolean {
  return map.flow === true
}

/** A language that the text did not have: after the last of those that come before it. */
function addedLocale(
  text: string,
  holder: MapNode,
  { locale, translation }: TranslationEdit,
  locales: readonly string[],
): Replacement {
  const rank = locales.indexOf(locale)
  const earlier = holder.items.filter(({ key }) => {
    const other = isScalar(key) ? locales.indexOf(String(key.value)) : -1
    return other >= 0 && other < rank
  })
  const after = earlier.at(-1) ?? holder.items.at(-1)
  if (after === undefined) throw new CannotEdit('a text has no original')
  if (isFlow(holder)) {
    return insertion(endOf(after), `, ${flow(locale)}: ${flow(translation)}`)
  }
  // Written like its neighbour: in one line, or a line for each field.
  const inline = isMap(after.value) && isFlow(after.value) ? ['*'] : []
  return addedLines(
    text,
    after,
    renderYaml({ [locale]: translation }, options(text, after, inline)),
  )
}

/** What differs between a translation and what it is to be, field by field. */
function changedFields(
  text: string,
  map: MapNode,
  translation: TranslationEdit['translation'],
): Replacement[] {
  const present: Readonly<Record<string, unknown>> = valuesOf(map)
  const last = map.items.at(-1)
  if (last === undefined) throw new CannotEdit('a translation has no fields')
  const put = Object.entries(translation).flatMap(([name, value]): Replacement[] => {
    const pair = pairNamed(map, name)
    if (pair === undefined) return [addedField(text, map, last, name, value)]
    if (canonicalJson(present[name] ?? null) === canonicalJson(value ?? null)) return []
    return [changedField(text, map, pair, name, value)]
  })
  const gone = map.items.filter(({ key }) => isScalar(key) && !(String(key.value) in translation))
  return [...put, ...gone.map((pair) => removedField(text, map, pair))]
}

function valuesOf(map: MapNode): Record<string, unknown> {
  return Object.fromEntries(
    map.items.map(({ key, value }) => [String(isScalar(key) ? key.value : ''), plain(value)]),
  )
}

function plain(node: ParsedNode | null): unknown {
  if (isSeq(node)) return node.items.map(plain)
  return isScalar(node) ? node.value : null
}

function changedField(
  text: string,
  map: MapNode,
  pair: Pair,
  name: string,
  value: unknown,
): Replacement {
  const start = pair.key.range[0]
  const end = endOf(pair)
  if (isFlow(map)) return { start, end, text: `${flow(name)}: ${flow(value)}` }
  const kept = end - text.slice(0, end).trimEnd().length
  const rendered = renderYaml({ [name]: value }, options(text, pair, [])).trim()
  // Words after a comment sign would not be read: what is followed by one stays in its line.
  const commented = text.slice(end, lineEnd(text, end)).includes('#')
  const line = commented && rendered.includes('\n') ? `${name}: ${flow(value)}` : rendered
  return { start, end: end - kept, text: line }
}

function addedField(
  text: string,
  map: MapNode,
  last: Pair,
  name: string,
  value: unknown,
): Replacement {
  if (isFlow(map)) return insertion(endOf(last), `, ${flow(name)}: ${flow(value)}`)
  return addedLines(text, last, renderYaml({ [name]: value }, options(text, last, [])))
}

function removedField(text: string, map: MapNode, pair: Pair): Replacement {
  const i = map.items.indexOf(pair)
  const before = map.items[i - 1]
  const after = map.items[i + 1]
  if (!isFlow(map)) {
    const start = text.lastIndexOf('\n', pair.key.range[0]) + 1
    return { start, end: afterLines(text, pair), text: '' }
  }
  if (before !== undefined) return { start: endOf(before), end: endOf(pair), text: '' }
  return { start: pair.key.range[0], end: after?.key.range[0] ?? endOf(pair), text: '' }
}

function options(text: string, pair: Pair, inline: readonly string[]) {
  return { inline, indent: columnOf(text, pair) }
}
