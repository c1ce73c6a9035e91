/** Stamps a thing as checked again: its date, and what then no longer holds. */
import * as z from 'zod'
import {
  endOfPeriod,
  PartialDate,
  startOfPeriod,
  type Day,
} from '../../../functions/model/dates.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import type { Tree } from '../../../functions/model/walk.ts'
import { itemKinds, itemsOf, type Item } from '../items.ts'
import { quote, type FieldPath } from '../rules/problems.ts'
import { Refusal } from '../rules/refusal.ts'
import { didYouMean } from '../rules/suggest.ts'
import { fieldOf, select } from '../select.ts'
import { datedIn } from '../statements.ts'
import type { YamlEdit } from '../yaml/edits.ts'

/** The field of an item that says when it was last seen to be true, or a person last looked. */
function stampOf({ tree }: Item): { field: string; schema: Tree['schema'] } | undefined {
  const fields = [...tree.fields]
  const found =
    fields.find(([, { mark }]) => mark.asOf === true) ??
    fields.find(([, { mark }]) => mark.past === true)
  return found && { field: found[0], schema: found[1].schema }
}

/** The statement or resource of an id; a country's code stands for its reimbursement. */
export function findReviewable(dataset: Dataset, id: string): Item {
  const reviewable = itemsOf(dataset).flatMap((item) => [
    ...(stampOf(item) === undefined ? [] : [item]),
    ...datedIn(item).filter((one) => one.id !== item.id),
  ])
  const wanted = id.toLowerCase()
  const item = reviewable.find((one) =>
    [one.id, one.id.replace(/\.reimbursement$/, '')].some((name) => name.toLowerCase() === wanted),
  )
  if (item !== undefined) return item
  const type = dataset.cancerTypes.find((one) => one.id === wanted)
  const hint =
    type === undefined
      ? didYouMean(
          id,
          reviewable.map((one) => one.id),
        )
      : `; the EU note of this cancer type is "${type.euWide.id}"`
  throw new Refusal('usage', `there is no statement ${quote(id)}${hint}`)
}

export type Stamp = {
  /** When it was true. */
  readonly asOf: PartialDate
  readonly today: Day
  /** Whether what was said about the date goes with it. */
  readonly dropNote: boolean
}

export type Edit = {
  readonly field: FieldPath
  readonly before: unknown
  readonly after: string | null
}

/** What changes in the fields of an item; nothing when it is stamped so already. */
export function stampItem(item: Item, stamp: Stamp): Edit[] {
  refuseDate(item, stamp.asOf, stamp.today)
  const notes = stamp.dropNote ? select(item.value, 'text.*.dateNote') : []
  return [
    ...stampEdits(item, stamp),
    ...notes.map(({ path, value }) => ({ field: path, before: value, after: null })),
    ...usesIn(item).flatMap(({ path, use }) =>
      isOlder(use, stamp.asOf)
        ? stampEdits(use, stamp).map((edit) => ({ ...edit, field: [...path, ...edit.field] }))
        : [],
    ),
  ].filter(({ before, after }) => before !== after)
}

function stampEdits(item: Item, { asOf }: Stamp): Edit[] {
  const field = stampOf(item)?.field ?? 'asOf'
  const reviewBy = fieldOf(item.value, 'reviewBy')
  // The review that was asked for is done; one that is asked for later still is to come.
  const isDone = typeof reviewBy === 'string' && reviewBy <= endOfPeriod(asOf)
  return [
    { field: [field], before: fieldOf(item.value, field) ?? null, after: asOf },
    ...(isDone ? [{ field: ['reviewBy'], before: reviewBy, after: null }] : []),
  ]
}

/** The verified authorisations of an EU note: whoever reads the note again has read them. */
function usesIn(item: Item): { path: FieldPath; use: Item }[] {
  return datedIn(item)
    .filter(({ id, value }) => id !== item.id && fieldOf(value, 'confidence') === 'verified')
    .map((use) => ({ path: use.home.path.slice(item.home.path.length), use }))
}

/** One that was confirmed later than the stamp says keeps its date. */
function isOlder({ value }: Item, asOf: PartialDate): boolean {
  const held = PartialDate.safeParse(fieldOf(value, 'confirmedOn')).data
  return held === undefined || startOfPeriod(held) < startOfPeriod(asOf)
}

function refuseDate(item: Item, asOf: string, today: Day): void {
  if (!PartialDate.safeParse(asOf).success) {
    const message = `--as-of ${quote(asOf)} is not a date as 2026, 2026-03 or 2026-03-14`
    throw new Refusal('usage', message)
  }
  if (startOfPeriod(asOf) > today) {
    throw new Refusal('usage', `--as-of ${asOf} is in the future: today is ${today}`)
  }
  const stamp = stampOf(item)
  if (stamp !== undefined && !z.safeParse(stamp.schema, asOf).success) {
    const [one] = itemKinds[item.kind]
    throw new Refusal('usage', `--as-of of a ${one} is a day, as 2026-03-14`)
  }
}

/** The edits of a file in which the item stands at `base`. */
export function editsOf(base: FieldPath, edits: readonly Edit[]): YamlEdit[] {
  return edits.map(({ field, after }) => ({ path: [...base, ...field], value: after }))
}
