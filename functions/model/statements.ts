/**
 * Dated statements, whatever they say: a note, one EU use, how a country pays. Which are told as the
 * present on a day, and which of them somebody should read again.
 */
import * as z from 'zod'
import { dayAfter, type Day } from './dates.ts'
import {
  freshnessOf,
  freshnessOfText,
  isHearsay,
  oldestConfirmation,
  reviewDay,
  type Dates,
} from './freshness.ts'
import type { Part } from './marks.ts'
import type { Collection } from './release.ts'
import { Confidence, Status, type Freshness } from './statement-codes.ts'
import { valueAt } from './walk.ts'

/** Records, and the things that are said within them. */
export type ItemKind = Collection | Part
/** An authorisation stands within an EU note, and is dated for itself. */
export type StatementKind = ItemKind | 'authorisations'

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

export type Statement = Dates & {
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

/** Undefined for what is none. */
export function readStatement(
  value: unknown,
  isOfficial: (page: string) => boolean,
): (Statement & { readonly medicines: readonly string[] }) | undefined {
  const parsed = Dated.safeParse(datedByItsUses(value)).data
  if (parsed === undefined) return undefined
  const { asOf, sources, status, ...said } = parsed
  const dates = { ...said, status, confirmedOn: said.confirmedOn ?? asOf }
  const pages = sources.map(({ url }) => url)
  return { ...dates, due: reviewDay(dates), sources: pages, official: pages.some(isOfficial) }
}

/** An EU note with authorisations is dated by them, for readers as well. */
function datedByItsUses(note: unknown): unknown {
  const uses = z.array(Dated).safeParse(valueAt(note, ['authorisations'])).data ?? []
  const confirmedOn = oldestConfirmation(uses)
  return confirmedOn === null ? note : Object.assign({}, note, { confirmedOn })
}

/** As readers are told on that day. */
export function freshnessOn(statement: Statement, day: Day): Freshness {
  const { status, confirmedOn: asOf, official } = statement
  return status === undefined
    ? freshnessOfText({ ...statement, asOf }, day)
    : freshnessOf({ ...statement, status }, official, day)
}

/** Whether somebody should have read it again. No new date makes a status of hearsay. */
export function isDue({ due, confidence }: Statement, today: Day): boolean {
  return !isHearsay(confidence) && (due === null || due < today)
}

/** A statement that stops to be told as the present, and what it is told as from then on. */
export type Silenced<S extends Statement> = {
  readonly statement: S
  readonly on: Day
  readonly as: Freshness
}

/** What falls silent after today, as long as nobody confirms it. */
export function silencedAfter<S extends Statement>(
  statements: readonly S[],
  today: Day,
): Silenced<S>[] {
  return statements.flatMap((statement) => {
    const { due } = statement
    if (due === null || due < today || freshnessOn(statement, due) !== 'current') return []
    const on = dayAfter(due)
    return [{ statement, on, as: freshnessOn(statement, on) }]
  })
}
