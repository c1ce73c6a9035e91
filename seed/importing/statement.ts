/**
 * One thing that a national register says, and which notes of ours are that very decision: those of the
 * same page, or of the same day, medicine and cancer type.
 */
import type { Day } from '../../functions/model/dates.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { NationalStatus } from '../../functions/model/statement-codes.ts'
import type { Partner } from '../../functions/model/use-codes.ts'
import type { Use } from '../../functions/model/use.ts'
import type { Verdict } from './cancer-words.ts'

export type Statement = {
  readonly row: string
  readonly about: string
  /** What the row calls it, by which its medicine was told. */
  readonly named: string
  readonly medicines: readonly string[]
  /** What its own name says to be given with it, which our note has to say too. */
  readonly partners: readonly (readonly Partner[])[]
  /** Null where the register decides nothing, or where its word for it does not say what. */
  readonly status: NationalStatus | null
  readonly verdict: Verdict
  /** As a person is shown it. */
  readonly text: string
  /** By which a later edition is compared: the text, or what stands for it. */
  readonly remembered: string
  /** For whom, as far as its words are certain. */
  readonly use: Use
  /** What else a person should see of the row. */
  readonly aside: string | null
  readonly decidedOn: Day | null
  /** The period for which it holds, where the register sets one. */
  readonly inForceFrom: Day | null
  readonly inForceUntil: Day | null
  readonly reviewBy: Day | null
  /**
   * What addresses of its page hold, all of one entry: `['sanidad.gob.es', 'cn=712570']`. They tell
   * which note of ours is meant, however its address is written.
   */
  readonly pages: readonly (readonly string[])[]
  readonly link: string
  readonly sources: readonly string[]
  /** Why its row may not be about our medicine: another brand, another product. Answered once. */
  readonly other: string | null
  /** What can be otherwise with every edition, though its words are not: a period, packs that differ. */
  readonly doubt: string | null
  /** What in its words can turn round what was read out of them: no new note is made of it unasked. */
  readonly caution: string | null
  /** Why its words confirm a note, but are not enough for a new one. */
  readonly open: string | null
}

/** A reason not to write by itself, said to the person. */
export function unsure({ other, doubt, open }: Statement): string | null {
  return other ?? doubt ?? open
}

/** A row that says neither yes nor no is about a note, and agrees with none. */
export function agrees({ status }: Statement, note: NationalNote): boolean {
  return status === note.status
}

/** Those notes of ours that are this very decision. */
export function sameDecision(
  one: Statement,
  notes: readonly NationalNote[],
  sameDay: readonly Statement[],
): NationalNote[] {
  const { verdict, types } = one.verdict
  // What is about another disease is about none of our notes, whatever the day.
  if (verdict === 'outside') return []
  // A text that names no cancer ("the authorised use") can be told by its day alone, and only when
  // nothing else about this medicine was decided on it.
  if (verdict === 'none' && sameDay.some((other) => other !== one && isBeside(other, one))) {
    return []
  }
  return notes.filter(
    (note) =>
      note.medicines.some((id) => one.medicines.includes(id)) &&
      (verdict === 'none' || types.includes(note.cancerType)) &&
      (isOfDay(one, note) || (verdict !== 'none' && isOfPage(one, note))),
  )
}

function isBeside(other: Statement, { status, medicines }: Statement): boolean {
  return other.status === status && other.medicines.some((id) => medicines.includes(id))
}

function isOfDay(one: Statement, note: NationalNote): boolean {
  return one.decidedOn !== null && note.decidedOn === one.decidedOn && statusFits(one, note)
}

function isOfPage({ pages }: Statement, note: NationalNote): boolean {
  return pagesOf(note).some((address) => pages.some((marks) => isAt(address, marks)))
}

/** On one day a body can say yes to a part and no to another: the other note is another decision. */
function statusFits({ status }: Statement, note: NationalNote): boolean {
  return status === null || note.status === status || !isNo(status) === !isNo(note.status)
}

export function isNo(status: NationalStatus): boolean {
  return status === 'not-recommended' || status === 'not-reimbursed'
}

function pagesOf({ sources, officialPage }: NationalNote): string[] {
  return [...sources.map(({ url }) => url), ...(officialPage === null ? [] : [officialPage])]
}

function isAt(address: string, marks: readonly string[]): boolean {
  const whole = address.toLowerCase()
  return marks.every((mark) => {
    const at = whole.indexOf(mark.toLowerCase())
    return at >= 0 && !/^[a-z0-9]/.test(whole.slice(at + mark.length))
  })
}
