/**
 * Records reports about links. The newest and the one before have a slot each: while a new one is
 * written in place of the older, the other stays whole.
 */
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { completeReport, type Link, type LinkReport } from '../../model/link-report.ts'
import { storeBudgets, type Budget } from '../database/budgets.ts'
import { send } from '../database/call.ts'
import type { Store } from '../database/connect.ts'
import { OtherReport } from '../database/errors.ts'
import { plain, type Item } from '../database/items.ts'
import { linksPartition, reportSortKey } from '../database/keys.ts'
import { queryItems } from '../database/query-items.ts'
import { getItem } from '../database/requests.ts'
import {
  decodeReport,
  encodeReport,
  highestNumber,
  itemsBySortKey,
  openingsOf,
  reportSlots,
} from './format.ts'
import { putReportItem, queryLinkReports, type ReportItem } from './requests.ts'

export type LinkReports = {
  readonly newest: LinkReport | undefined
  readonly previous: LinkReport | undefined
}

/** The reports that are whole. Rejects with `Unavailable` when the store fails. */
export async function readLinkReports(
  store: Store,
  budget: Budget = storeBudgets.reader,
): Promise<LinkReports> {
  const { whole } = await readSlots(store, budget)
  return { newest: whole[0]?.report, previous: whole[1]?.report }
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
  budget: Budget = storeBudgets.publisher,
): Promise<RecordedReport> {
  const { whole, highest } = await readSlots(store, budget)
  const [newest] = whole
  const slot = reportSlots.find((one) => one !== newest?.slot) ?? reportSlots[0]
  const number = highest + 1
  const complete = completeReport(report, links, newest?.report)
  const items = encodeReport(complete, slot, number)
  // The item that makes the rest count comes last.
  for (const item of items.toReversed()) await put(store, item, budget)
  return { number, items: items.length, report: complete }
}

async function readSlots(store: Store, budget: Budget) {
  const found: Item[] = []
  for await (const item of queryItems(store, queryLinkReports(store.table), budget)) {
    found.push(item)
  }
  const items = itemsBySortKey(found)
  const whole = openingsOf(items).flatMap((opening) => {
    const report = decodeReport(opening, items)
    return report === undefined ? [] : { slot: opening.slot, report }
  })
  return { whole, highest: highestNumber(items) }
}

const Stored = z.object({ number: z.int(), sha256: z.string() })

async function put(store: Store, item: ReportItem, budget: Budget): Promise<void> {
  try {
    await send(store, new PutItemCommand(putReportItem(store.table, item)), budget)
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    // A reply may have been lost, and a second attempt then fails on the success of the first.
    const key = { pk: linksPartition, sk: reportSortKey(item.slot, item.part) }
    const { Item } = await send(store, new GetItemCommand(getItem(store.table, key)), budget)
    const stored = Stored.safeParse(Item && plain(Item)).data
    const { number, sha256: hash } = item.attributes
    if (stored?.number !== number || stored.sha256 !== hash) throw new OtherReport()
  }
}
