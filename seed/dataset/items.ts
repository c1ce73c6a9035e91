/**
 * A dataset as an admin thinks of it: not in files, but in things that are said. A note, a
 * reimbursement or the words for a code is an item of its own, whatever record holds it.
 */
import { itemKindNames } from '../../functions/model/coverage.ts'
import { treeOfRecords } from '../../functions/model/marked-records.ts'
import type { Part } from '../../functions/model/marks.ts'
import { forEach, recordsOf, type Collection, type Dataset } from '../../functions/model/release.ts'
import type { ItemKind } from '../../functions/model/statements.ts'
import {
  findMarked,
  placesOf,
  valueAt,
  type Found,
  type Path,
  type Tree,
} from '../../functions/model/walk.ts'
import { kindOrder, kinds } from './kinds.ts'
import type { Words } from './kinds/kind.ts'
import { parts } from './kinds/parts.ts'
import type { FieldPath } from './rules/problems.ts'
import { isText, type TextPlace } from './texts.ts'

/** The words for one and for several. */
export const itemKinds = forEach(
  itemKindNames,
  (kind): Words => (kind in parts ? parts[kind as Part] : kinds[kind as Collection]).words,
)

/** The record that holds an item, and where in it. */
export type Home = {
  readonly collection: Collection
  /** The id or code of the record; empty for the manifest and the terms. */
  readonly key: string
  readonly path: FieldPath
}

export type Item = {
  readonly kind: ItemKind
  /** As a person would name it: `be-melanoma-1`, `BE`, `BE.reimbursement`, `terms.kind.guide`. */
  readonly id: string
  /** What it is about, for people. */
  readonly about: string
  readonly home: Home
  readonly value: object
  /** What its schema marks in it. */
  readonly tree: Tree
  /** Items that this one holds in an order of their own. */
  readonly order?: readonly string[]
}

/** Every item, by kind and in the order of the records. */
export function itemsOf(dataset: Dataset): Item[] {
  const { defaultLocale } = dataset.manifest
  return kindOrder.flatMap((collection) => {
    const tree = treeOfRecords(collection)
    const within = new Set(
      [...tree.fields].flatMap(([name, one]) => (placesOf(one, 'part').length > 0 ? [name] : [])),
    )
    const steps = kinds[collection].about.split('.')
    const aboutAt = steps.map((step) => (step === '*' ? defaultLocale : step))
    return recordsOf(dataset, collection).flatMap(([key, record]) =>
      itemsIn({ collection, key, record, about: textAt(record, aboutAt), tree, within }),
    )
  })
}

type Holder = Pick<Home, 'collection' | 'key'> & {
  readonly record: object
  readonly about: string
  readonly tree: Tree
  /** Fields of which each part is an item of its own. */
  readonly within: ReadonlySet<string>
}

function itemsIn({ collection, key, record, about, tree, within }: Holder): Item[] {
  const kind = collection
  const home = { collection, key, path: [] }
  const id = key === '' ? collection : key
  if (within.size === 0) return [{ kind, id, about, home, value: record, tree }]
  const found = findMarked(tree, record, 'part')
  const own = Object.entries(record).filter(([name]) => !within.has(name))
  const order = found.flatMap(({ path, value }) =>
    path.some((step) => typeof step === 'number') ? textAt(value, ['id']) : [],
  )
  const whole: Item = { kind, id, about, home, value: Object.fromEntries(own), tree, order }
  return [
    ...(own.length === 0 ? [] : [whole]),
    ...found.flatMap((part) => partItem(part, { id, about, home })),
  ]
}

function partItem(
  { path, value, tree }: Found,
  holder: Pick<Item, 'id' | 'about' | 'home'>,
): Item[] {
  const kind = tree.mark.part
  if (kind === undefined || typeof value !== 'object' || value === null) return []
  const { about, owner } = parts[kind]
  const { collection, key } = holder.home
  return [
    {
      kind,
      id: textAt(value, ['id']) || [holder.id, ...path].join('.'),
      about: about({ key, name: holder.about, value }),
      home: { collection, key, path },
      value: owner === null ? value : { [owner]: key, ...value },
      tree,
    },
  ]
}

function textAt(value: unknown, path: Path): string {
  const found = valueAt(value, path)
  return typeof found === 'string' ? found : ''
}

/** Every text of an item, in order. */
export function textsOf({ tree, value }: Pick<Item, 'tree' | 'value'>): TextPlace[] {
  return findMarked(tree, value, 'text').flatMap(({ path, value: text, tree: { mark } }) =>
    isText(text) ? [{ path, text, composed: mark.composed === true }] : [],
  )
}
