/**
 * The copy of the last release, as one file: a line that says what it is of, a line with head and
 * inventory, and the segments, byte for byte as they lie in the table.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as z from 'zod'
import { sha256 } from '../../model/canonical.ts'
import { ReleaseId } from '../../model/ids.ts'
import { limits } from '../../model/limits.ts'
import type { Dataset } from '../../model/release.ts'
import { corrupt, Unavailable } from '../../model/unavailable.ts'
import { Head } from '../head/head.ts'
import { createDecoder, releaseIdOf } from '../releases/format.ts'
import { parseInventory } from '../releases/inventory.ts'
import type { Segment } from '../releases/segments.ts'

/** No copy is larger: its segments are compressed. */
export const maxCopyBytes = limits.releaseBytes

/** The first line, which is shorter. */
export const openingBytes = 1024

const CopyOpening = z.object({
  form: z.literal(1),
  /** Generations of two tables cannot be compared. */
  table: z.string(),
  release: ReleaseId,
  generation: z.int().positive(),
  /** Over all that follows. */
  sha256: z.string(),
})
type CopyOpening = z.infer<typeof CopyOpening>

const Content = z.object({
  /** As it was when the copy was made: what readers know, and nothing of publishers. */
  head: Head,
  inventory: z.unknown(),
  /** Bytes of each segment, in the order of the inventory. */
  sizes: z.array(z.int().positive()),
})

export type CopiedRelease = { readonly head: Head; readonly dataset: Dataset }

export function encodeCopy(
  table: string,
  head: Head & { readonly active: ReleaseId },
  inventory: unknown,
  segments: readonly Segment[],
): Buffer {
  const sizes = segments.map(({ data }) => data.byteLength)
  const rest = Buffer.concat([
    Buffer.from(`${JSON.stringify({ head, inventory, sizes })}\n`),
    ...segments.map(({ data }) => data),
  ])
  const { active: release, generation } = head
  const opening: CopyOpening = { form: 1, table, release, generation, sha256: sha256(rest) }
  return Buffer.concat([Buffer.from(`${JSON.stringify(opening)}\n`), rest])
}

/** What the first line says; undefined when it cannot be read. */
export function openingOf(bytes: Buffer): CopyOpening | undefined {
  return CopyOpening.safeParse(jsonOf(lineOf(bytes))).data
}

/** Throws `Unavailable` when anything is other than it was written, or of another table than this. */
export async function decodeCopy(bytes: Buffer, table: string): Promise<CopiedRelease> {
  const line = lineOf(bytes)
  const opening = CopyOpening.safeParse(jsonOf(line))
  if (!opening.success) throw corrupt('the copy has another form', opening.error)
  if (opening.data.table !== table) {
    const cause = new Error(`the copy is of table ${opening.data.table}, not of ${table}`)
    throw new Unavailable('store-unavailable', { cause })
  }
  const rest = bytes.subarray(line.byteLength + 1)
  if (sha256(rest) !== opening.data.sha256) throw corrupt('the copy does not match its hash')
  const content = lineOf(rest)
  const { data, error } = Content.safeParse(jsonOf(content))
  if (error) throw corrupt('the copy has another form', error)
  const { head, sizes } = data
  const inventory = parseInventory(data.inventory)
  if (releaseIdOf(inventory.sha256) !== head.active) throw corrupt('the copy is of another release')
  const decoder = await createDecoder(inventory)
  let start = content.byteLength + 1
  for (const [i, { sk }] of inventory.segments.entries()) {
    const end = start + (sizes[i] ?? 0)
    await decoder.add({ sk, data: rest.subarray(start, end) })
    start = end
    await nextTurn()
  }
  return { head, dataset: await decoder.finish() }
}

function lineOf(bytes: Buffer): Buffer {
  const end = bytes.indexOf('\n')
  return bytes.subarray(0, end < 0 ? 0 : end)
}

function jsonOf(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString())
  } catch {
    return undefined
  }
}
