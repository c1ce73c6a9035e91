/** A use that the report words, held against one of ours: whether it is that one. */
import type { EuStatus } from '../../../functions/model/statement-codes.ts'
import type { Verdict } from '../cancer-words.ts'
import { comparable } from '../clean-text.ts'
import type { OwnUse } from '../own-statements.ts'
import type { Finding } from '../proposals.ts'
import { agreement, contradiction } from '../use-words.ts'
import { describeRow } from './doubtful-rows.ts'
import type { EmaUse, OwnRow } from './rows.ts'

/** A use of a row, and which of our statements it is: none speaks against it. */
export type Placed = { readonly own: OwnRow; readonly use: EmaUse }

/** Whether the words can be our statement, whatever the status of either. */
export function isSame({ own, use }: Placed, mine: OwnUse): boolean {
  const medicine = own.match.medicine.id
  if (!mine.said.medicines.includes(medicine) || !isNamed(use, mine.cancerType)) return false
  return contradiction(givenWith(mine, medicine), use.reading, use.beside) === undefined
}

function givenWith({ said }: OwnUse, medicine: string) {
  const together = said.combination ? said.medicines.filter((one) => one !== medicine) : []
  return { use: said.use, together }
}

/** Of our statements that the words can be, those of which they say most. */
export function isMeant(placed: Placed, mine: OwnUse, all: readonly OwnUse[]): boolean {
  if (!isSame(placed, mine)) return false
  const { own, use } = placed
  const score = (one: OwnUse): number =>
    agreement(givenWith(one, own.match.medicine.id), use.reading)
  const rivals = all.filter((one) => one.cancerType === mine.cancerType && isSame(placed, one))
  return rivals.every((one) => score(one) <= score(mine))
}

export function isNamed({ verdict: { verdict, types } }: EmaUse, cancerType: string): boolean {
  return (verdict === 'one' || verdict === 'several') && types.includes(cancerType)
}

export function isWide({ verdict, types }: Verdict, cancerType: string): boolean {
  return verdict === 'none' || (verdict === 'broader' && types.includes(cancerType))
}

/** A second, lost authorisation of a substance that is authorised says nothing about it. */
export function isDuplicate(own: OwnRow, all: readonly OwnRow[]): boolean {
  const { id } = own.match.medicine
  return (
    own.status === 'withdrawn' &&
    all.some(({ match, status }) => match.medicine.id === id && status === 'authorised')
  )
}

/**
 * A row of the same brand under another number, an old or a new one, that speaks against the one by
 * which ours would hold: it does not say what is authorised, or has it with another status. A withdrawn
 * application says nothing of another.
 */
export function disagreeing(
  { row, match }: OwnRow,
  same: readonly Placed[],
  all: readonly OwnRow[],
  ours: EuStatus,
): OwnRow | undefined {
  const isLiving = ours !== 'withdrawn' && ours !== 'application-withdrawn'
  return all.find((one) => {
    if (one.row === row || one.match.medicine.id !== match.medicine.id) return false
    if (comparable(one.row.brand) !== comparable(row.brand)) return false
    if (one.status === 'application-withdrawn') return false
    const saysIt = same.some(({ own }) => own === one)
    return isLiving ? !saysIt || one.status !== ours : saysIt && one.status !== ours
  })
}

type About = Pick<Finding, 'cancerTypes' | 'statement'>
type Shown = Omit<Finding, 'kind' | 'writes'> & Required<Pick<Finding, 'remembered'>>

export function findingOf({ own, use }: Placed, about: About): Shown {
  return {
    ...rowFinding(own, about),
    theySay: use.text,
    words: [own.match.words, ...use.verdict.words, ...use.reading.words],
    remembered: `${own.row.status}: ${use.text}`,
  }
}

export function rowFinding(own: OwnRow, about: About): Shown {
  const { row, match } = own
  return {
    row: row.number,
    about: describeRow(own),
    medicines: [match.medicine.id],
    ...about,
    theySay: `Status: ${row.status}`,
    words: [match.words],
    question: null,
    link: row.url,
    remembered: `Status: ${row.status} ${row.lost}`,
  }
}
