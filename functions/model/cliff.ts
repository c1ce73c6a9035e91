/** The months ahead: how much of what is told as the present today falls silent in each of them. */
import { byCodeUnits } from './canonical.ts'
import type { Day } from './dates.ts'
import {
  freshnessOn,
  silencedAfter,
  type Silenced,
  type Statement,
  type StatementKind,
} from './statements.ts'

type Month = {
  /** `2027-03`. */
  readonly month: string
  readonly all: number
  /** Of those: what is told as past from then on. The others are told as unconfirmed. */
  readonly past: number
  readonly byKind: Readonly<Partial<Record<StatementKind, number>>>
  readonly byCountry: Readonly<Record<string, number>>
}

export type Cliff = {
  /** How many are told as the present today. */
  readonly current: number
  /** From this month to the last in which something falls silent; none is left out. */
  readonly months: readonly Month[]
}

/** `country` is a code; `EU` for what holds in all of it. */
type Placed = Statement & { readonly kind: StatementKind; readonly country: string }

export function cliffOf(statements: readonly Placed[], today: Day): Cliff {
  const silenced = silencedAfter(statements, today)
  const byMonth = Map.groupBy(silenced, ({ on }) => on.slice(0, 7))
  const last = [...byMonth.keys()].toSorted(byCodeUnits).at(-1)
  return {
    current: statements.filter((one) => freshnessOn(one, today) === 'current').length,
    months:
      last === undefined
        ? []
        : monthsUntil(today.slice(0, 7), last).map((month) =>
            monthOf(month, byMonth.get(month) ?? []),
          ),
  }
}

function monthsUntil(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month)
  return months
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

function monthOf(month: string, silenced: readonly Silenced<Placed>[]): Month {
  const count = <K extends string>(keyOf: (statement: Placed) => K) => {
    const groups = Map.groupBy(silenced, ({ statement }) => keyOf(statement))
    const sorted = [...groups].toSorted(([a], [b]) => byCodeUnits(a, b))
    return Object.fromEntries(sorted.map(([key, { length }]) => [key, length])) as Record<K, number>
  }
  return {
    month,
    all: silenced.length,
    past: silenced.filter(({ as }) => as === 'past').length,
    byKind: count(({ kind }) => kind),
    byCountry: count(({ country }) => country),
  }
}
