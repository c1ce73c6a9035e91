/**
 * Records of a release that an older version of this code wrote, in today's form: deploying comes
 * before publishing, and readers notice nothing in between. What that version could not say stays
 * unsaid. Version 3 knew no pages: its releases hold none.
 */
import * as z from 'zod'
import { recordSchemas } from '../../model/records.ts'
import type { Collection } from '../../model/release.ts'
import { termSets } from '../../model/term-sets.ts'

const Fields = z.record(z.string(), z.unknown())

/** Today's record; throws for one that no version 3 could have written. */
export function upgradeRecord(collection: Collection, stored: unknown): unknown {
  const record = Fields.parse(stored)
  // There were fewer codes; those that are not in the release are never asked for in it.
  if (collection === 'terms') {
    return Object.fromEntries(Object.keys(termSets).map((set) => [set, record[set] ?? {}]))
  }
  // Fields that were not known then have what they have where nothing is said.
  return recordSchemas[collection].parse(record)
}
