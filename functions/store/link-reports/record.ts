/**
 * Records reports about links. The newest and the one before have a slot each: while a new one is
 * written in place of the older, the other stays whole.
 */
import * as z from 'zod'
import { completeReport, type Link, type LinkReport } from '../../model/link-report.ts'
import type { Store } from '../database/connect.ts'
import { plain } from '../database/items.ts'
import { writableOf, type WritableDatabase } from '../database/write.ts'
import { encodeReport, reportSlots } from './format.ts'
import { readSlots } from './read.ts'
import { getReportItem, putReportItem, type ReportItem } from './requests.ts'

/** Somebody else is recording a report about links at the same time. */
export class OtherReport extends Error {
  override readonly name = 'OtherReport' as const

  constructor() {
    super('another report about links is being recorded')
  }
}

export type RecordedReport = {
  /** Counted from 1 over all reports. */
  readonly number: number
  readonly items: number
  /** Completed from the one before. */
  readonly report: LinkReport
}

/**
 * Stores a report about `links`, completed by what the newest one says of those that nobody looked at
 * this time. Throws `OtherReport` when somebody else is recording one at the same time.
 */
export async function recordLinkReport(
  store: Store,
  report: LinkReport,
  links: readonly Link[] = report.results,
): Promise<RecordedReport> {
  const database = writableOf(store)
  const { whole, highest } = await readSlots(database)
  const [newest] = whole
  const slot = reportSlots.find((one) => one !== newest?.slot) ?? reportSlots[0]
  const number = highest + 1
  const complete = completeReport(report, links, newest?.report)
  const items = encodeReport(complete, slot, number)
  // The item that makes the rest count comes last.
  for (const item of items.toReversed()) await put(database, item)
  return { number, items: items.length, report: complete }
}

const Stored = z.object({ number: z.int(), sha256: z.string() })

async function put(database: WritableDatabase, item: ReportItem): Promise<void> {
  const { table } = database
  if (await database.put(putReportItem(table, item))) return
  // A reply may have been lost, and a second attempt then fails on the success of the first.
  const found = await database.get(getReportItem(table, item))
  const stored = Stored.safeParse(found && plain(found)).data
  const { number, sha256: hash } = item.attributes
  if (stored?.number !== number || stored.sha256 !== hash) throw new OtherReport()
}
