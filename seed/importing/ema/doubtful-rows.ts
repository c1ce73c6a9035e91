/** Rows of which it is not certain that they are ours, or what they say: a person is asked by name. */
import type { Medicine } from '../../../functions/model/medicine.ts'
import { cleanText, comparable } from '../clean-text.ts'
import type { MedicineMatch } from '../match-medicine.ts'
import type { Finding, Write } from '../proposals.ts'
import type { EmaRow } from './read.ts'

export type MatchedRow = { readonly row: EmaRow; readonly match: MedicineMatch }

/** Rows of one product number that do not say the same. */
export type Disputed = MatchedRow & { readonly differs: string }

/** `Nivolumab BMS (nivolumab, ours: Opdivo)`: the brand of the row, whatever ours is. */
export function describeRow({ row, match }: MatchedRow): string {
  const brand = cleanText(row.brand).replace(/ \(previously .*\)$/i, '')
  const { inn, brand: own } = match.medicine
  return own === null || own === brand ? `${brand} (${inn})` : `${brand} (${inn}, ours: ${own})`
}

/** About a medicine itself, and none of its uses. */
export function medicineFinding(from: MatchedRow, theySay: string): Omit<Finding, 'kind'> {
  const { row, match } = from
  return {
    row: row.number,
    about: describeRow(from),
    medicines: [match.medicine.id],
    cancerTypes: [],
    statement: match.medicine.id,
    theySay,
    words: [match.words],
    question: null,
    link: row.url,
    writes: [],
  }
}

export function addNumber({ id, emaNumbers }: Medicine, number: string): Write {
  return { do: 'set', of: id, field: 'emaNumbers', from: emaNumbers, to: [...emaNumbers, number] }
}

/** A biosimilar or a second product has the same INN, and uses of its own. */
export function askWhose(other: MatchedRow): Finding {
  const { row, match } = other
  const { inn, brand, emaNumbers } = match.medicine
  const ours = [...(brand === null ? [] : [brand]), ...emaNumbers].join(', ') || 'none yet'
  return {
    ...medicineFinding(other, `${cleanText(row.brand)}: ${row.number}, ${row.status}`),
    kind: 'question',
    question: `${cleanText(row.brand)} (${row.number}) is ${inn} by its INN alone; brand and numbers of ours: ${ours}. Is it the same medicine?`,
    writes: [addNumber(match.medicine, row.number)],
    remembered: [row.number, row.brand, row.inn].join(' | '),
  }
}

export function askWhich(disputed: Disputed): Finding {
  const { row, differs } = disputed
  return {
    ...medicineFinding(disputed, `${cleanText(row.brand)}: ${row.number} twice: ${differs}`),
    kind: 'question',
    question: `${cleanText(row.brand)} has rows of one number that disagree: ${differs}. Which holds? Nothing is concluded from either.`,
    remembered: [row.number, differs].join(' | '),
  }
}

const compared = {
  'Name of medicine': 'brand',
  'Medicine status': 'status',
  'Opinion status': 'opinion',
  'Marketing authorisation date': 'authorised',
  'Therapeutic indication': 'indication',
} as const satisfies Readonly<Record<string, keyof EmaRow>>

/** In which columns, and with which words; undefined for rows that say the same. */
export function differenceOf(one: EmaRow, other: EmaRow): string | undefined {
  const parts = Object.entries(compared).flatMap(([header, column]) => {
    const [a, b] = [cleanText(one[column]), cleanText(other[column])]
    if (comparable(a) === comparable(b)) return []
    return [`${header} ${cut(a)} and ${cut(b)}`]
  })
  return parts.length === 0 ? undefined : parts.join('; ')
}

function cut(text: string): string {
  return `"${text.length <= 120 ? text : `${text.slice(0, 119)}…`}"`
}
