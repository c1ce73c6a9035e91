/** Of every pair of country and cancer type: whether anything is known, as readers are told it. */
import type { Day } from '../model/dates.ts'
import type { State } from '../model/statement-codes.ts'
import type { Coverage } from './answers/coverage.ts'
import { stateIn } from './availability.ts'
import type { Directory } from './directory.ts'

/** How many pairs are in each state. */
export type StateCounts = Readonly<Record<State, number>>

export type Pair = {
  readonly country: string
  readonly cancerType: string
  readonly state: State
}

type PairFilter = {
  readonly country?: readonly string[]
  readonly cancerType?: readonly string[]
}

/** In the order of the countries, then of the cancer types. */
export function pairsIn(directory: Directory, today: Day, filter: PairFilter = {}): Pair[] {
  const { countries, cancerTypes } = directory.dataset
  const types = cancerTypes.filter(({ id }) => filter.cancerType?.includes(id) ?? true)
  return countries
    .filter(({ code }) => filter.country?.includes(code) ?? true)
    .flatMap(({ code: country }) =>
      types.map(({ id: cancerType }) => ({
        country,
        cancerType,
        state: stateIn(directory, country, cancerType, today),
      })),
    )
}

export function countStates(pairs: readonly Pair[]): StateCounts {
  const counts = { stated: 0, unconfirmed: 0, history: 0, unknown: 0 } satisfies StateCounts
  for (const { state } of pairs) counts[state] += 1
  return counts
}

/** By country, and by cancer type. */
export function measurePairs(
  directory: Directory,
  today: Day,
  filter: PairFilter,
): Coverage['pairs'] {
  const pairs = pairsIn(directory, today, filter)
  return {
    total: countStates(pairs),
    countries: [...Map.groupBy(pairs, (one) => one.country)].map(([country, own]) => ({
      country,
      ...countStates(own),
      states: Object.fromEntries(own.map(({ cancerType, state }) => [cancerType, state])),
    })),
    cancerTypes: [...Map.groupBy(pairs, (one) => one.cancerType)].map(([cancerType, own]) => ({
      cancerType,
      ...countStates(own),
    })),
  }
}
