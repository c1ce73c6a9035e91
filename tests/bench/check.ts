/** Whether a run agrees with the committed results, within the spread that both state. */
import { sectionOf, type Figure, type Peer, type Section } from './results.ts'
import type { Spread } from './statistics.ts'

type Range = { readonly low: number; readonly high: number }

/** The quartiles, widened where they are nearer to the median than a figure's tolerance. */
function rangeOf({ low, median, high }: Spread, tolerance: number): Range {
  return {
    low: Math.min(low, median * (1 - tolerance)),
    high: Math.max(high, median * (1 + tolerance)),
  }
}

function agree(one: Spread, other: Spread, tolerance: number): boolean {
  const [a, b] = [rangeOf(one, tolerance), rangeOf(other, tolerance)]
  return a.low <= b.high && b.low <= a.high
}

/** The ratio that a figure is judged by: to the nearest peer that it has. */
export function mainRatio({ ratios, own }: Figure): { peer: Peer | undefined; spread: Spread } {
  for (const peer of ['b', 'raw', 'api', 'a', 'c'] as const) {
    const spread = ratios[peer]
    if (spread !== undefined) return { peer, spread }
  }
  return { peer: undefined, spread: own }
}

/** A line for every ratio that differs, and for every figure that only one of two has. */
export function differences(committed: readonly Section[], measured: readonly Section[]): string[] {
  return measured.flatMap((section) => {
    const { part, size, figures } = section
    const before = sectionOf(committed, part, size)
    if (before === undefined) return [`${part}, ${size}: nothing is committed`]
    const missing = before.figures.filter((old) => !figures.some((one) => isSame(one, old)))
    return [
      ...missing.map((old) => `${part}, ${size}: ${describe(old)} was not measured`),
      ...figures.flatMap((figure) => {
        const old = before.figures.find((one) => isSame(one, figure))
        const where = `${part}, ${size}: ${describe(figure)}`
        return old === undefined ? [`${where} is not committed`] : compare(where, old, figure)
      }),
    ]
  })
}

function isSame(one: Figure, other: Figure): boolean {
  return one.group === other.group && one.name === other.name
}

function describe({ group, name }: Figure): string {
  return `${group}: ${name}`
}

function compare(where: string, old: Figure, now: Figure): string[] {
  // What only the machine decides is not compared: without a peer, only what is counted is.
  const compared = Object.keys(old.ratios).length > 0 ? ratioPairs(old, now) : ownPair(old, now)
  return compared.flatMap(([name, before, after]) => {
    if (agree(before, after, old.tolerance)) return []
    const times = (after.median / before.median).toPrecision(2)
    return [`${where}${name}: ${before.median} committed, ${after.median} now (× ${times})`]
  })
}

type Pair = readonly [name: string, before: Spread, after: Spread]

function ratioPairs(old: Figure, now: Figure): Pair[] {
  return Object.keys(old.ratios).flatMap((name): Pair[] => {
    const peer = name as Peer
    const [before, after] = [old.ratios[peer], now.ratios[peer]]
    return before === undefined || after === undefined ? [] : [[`, to ${peer}`, before, after]]
  })
}

function ownPair(old: Figure, now: Figure): Pair[] {
  return [['', old.own, now.own]]
}
