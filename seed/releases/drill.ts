/**
 * The restore of a table, tried: everything in it is taken out, item by item, put into an empty one,
 * counted and hashed there, and asked all that readers could ask. What comes through this can be
 * restored, by whatever way its items come back.
 */
import type { ReleaseSummary } from '../../functions/model/release.ts'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { databaseOf, type Store } from '../../functions/store/database/connect.ts'
import {
  headKey,
  linksPartition,
  logPartition,
  releasePartition,
} from '../../functions/store/database/keys.ts'
import { queryPartition } from '../../functions/store/database/requests.ts'
import { writableOf } from '../../functions/store/database/write.ts'
import { servedSummaryOf } from '../../functions/store/head/head.ts'
import { createReader } from '../../functions/store/reader.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { nothingPublished } from './active-release.ts'
import type { Proof, Prove } from './publish.ts'
import { publishedIds, verify, type Verified } from './verify.ts'

export type DrillProgress =
  | { readonly step: 'copy'; readonly items: number }
  | { readonly step: 'verify'; readonly id: string }
  | { readonly step: 'prove' }

export type DrillOptions = {
  readonly from: Store
  /** An empty table. */
  readonly to: Store
  readonly prove: Prove
  readonly onProgress?: (progress: DrillProgress) => void
}

export type Drilled = {
  readonly items: number
  /** What readers get from the copy. */
  readonly active: ReleaseSummary
  readonly verified: Verified
  readonly proof: Proof
}

const notAsked: Proof = { requests: 0, failures: [] }

/** Takes a release that is published meanwhile for damage: so nobody publishes during a drill. */
export async function drill(options: DrillOptions): Promise<Drilled> {
  const { from, to, prove, onProgress = () => undefined } = options
  const items = await copyItems(from, to, (count) => onProgress({ step: 'copy', items: count }))

  const writer = createWriter(to)
  const [log, head] = [await writer.log(), await writer.head()]
  if (head === undefined) throw nothingPublished()
  const verified = await verify({
    store: to,
    head,
    log,
    ids: publishedIds(head),
    onProgress: (id) => onProgress({ step: 'verify', id }),
  })
  const active = head.active === null ? undefined : servedSummaryOf(head, head.active)
  if (active === undefined) throw new Refusal('verification-refused', 'no release is active there')
  // What is damaged is refused by every reader.
  if (verified.findings.length > 0) return { items, active, verified, proof: notAsked }
  onProgress({ step: 'prove' })
  const reader = createReader(to, storeBudgets.publisher, storeBudgets.publisher)
  const proof = await prove(await reader.release(active.id), active)
  return { items, active, verified, proof }
}

/**
 * By the partitions that there are, so that the permission to read the table suffices: who may publish
 * may not scan. The head goes last, as it is written when all the rest is there.
 */
async function copyItems(
  from: Store,
  to: Store,
  onProgress: (items: number) => void,
): Promise<number> {
  const head = await createWriter(from).head()
  if (head === undefined) throw nothingPublished()
  const releases = Object.keys(head.releases).map(releasePartition)
  const [source, target] = [databaseOf(from), writableOf(to)]
  let items = 0
  for (const partition of [...releases, logPartition, linksPartition, headKey.pk]) {
    for await (const item of source.query(queryPartition(from.table, partition))) {
      await target.put({ TableName: to.table, Item: item })
      onProgress((items += 1))
    }
  }
  return items
}
