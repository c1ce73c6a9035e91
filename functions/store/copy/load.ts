/** Loads the copy of the last release: what a start is left with when the table does not answer. */
import { Unavailable } from '../../model/unavailable.ts'
import { storeBudgets, type Budget } from '../database/budgets.ts'
import { call } from '../database/call.ts'
import { decodeCopy, type CopiedRelease } from './format.ts'
import type { CopyPlace } from './place.ts'

/** Rejects with `Unavailable` unless it is there, of this table, and whole. */
export async function loadCopy(
  place: CopyPlace,
  table: string,
  budget: Budget = storeBudgets.copy,
): Promise<CopiedRelease> {
  const stored = await call('the copy', async (signal) => place.read(signal), budget)
  if (stored !== undefined) return decodeCopy(stored.bytes, table)
  const cause = new Error(`no copy in ${place.name}, or none to be read`)
  throw new Unavailable('store-unavailable', { cause })
}
