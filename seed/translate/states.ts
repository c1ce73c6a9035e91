/** The one table between the states of a translation here and those of an XLIFF 2.0 segment. */
import * as z from 'zod'

export const TranslationState = z.enum(['missing', 'outdated', 'unreviewed', 'reviewed'])
export type TranslationState = z.infer<typeof TranslationState>

/** In the order of the work, as XLIFF 2.0 lists them. */
export const SegmentState = z.enum(['initial', 'translated', 'reviewed', 'final'])
export type SegmentState = z.infer<typeof SegmentState>

const table = [
  { segment: 'initial', ours: 'missing' },
  // A translation of another original is to be done again, with what is there to begin with.
  { segment: 'initial', ours: 'outdated' },
  { segment: 'translated', ours: 'unreviewed' },
  { segment: 'reviewed', ours: 'reviewed' },
  { segment: 'final', ours: 'reviewed' },
] as const satisfies readonly { segment: SegmentState; ours: TranslationState }[]

export function segmentStateOf(state: TranslationState): SegmentState {
  return table.find(({ ours }) => ours === state)?.segment ?? 'initial'
}

export function stateOfSegment(state: SegmentState): TranslationState {
  return table.find(({ segment }) => segment === state)?.ours ?? 'missing'
}

/** A text is as far as the part of it that is least far. */
export function leastState(states: readonly TranslationState[]): TranslationState {
  return TranslationState.options.find((state) => states.includes(state)) ?? 'missing'
}
