/**
 * A report about links as items: an opening one, which makes the rest count, and the compressed JSON in
 * parts. They are believed together or not at all: each names its report, and all of them match the
 * hash in the opening.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import * as z from 'zod'
import { canonicalJson, sha256 } from '../../model/canonical.ts'
import { limits } from '../../model/limits.ts'
import { LinkReport } from '../../model/link-report.ts'
import { TooLarge } from '../database/errors.ts'
import { plain, type StoredItem } from '../database/items.ts'
import { reportSortKey } from '../database/keys.ts'
import type { ReportItem } from './requests.ts'

export const reportSlots = ['a', 'b'] as const
export type ReportSlot = (typeof reportSlots)[number]

/** Results of some 100,000 links. */
const maxBytes = 32 * 1024 * 1024
const partBytes = limits.itemBytes - 1024

const Counted = z.object({ number: z.int().positive() })
const Opening = Counted.extend({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  startedAt: z.iso.datetime(),
  /** Of the JSON that was hashed. */
  bytes: z.int().positive().max(maxBytes),
  parts: z.int().positive().max(100),
})
const Part = Counted.extend({ data: z.instanceof(Uint8Array) })

/** A report that is said to be there. Numbers count from 1 over all reports. */
export type ReportOpening = z.infer<typeof Opening> & { readonly slot: ReportSlot }

/** Items of reports by sort key, as far as they are items of ours. */
export type ReportItems = ReadonlyMap<string, unknown>

/** What is no item of ours is no reason to fail: a report can be made anew. */
export function itemsBySortKey(items: readonly StoredItem[]): ReportItems {
  return new Map(items.map((item) => [item['sk']?.S ?? '', valueOf(item)]))
}

function valueOf(item: StoredItem): unknown {
  try {
    return plain(item)
  } catch {
    return undefined
  }
}

/** The highest number of any item, even of a report that was not written to the end. */
export function highestNumber(items: ReportItems): number {
  const numbers = [...items.values()].map((item) => Counted.safeParse(item).data?.number ?? 0)
  return numbers.reduce((highest, number) => Math.max(highest, number), 0)
}

/** Newest first. */
export function openingsOf(items: ReportItems): ReportOpening[] {
  return reportSlots
    .flatMap((slot) => {
      const opening = Opening.safeParse(items.get(reportSortKey(slot))).data
      return opening === undefined ? [] : { ...opening, slot }
    })
    .toSorted((a, b) => b.number - a.number)
}

/** Pure: the items of a report, the opening one first. */
export function encodeReport(
  report: LinkReport,
  slot: ReportSlot,
  number: number,
): [ReportItem, ...ReportItem[]] {
  const text = Buffer.from(canonicalJson(report))
  if (text.byteLength > maxBytes) {
    throw new TooLarge('bytes of the report about links', text.byteLength, maxBytes)
  }
  const data = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
  const parts = Math.ceil(data.byteLength / partBytes)
  const hash = sha256(text)
  const { startedAt } = report
  const opening = { number, sha256: hash, startedAt, bytes: text.byteLength, parts }
  return [
    { slot, attributes: opening },
    ...Array.from({ length: parts }, (_, part) => {
      const piece = data.subarray(part * partBytes, (part + 1) * partBytes)
      return { slot, part, attributes: { number, sha256: hash, data: piece } }
    }),
  ]
}

/** Undefined unless everything is there and as it was written. */
export function decodeReport(opening: ReportOpening, items: ReportItems): LinkReport | undefined {
  const parts = Array.from(
    { length: opening.parts },
    (_, part) => Part.safeParse(items.get(reportSortKey(opening.slot, part))).data,
  )
  const pieces = parts.flatMap((part) => (part?.number === opening.number ? [part.data] : []))
  if (pieces.length < parts.length) return undefined
  try {
    const text = brotliDecompressSync(Buffer.concat(pieces), { maxOutputLength: opening.bytes })
    if (sha256(text) !== opening.sha256) return undefined
    return LinkReport.parse(JSON.parse(text.toString()))
  } catch {
    return undefined
  }
}
