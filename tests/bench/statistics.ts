/** Medians, quartiles, and ratios within one round. */
import * as z from 'zod'

/** A median between its quartiles. */
export const Spread = z.strictObject({ low: z.number(), median: z.number(), high: z.number() })
export type Spread = z.infer<typeof Spread>

/** By linear interpolation; `share` from 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (below === undefined || above === undefined) throw new RangeError('no values')
  return below + (above - below) * (place - Math.floor(place))
}

export function spreadOf(values: readonly number[]): Spread {
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => rounded(quantile(values, share)))
  return Spread.parse({ low, median, high })
}

/** Of what was measured in the same round: what slows the machine down slows both. */
export function ratiosOf(own: readonly number[], other: readonly number[]): Spread {
  if (own.length !== other.length) throw new RangeError('a round measured only one of two')
  return spreadOf(own.map((value, round) => value / (other[round] ?? Number.NaN)))
}

/** Four digits that count: more would only make differences between records of results. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
