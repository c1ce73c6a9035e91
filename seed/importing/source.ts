/**
 * What a register is to the frame: one folder behind this. A source reads its files into an edition
 * and says what of it differs from a dataset. What was proposed before, decided or refused is none of
 * its business, and it writes nothing.
 */
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Finding } from './proposals.ts'

/** A file as the admin downloaded it; larger ones than the frame permits never get here. */
export type SourceFile = {
  readonly name: string
  readonly bytes: Uint8Array
  /** The same a piece at a time, where the whole would fill the memory. */
  readonly pieces: () => Iterable<Uint8Array>
}

/** A row that was left out: a closed column held a word the source does not know, or a date that cannot be. */
export type StoppedRow = {
  readonly row: string
  readonly column: string
  readonly word: string
  /** Why it stops the row, where it is no unknown word. */
  readonly reason?: string
}

/** A row about a medicine of ours that comes to nothing, which nobody should have to find out. */
export type Passed = {
  readonly row: string
  readonly about: string
  /** `another disease: keratosis`. */
  readonly why: string
}

/** One thing that a row says, which two editions may say differently: a use, a limitation. */
export type Said = {
  readonly row: string
  /** For a person: `Keytruda`. */
  readonly about: string
  /** Cleaned: what differs only in spaces, entities or hyphens is the same text. */
  readonly text: string
}

/** What is known when an edition is held against a dataset. */
export type Against = {
  readonly dataset: Dataset
  /** Whether the last edition did not say this; undefined when there was none. */
  readonly isNew: ((said: Said) => boolean) | undefined
}

/** An edition, held against a dataset. */
export type Compared = {
  readonly findings: readonly Finding[]
  readonly stopped: readonly StoppedRow[]
  /** Of a first edition all, later what is new. */
  readonly passed?: readonly Passed[]
  /** What the rows about our medicines say: the frame remembers it, and names what changed. */
  readonly said: readonly Said[]
}

/** One edition of a register, read and found whole. */
export type Edition = {
  /** Read from the file, never from its name's or the machine's clock unless the register has no other. */
  readonly date: Day
  /** How many rows the files hold, whatever they are about. */
  readonly rows: number
  readonly compare: (against: Against) => Compared
}

export type Source = {
  /** As the command and the file of proposals call it: `ema`, `bag-sl`. */
  readonly id: string
  readonly title: string
  /** Where an admin downloads it. */
  readonly download: string
  /** Whose statements it could confirm: those of a country, or "EU", that name a page on these hosts. */
  readonly confirms: { readonly country: string; readonly hosts: readonly string[] }
  /** The files it takes, for help: `medicines-output-medicines-report_en.xlsx`. */
  readonly files: string
  /** Fewer rows are no whole edition: refused. */
  readonly minRows: number
  /**
   * Refuses (`Refusal`, 'invalid-data') what is not this register: a wrong encoding, a renamed or
   * moved header, a missing file or a missing row that must be there (its canaries).
   */
  readonly read: (files: readonly SourceFile[]) => Promise<Edition>
}
