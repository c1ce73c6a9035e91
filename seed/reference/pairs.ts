/** Of every pair of country and cancer type: whether anything is known, as readers are told it. */
import { stateOf } from '../../functions/directory/availability.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import { freshnessIn } from '../../functions/directory/notes.ts'
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { State } from '../../functions/model/statement-codes.ts'

export const states = [
  'stated',
  'unconfirmed',
  'history',
  'unknown',
] as const satisfies readonly State[]

/** How many cancer types are in each state. */
export type Pairs = { readonly country: string; readonly notes: number } & Readonly<
  Record<State, number>
>

export function pairsOf(dataset: Dataset, today: Day): Pairs[] {
  const directory = createDirectory(dataset)
  return dataset.countries.map(({ code, availability }) => {
    const found = dataset.cancerTypes.map(({ id }) =>
      stateOf(directory.notes.get(code)?.get(id) ?? [], (note) =>
        freshnessIn(directory, note, today),
      ),
    )
    const count = (state: State): number => found.filter((one) => one === state).length
    return {
      country: code,
      stated: count('stated'),
      unconfirmed: count('unconfirmed'),
      history: count('history'),
      unknown: count('unknown'),
      notes: availability.length,
    }
  })
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
