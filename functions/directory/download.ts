/**
 * A whole release as lines of JSON, one record each, in parts. Records are as they were authored, in
 * every language, so that a partner can keep what the directory itself is made from.
 */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../model/canonical.ts'
import { limits } from '../model/limits.ts'
import type { Dataset } from '../model/release.ts'
import { namedRecords, type Named } from './changes.ts'
import { createOnce, createPauses } from './slices.ts'

export type Download = {
  readonly records: readonly Named[]
  /** The place of the first record of each part. */
  readonly starts: readonly number[]
  /** SHA-256 over the bytes of all parts, one after the other, in base64. */
  readonly sha256: string
}

/** Canonical, so that equal records are equal bytes: members sorted, no blanks. */
function lineOf({ collection, id, record }: Named): string {
  return `${canonicalJson({ collection, id, record })}\n`
}

async function layOut(dataset: Dataset): Promise<Download> {
  const pause = createPauses()
  const records = namedRecords(dataset)
  const hash = createHash('sha256')
  const starts: number[] = []
  let size = Infinity
  for (const [place, named] of records.entries()) {
    const line = lineOf(named)
    const bytes = Buffer.byteLength(line)
    if (size + bytes > limits.answerBytes) {
      starts.push(place)
      size = 0
    }
    size += bytes
    hash.update(line)
    await pause()
  }
  return { records, starts, sha256: hash.digest('base64') }
}

const once = createOnce<Download>(1)

/** Laid out when the first part is asked for: the hash needs every line. */
export async function downloadOf(dataset: Dataset): Promise<Download> {
  return once(dataset, 'download', () => layOut(dataset))
}

/** The lines of a part, counted from 0; none beyond the last. */
export function writePart({ records, starts }: Download, part: number): string {
  const start = starts[part]
  if (start === undefined) return ''
  return records
    .slice(start, starts[part + 1])
    .map(lineOf)
    .join('')
}
