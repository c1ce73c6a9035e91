/** Since when a medicine has been authorised in the EU: no body there decided on it before. */
import { startOfPeriod, type Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Statement } from './statement.ts'

/** Null where one of its uses has no date: that could be the first. */
function authorisedSince({ cancerTypes }: Dataset, medicine: string): Day | null {
  const dates = cancerTypes
    .flatMap(({ euWide }) => euWide.authorisations)
    .filter(({ medicines, status }) => status === 'authorised' && medicines.includes(medicine))
    .map(({ decidedOn }) => decidedOn && startOfPeriod(decidedOn))
  const known = dates.filter((date) => date !== null)
  return known.length < dates.length ? null : (known.toSorted().at(0) ?? null)
}

export function isBeforeAuthorisation(
  { decidedOn, medicines }: Pick<Statement, 'decidedOn' | 'medicines'>,
  dataset: Dataset,
): boolean {
  return (
    decidedOn !== null &&
    medicines.some((medicine) => decidedOn < (authorisedSince(dataset, medicine) ?? ''))
  )
}
