/**
 * The newest report about links and the one before, each in a slot of its own: while a new one is
 * written in place of the older, the other stays whole. Items of a report are believed together or not
 * at all: each names its report, and all of them match the hash in the first.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { limits } from '../model/limits.ts'
import { LinkReport } from '../model/link-report.ts'
import { storeBudgets, type Budget } from './budgets.ts'
import { send } from './call.ts'
import { canonicalJson, sha256 } from './canonical.ts'
import type { Store } from './connect.ts'
import { OtherReport, TooLarge } from './errors.ts'
import { plain, type Item } from './items.ts'
import { linksPartition, reportSortKey } from './keys.ts'
import { putReportItem, queryLinkReports, type ReportItem } from './link-report-requests.ts'
import { queryItems } from './query-items.ts'
import { getItem } from './release-requests.ts'

const slots = ['a', 'b'] as const
/** Results of some 100,000 links. */
const maxBytes = 32 * 1024 * 1024
const partBytes = limits.itemBytes - 1024

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Counted = z.object({ number: z.int().positive() })
const Opening = Counted.extend({
  sha256: Sha256,
  /** Of the JSON that was hashed. */
  bytes: z.int().positive().max(maxBytes),
  parts: z.int().positive().max(100),
})
const Part = Counted.extend({ data: z.instanceof(Uint8Array) })

export type LinkReports = {
  readonly newest: LinkReport | undefined
  readonly previous: LinkReport | undefined
}

/** The reports that are whole. Rejects with `Unavailable` when the store fails. */
export async function readLinkReports(
  store: Store,
  budget: Budget = storeBudgets.reader,
): Promise<LinkReports> {
  const { reports } = await readSlots(store, budget)
  return { newest: reports[0]?.report, previous: reports[1]?.report }
}

export type RecordedReport = {
  /** Counted from 1 over all reports. */
  readonly number: number
  readonly sha256: string
  readonly items: number
}

/** Throws `OtherReport` when somebody else is recording one at the same time. */
export async function recordLinkReport(
  store: Store,
  report: LinkReport,
  budget: Budget = storeBudgets.publisher,
): Promise<RecordedReport> {
  const { reports, highest } = await readSlots(store, budget)
  const slot = slots.find((one) => one !== reports[0]?.slot) ?? slots[0]
  const number = highest + 1
  const items = encodeReport(report, slot, number)
  // The item that makes the rest count comes last.
  for (const item of items.toReversed()) await put(store, item, budget)
  return { number, sha256: items[0].attributes.sha256, items: items.length }
}

/** Pure: the items of a report, the opening one first. */
export function encodeReport(
  report: LinkReport,
  slot: string,
  number: number,
): [ReportItem, ...ReportItem[]] {
  const text = Buffer.from(canonicalJson(report))
  if (text.byteLength > maxBytes) {
    throw new TooLarge('bytes of the report about links', text.byteLength, maxBytes)
  }
  const data = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
  const parts = Math.ceil(data.byteLength / partBytes)
  const hash = sha256(text)
  const opening = { number, sha256: hash, bytes: text.byteLength, parts }
  return [
    { slot, attributes: opening },
    ...Array.from({ length: parts }, (_, part) => {
      const piece = data.subarray(part * partBytes, (part + 1) * partBytes)
      return { slot, part, attributes: { number, sha256: hash, data: piece } }
    }),
  ]
}

type Slot = { readonly slot: string; readonly number: number; readonly report: LinkReport }

async function readSlots(store: Store, budget: Budget) {
  const items = new Map<string, unknown>()
  for await (const item of queryItems(store, queryLinkReports(store.table), budget)) {
    items.set(item['sk']?.S ?? '', valueOf(item))
  }
  const numbers = [...items.values()].map((item) => Counted.safeParse(item).data?.number ?? 0)
  const reports = slots
    .flatMap((slot) => decodeReport(items, slot) ?? [])
    .toSorted((a, b) => b.number - a.number)
  return { reports, highest: Math.max(0, ...numbers) }
}

/** What is no item of ours is no reason to fail: a report can be made anew. */
function valueOf(item: Item): unknown {
  try {
    return plain(item)
  } catch {
    return undefined
  }
}

/** Undefined unless everything is there and as it was written. */
function decodeReport(items: ReadonlyMap<string, unknown>, slot: string): Slot | undefined {
  const opening = Opening.safeParse(items.get(reportSortKey(slot))).data
  if (opening === undefined) return undefined
  const parts = Array.from(
    { length: opening.parts },
    (_, part) => Part.safeParse(items.get(reportSortKey(slot, part))).data,
  )
  const pieces = parts.flatMap((part) => (part?.number === opening.number ? [part.data] : []))
  if (pieces.length < parts.length) return undefined
  try {
    const text = brotliDecompressSync(Buffer.concat(pieces), { maxOutputLength: opening.bytes })
    if (sha256(text) !== opening.sha256) return undefined
    return { slot, number: opening.number, report: LinkReport.parse(JSON.parse(text.toString())) }
  } catch {
    return undefined
  }
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
