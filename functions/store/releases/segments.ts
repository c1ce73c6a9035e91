/**
 * Segments: the canonical JSON of some records of one collection, a line each, brotli-compressed.
 *
 * Measured over 2,500 synthetic records in six locales (5.1 MB, 250 a segment; Node 24, one core):
 * quality 1 / 5 / 6 / 7 / 9 / 11 packs 3.6 / 3.8 / 4.0 / 4.1 / 4.2 / 4.5 times smaller in
 * 19 / 122 / 121 / 163 / 343 / 6,045 ms; 250 and 25,000 records behave alike, and unpacking takes
 * the same at any quality. 500 a segment would save 1 %, 100 cost 2 %.
 */
import { promisify } from 'node:util'
import { brotliCompressSync, brotliDecompress, constants } from 'node:zlib'
import { sha256 } from '../../model/canonical.ts'
import { limits } from '../../model/limits.ts'
import type { Collection } from '../../model/release.ts'
import { TooLarge } from '../database/errors.ts'
import { segmentSortKey } from '../database/keys.ts'

const quality = 6

const unpack = promisify(brotliDecompress)

export const segmentLimits = {
  records: 250,
  /** Also bounds how long unpacking one keeps the event loop: about 10 ms. */
  textBytes: 1024 * 1024,
  /** Leaves room for the keys and for the names of the attributes. */
  packedBytes: limits.itemBytes - 1024,
} as const

export type Segment = { readonly sk: string; readonly data: Uint8Array }

/** What the inventory says of a segment; hash and bytes are those of the uncompressed text. */
export type SegmentFacts = {
  readonly sk: string
  readonly sha256: string
  readonly bytes: number
  readonly count: number
}

export type PackedSegment = {
  readonly segment: Segment
  readonly facts: SegmentFacts
  readonly text: Uint8Array
}

/** Packs the records of one collection, given as lines of canonical JSON, in their order. */
export function packRecords(collection: Collection, lines: readonly string[]): PackedSegment[] {
  return groupLines(lines)
    .flatMap(packGroup)
    .map(({ count, text, data }, index) => {
      const sk = segmentSortKey(collection, index)
      const facts = { sk, sha256: sha256(text), bytes: text.byteLength, count }
      return { segment: { sk, data }, facts, text }
    })
}

function groupLines(lines: readonly string[]): string[][] {
  const groups: string[][] = []
  let bytes = Infinity
  for (const line of lines) {
    const size = Buffer.byteLength(line) + 1
    let group = groups.at(-1)
    if (
      group === undefined ||
      group.length >= segmentLimits.records ||
      bytes + size > segmentLimits.textBytes
    ) {
      group = []
      groups.push(group)
      bytes = 0
    }
    group.push(line)
    bytes += size
  }
  return groups
}

type PackedGroup = { readonly count: number; readonly text: Uint8Array; readonly data: Uint8Array }

/** Halves a group until each part fits into an item; texts for readers do, alone at the latest. */
function packGroup(lines: readonly string[]): PackedGroup[] {
  const text = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  const data = brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.byteLength,
    },
  })
  const size = data.byteLength
  if (size <= segmentLimits.packedBytes) return [{ count: lines.length, text, data }]
  if (lines.length === 1) {
    throw new TooLarge('packed bytes of one record', size, segmentLimits.packedBytes)
  }
  const half = Math.ceil(lines.length / 2)
  return [lines.slice(0, half), lines.slice(half)].flatMap(packGroup)
}

/** The text of a segment, checked against what the inventory says. Throws when it is not that. */
export async function unpackText({ sk, data }: Segment, facts: SegmentFacts): Promise<Buffer> {
  // Never inflates beyond what the inventory names, whatever is stored; in one piece, with a byte to
  // spare, since a full one would ask for a second.
  const text = await unpack(data, {
    maxOutputLength: facts.bytes,
    chunkSize: Math.max(Math.min(facts.bytes, segmentLimits.textBytes) + 1, constants.Z_MIN_CHUNK),
  })
  if (text.byteLength !== facts.bytes || sha256(text) !== facts.sha256) {
    throw new Error(`${sk} does not match its hash`)
  }
  return text
}
