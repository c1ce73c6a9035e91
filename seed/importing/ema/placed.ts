/** A use that the report words, held against one of ours: whether it is that one. */
import type { Verdict } from '../cancer-words.ts'
import type { OwnUse } from '../own-statements.ts'
import type { Finding } from '../proposals.ts'
import { agreement, contradiction } from '../use-words.ts'
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

type About = Pick<Finding, 'cancerTypes' | 'statement'>

export function findingOf({ own, use }: Placed, about: About): Omit<Finding, 'kind' | 'writes'> {
  return {
    ...rowFinding(own, about),
    theySay: use.text,
    words: [...use.verdict.words, ...use.reading.words],
  }
}

export function rowFinding({ row, match }: OwnRow, about: About): Omit<Finding, 'kind' | 'writes'> {
  const { medicine } = match
  return {
    row: row.number,
    about: `${medicine.brand ?? row.brand} (${medicine.inn})`,
    medicines: [medicine.id],
    ...about,
    theySay: `Status: ${row.status}`,
    words: [match.words],
    question: null,
    link: row.url,
  }
}
