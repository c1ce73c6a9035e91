/**
 * Which note of ours a later decision replaces. For certain only where medicines, cancer type and use are
 * the same, of one note and of one row: a note that is told to be over is not shown as it was any more.
 */
import { canonicalJson } from '../../functions/model/canonical.ts'
import { endOfPeriod } from '../../functions/model/dates.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { Use } from '../../functions/model/use.ts'
import { isKnownOn } from './own-statements.ts'
import type { Register } from './register.ts'
import { unsure, type Statement } from './statement.ts'

/** The one that it certainly replaces, whether it says the same of it or otherwise. */
export function replacedNote(
  one: Statement,
  notes: readonly NationalNote[],
  all: readonly Statement[],
  { edition }: Pick<Register, 'edition'>,
): NationalNote | undefined {
  if (one.status === null || unsure(one) !== null) return undefined
  const [note, second] = notes.filter((each) => isSame(one, each))
  if (note === undefined || second !== undefined || !isLater(one, note, edition)) return undefined
  const rivals = all.filter(
    (other) => other !== one && isSame(other, note) && isLater(other, note, edition),
  )
  return rivals.length === 0 && (isTold(one.use) || isAlone(one, note, notes, all))
    ? note
    : undefined
}

/** The same medicines given in the same way, with what the row's name says to be given with them. */
export function isSameTreatment(
  { medicines, partners }: Pick<Statement, 'medicines' | 'partners'>,
  note: NationalNote,
): boolean {
  const own = new Set(medicines)
  const given = new Set<string>(note.use?.with.flatMap(({ anyOf }) => anyOf))
  return (
    own.size === note.medicines.length &&
    note.medicines.every((id) => own.has(id)) &&
    own.size > 1 === note.combination &&
    partners.every((anyOf) => anyOf.some((partner) => given.has(partner)))
  )
}

/** Both name a stage, a timing or a line, and it is not the same. */
export function isOtherUse(a: Use, b: Use | null): boolean {
  const codes = ['stage', 'timing', 'line'] as const
  return codes.some((code) => a[code] !== null && (b?.[code] ?? a[code]) !== a[code])
}

function isSame(one: Statement, note: NationalNote): boolean {
  const { verdict, types } = one.verdict
  return (
    verdict === 'one' &&
    types[0] === note.cancerType &&
    isSameTreatment(one, note) &&
    note.use !== null &&
    keyOf(one.use) === keyOf(note.use)
  )
}

/** All that a use says, whatever the order of what holds together. */
function keyOf({ criteria, with: given, ...rest }: Use): string {
  const partners = given.map(({ anyOf, optional }) => canonicalJson([anyOf.toSorted(), optional]))
  return canonicalJson({ ...rest, criteria: criteria.toSorted(), with: partners.toSorted() })
}

/** Adults, and conditions that no code says, may be anybody. */
function isTold({ stage, timing, line, criteria, with: given }: Use): boolean {
  return (stage ?? timing ?? line) !== null || criteria.length > 0 || given.length > 0
}

function isAlone(
  one: Statement,
  note: NationalNote,
  notes: readonly NationalNote[],
  all: readonly Statement[],
): boolean {
  const isBeside = (medicines: readonly string[]): boolean =>
    medicines.some((id) => note.medicines.includes(id))
  return (
    notes.every(
      (other) =>
        other === note || other.cancerType !== note.cancerType || !isBeside(other.medicines),
    ) &&
    all.every(
      (other) =>
        other === one ||
        !other.verdict.types.includes(note.cancerType) ||
        !isBeside(other.medicines),
    )
  )
}

/** Decided after it, and in an edition after the day on which ours was last seen to hold. */
function isLater({ decidedOn }: Statement, note: NationalNote, edition: string): boolean {
  if (isKnownOn(note.confirmedOn, edition)) return false
  const before = note.decidedOn ?? note.confirmedOn
  return before !== null && (decidedOn ?? edition) > endOfPeriod(before)
}
