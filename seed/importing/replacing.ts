/**
 * Which note of ours a later decision replaces. For certain only where medicines, cancer type and use are
 * the same, of one note and of one row: a note that is told to be over is not shown as it was any more.
 */
import { canonicalJson } from '../../functions/model/canonical.ts'
import { endOfPeriod } from '../../functions/model/dates.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import { aroundSurgery } from '../../functions/model/use-codes.ts'
import type { Use } from '../../functions/model/use.ts'
import { isKnownOn } from './own-statements.ts'
import type { Register } from './register.ts'
import { unsure, type Statement } from './statement.ts'
import { difference } from './use-words.ts'

/** The one that it certainly replaces, whether it says the same of it or otherwise. */
export function replacedNote(
  one: Statement,
  notes: readonly NationalNote[],
  all: readonly Statement[],
  { edition }: Pick<Register, 'edition'>,
): NationalNote | undefined {
  if (one.status === null || (unsure(one) ?? one.caution) !== null) return undefined
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
  return otherCode(a, b) !== undefined
}

/** What words say of a use, and ours says otherwise; undefined where nothing speaks against it. */
export function otherwise(said: Use, ours: Use | null): string | undefined {
  const code = otherCode(said, ours)
  if (code !== undefined) return `${said[code]}, not ${ours?.[code]}`
  if (ours === null) return undefined
  if (isAdvanced(said) && isAroundSurgery(ours)) return `advanced, not ${ours.timing}`
  if (isAroundSurgery(said) && isAdvanced(ours)) return `${said.timing}, not advanced`
  return otherPartner(said, ours) ?? difference(ours, said)
}

function otherPartner(said: Use, ours: Use): string | undefined {
  const [given, own] = [partnersOf(said), partnersOf(ours)]
  if (given.length === 0) return undefined
  if (own.length === 0) return `with ${given.join(', ')}, not alone`
  const isOther = given.every((one) => !own.includes(one) && !one.endsWith('chemotherapy'))
  // "Chemotherapy" can be any of those that we name.
  return isOther ? `with ${given.join(', ')}, not ${own.join(', ')}` : undefined
}

function partnersOf({ with: given }: Use): readonly string[] {
  return given.flatMap(({ anyOf }) => anyOf)
}

function isAdvanced({ stage, timing }: Use): boolean {
  return stage === 'advanced' && timing === null
}

function isAroundSurgery({ timing }: Use): boolean {
  return timing !== null && aroundSurgery.has(timing)
}

function otherCode(a: Use, b: Use | null) {
  const codes = ['timing', 'line', 'stage'] as const
  return codes.find((code) => a[code] !== null && (b?.[code] ?? a[code]) !== a[code])
}

/** Another row of the edition that says of the same use something else, or the same once more. */
export function twinOf(one: Statement, all: readonly Statement[]): Statement | undefined {
  return all.find(
    (other) =>
      other !== one &&
      other.row !== one.row &&
      other.decidedOn === one.decidedOn &&
      other.verdict.verdict === 'one' &&
      other.verdict.types[0] === one.verdict.types[0] &&
      other.medicines.length === one.medicines.length &&
      one.medicines.every((id) => other.medicines.includes(id)) &&
      keyOf(other.use) === keyOf(one.use),
  )
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
