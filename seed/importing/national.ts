/**
 * What a national register says, held against the notes of its country. Only the same decision confirms
 * a note. What fits several cancer types of ours, or none, is a question for a person; only plain words
 * make a new note.
 */
import { startOfPeriod } from '../../functions/model/dates.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { asked, findingOf } from './finding.ts'
import { isNews, isOlder, proposeInstead, proposeNew } from './new-note.ts'
import { isKnownOn } from './own-statements.ts'
import { passageOn } from './passage.ts'
import type { Finding, Write } from './proposals.ts'
import type { Register } from './register.ts'
import { isSameTreatment, otherwise, replacedNote } from './replacing.ts'
import type { Compared, Passed } from './source.ts'
import { agrees, isNo, sameDecision, type Statement } from './statement.ts'

/** What a register's statements come to against the notes of its country. */
export function compareNational(
  statements: readonly Statement[],
  register: Register,
  dataset: Dataset,
): Pick<Compared, 'findings' | 'said' | 'passed'> {
  const notes = (
    dataset.countries.find(({ code }) => code === register.country)?.availability ?? []
  ).filter(({ superseded, region }) => !superseded && region === register.region)
  const byDay = Map.groupBy(statements, ({ decidedOn }) => decidedOn)
  const decided = statements.map((one) => {
    const same = sameDecision(one, notes, byDay.get(one.decidedOn) ?? [])
    const agreeing = same.filter((note) => agrees(one, note))
    // What is new is told, though we hold something later on another use.
    const isHistory = isOlder(one, notes) && !isNews(one, register)
    const replaced =
      agreeing.length > 0 || isHistory ? undefined : replacedNote(one, notes, statements, register)
    return { one, same, agreeing, replaced }
  })
  const agreed = new Set(decided.flatMap(({ agreeing }) => agreeing))
  const matched = new Set(decided.flatMap(({ same }) => same))
  const later = new Map(decided.flatMap(({ one, replaced }) => (replaced ? [[replaced, one]] : [])))
  const rowsOf = (note: NationalNote): string[] =>
    decided.filter(({ same }) => same.includes(note)).map(({ one }) => one.row)
  const passed: Passed[] = []
  const findings = decided.flatMap(({ one, same, agreeing, replaced }) => {
    if (agreeing.length > 0) {
      return agreeing.flatMap((note) =>
        confirm(one, note, register, {
          rows: rowsOf(note),
          notes: agreeing,
          later: later.get(note),
        }),
      )
    }
    if (replaced !== undefined) return proposeInstead(one, replaced, register)
    // One page can say yes to a part and no to another: ours is then the other part.
    const open = same.filter((note) => !agreed.has(note))
    if (open.length > 0) return open.map((note) => disagree(one, note))
    const found = proposeNew(one, notes, statements, register)
    if (!('passed' in found)) return found
    if (register.isNew === undefined || isNews(one, register)) {
      passed.push({ row: one.row, about: one.about, why: found.passed })
    }
    return []
  })
  const newest = statements.reduce(
    (last, { decidedOn }) => (decidedOn !== null && decidedOn > last ? decidedOn : last),
    '',
  )
  const gone = notes.filter(
    (note) => register.owns(note) && !matched.has(note) && isWithin(note, register, newest),
  )
  return {
    findings: [...distinct(findings), ...gone.map((note) => askWhereGone(note, register))],
    passed,
    said: statements.map(({ row, about, remembered }) => ({ row, about, text: remembered })),
  }
}

type Beside = {
  /** All that can be the decision of the note. */
  readonly rows: readonly string[]
  /** All of ours that can be the decision of the row. */
  readonly notes: readonly NationalNote[]
  /** Of this edition, which says of the same use what was decided later. */
  readonly later: Statement | undefined
}

function confirm(
  one: Statement,
  note: NationalNote,
  register: Register,
  beside: Beside,
): Finding[] {
  if (isKnownOn(note.confirmedOn, register.edition)) return []
  const until = untilThen(one, note, register)
  const why =
    uncertain(one, note, register, beside) ??
    (until.length > 0 && isWritten(note)
      ? `It holds ${one.inForceUntil === null ? 'without an end' : `until ${one.inForceUntil}`}, and our text is written by hand: put that right too.`
      : null)
  const kind = why !== null ? 'question' : until.length > 0 ? 'changed' : 'confirmed'
  const text = passageOn(one.text, note.cancerType, register.findCancers)
  return [
    {
      ...findingOf({ ...one, text }, kind, note),
      question: why === null ? null : `${why} Does it still confirm ${note.id}?`,
      writes: [...until, { do: 'confirm', statement: note.id }],
      ...((one.doubt ?? beside.later ?? null) === null ? {} : { asksAgain: true }),
    },
  ]
}

/** What is written by hand tells the old period until a person puts it right. */
function isWritten({ text }: NationalNote): boolean {
  return Object.keys(text).length > 0
}

/** The period was prolonged, cut or lifted, or we did not say it. */
function untilThen(
  { inForceUntil }: Statement,
  note: NationalNote,
  { setsPeriods }: Register,
): Write[] {
  if (!setsPeriods || inForceUntil === note.inForceUntil) return []
  const from = note.inForceUntil
  return [{ do: 'set', of: note.id, field: 'inForceUntil', from, to: inForceUntil }]
}

/** Why a person has to look before it confirms anything; null where it does so by itself. */
function uncertain(
  one: Statement,
  note: NationalNote,
  register: Register,
  { rows, notes, later }: Beside,
): string | null {
  const { verdict } = one.verdict
  if ((one.other ?? one.doubt) !== null) return one.other ?? one.doubt
  if (verdict === 'several' || verdict === 'broader') return asked(one)
  if (rows.length > 1) return `Several rows can be it: ${rows.join(', ')}.`
  if (later !== undefined) return `${later.row} was decided later on the same use.`
  if (!isSameTreatment(one, note)) {
    return `It is about ${one.named} (${one.medicines.join(' + ')}), and ${note.id} about ${note.medicines.join(note.combination ? ' + ' : ' or ')}.`
  }
  if (notes.length > 1) return `It can be any of ours: ${notes.map(({ id }) => id).join(', ')}.`
  const other = otherwise(one.use, note.use)
  if (other !== undefined) return `The words say ${other}.`
  return isNews(one, register) ? 'The last edition did not say it in these words.' : null
}

function disagree(one: Statement, note: NationalNote): Finding {
  const { status } = one
  // Where nobody was asked for a yes, a no of ours can hold: a person who has read it may say so.
  const canHold = status === null && isNo(note.status)
  return {
    ...findingOf(one, 'question', note),
    question:
      status === null
        ? `The register gives no yes and no no to the decision of which ${note.id} says ${note.status}. Does that hold?`
        : `The register says ${status}, and ${note.id} says ${note.status} of the same decision. Which is right?`,
    writes: canHold ? [{ do: 'confirm', statement: note.id }] : [],
  }
}

/** Confirmed by the day of the edition, and decided by that of its newest row: it should stand there. */
function isWithin(
  { decidedOn, confirmedOn }: NationalNote,
  { edition, namesPages }: Register,
  newest: string,
): boolean {
  return (
    confirmedOn !== null &&
    startOfPeriod(confirmedOn) <= edition &&
    (decidedOn === null ? namesPages : startOfPeriod(decidedOn) <= newest)
  )
}

function askWhereGone(note: NationalNote, { page }: Register): Finding {
  return {
    kind: 'question',
    row: `gone-${note.id}`,
    about: note.id,
    medicines: note.medicines,
    cancerTypes: [note.cancerType],
    statement: note.id,
    theySay: '',
    words: [],
    question:
      'No row of this edition is the decision that this note was read from. Was it replaced?',
    link: note.officialPage ?? page,
    writes: [],
  }
}

/** Two rows can confirm one note, such as those of two medicines that are given together. */
function distinct(findings: readonly Finding[]): Finding[] {
  const confirmed = new Set<string>()
  return findings.filter(({ statement, writes: [write] }) => {
    if (write?.do !== 'confirm' || statement === null) return true
    if (confirmed.has(statement)) return false
    confirmed.add(statement)
    return true
  })
}
