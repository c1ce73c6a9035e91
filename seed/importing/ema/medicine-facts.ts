/** What the report knows of a medicine itself: its product numbers and its ATC code. */
import type { Finding } from '../proposals.ts'
import type { Against, Said } from '../source.ts'
import type { OwnRow } from './rows.ts'

const wholeCode = /^[A-Z]\d{2}[A-Z]{2}\d{2}$/

/** Things a row says besides its uses, remembered like them. */
export function factsOf({ row }: OwnRow): Said[] {
  const said = (text: string): Said => ({ row: row.number, about: row.brand, text })
  return [
    said(statusText(row.status)),
    ...(wholeCode.test(row.atc) ? [said(`ATC code: ${row.atc}`)] : []),
  ]
}

export function statusText(status: string): string {
  return `Status: ${status}`
}

export function medicineFacts(own: readonly OwnRow[], isNew: Against['isNew']): Finding[] {
  const byMedicine = Map.groupBy(own, ({ match }) => match.medicine)
  return [...byMedicine].flatMap(([medicine, rows]) => {
    const { id, brand, inn, emaNumbers, atc } = medicine
    const finding = (from: OwnRow, theySay: string, words: readonly string[]) => ({
      row: from.row.number,
      about: `${brand ?? from.row.brand} (${inn})`,
      kind: 'changed' as const,
      medicines: [id],
      cancerTypes: [],
      statement: id,
      theySay,
      words: [...words],
      question: null,
      link: from.row.url,
    })
    const numbered = rows
      .filter(({ row }) => !emaNumbers.includes(row.number))
      .map((one) => ({
        ...finding(one, `${one.row.brand}: ${one.row.number}, ${one.row.status}`, [
          one.match.words,
        ]),
        writes: [
          {
            do: 'set' as const,
            of: id,
            field: 'emaNumbers',
            from: emaNumbers,
            to: [...emaNumbers, one.row.number],
          },
        ],
      }))
    // A duplicate of another brand may have a code of its own.
    const main = rows.find(({ row, status }) => status === 'authorised' && row.brand === brand)
    const code = main?.row.atc ?? ''
    const isChanged =
      main !== undefined &&
      wholeCode.test(code) &&
      code !== atc &&
      (atc === null ||
        isNew?.({ row: main.row.number, about: main.row.brand, text: `ATC code: ${code}` }) ===
          true)
    return isChanged
      ? [
          ...numbered,
          {
            ...finding(main, `ATC code: ${code}`, [code]),
            writes: [{ do: 'set' as const, of: id, field: 'atc', from: atc, to: code }],
          },
        ]
      : numbered
  })
}
