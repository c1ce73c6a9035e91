/** What the report knows of a medicine itself: its product numbers and its ATC code. */
import { cleanText } from '../clean-text.ts'
import type { Finding } from '../proposals.ts'
import type { Said } from '../source.ts'
import { addNumber, medicineFinding } from './doubtful-rows.ts'
import type { OwnRow } from './rows.ts'
import type { Context } from './unsaid.ts'

const wholeCode = /^[A-Z]\d{2}[A-Z]{2}\d{2}$/

/** Things a row says besides its uses, remembered like them. */
export function factsOf({ row }: OwnRow): Said[] {
  const said = (text: string): Said => ({ row: row.number, about: row.brand, text })
  return [
    said(`Status: ${row.status}`),
    ...(wholeCode.test(row.atc) ? [said(`ATC code: ${row.atc}`)] : []),
  ]
}

export function medicineFacts({ own, isOlder }: Pick<Context, 'own' | 'isOlder'>): Finding[] {
  const byMedicine = Map.groupBy(own, ({ match }) => match.medicine)
  return [...byMedicine].flatMap(([medicine, rows]) => {
    const { id, brand, emaNumbers, atc } = medicine
    const numbered = rows
      .filter(({ row }) => !emaNumbers.includes(row.number))
      .map((one): Finding => ({
        ...medicineFinding(
          one,
          `${cleanText(one.row.brand)}: ${one.row.number}, ${one.row.status}`,
        ),
        kind: 'changed',
        writes: [addNumber(medicine, one.row.number)],
      }))
    // A duplicate of another brand may have a code of its own.
    const main = rows.find(({ row, status }) => status === 'authorised' && row.brand === brand)
    const code = main?.row.atc ?? ''
    const isOther = main !== undefined && wholeCode.test(code) && code !== atc
    if (!isOther || isOlder(id)) return numbered
    const finding = medicineFinding(main, `ATC code: ${code}`)
    return [
      ...numbered,
      {
        ...finding,
        kind: 'changed',
        words: [...finding.words, code],
        writes: [{ do: 'set', of: id, field: 'atc', from: atc, to: code }],
      },
    ]
  })
}
