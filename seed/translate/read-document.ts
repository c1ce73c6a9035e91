/** A file that came back from a translator, whatever its form. */
import type { Place } from '../dataset/rules/problems.ts'
import type { ExchangeCode } from './rules.ts'
import type { SegmentState } from './states.ts'

/** What is wrong at a place of the file. */
export type FileFault = Place & { readonly code: ExchangeCode; readonly message: string }

export type ReadUnit = {
  readonly id: string
  readonly place: Place
  /** Of the text that was exported; tools may lose it. */
  readonly hash: string | undefined
  readonly source: string
  /** Undefined where there is none, or only blanks. */
  readonly target: { readonly text: string; readonly place: Place } | undefined
  /** Of the part that is least far. */
  readonly state: SegmentState
  /** Why it cannot be read as it should: no other unit suffers from that. */
  readonly faults: readonly FileFault[]
}

/** What somebody wrote beside a text, of the whole file where it has no id. */
export type ReadNote = { readonly id: string; readonly place: Place; readonly text: string }

export type ReadDocument = {
  readonly source: string
  readonly target: string
  readonly place: Place
  /** Whether units say how far they are; a sheet says only what stands in it. */
  readonly hasStates: boolean
  readonly units: readonly ReadUnit[]
  /** Those that the export did not write. */
  readonly notes: readonly ReadNote[]
  /** Of the document: nothing of it can be taken then. */
  readonly faults: readonly FileFault[]
}

/** Line breaks that a tool has put in for its own sake are blanks; none of our texts has any. */
export function tidy(text: string): string {
  return text.replaceAll(/[ \t]*\n[ \t\n]*/g, ' ').replaceAll(/^[ \t]+|[ \t]+$/g, '')
}
