/** What we say and an edition does not, or not for certain: questions for a person. */
import type { Day } from '../../../functions/model/dates.ts'
import type { OwnUse } from '../own-statements.ts'
import type { Finding, Write } from '../proposals.ts'
import { findingOf, isNamed, isSame, isWide, rowFinding, type Placed } from './placed.ts'
import { download, toDay } from './read.ts'
import type { OwnRow } from './rows.ts'

export type Context = {
  readonly date: Day
  readonly own: readonly OwnRow[]
  readonly halted: ReadonlySet<string>
  /** Of a medicine the number of a row that the last edition had as authorised. */
  readonly goneRow: (medicine: string) => string | undefined
  readonly placed: readonly Placed[]
  readonly uses: readonly OwnUse[]
  readonly isNew: (placed: Placed) => boolean
}

/** The last edition had a row about it. */
export function gone({ id, cancerType, said }: OwnUse, { goneRow }: Context): Finding[] {
  const row = said.medicines.map(goneRow).find((one) => one !== undefined)
  if (row === undefined || said.status !== 'authorised') return []
  return [
    {
      kind: 'question',
      row,
      about: said.medicines.join(' + '),
      medicines: said.medicines,
      cancerTypes: [cancerType],
      statement: id,
      theySay: '',
      words: [],
      question: 'The row is gone from the register. Does our statement hold?',
      link: said.officialPage ?? download,
      writes: [],
    },
  ]
}

/** We say it, and the edition does not say it in words that are certain. */
export function unsaid(
  own: OwnUse,
  rows: readonly OwnRow[],
  first: OwnRow,
  context: Context,
): Finding {
  const { said, cancerType } = own
  const living = rows.find(({ status }) => status === 'authorised')
  const about = { cancerTypes: [cancerType], statement: own.id }
  if (living === undefined) {
    const isWithdrawn = rows.every(({ status }) => status === 'withdrawn')
    const lost = toDay(first.row.lost)
    const writes: Write[] = isWithdrawn
      ? [
          { do: 'set', of: own.id, field: 'status', from: said.status, to: 'withdrawn' },
          ...decided(own, lost ?? null),
          { do: 'confirm', statement: own.id },
        ]
      : []
    const since = lost === undefined ? '' : ` since ${lost}`
    const question = `The register has it as "${first.row.status}"${since}. Is our statement over?`
    return { ...rowFinding(first, about), kind: 'question', question, writes }
  }
  const all = context.placed.filter(
    (one) => rows.includes(one.own) && one.own.status === 'authorised',
  )
  const fitting: readonly (readonly [Placed | undefined, string])[] = [
    [
      all.find((one) => isSame(one, own)),
      'The words fit another of our uses better. Do they say this one too?',
    ],
    [
      all.find(({ use }) => isNamed(use, cancerType)),
      'It names this cancer, but no use that is ours for certain. Does it still say ours?',
    ],
    [
      all.find(({ use: { verdict } }) => isWide(verdict, cancerType)),
      'The words name this cancer for certain nowhere. Do they say what we say?',
    ],
  ]
  const found = fitting.find(isPlaced)
  if (found === undefined) {
    const question = 'The register does not name this cancer. Does our statement hold?'
    return { ...rowFinding(living, about), kind: 'question', question, writes: [] }
  }
  const [placed, question] = found
  const writes: Write[] = [{ do: 'confirm', statement: own.id }]
  return { ...findingOf(placed, about), kind: 'question', question, writes }
}

/** Another status was decided on another day: that of the old one goes, known or not. */
export function decided({ id, said }: OwnUse, on: Day | null): Write[] {
  return said.decidedOn === on
    ? []
    : [{ do: 'set', of: id, field: 'decidedOn', from: said.decidedOn, to: on }]
}

function isPlaced(pair: readonly [Placed | undefined, string]): pair is readonly [Placed, string] {
  return pair[0] !== undefined
}
