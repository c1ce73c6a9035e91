/** Pairs of country and cancer type by state, with the national notes that are held of a country. */
import { createDirectory } from '../../functions/directory/directory.ts'
import { countStates, pairsIn, type StateCounts } from '../../functions/directory/pairs.ts'
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { State } from '../../functions/model/statement-codes.ts'

export const states = State.options

/** How many cancer types are in each state. */
export type Pairs = StateCounts & { readonly country: string; readonly notes: number }

export function pairsOf(dataset: Dataset, today: Day): Pairs[] {
  const byCountry = Map.groupBy(pairsIn(createDirectory(dataset), today), (one) => one.country)
  return dataset.countries.map(({ code, availability }) => ({
    country: code,
    ...countStates(byCountry.get(code) ?? []),
    notes: availability.length,
  }))
}

/** Of all countries together. */
export function totalOf(pairs: readonly Pairs[]): Omit<Pairs, 'country'> {
  const sum = (name: State | 'notes'): number => pairs.reduce((all, one) => all + one[name], 0)
  return {
    stated: sum('stated'),
    unconfirmed: sum('unconfirmed'),
    history: sum('history'),
    unknown: sum('unknown'),
    notes: sum('notes'),
  }
}
