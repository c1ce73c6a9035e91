/** The dated statements of a dataset, and which of them somebody should read again. */
import * as z from 'zod'
import { dayAfter, isoDay, type Day } from '../../functions/model/dates.ts'
import {
  freshnessOf,
  freshnessOfText,
  isHearsay,
  oldestConfirmation,
  reviewDay,
  type Dates,
} from '../../functions/model/freshness.ts'
import { ofHost } from '../../functions/model/hosts.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { Confidence, Status, type Freshness } from '../../functions/model/statement-codes.ts'
import { findMarked, nameSteps } from '../../functions/model/walk.ts'
import { itemKinds, itemsOf, type Item, type ItemKind } from './items.ts'
import type { Words } from './kinds/kind.ts'
import { compare } from './rules/problems.ts'
import { fieldOf } from './select.ts'

const date = z.string().nullable().default(null)

/**
 * What all of them have in common. Wider than the model: a release that was published under other
 * rules must still be comparable.
 */
const Dated = z.object({
  /** Of a text: what notes call `confirmedOn`. */
  asOf: date,
  decidedOn: date,
  inForceFrom: date,
  inForceUntil: date,
  confirmedOn: date,
  reviewBy: date,
  /** Only notes and authorisations have one. */
  status: Status.optional(),
  medicines: z.array(z.string()).default([]),
  confidence: Confidence,
  sources: z.array(z.object({ url: z.string() })).default([]),
  officialPage: date,
})

/** An authorisation stands within an EU note, and is dated for itself. */
export type StatementKind = ItemKind | 'authorisations'
export const statementKinds: Readonly<Record<StatementKind, Words>> = {
  ...itemKinds,
  authorisations: ['EU authorisation', 'EU authorisations'],
}

export type Statement = Pick<Item, 'id' | 'about' | 'home'> &
  Dates & {
    readonly kind: StatementKind
    /** The code of the country it is about; `EU` for what holds in all of the EU. */
    readonly country: string
    readonly status: Status | undefined
    readonly confidence: Confidence
    readonly officialPage: string | null
    /** The last day on which it is told as the present; null when undated. */
    readonly due: Day | null
    /** Addresses of the pages that were read. */
    readonly sources: readonly string[]
    /** Whether one of them is an authority's own. */
    readonly official: boolean
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
  const { sourceHosts } = dataset.manifest
  const isOfficial = (page: string): boolean => ofHost(sourceHosts, page)?.type === 'official'
  return itemsOf(dataset)
    .filter(({ value }) => fieldOf(value, 'superseded') !== true)
    .flatMap((item) =>
      datedIn(item).flatMap(({ id, about, home, value }) => {
        const parsed = Dated.safeParse(item.value === value ? datedByItsUses(value) : value).data
        if (parsed === undefined) return []
        const { asOf, medicines, sources, ...said } = parsed
        const isWithin = item.kind === 'euNotes' && id !== item.id
        const dates = { ...said, confirmedOn: said.confirmedOn ?? asOf }
        const pages = sources.map(({ url }) => url)
        return {
          ...dates,
          kind: isWithin ? 'authorisations' : item.kind,
          id,
          about: isWithin ? `${about}: ${medicines.join(', ')}` : about,
          home,
          country: home.collection === 'countries' ? home.key : 'EU',
          status: said.status,
          due: reviewDay(dates),
          sources: pages,
          official: pages.some(isOfficial),
        }
      }),
    )
}

/** An EU note with authorisations is dated by them, for readers as well. */
function datedByItsUses(note: object): object {
  const uses = z.array(Dated).safeParse(fieldOf(note, 'authorisations')).data ?? []
  const confirmedOn = oldestConfirmation(uses)
  return confirmedOn === null ? note : { ...note, confirmedOn }
}

/** As readers are told on that day. */
export function freshnessOn(statement: Statement, day: Day): Freshness {
  const { status, confirmedOn: asOf, official } = statement
  return status === undefined
    ? freshnessOfText({ ...statement, asOf }, day)
    : freshnessOf({ ...statement, status }, official, day)
}

/**
 * What an admin has to do with it: `undated`, `past` and `unconfirmed` statements are no longer told
 * as the present, `soon` ones will not be.
 */
export type ReviewState = 'past' | 'unconfirmed' | 'undated' | 'soon' | 'later'

/** No new date makes a status of what a third party said: only a better source does. */
export function reviewStateOf(statement: Statement, today: Day, withinDays: number): ReviewState {
  const { due, confidence } = statement
  if (isHearsay(confidence)) return 'later'
  if (due === null) return 'undated'
  if (due >= today) return due <= daysAfter(today, withinDays) ? 'soon' : 'later'
  return freshnessOn(statement, today) === 'unconfirmed' ? 'unconfirmed' : 'past'
}

/** Whether somebody should have read it again. */
export function isDue(statement: Statement, today: Day): boolean {
  return !['soon', 'later'].includes(reviewStateOf(statement, today, 0))
}

function daysAfter(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return isoDay(at)
}

/** What is due longest comes first, then by country; what has no date comes last. */
export function sortByDue(statements: readonly Statement[]): Statement[] {
  const undated = '9999'
  return statements.toSorted(
    (a, b) =>
      compare(a.due ?? undated, b.due ?? undated) ||
      compare(a.country, b.country) ||
      compare(a.id, b.id),
  )
}

/** A statement that stops to be told as the present, and what it is told as from then on. */
export type Silenced = { readonly statement: Statement; readonly on: Day; readonly as: Freshness }

/** What falls silent after today, as long as nobody confirms it. */
export function silencedAfter(statements: readonly Statement[], today: Day): Silenced[] {
  return statements.flatMap((statement) => {
    const { due, confidence } = statement
    if (due === null || due < today || isHearsay(confidence)) return []
    const on = dayAfter(due)
    return [{ statement, on, as: freshnessOn(statement, on) }]
  })
}
