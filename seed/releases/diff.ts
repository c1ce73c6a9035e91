/** What differs between two datasets, item by item and field by field. */
import { pairsOf, sameValue, type ChangeKind } from '../../functions/model/changes.ts'
import { itemKindNames } from '../../functions/model/coverage.ts'
import { forEach, type Dataset } from '../../functions/model/release.ts'
import type { ItemKind } from '../../functions/model/statements.ts'
import { itemsOf, textsOf, type Item } from '../dataset/items.ts'
import { compare, fieldName, type FieldPath } from '../dataset/rules/problems.ts'
import { fieldOf, fieldsOf } from '../dataset/select.ts'
import { isOriginal, isText } from '../dataset/texts.ts'

export type FieldChange = {
  /** Such as `text.fr.title` or `sources[1].url`. */
  readonly field: string
  /** The language, where a text or a part of it changes. */
  readonly locale?: string
  /** Left out when the field was not there. */
  readonly before?: unknown
  /** Left out when the field is no longer there. */
  readonly after?: unknown
}

export type ItemChange = {
  readonly change: ChangeKind
  readonly kind: ItemKind
  readonly id: string
  readonly about: string
  /** Of an added note what it says: status, medicines, original text. Else empty unless it changed. */
  readonly fields: readonly FieldChange[]
}

export type Tally = Readonly<Record<ChangeKind, number>>

export type Diff = {
  /** By kind; within a kind by id. Their number is what a guarded publication confirms. */
  readonly changes: readonly ItemChange[]
  readonly items: Readonly<
    Record<ItemKind, Tally & { readonly before: number; readonly after: number }>
  >
  /** Texts by language: each title with its description, each note, … is one. */
  readonly texts: Readonly<Record<string, Tally>>
}

/** `before` is undefined when nothing is published yet: then everything is added. */
export function diffDatasets(before: Dataset | undefined, after: Dataset): Diff {
  const old = before === undefined ? [] : itemsOf(before)
  const next = itemsOf(after)
  const changes: ItemChange[] = []
  const texts = new Map<string, Record<ChangeKind, number>>()
  for (const { was, is } of pairsOf(byName(old), byName(next))) {
    const change = changeOf(was, is)
    if (change === undefined) continue
    changes.push(change)
    countTexts(was, is, texts)
  }
  const sorted = changes.toSorted(
    (a, b) => itemKindNames.indexOf(a.kind) - itemKindNames.indexOf(b.kind) || compare(a.id, b.id),
  )
  return { changes: sorted, items: tally(sorted, old, next), texts: Object.fromEntries(texts) }
}

/** Kinds have name spaces of their own. */
function nameOf({ kind, id }: Item): string {
  return `${kind} ${id}`
}

function byName(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [nameOf(item), item]))
}

function tally(changes: readonly ItemChange[], old: readonly Item[], next: readonly Item[]) {
  const count = (kind: ItemKind) => {
    const own = changes.filter((one) => one.kind === kind)
    const of = (change: ChangeKind): number => own.filter((one) => one.change === change).length
    return {
      before: old.filter((item) => item.kind === kind).length,
      after: next.filter((item) => item.kind === kind).length,
      added: of('added'),
      changed: of('changed'),
      removed: of('removed'),
    }
  }
  return forEach(itemKindNames, count) satisfies Diff['items']
}

function changeOf(was: Item | undefined, is: Item | undefined): ItemChange | undefined {
  const item = is ?? was
  if (item === undefined) return undefined
  const { kind, id, about } = item
  if (was === undefined) return { change: 'added', kind, id, about, fields: gistOf(item) }
  if (is === undefined) return { change: 'removed', kind, id, about, fields: [] }
  const fields = [...diffValues(was.value, is.value, { path: [] }), ...diffOrder(was, is)]
  return fields.length === 0 ? undefined : { change: 'changed', kind, id, about, fields }
}

/** What a new note says: whoever publishes it should see that before readers do. */
function gistOf({ kind, value }: Item): FieldChange[] {
  if (kind !== 'notes' && kind !== 'euNotes') return []
  const said = ['status', 'medicines'].map((field) => ({ field, after: fieldOf(value, field) }))
  const held = fieldsOf(fieldOf(value, 'text')).find(([, text]) => isOriginal(text))
  if (held === undefined) return said
  const [locale, text] = held
  return [...said, { field: `text.${locale}.text`, locale, after: fieldOf(text, 'text') }]
}

/** The order of what both hold: what is new or gone is told as an item of its own. */
function diffOrder(was: Item, is: Item): FieldChange[] {
  const before = (was.order ?? []).filter((id) => is.order?.includes(id))
  const after = (is.order ?? []).filter((id) => was.order?.includes(id))
  return sameValue(before, after) ? [] : [{ field: 'order of availability', before, after }]
}

type DiffPlace = { readonly path: FieldPath; readonly locale?: string }

function diffValues(before: unknown, after: unknown, here: DiffPlace): FieldChange[] {
  if (sameValue(before, after)) return []
  const { path, ...locale } = here
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, here)
  if (!isFields(before) || !isFields(after)) {
    const change = {
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    }
    return [{ field: fieldName(path), ...locale, ...change }]
  }
  const inText = isText(before) || isText(after)
  const names = new Set([...Object.keys(after), ...Object.keys(before)])
  return [...names].flatMap((name) =>
    diffValues(fieldOrNone(before, name), fieldOrNone(after, name), {
      ...here,
      path: [...path, name],
      ...(inText && { locale: name }),
    }),
  )
}

function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fieldOrNone(fields: object, name: string): unknown {
  return fieldsOf(fields).find(([field]) => field === name)?.[1]
}

/** Lists of words as wholes; of fields, entry by entry between the entries that stayed. */
function diffLists(
  before: readonly unknown[],
  after: readonly unknown[],
  here: DiffPlace,
): FieldChange[] {
  const { path, ...locale } = here
  if (![...before, ...after].every(isFields)) {
    return [{ field: fieldName(path), ...locale, before, after }]
  }
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && sameValue(before[start], after[start])) start += 1
  let end = 0
  while (end < shorter - start && sameValue(before.at(-1 - end), after.at(-1 - end))) end += 1
  const gone = before.slice(start, before.length - end)
  const come = after.slice(start, after.length - end)
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => i).flatMap((i) =>
    diffValues(gone[i], come[i], { ...here, path: [...path, start + i] }),
  )
}

function countTexts(
  was: Item | undefined,
  is: Item | undefined,
  counts: Map<string, Record<ChangeKind, number>>,
): void {
  const old = translationsIn(was)
  const next = translationsIn(is)
  for (const name of new Set([...old.keys(), ...next.keys()])) {
    const before = old.get(name)?.value
    const after = next.get(name)?.value
    if (sameValue(before, after)) continue
    const locale = (next.get(name) ?? old.get(name))?.locale ?? ''
    const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
    const count = counts.get(locale) ?? { added: 0, changed: 0, removed: 0 }
    count[change] += 1
    counts.set(locale, count)
  }
}

function translationsIn(item: Item | undefined): Map<string, { locale: string; value: unknown }> {
  if (item === undefined) return new Map()
  return new Map(
    textsOf(item).flatMap(({ path, text }) =>
      Object.entries(text).map(([locale, one]) => [
        fieldName([...path, locale]),
        { locale, value: one },
      ]),
    ),
  )
}
