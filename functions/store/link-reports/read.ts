/** Reads reports about links: which there are, one of them, or all that are whole. */
import type { LinkReport } from '../../model/link-report.ts'
import { storeBudgets, type Budget } from '../database/budgets.ts'
import { databaseOf, type Database, type Store } from '../database/connect.ts'
import {
  decodeReport,
  highestNumber,
  itemsBySortKey,
  openingsOf,
  type ReportOpening,
} from './format.ts'
import { queryLinkReports, queryReportOpenings, queryReportParts } from './requests.ts'

export type ReportList = {
  readonly openings: readonly ReportOpening[]
  /** Items that should say of a report that it is there, and cannot be read. */
  readonly malformed: number
}

export async function readOpenings(database: Database): Promise<ReportList> {
  const items = itemsBySortKey(await database.all(queryReportOpenings(database.table)))
  const openings = openingsOf(items)
  return { openings, malformed: items.size - openings.length }
}

/** Undefined when it is not whole. */
export async function readReport(
  database: Database,
  opening: ReportOpening,
): Promise<LinkReport | undefined> {
  const parts = await database.all(queryReportParts(database.table, opening.slot))
  return decodeReport(opening, itemsBySortKey(parts))
}

/** What is in both slots: the reports that are whole, newest first, and the highest number. */
export async function readSlots(database: Database) {
  const items = itemsBySortKey(await database.all(queryLinkReports(database.table)))
  const whole = openingsOf(items).flatMap((opening) => {
    const report = decodeReport(opening, items)
    return report === undefined ? [] : { slot: opening.slot, report }
  })
  return { whole, highest: highestNumber(items) }
}

export type LinkReports = {
  readonly newest: LinkReport | undefined
  readonly previous: LinkReport | undefined
}

/** The reports that are whole. Rejects with `Unavailable` when the store fails. */
export async function readLinkReports(
  store: Store,
  budget: Budget = storeBudgets.reader,
): Promise<LinkReports> {
  const { whole } = await readSlots(databaseOf(store, budget))
  return { newest: whole[0]?.report, previous: whole[1]?.report }
}
