/** The medicines report of the EMA, as XLSX or as JSON: rows, the day of the edition, and its canaries. */
import * as z from 'zod'
import { Day } from '../../../functions/model/dates.ts'
import { quote } from '../../dataset/rules/problems.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import {
  findTable,
  fromNames,
  headerKey,
  missingColumns,
  namesOf,
  type Columns,
} from '../columns.ts'
import { dayInNames } from '../edition-day.ts'
import type { SourceFile } from '../source.ts'
import { readWorkbook } from '../workbook.ts'

export const download = 'https://www.ema.europa.eu/en/medicines/download-medicine-data'

/** Each by every header it has had, in the sheet or as a field of the JSON form. */
const columns = {
  category: ['Category'],
  brand: ['Name of medicine', 'Medicine name'],
  number: ['EMA product number', 'Product number'],
  status: ['Medicine status', 'Authorisation status'],
  opinion: ['Opinion status'],
  inn: [
    'International non-proprietary name (INN) / common name',
    'International non-proprietary name / common name',
  ],
  substance: ['Active substance'],
  atc: ['ATC code (human)', 'ATC code'],
  indication: ['Therapeutic indication'],
  decided: ['European Commission decision date'],
  adopted: ['Opinion adopted date'],
  authorised: ['Marketing authorisation date'],
  lost: [
    'Withdrawal / expiry / revocation / lapse of marketing authorisation date',
    'Withdrawal expiry revocation lapse of marketing authorisation date',
  ],
  url: ['Medicine URL'],
} as const satisfies Columns<string>
type Column = keyof typeof columns

export type EmaRow = Readonly<Record<Column, string>>
export type EmaReport = { readonly date: Day; readonly rows: readonly EmaRow[] }

/** Rows every edition has: without one of them it is a part of one, or another table. */
const canaries = ['EMEA/H/C/003820'] as const

export async function readEma(files: readonly SourceFile[]): Promise<EmaReport> {
  const [file, ...more] = files
  if (file === undefined || more.length > 0) {
    throw new Refusal('usage', 'import ema takes one file: the report as XLSX or as JSON')
  }
  const report = isJson(file) ? readJson(file) : await readXlsxReport(file)
  refuseMixedUp(file.name, report)
  for (const number of canaries) {
    if (report.rows.some((row) => row.number === number)) continue
    throw new Refusal('invalid-data', `${quote(file.name)} has no row ${number} (Keytruda)`, [
      'It is cut off, or another table: download it again.',
    ])
  }
  return report
}

function isJson({ bytes }: SourceFile): boolean {
  return /^\uFEFF?\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 20)))
}

async function readXlsxReport(file: SourceFile): Promise<EmaReport> {
  const { above, rows } = findTable(file.name, await readWorkbook(file), columns)
  const stamp = above
    .flat()
    .map(toDay)
    .find((day) => day !== undefined)
  return { date: dated(file.name, stamp), rows }
}

const Json = z.object({
  meta: z.object({ total_records: z.coerce.number(), timestamp: z.string() }),
  data: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
})

function readJson({ name, bytes }: SourceFile): EmaReport {
  const parsed = Json.safeParse(parseJson(name, bytes))
  if (!parsed.success) {
    throw new Refusal('invalid-data', `${quote(name)} is not the JSON form of the report`, [
      z.prettifyError(parsed.error).split('\n').slice(0, 3).join('; '),
    ])
  }
  const { meta, data } = parsed.data
  if (meta.total_records !== data.length) {
    const message = `${quote(name)} says ${meta.total_records} records and holds ${data.length}`
    throw new Refusal('invalid-data', `${message}: download it again`)
  }
  const header = new Set(data.flatMap((row) => Object.keys(row)))
  const fields = new Map([...header].map((field) => [headerKey(field), field]))
  const fieldOf = (column: Column): string | undefined =>
    columns[column].map((one) => fields.get(headerKey(one))).find((one) => one !== undefined)
  const missing = namesOf(columns).filter((column) => fieldOf(column) === undefined)
  if (missing.length > 0) {
    throw missingColumns(
      name,
      missing.map((one) => columns[one][0]),
      [...header],
    )
  }
  const rows = data.map((row) =>
    fromNames(namesOf(columns), (column) => String(row[fieldOf(column) ?? ''] ?? '')),
  )
  return { date: dated(name, toDay(meta.timestamp)), rows }
}

function parseJson(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('invalid-data', `${quote(name)} is no whole JSON in UTF-8: download it again`)
  }
}

/** `14/03/2026 - 06:00`, `14/03/2026`, `2026-03-14T06:00:00Z`; undefined for what is no day. */
export function toDay(text: string): Day | undefined {
  const [, day, month, year] = /^\s*(\d{2})\/(\d{2})\/(\d{4})(?!\d)/.exec(text) ?? []
  const [iso] = /^\s*\d{4}-\d{2}-\d{2}(?!\d)/.exec(text) ?? []
  const written = day === undefined ? iso?.trim() : `${year}-${month}-${day}`
  return Day.safeParse(written).data
}

function dated(name: string, written: Day | undefined): Day {
  if (written !== undefined) return dayInNames([{ name }], { written }) ?? written
  throw new Refusal('invalid-data', `${quote(name)} does not say of which day it is`)
}

/** What stands under the headers must be of their kind: columns that were moved would be read as others. */
function refuseMixedUp(name: string, { rows }: EmaReport): void {
  const wrong = rows.filter(({ number, url, authorised, category }) => {
    const isSound =
      /^EMEA\/(?:H|V)\/[A-Z]\/\d{6}$/.test(number) &&
      url.startsWith('https://') &&
      (category === 'Human' || category === 'Veterinary') &&
      (authorised === '' || toDay(authorised) !== undefined)
    return !isSound
  })
  if (wrong.length <= rows.length * 0.02) return
  const [{ number, category, url } = { number: '', category: '', url: '' }] = wrong
  throw new Refusal(
    'invalid-data',
    `${quote(name)}: ${wrong.length} of ${rows.length} rows hold something else than their header says`,
    [`As the first: ${[category, number, url].map((one) => quote(one)).join(', ')}`],
  )
}
