/**
 * The report of the EMA as the tests make it: rows of our own making, in the form of the real ones.
 * Real excerpts lie beside the repository, and only tests that skip without them read those.
 */
import { workbookOf, type Sheet } from './workbook.ts'

const header = [
  'Category',
  'Name of medicine',
  'EMA product number',
  'Medicine status',
  'Opinion status',
  'International non-proprietary name (INN) / common name',
  'Active substance',
  'ATC code (human)',
  'Therapeutic indication',
  'European Commission decision date',
  'Opinion adopted date',
  'Marketing authorisation date',
  'Withdrawal / expiry / revocation / lapse of marketing authorisation date',
  'Medicine URL',
] as const
type Header = (typeof header)[number]

export type Row = Readonly<Partial<Record<Header, string>>>

export type Report = {
  readonly date?: string
  readonly rows?: readonly Row[]
  /** Rows of other medicines, so that it looks whole. */
  readonly others?: number
  readonly header?: readonly string[]
}

export const keytruda: Row = {
  'Name of medicine': 'Keytruda',
  'EMA product number': 'EMEA/H/C/003820',
  'International non-proprietary name (INN) / common name': 'pembrolizumab',
  'ATC code (human)': 'L01FF02',
  'Therapeutic indication':
    'Melanoma KEYTRUDA as monotherapy is indicated for the treatment of adults with advanced (unresectable or metastatic) melanoma.&nbsp;',
  'Marketing authorisation date': '17/07/2015',
  'European Commission decision date': '17/11/2025',
}

export const opdivo: Row = {
  'Name of medicine': 'Opdivo',
  'EMA product number': 'EMEA/H/C/003985',
  'International non-proprietary name (INN) / common name': 'nivolumab',
  'Therapeutic indication':
    'Opdivo as monotherapy is indicated for the treatment of adults with advanced (unresectable or metastatic) melanoma.',
  'Marketing authorisation date': '19/06/2015',
  'European Commission decision date': '06/03/2026',
}

function other(i: number): Row {
  const number = String(900_000 + i)
  return {
    'Name of medicine': `Examplia ${i}`,
    'EMA product number': `EMEA/H/C/${number}`,
    'International non-proprietary name (INN) / common name': `examplinum ${i}`,
    'Therapeutic indication': 'Examplia is indicated for the treatment of examples.',
    'Marketing authorisation date': '01/02/2020',
  }
}

const usual: Row = {
  Category: 'Human',
  'Medicine status': 'Authorised',
  'Medicine URL': 'https://www.ema.europa.eu/en/medicines/human/EPAR/example',
}

function rowsOf({ rows = [keytruda], others = 2000 }: Report): Record<string, string>[] {
  while (otherRows.length < others) otherRows.push(filled(other(otherRows.length)))
  return [...rows.map(filled), ...otherRows.slice(0, others)]
}

/** Made once: of most reports they are most of the work. */
const otherRows: Record<string, string>[] = []

function filled(row: Row): Record<string, string> {
  const given: Row = { ...usual, ...row }
  return Object.fromEntries(header.map((name) => [name, given[name] ?? '']))
}

export function sheetOf(report: Report = {}): Sheet {
  const { date = '14/03/2026 - 06:00', header: names = header } = report
  return {
    name: 'Medicine',
    rows: [
      ['Content type:', 'Medicine', 'Output automatically generated on:', date],
      [],
      names,
      ...rowsOf(report).map((row) => header.map((name) => row[name] ?? '')),
    ],
  }
}

export function reportOf(report: Report = {}): Buffer {
  return workbookOf([sheetOf(report)])
}

export function jsonReportOf(report: Report = {}): string {
  const { date = '2026-03-14T06:00:00Z' } = report
  const data = rowsOf(report).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value])),
  )
  return JSON.stringify({ meta: { total_records: data.length, timestamp: date }, data })
}

function snake(name: string): string {
  return name
    .replace(' (INN)', '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '_')
    .replaceAll(/^_|_$/g, '')
}

export { header as emaHeader }
