/**
 * What a national register says, held against the notes of its country. Only the same decision confirms
 * a note. What fits several cancer types of ours, or none, is a question for a person; only plain words
 * make a new note.
 */
import { startOfPeriod, type Day } from '../../functions/model/dates.ts'
import type { CountryCode } from '../../functions/model/ids.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { NationalStatus } from '../../functions/model/statement-codes.ts'
import { isKnownOn } from './own-statements.ts'
import type { Finding, ProposedNote } from './proposals.ts'
import type { Against, Compared } from './source.ts'
import { agrees, sameDecision, type Statement } from './statement.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Register = {
  readonly country: CountryCode
  readonly region: string | null
  readonly vocabulary: Vocabulary
  readonly edition: Day
  /** Whether each decision has a page of its own, by which also undated notes are told. */
  readonly namesPages: boolean
  /** Where the whole of it is. */
  readonly page: string
  /** Whether a note of ours was read from this register, which then has to have a row for it. */
  readonly owns: (note: NationalNote) => boolean
  readonly isNew: Against['isNew']
}

/** What a register's statements come to against the notes of its country. */
export function compareNational(
  statements: readonly Statement[],
  register: Register,
  dataset: Dataset,
): Pick<Compared, 'findings' | 'said'> {
  const notes = (
    dataset.countries.find(({ code }) => code === register.country)?.availability ?? []
  ).filter(
    ({ superseded, region }) =>
      !superseded && (register.region === null || region === register.region),
  )
  const byDay = Map.groupBy(statements, ({ decidedOn }) => decidedOn)
  const decided = statements.map((one) => ({
    one,
    same: sameDecision(one, notes, byDay.get(one.decidedOn) ?? []),
  }))
  const agreed = new Set(
    decided.flatMap(({ one, same }) => same.filter((note) => agrees(one, note))),
  )
  const matched = new Set(decided.flatMap(({ same }) => same))
  const rowsOf = (note: NationalNote): string[] =>
    decided.filter(({ same }) => same.includes(note)).map(({ one }) => one.row)
  const findings = decided.flatMap(({ one, same }) => {
    const agreeing = same.filter((note) => agrees(one, note))
    if (agreeing.length > 0) {
      return agreeing.flatMap((note) => confirm(one, note, register, rowsOf(note)))
    }
    // One page can say yes to a part and no to another: ours is then the other part.
    const open = same.filter((note) => !agreed.has(note))
    if (open.length > 0) return open.map((note) => disagree(one, note))
    return propose(one, notes, register)
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
    said: statements.map(({ row, about, remembered }) => ({ row, about, text: remembered })),
  }
}

function confirm(
  one: Statement,
  note: NationalNote,
  register: Register,
  rows: readonly string[],
): Finding[] {
  if (isKnownOn(note.confirmedOn, register.edition)) return []
  const why = uncertain(one, register, rows)
  return [
    {
      ...base(one, why === null ? 'confirmed' : 'question', note),
      question: why === null ? null : `${why} Does it still confirm ${note.id}?`,
      writes: [{ do: 'confirm', statement: note.id }],
      ...(one.doubt === null ? {} : { asksAgain: true }),
    },
  ]
}

/** Why a person has to look before it confirms anything; null where it does so by itself. */
function uncertain(one: Statement, { isNew }: Register, rows: readonly string[]): string | null {
  const { row, about, remembered, doubt } = one
  const { verdict } = one.verdict
  if (doubt !== null) return doubt
  if (verdict === 'several' || verdict === 'broader') return asked(one)
  if (rows.length > 1) return `Several rows can be it: ${rows.join(', ')}.`
  return isNew?.({ row, about, text: remembered }) === true
    ? 'The words are not those of the last edition.'
    : null
}

function disagree(one: Statement, note: NationalNote): Finding {
  return {
    ...base(one, 'question', note),
    question:
      one.status === null
        ? `The register gives no yes and no no to the decision of which ${note.id} says ${note.status}. Does that hold?`
        : `The register says ${one.status}, and ${note.id} says ${note.status} of the same decision. Which is right?`,
  }
}

function propose(one: Statement, notes: readonly NationalNote[], register: Register): Finding[] {
  const { verdict, types } = one.verdict
  // What is about another disease alone is none of ours.
  if (verdict === 'outside') return []
  const [type] = types
  const { status } = one
  if (
    verdict !== 'one' ||
    type === undefined ||
    status === null ||
    (one.doubt ?? one.open) !== null
  ) {
    return isOlder(one, notes) ? [] : [{ ...base(one, 'question', null), question: asked(one) }]
  }
  const others = notes.filter(
    ({ cancerType, medicines }) =>
      cancerType === type && medicines.some((id) => one.medicines.includes(id)),
  )
  if (isOlder(one, others)) return []
  const finding = base(one, 'new', null)
  return [
    {
      ...finding,
      question:
        others.length === 0
          ? null
          : `Does it replace what we hold: ${others.map((note) => `${note.id} (${note.status}, ${note.decidedOn ?? 'no date'})`).join(', ')}?`,
      writes: [
        {
          do: 'add-note',
          country: register.country,
          note: noteOf({ ...one, status }, type, register),
          supersedes: [],
        },
      ],
    },
  ]
}

/** We hold a later decision: what we left out of history stays out. */
function isOlder(
  { decidedOn, medicines, verdict }: Statement,
  notes: readonly NationalNote[],
): boolean {
  return (
    decidedOn !== null &&
    notes.some(
      (note) =>
        note.decidedOn !== null &&
        note.decidedOn >= decidedOn &&
        note.medicines.some((id) => medicines.includes(id)) &&
        (verdict.types.length === 0 || verdict.types.includes(note.cancerType)),
    )
  )
}

function asked({ verdict: { verdict, types, words }, status, doubt, open }: Statement): string {
  const reason = doubt ?? open
  if (reason !== null) return reason
  switch (verdict) {
    case 'none':
      return 'The text names no cancer: which one is meant stands on the page.'
    case 'broader':
      return `The text speaks of more than our type (${types.join(', ')}): "${words.join('", "')}".`
    case 'several':
      return `The text names several of our types: ${types.join(', ')}.`
    case 'one':
    case 'outside':
      return status === null
        ? 'The register gives no yes and no no: the page says what was decided.'
        : 'Is this about a cancer of ours?'
    default:
      return verdict satisfies never
  }
}

function noteOf(
  one: Statement & { readonly status: NationalStatus },
  type: string,
  { region, vocabulary }: Register,
): ProposedNote {
  return {
    cancerType: type,
    region,
    status: one.status,
    use: vocabulary.findUse(one.use),
    medicines: [...one.medicines],
    combination: one.medicines.length > 1,
    decidedOn: one.decidedOn,
    inForceFrom: null,
    inForceUntil: null,
    reviewBy: one.reviewBy,
    superseded: false,
    supersededBy: [],
    confidence: 'verified',
    sources: one.sources.map((url) => ({ url, title: null })),
    officialPage: one.link,
  }
}

function base(one: Statement, kind: Finding['kind'], note: NationalNote | null): Finding {
  return {
    kind,
    row: one.row,
    about: one.about,
    medicines: [...one.medicines],
    cancerTypes: note === null ? [...one.verdict.types] : [note.cancerType],
    statement: note?.id ?? null,
    theySay: one.aside === null ? one.text : `${one.text} (${one.aside})`,
    // Where the words name no cancer, the day did.
    words:
      one.verdict.words.length === 0 && note !== null && one.decidedOn !== null
        ? [one.decidedOn]
        : [...one.verdict.words],
    question: null,
    link: one.link,
    writes: [],
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
