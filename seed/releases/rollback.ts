/**
 * Goes back to a release that was active before: reads it back, proves it again with this version of
 * the code, and switches by one conditional write, as a new generation.
 */
import type { ReleaseId } from '../../functions/model/ids.ts'
import type { ReleaseSummary } from '../../functions/model/release.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { WrongState } from '../../functions/store/head/errors.ts'
import { summariesOf, summaryOf, type PublisherHead } from '../../functions/store/head/head.ts'
import { createReader } from '../../functions/store/reader.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { Edge } from '../stores/stage.ts'
import { findRelease } from './find-release.ts'
import { refuseOtherLocales } from './objections.ts'
import { refuseProof, type Prove } from './publish.ts'

type RollbackProgress = { readonly step: 'read back' | 'prove' | 'switch' }

/** What a rollback would do: nothing, when `target` is active already. */
export type RollbackPlan = {
  readonly target: ReleaseSummary
  readonly active: ReleaseSummary | undefined
  /** Why nothing is to be done. */
  readonly done: string | undefined
}

/** Refuses when there is nothing to go back to, or what is named is not held. */
export function planRollback(
  head: PublisherHead,
  wanted: string | undefined,
  { message }: { readonly message: string },
): RollbackPlan {
  const active = head.active === null ? undefined : summaryOf(head, head.active)
  if (wanted !== undefined) {
    const target = findPublished(head, wanted)
    const done = target.active ? `release ${target.id} is active already` : undefined
    return { target, active, done }
  }
  const { last } = head
  // Run again after a crash, it must not go back and forth, nor for somebody else who had the same idea.
  if (active && last?.kind === 'rollback' && last.message === message) {
    const done = `this rollback was made already: release ${active.id} is active. To switch again, name the release`
    return { target: active, active, done }
  }
  const target = summariesOf(head).find((one) => !one.active)
  if (target === undefined) {
    throw new Refusal('verification-refused', 'there is no release to go back to', [
      'Only one was ever published, or all others were removed. See: npm run seed -- releases',
    ])
  }
  return { target, active, done: undefined }
}

function findPublished(head: PublisherHead, wanted: string): ReleaseSummary {
  const { id, state } = findRelease(head, wanted)
  const target = summaryOf(head, id)
  if (target !== undefined) return target
  const why = state === 'deleting' ? 'is being removed' : 'was never published'
  throw new Refusal('verification-refused', `cannot go back to release ${id}: it ${why}`, [
    'The releases that can be gone back to are "retired" in: npm run seed -- status',
  ])
}

export type RollbackOptions = {
  readonly store: Store
  /** What was decided, and the head that it was decided on. */
  readonly plan: RollbackPlan
  readonly head: PublisherHead
  readonly message: string
  /** What is not for readers. */
  readonly privateNote?: string | null
  readonly by: string
  /** Who AWS takes them for. */
  readonly caller?: string | null
  readonly tool?: string
  readonly now: () => Date
  readonly prove: Prove
  /** Proves, and does not switch. */
  readonly dryRun?: boolean
  /** Of the stage that is switched: it must know the languages of what readers are to get. */
  readonly edge?: Edge | undefined
  readonly onProgress?: (progress: RollbackProgress) => void
}

export type RolledBack = {
  readonly outcome: 'rolled back' | 'unchanged' | 'would roll back'
  readonly id: ReleaseId
  readonly previous: ReleaseId | null
  readonly generation: number
  /** When it became active. */
  readonly publishedAt: string
  /** Requests that the proof made. */
  readonly requests: number
}

/**
 * Of each kind. All of these bytes were proved when they were published; what can have changed since is
 * the code, and whoever goes back is in a hurry.
 */
const provedRecords = 200

export async function rollback(options: RollbackOptions): Promise<RolledBack> {
  const { store, plan, head, message, by, caller = null, tool = null, now, prove } = options
  const { privateNote = null } = options
  const { dryRun = false, onProgress = () => undefined } = options
  const { id } = plan.target
  const { active: previous, generation: from } = head
  if (plan.done !== undefined) {
    const { publishedAt } = plan.target
    return { outcome: 'unchanged', id, previous, generation: from, publishedAt, requests: 0 }
  }
  onProgress({ step: 'read back' })
  const reader = createReader(store, storeBudgets.publisher, storeBudgets.publisher)
  const dataset = await reader.release(id).catch(async (error: unknown) => {
    throw await explainDamage(store, id, error)
  })
  refuseOtherLocales(dataset, options.edge)
  onProgress({ step: 'prove' })
  const at = now().toISOString()
  const generation = from + 1
  const next = {
    ...plan.target,
    generation,
    publishedAt: at,
    activatedAt: at,
    message,
    active: true,
  }
  const proof = await prove(dataset, next, { records: provedRecords })
  if (proof.failures.length > 0) throw refuseProof(proof)
  const done = { id, previous, generation, publishedAt: at, requests: proof.requests }
  if (dryRun) return { outcome: 'would roll back', ...done }

  onProgress({ step: 'switch' })
  await createWriter(store).activate(id, {
    by,
    caller,
    tool,
    at,
    from,
    message,
    privateNote,
    kind: 'rollback',
  })
  return { outcome: 'rolled back', ...done }
}

async function explainDamage(store: Store, id: ReleaseId, error: unknown): Promise<unknown> {
  if (!(error instanceof Unavailable) || error.reason === 'store-unavailable') return error
  const state = (await createWriter(store).head())?.releases[id]?.state
  if (state !== 'retired' && state !== 'active') return new WrongState(id, state, 'gone back to')
  return new Refusal(
    'verification-refused',
    `cannot go back to release ${id}: ${error.message}; nothing was switched`,
    [`What exactly: npm run seed -- verify ${id}`, 'Another release: npm run seed -- status'],
  )
}
