/**
 * The inventory of a release: what it consists of, so that a reader can tell it is whole. Messages
 * call it the manifest, as its sort key does.
 */
import * as z from 'zod'
import { byCodeUnits } from '../../model/canonical.ts'
import { limits } from '../../model/limits.ts'
import { collectionNames, forEach, schemaVersion, type Collection } from '../../model/release.ts'
import { corrupt, Unavailable } from '../../model/unavailable.ts'
import { segmentLimits, type SegmentFacts } from './segments.ts'

/** The versions that readers take: older records are brought up to date by `upgrade.ts`. */
export const readableVersions: readonly number[] = [schemaVersion - 1, schemaVersion]

/** Collections that a version knew nothing of: its inventories do not count them. */
const unknownTo: Readonly<Record<number, readonly Collection[]>> = { 3: ['pages'] }

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

// Not strict, as the head is not: what must not be misread raises the schema version.
export const ReleaseInventory = z.object({
  schemaVersion: z.literal(readableVersions),
  /** Over all records; the release id is its beginning. */
  sha256: Sha256,
  counts: z.partialRecord(z.enum(collectionNames), z.int().nonnegative()),
  /** In the order of their sort keys. */
  segments: z
    .array(
      z.object({
        sk: z.string(),
        sha256: Sha256,
        bytes: z.int().positive(),
        count: z.int().positive().max(segmentLimits.records),
      }),
    )
    .refine(
      (all) => all.every(({ sk }, i) => i === 0 || byCodeUnits(all[i - 1]?.sk ?? '', sk) < 0),
      {
        error: 'segments are not in order',
      },
    ),
})
export type ReleaseInventory = z.infer<typeof ReleaseInventory>

/** The inventory of segments, given in the order of their sort keys. */
export function inventoryOf(
  sha256: string,
  segments: readonly { readonly collection: Collection; readonly facts: SegmentFacts }[],
  version = schemaVersion,
): ReleaseInventory {
  const known = collectionNames.filter((name) => !unknownTo[version]?.includes(name))
  const countOf = (name: Collection): number =>
    segments.reduce((sum, one) => sum + (one.collection === name ? one.facts.count : 0), 0)
  return {
    schemaVersion: version,
    sha256,
    counts: forEach(known, countOf),
    segments: segments.map(({ facts }) => facts),
  }
}

const Versioned = z.object({ schemaVersion: z.int().positive() })

/** What a stored inventory says it was written for; undefined when it does not say. */
export function schemaVersionOf(stored: unknown): number | undefined {
  return Versioned.safeParse(stored).data?.schemaVersion
}

/** Reads a stored inventory. Throws `Unavailable` when it is not one, or not for this code. */
export function parseInventory(stored: unknown): ReleaseInventory {
  const version = schemaVersionOf(stored)
  // Asked first: another version may have another form altogether.
  if (version !== undefined && !readableVersions.includes(version)) {
    const cause = new Error(`schema version ${version}, not ${readableVersions.join(' or ')}`)
    throw new Unavailable('release-unsupported', { cause })
  }
  const inventory = ReleaseInventory.safeParse(stored)
  if (!inventory.success) throw corrupt('the manifest is malformed', inventory.error)
  const { segments } = inventory.data
  const records = segments.reduce((sum, { count }) => sum + count, 0)
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0)
  if (records > limits.records) throw corrupt(`${records} records are too many`)
  if (bytes > limits.releaseBytes) throw corrupt(`${bytes} bytes are too many`)
  return inventory.data
}
