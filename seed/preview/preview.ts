/** What a publication would change, before and after as readers see it: plain data, for page and script. */
import { itemKindNames } from '../../functions/model/coverage.ts'
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { ItemKind } from '../../functions/model/statements.ts'
import type { Item } from '../dataset/items.ts'
import type { ActiveRelease } from '../releases/active-release.ts'
import type { FieldChange, ItemChange } from '../releases/diff.ts'
import type { Plan } from '../releases/plan.ts'
import { headingOf } from './heading.ts'
import type { Line, Row } from './row.ts'
import { rowsOf } from './rows.ts'
import { createSide, nameOf, type Side } from './side.ts'

/** A row on both sides; a side on which nothing stands there has no lines. */
export type Compared = Pick<Row, 'label' | 'asked'> & {
  readonly changed: boolean
  readonly before: readonly Line[]
  readonly after: readonly Line[]
}

export type Entry = {
  readonly kind: ItemKind
  readonly id: string
  readonly heading: readonly Line[]
  readonly rows: readonly Compared[]
  /** What changes in the files and in none of these rows. */
  readonly rest: readonly FieldChange[]
}

export type Section = {
  /** `reads-differently`: nothing of it changes, but words that its text is composed of. */
  readonly change: ItemChange['change'] | 'reads-differently'
  readonly entries: readonly Entry[]
  /** How many more there are, by kind. */
  readonly more: Readonly<Partial<Record<ItemKind, number>>>
}

export type Preview = Pick<
  Plan,
  'release' | 'active' | 'unchanged' | 'counts' | 'items' | 'texts' | 'guard'
> & {
  readonly target: string
  /** When it was made, in ISO 8601 UTC. */
  readonly at: string
  readonly locales: readonly string[]
  readonly sections: readonly Section[]
}

export type PreviewParts = {
  readonly dataset: Dataset
  readonly active: ActiveRelease | undefined
  readonly plan: Plan
  readonly target: string
  readonly at: string
  readonly today: Day
  readonly locales: readonly [string, ...string[]]
}

/** Of a first publication everything is new: a page of all of it tells nothing. */
const atFirst = 50
/** What can still be mailed and read. */
const most = 300

const order = ['removed', 'changed', 'added'] as const

export function previewOf(parts: PreviewParts): Preview {
  const { dataset, active, plan, target, at, today, locales } = parts
  const after = createSide(dataset, locales, today)
  const before = active?.dataset && createSide(active.dataset, locales, today)
  const { release, unchanged, counts, items, texts, guard, changes } = plan
  const room = before === undefined ? atFirst : most
  const told = order.map((change) => ({
    change,
    changes: changes.filter((one) => one.change === change),
  }))
  const composed = before === undefined ? [] : readsDifferently(before, after, changes)
  const sections: Section[] = [
    ...told.map(({ change, changes: own }) => ({
      change,
      entries: own.slice(0, room).map((one) => entryOf(before, after, one)),
      more: countKinds(own.slice(room)),
    })),
    {
      change: 'reads-differently',
      entries: composed.slice(0, room),
      more: countKinds(composed.slice(room)),
    },
  ]
  return {
    target,
    at,
    locales,
    release,
    active: plan.active,
    unchanged,
    counts,
    items,
    texts,
    guard,
    sections: sections.filter(({ entries }) => entries.length > 0),
  }
}

function countKinds(changes: readonly { readonly kind: ItemKind }[]): Section['more'] {
  const found = itemKindNames.map(
    (kind) => [kind, changes.filter((one) => one.kind === kind).length] as const,
  )
  return Object.fromEntries(found.filter(([, count]) => count > 0))
}

function entryOf(before: Side | undefined, after: Side, change: ItemChange): Entry {
  const { kind, id } = change
  const [was, is] = [before?.items.get(nameOf(change)), after.items.get(nameOf(change))]
  const old = before === undefined || was === undefined ? [] : rowsOf(before, was)
  const next = is === undefined ? [] : rowsOf(after, is)
  const heading =
    is === undefined && before !== undefined ? headingOf(before, was) : headingOf(after, is)
  const paired = pair(old, next)
  return {
    kind,
    id,
    heading,
    rows: paired.flatMap(({ row, ...one }) =>
      one.changed || row.always === true ? [toCompared(row, one)] : [],
    ),
    rest: change.fields.filter((field) => !paired.some((one) => shows(one, field))),
  }
}

type Paired = Pick<Compared, 'changed' | 'before' | 'after'> & { readonly row: Row }

function toCompared(
  { label, asked }: Row,
  { changed, before, after }: Omit<Paired, 'row'>,
): Compared {
  return { label, asked, changed, before, after }
}

/** Rows of both sides by their labels, in the order of what is read first. */
function pair(before: readonly Row[], after: readonly Row[]): Paired[] {
  const keyOf = ({ asked, label }: Row): string => `${asked} ${label}`
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const next = new Map(after.map((row) => [keyOf(row), row]))
  const rows = new Map([...old, ...next])
  const inOrder = [...rows.values()].toSorted(
    (a, b) => Number(a.asked === null) - Number(b.asked === null),
  )
  return inOrder.map((row) => {
    const [was, is] = [old.get(keyOf(row))?.lines ?? [], next.get(keyOf(row))?.lines ?? []]
    return { row, before: was, after: is, changed: JSON.stringify(was) !== JSON.stringify(is) }
  })
}

/** Whether a row that changes says what a field does. */
function shows({ row, changed, before, after }: Paired, { field, locale }: FieldChange): boolean {
  const holds = row.fields.some(
    (one) => field === one || field.startsWith(`${one}.`) || field.startsWith(`${one}[`),
  )
  if (!changed || !holds) return false
  return locale === undefined || [...before, ...after].some(({ lang }) => lang === locale)
}

/** Notes that stay as they are, but are composed of words that change. */
function readsDifferently(before: Side, after: Side, changes: readonly ItemChange[]): Entry[] {
  const own = new Set(changes.map(nameOf))
  const isNote = ({ kind }: Item): boolean => kind === 'notes' || kind === 'euNotes'
  return [...after.items.values()]
    .filter((item) => isNote(item) && !own.has(nameOf(item)) && before.items.has(nameOf(item)))
    .map(({ kind, id, about }) =>
      entryOf(before, after, { change: 'changed', kind, id, about, fields: [] }),
    )
    .filter(({ rows }) => rows.some(({ changed }) => changed))
}
