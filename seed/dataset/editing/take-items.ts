/**
 * Puts items of another dataset into dataset files, in place of those that are there: a note into its
 * country, or a whole record. All files are written, or none; comments stay with what they are about.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordsOf, type Collection, type Dataset } from '../../../functions/model/release.ts'
import { valueAt } from '../../../functions/model/walk.ts'
import { itemsOf, type Item } from '../items.ts'
import type { FieldPath } from '../rules/problems.ts'
import { Refusal } from '../rules/refusal.ts'
import { fieldsOf } from '../select.ts'
import { CannotEdit } from '../yaml/edits.ts'
import { withComments } from '../yaml/keep-comments.ts'
import { fileOf, pathOf } from './dataset-files.ts'
import type { PlacedDataset } from './dataset-places.ts'
import { keepOutdated } from './keep-outdated.ts'
import type { FileContent } from './write-files.ts'

/** An item by its kind and id. */
export type ItemName = Pick<Item, 'kind' | 'id'>

type TakeParts = {
  readonly dir: string
  readonly mine: PlacedDataset
  readonly theirs: Dataset
}

/** The files with the items as `theirs` has them; without those that it no longer has. */
export function takeItems(
  wanted: readonly ItemName[],
  { dir, mine, theirs }: TakeParts,
): FileContent[] {
  const names = new Set(wanted.map(nameOf))
  const [own, other] = [mine.dataset, theirs].map((dataset) =>
    itemsOf(dataset).filter((item) => names.has(nameOf(item))),
  )
  const items = [...(other ?? []), ...(own ?? [])]
  const homes = Map.groupBy(items, ({ home }) => `${home.collection} ${home.key}`)
  return [...homes.values()].flatMap(([first]): FileContent[] => {
    if (first === undefined) return []
    const { collection, key } = first.home
    const [old, next] = [mine.dataset, theirs].map((one) => recordIn(one, collection, key))
    const record = merge(names, { collection, key, old, next, mine: mine.dataset, theirs })
    if (old === undefined) {
      if (record === undefined) return []
      const { path, text } = fileOf(theirs, { collection, key, record })
      return [{ path: join(dir, path), text }]
    }
    const { file, path: place } = mine.locate({ collection, key, path: [] })
    if (place.length > 0) throw byHand(file, key, 'several records stand in it')
    if (record === undefined) return [{ path: file, text: null }]
    const { text } = fileOf(mine.dataset, { collection, key, record })
    return [{ path: file, text: commented(file, key, text) }]
  })
}

function commented(file: string, key: string, text: string): string {
  try {
    return withComments(readFileSync(file, 'utf8'), text)
  } catch (error) {
    if (error instanceof CannotEdit) throw byHand(file, key, error.message)
    throw error
  }
}

function byHand(file: string, key: string, why: string): Refusal {
  return new Refusal('usage', `${file} cannot be changed: ${why}; nothing was changed`, [
    `Change it by hand: npm run seed -- show ${key} shows what readers get.`,
  ])
}

type Records = {
  readonly collection: Collection
  readonly key: string
  readonly old: object | undefined
  readonly next: object | undefined
  readonly mine: Dataset
  readonly theirs: Dataset
}

/** Undefined: there is to be no such record. */
function merge(names: ReadonlySet<string>, parts: Records): object | undefined {
  const { collection, key, old, next } = parts
  const [own, other] = [itemsIn(parts.mine, parts), itemsIn(parts.theirs, parts)]
  if (next === undefined) {
    const left = own.filter((item) => !names.has(nameOf(item)))
    if (left.length === 0) return undefined
    const ids = left.map(({ id }) => id).join(', ')
    throw new Refusal('usage', `${key} was taken out, but your files have ${ids} in it`, [
      `Take the file out by hand (${pathOf(collection, key)}), or keep it, and publish with --undo.`,
    ])
  }
  if (old === undefined) return next
  // The manifest is an item as well: its languages are those that the files will have.
  const { manifest } = names.has('manifest manifest') ? parts.theirs : parts.mine
  const locales = manifest.locales.map(({ tag }) => tag)
  let record = withOwnFields(old, { was: wholeIn(own), is: wholeIn(other), names, locales })
  for (const name of names) {
    const [was, is] = [own, other].map((list) => list.find((item) => nameOf(item) === name))
    const at = (is ?? was)?.home.path ?? []
    if (at.length === 0) continue
    const taken = is && keepOutdated(is.tree, valueAt(next, is.home.path), was, locales)
    record = put(record, at, { id: (is ?? was)?.id, value: taken })
  }
  return record
}

function wholeIn(items: readonly Item[]): Item | undefined {
  return items.find(({ home }) => home.path.length === 0)
}

type Wholes = {
  readonly was: Item | undefined
  readonly is: Item | undefined
  readonly names: ReadonlySet<string>
  readonly locales: readonly string[]
}

/** With those fields as they are next that are no items of their own, if they are wanted. */
function withOwnFields(old: object, { was, is, names, locales }: Wholes): object {
  if (was === undefined || is === undefined || !names.has(nameOf(is))) return old
  return Object.fromEntries([
    ...fieldsOf(old).filter(([name]) => !(name in was.value)),
    ...fieldsOf(keepOutdated(is.tree, is.value, was, locales)),
  ])
}

type Put = { readonly id: string | undefined; readonly value: unknown }

/** A record with the thing at a path replaced, added or, without a value, taken out. */
function put(held: object, [step, ...rest]: FieldPath, item: Put): object {
  if (step === undefined) return held
  if (Array.isArray(held)) {
    const list: readonly unknown[] = held
    const i = list.findIndex((entry) => valueAt(entry, ['id']) === item.id)
    if (item.value === undefined) return list.filter((_, at) => at !== i)
    return i >= 0 ? list.with(i, item.value) : list.toSpliced(Number(step), 0, item.value)
  }
  if (rest.length === 0) return { ...held, [step]: item.value ?? null }
  const inner = valueAt(held, [step])
  return typeof inner === 'object' && inner !== null
    ? { ...held, [step]: put(inner, rest, item) }
    : held
}

function itemsIn(
  dataset: Dataset,
  { collection, key }: Pick<Records, 'collection' | 'key'>,
): Item[] {
  return itemsOf(dataset).filter(({ home }) => home.collection === collection && home.key === key)
}

function recordIn(dataset: Dataset, collection: Collection, key: string): object | undefined {
  return recordsOf(dataset, collection).find(([one]) => one === key)?.[1]
}

function nameOf({ kind, id }: ItemName): string {
  return `${kind} ${id}`
}
