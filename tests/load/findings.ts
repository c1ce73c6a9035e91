/** What a part of the load found: a figure, what it may be at most or at least, and whether it is. */
import type { Driven } from './drive.ts'
import type { Measured } from './serving-process.ts'

export type Finding = {
  readonly what: string
  readonly found: string
  /** What it must be; empty for a figure that is only told. */
  readonly bound: string
  readonly holds: boolean
}

type Figure = { readonly what: string; readonly value: number; readonly unit?: string }

const written = (value: number, unit = ''): string =>
  `${value.toLocaleString('en', { maximumFractionDigits: 2 })}${unit && ` ${unit}`}`

export function atMost(most: number, { what, value, unit }: Figure): Finding {
  const [found, bound] = [written(value, unit), `≤ ${written(most, unit)}`]
  return { what, found, bound, holds: value <= most }
}

/**
 * At most so much, or so many times what a bare server took that was asked in the same way in turn:
 * the clock of a machine that has other things to do tells of those too.
 */
export function atMostBeside(
  { most, times, bare }: { readonly most: number; readonly times: number; readonly bare: number },
  { what, value, unit }: Figure,
): Finding {
  const bound = `≤ ${written(most, unit)}, or ${times} times bare's ${written(bare, unit)}`
  return { what, found: written(value, unit), bound, holds: value <= Math.max(most, times * bare) }
}

export function atLeast(least: number, { what, value, unit }: Figure): Finding {
  const [found, bound] = [written(value, unit), `≥ ${written(least, unit)}`]
  return { what, found, bound, holds: value >= least }
}

export function told({ what, value, unit }: Figure): Finding {
  return { what, found: written(value, unit), bound: '', holds: true }
}

export function wrongIn(
  what: string,
  { asked, wrong, wrongs }: Pick<Driven, 'asked' | 'wrong' | 'wrongs'>,
): Finding {
  const found = [`${written(wrongs)} of ${written(asked)}`, ...wrong].join('; ')
  return { what: `${what}: wrong answers`, found, bound: 'none', holds: wrongs === 0 && asked > 0 }
}

export const megabytes = (bytes: number): number => bytes / 1024 / 1024

/** That a server is, after what was done to it, as it was before. */
export function leftBehind(before: Measured, after: Measured): Finding[] {
  const alarms = after.alarms.slice(before.alarms.length)
  return [
    atMost(2, { what: 'handles more than before', value: after.handles - before.handles }),
    {
      what: 'warnings, promises not caught, faults of ours',
      found: alarms.slice(0, 5).join('; ') || 'none',
      bound: 'none',
      holds: alarms.length === 0,
    },
  ]
}
