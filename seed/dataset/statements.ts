/** The dated statements of a dataset, and which of them somebody should read again. */
import * as z from 'zod'
import { isoDay, isStale, reviewDay, type Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { findMarked, nameSteps } from '../../functions/model/walk.ts'
import { itemsOf, type Item } from './items.ts'
import { compare } from './rules/problems.ts'

/**
 * What notes and reimbursements have in common. Wider than the model: a release that was published
 * under other rules must still be comparable.
 */
const Dated = z.object({
  asOf: z.string().nullable(),
  reviewBy: z.string().nullable().default(null),
  superseded: z.boolean().default(false),
  confidence: z.string(),
  sources: z.array(z.object({ url: z.string() })).default([]),
  officialPage: z.string().nullable().default(null),
})

export type Statement = Pick<Item, 'kind' | 'id' | 'about' | 'home'> &
  Pick<z.infer<typeof Dated>, 'asOf' | 'reviewBy' | 'confidence' | 'officialPage'> & {
    /** When its review is due: as stated, else 12 months after its period; null when undated. */
    readonly due: Day | null
    /** Addresses of the pages that were read. */
    readonly sources: readonly string[]
  }

/** What an item says that can grow old: as a whole, or something within it. */
export function datedIn({ kind, id, about, home, value: whole, tree }: Item): Item[] {
  return findMarked(tree, whole, 'dated').flatMap(({ path, value, tree: own }) => {
    if (typeof value !== 'object' || value === null) return []
    const at = { ...home, path: [...home.path, ...path] }
    const name = [id, ...nameSteps(whole, path)].join('.')
    return [{ kind, id: name, about, home: at, value, tree: own }]
  })
}

/** Every statement that readers are told as such: what is superseded needs no review. */
export function statementsOf(dataset: Dataset): Statement[] {
  return itemsOf(dataset)
    .flatMap(datedIn)
    .flatMap(({ kind, id, about, home, value }) => {
      const parsed = Dated.safeParse(value).data
      if (parsed === undefined || parsed.superseded) return []
      const { superseded: _, sources, ...dated } = parsed
      const pages = sources.map(({ url }) => url)
      return [{ kind, id, about, home, ...dated, due: reviewDay(dated), sources: pages }]
    })
}

/** `undated` and `stale` statements are shown as history; `soon` ones will be. */
export type Freshness = 'undated' | 'stale' | 'soon' | 'fresh'

export function freshnessOf(statement: Statement, today: Day, withinDays: number): Freshness {
  if (statement.asOf === null || statement.due === null) return 'undated'
  if (isStale(statement, today)) return 'stale'
  return statement.due <= daysAfter(today, withinDays) ? 'soon' : 'fresh'
}

function daysAfter(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return isoDay(date)
}

/** What is due longest comes first; what has no date comes last. */
export function sortByDue(statements: readonly Statement[]): Statement[] {
  const undated = '9999'
  return statements.toSorted(
    (a, b) => compare(a.due ?? undated, b.due ?? undated) || compare(a.id, b.id),
  )
}
