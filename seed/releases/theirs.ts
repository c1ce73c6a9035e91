/**
 * What others did since the release that files come from, compared item by item with the files: what
 * the files would take back without their author knowing of it.
 */
import { canonicalJson } from '../../functions/model/canonical.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { ItemKind } from '../../functions/model/statements.ts'
import type { ChangeRecord } from '../../functions/store/head/head.ts'
import { itemsOf, type Home, type Item } from '../dataset/items.ts'

/** A switch of readers to another release. */
export type Step = {
  readonly change: Pick<ChangeRecord, 'kind' | 'by' | 'at' | 'message' | 'to'>
  /** Undefined when it is no longer held, or cannot be read: then the next one stands for both. */
  readonly dataset: Dataset | undefined
}

/**
 * `undone`: only they changed it, and the files have it as it was before. `both`: the files changed it
 * as well, to something else. `rolled-back`: the files still say what a rollback took back.
 */
export type TheirsKind = 'undone' | 'both' | 'rolled-back'

export type TheirItem = {
  readonly what: TheirsKind
  readonly kind: ItemKind
  readonly id: string
  readonly about: string
  readonly home: Home
  /** What readers get: undefined when they took it out. */
  readonly theirs: object | undefined
  /** Who did it last, and why. */
  readonly since: Step['change']
}

type Compared = {
  readonly files: Dataset
  readonly base: Dataset
  /** From the first switch after the base to the active release. */
  readonly steps: readonly [...Step[], Step & { readonly dataset: Dataset }]
}

/** In the order of kinds and ids of what readers get, then of what was taken out. */
export function findTheirs({ files, base, steps }: Compared): TheirItem[] {
  const since = attribute(base, steps)
  const active = byName(steps.at(-1)?.dataset ?? base)
  const [before, mine] = [byName(base), byName(files)]
  return [...since].flatMap(([name, step]) => {
    const [was, is, own] = [before.get(name), active.get(name), mine.get(name)]
    const item = is ?? own ?? was
    const [old, theirs, ours] = [printOf(was), printOf(is), printOf(own)]
    if (item === undefined || theirs === ours || theirs === old) return []
    const what = judge(ours === old, step.kind === 'rollback')
    if (what === undefined) return []
    const { kind, id, about, home } = item
    return [{ what, kind, id, about, home, theirs: is?.value, since: step }]
  })
}

/** What was changed in the files after it was rolled back is what its author says now. */
function judge(untouched: boolean, rolledBack: boolean): TheirsKind | undefined {
  if (untouched) return rolledBack ? 'rolled-back' : 'undone'
  return rolledBack ? undefined : 'both'
}

/** The last switch that changed each item. */
function attribute(base: Dataset, steps: readonly Step[]): Map<string, Step['change']> {
  const since = new Map<string, Step['change']>()
  let before = byName(base)
  for (const { change, dataset } of steps) {
    if (dataset === undefined) continue
    const after = byName(dataset)
    for (const name of new Set([...after.keys(), ...before.keys()])) {
      if (printOf(before.get(name)) !== printOf(after.get(name))) since.set(name, change)
    }
    before = after
  }
  return since
}

/** How many items differ. */
export function distance(a: Dataset, b: Dataset): number {
  const [one, other] = [byName(a), byName(b)]
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => printOf(one.get(name)) !== printOf(other.get(name))).length
}

const named = new WeakMap<Dataset, Map<string, Item>>()

function byName(dataset: Dataset): Map<string, Item> {
  const known =
    named.get(dataset) ?? new Map(itemsOf(dataset).map((item) => [nameItem(item), item]))
  named.set(dataset, known)
  return known
}

function nameItem({ kind, id }: Item): string {
  return `${kind} ${id}`
}

const prints = new WeakMap<Item, string>()

function printOf(item: Item | undefined): string | undefined {
  if (item === undefined) return undefined
  const known = prints.get(item) ?? canonicalJson(item.value)
  prints.set(item, known)
  return known
}
