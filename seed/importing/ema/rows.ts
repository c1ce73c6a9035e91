/** Rows of the report about medicines of ours: matched, checked, cut into uses with their cancers. */
import type { Medicine } from '../../../functions/model/medicine.ts'
import type { EuStatus } from '../../../functions/model/statement-codes.ts'
import { cancerFinder, type Verdict } from '../cancer-words.ts'
import { cleanText } from '../clean-text.ts'
import { givenWith } from '../find-medicines.ts'
import { medicineMatcher } from '../match-medicine.ts'
import type { StoppedRow } from '../source.ts'
import { useReader, type UseReading } from '../use-words.ts'
import { englishUses } from '../words/english-uses.ts'
import { english } from '../words/english.ts'
import { cutUses } from './cut-uses.ts'
import { differenceOf, type Disputed, type MatchedRow } from './doubtful-rows.ts'
import { toDay, type EmaRow } from './read.ts'
import { statusOf } from './statuses.ts'

export type EmaUse = {
  /** What the register says, with the heading where that names the cancer. */
  readonly text: string
  readonly verdict: Verdict
  readonly reading: UseReading
  /** Medicines of ours that are named beside. */
  readonly beside: readonly string[]
  /** Those that may have been given before instead. */
  readonly earlier: readonly string[]
}

export type OwnRow = MatchedRow & {
  readonly status: EuStatus | null
  readonly uses: readonly EmaUse[]
}

const findCancers = cancerFinder(english)
const readUse = useReader(englishUses)

export type OwnRows = {
  readonly own: readonly OwnRow[]
  /** Of the INN of one of ours, and neither its number nor its brand. */
  readonly others: readonly MatchedRow[]
  readonly disputed: readonly Disputed[]
  readonly stopped: readonly StoppedRow[]
  /** Ids of the medicines of which a row was left out: of them the edition says nothing certain. */
  readonly halted: ReadonlySet<string>
}

export function ownRows(rows: readonly EmaRow[], medicines: readonly Medicine[]): OwnRows {
  const matchOf = medicineMatcher(medicines)
  const matched = rows.flatMap((row): MatchedRow[] => {
    if (row.category === 'Veterinary') return []
    const match = matchOf({ emaNumber: row.number, brand: row.brand, inn: row.inn })
    return match === undefined ? [] : [{ row, match }]
  })
  const own: OwnRow[] = []
  const others: MatchedRow[] = []
  const disputed: Disputed[] = []
  const stopped: StoppedRow[] = []
  const halted = new Set<string>()
  for (const [number, same] of Map.groupBy(matched, ({ row }) => row.number)) {
    const [first, ...more] = same
    if (first === undefined) continue
    const { row, match } = first
    const differs = more.map((one) => differenceOf(row, one.row)).find((one) => one !== undefined)
    const status = statusOf(row.status, row.opinion)
    const stop = strangeWord(row, status) ?? untimely(row)
    if (match.by === 'inn') others.push(first)
    else if (differs !== undefined) disputed.push({ ...first, differs })
    else if (stop !== undefined) stopped.push({ row: number, ...stop })
    else if (status !== undefined) {
      own.push({ row, match, status, uses: usesOf(row, match.medicine, medicines) })
    }
    if (match.by !== 'inn' && (differs ?? stop) !== undefined) halted.add(match.medicine.id)
  }
  return { own, others, disputed, stopped, halted }
}

/** Of the closed columns. */
function strangeWord({ category, status: word }: EmaRow, status: EuStatus | null | undefined) {
  if (category !== 'Human') return { column: 'Category', word: category }
  return status === undefined ? { column: 'Medicine status', word } : undefined
}

/** A date that cannot be: another column may have been read. */
function untimely(row: EmaRow): Omit<StoppedRow, 'row'> | undefined {
  const dates = {
    'European Commission decision date': row.decided,
    'Opinion adopted date': row.adopted,
    'Marketing authorisation date': row.authorised,
  }
  for (const [column, word] of Object.entries(dates)) {
    if (word !== '' && toDay(word) === undefined) return { column, word, reason: 'no day' }
  }
  const [authorised, decided] = [toDay(row.authorised), toDay(row.decided)]
  if (authorised === undefined || decided === undefined || decided >= authorised) return undefined
  const reason = `a decision before the authorisation of ${authorised}`
  return { column: 'European Commission decision date', word: row.decided, reason }
}

function usesOf(row: EmaRow, own: Medicine, medicines: readonly Medicine[]): EmaUse[] {
  const brand = cleanText(row.brand).replace(/ \(previously .*\)$/i, '')
  const names = [brand, own.inn, ...own.inn.split(' + ')]
  const short = abbreviationsIn(cleanText(row.indication))
  return cutUses(row.indication, names).map(({ text, heading }) => {
    const inText = findCancers(text, heading)
    const said = inText.verdict === 'none' ? bySentence(text, short) : inText
    const verdict = said.verdict === 'none' ? findCancers(heading, text) : said
    const isByHeading = said !== verdict && verdict.types.length > 0
    const { together, earlier } = givenWith(text, [own.id], medicines)
    return {
      text: isByHeading ? `${heading}: ${text}` : text,
      verdict,
      reading: readUse(text),
      beside: medicines
        .filter(
          ({ id, inn }) =>
            id !== own.id &&
            !own.inn.includes(inn) &&
            text.toLowerCase().includes(inn) &&
            (together.includes(id) || !earlier.includes(id)),
        )
        .map(({ id }) => id),
      earlier,
    }
  })
}

/** "endometrial cancer (EC)": further down the text only says EC. */
function abbreviationsIn(text: string): ReadonlyMap<string, Verdict> {
  const found = [...text.matchAll(/(?<name>[\p{L} -]{4,80}) \((?<short>[A-Z][A-Za-z]{1,6})\)/gu)]
  return new Map(
    found.flatMap(({ groups }) => {
      const verdict = findCancers(groups?.['name'] ?? '')
      return verdict.verdict === 'one' ? [[groups?.['short'] ?? '', verdict] as const] : []
    }),
  )
}

function bySentence(text: string, short: ReadonlyMap<string, Verdict>): Verdict {
  const [word, verdict] =
    [...short].find(([one]) => new RegExp(String.raw`\b${one}\b`).test(text)) ?? []
  return verdict === undefined || word === undefined
    ? { verdict: 'none', types: [], words: [] }
    : { ...verdict, words: [word, ...verdict.words] }
}
