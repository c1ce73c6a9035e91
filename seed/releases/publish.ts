/**
 * Publishes a release: writes it, reads it back, proves it, and switches to it by one
 * conditional write. Until then readers see what they saw; the same command again goes on.
 */
import type { Counts, Dataset, ReleaseSummary } from '../../functions/model/release.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { summaryOf, type PublisherHead } from '../../functions/store/head/head.ts'
import { createReader } from '../../functions/store/reader.ts'
import { encodeRelease, type EncodedRelease } from '../../functions/store/releases/format.ts'
import type { WriteProgress } from '../../functions/store/releases/write.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { Refusal } from '../dataset/rules/refusal.ts'

export type ProofFailure = { readonly path: string; readonly reason: string }
export type Proof = {
  readonly requests: number
  readonly failures: readonly ProofFailure[]
}
/** Asks a release everything its readers could; `seed/prove.ts` does it with their own code. */
export type Prove = (
  dataset: Dataset,
  release: ReleaseSummary,
  scope?: ProofScope,
) => Promise<Proof>
export type ProofScope = {
  /**
   * At most so many records of each kind, evenly spread, and lists page by page in the default locale
   * alone; everything unless given.
   */
  readonly records?: number
}

export type PublishProgress =
  | ({ readonly step: 'write' } & WriteProgress)
  | { readonly step: 'read back' | 'prove' | 'switch' }

export type PublishOptions = {
  readonly store: Store
  readonly release: EncodedRelease
  /** What it was decided on: when another publishes meanwhile, this one is late. */
  readonly head: PublisherHead | undefined
  /** How many changes were meant although the guard refused them, for the log. */
  readonly confirmed?: number | null
  readonly message: string
  /** Who publishes, such as user@host. */
  readonly by: string
  /** Who AWS takes them for. */
  readonly caller?: string | null
  /** For the log: version of this tool, commit of the dataset. */
  readonly tool?: string
  readonly commit?: string | null
  readonly uncommitted?: boolean | null
  /** What is not for readers. */
  readonly privateNote?: string | null
  readonly now: () => Date
  readonly prove: Prove
  readonly onProgress?: (progress: PublishProgress) => void
}

export type Published = {
  readonly outcome: 'published' | 'unchanged'
  readonly id: string
  readonly generation: number
  /** When it became active. */
  readonly publishedAt: string
  readonly counts: Counts
  /** Items written, and items that an earlier attempt had left. */
  readonly written: number
  readonly kept: number
  /** Requests that the proof made. */
  readonly requests: number
}

/** Failures that are named all the same; the rest is counted. */
const listed = 20

export async function publish(options: PublishOptions): Promise<Published> {
  const { store, release, head, message, now, onProgress = () => undefined } = options
  const {
    by,
    caller = null,
    tool = null,
    commit = null,
    uncommitted = null,
    confirmed = null,
  } = options
  const { privateNote = null } = options
  const { id, counts } = release
  const writer = createWriter(store)
  const from = head?.generation ?? 0
  const reader = createReader(store, storeBudgets.publisher, storeBudgets.publisher)
  const active = head?.active === id ? summaryOf(head, id) : undefined
  if (active !== undefined) {
    await reader.release(id).catch(refuseDamaged)
    const { publishedAt } = active
    const nothing = { written: 0, kept: 0, requests: 0 }
    return { outcome: 'unchanged', id, generation: from, publishedAt, counts, ...nothing }
  }

  const who = { by, caller, tool, commit, uncommitted, confirmed }
  const { copies } = await writer.stage(release, { ...who, at: now().toISOString() })
  let items: WriteProgress = { written: 0, kept: 0, of: 0 }
  await writer.write(release, (progress) => {
    items = progress
    onProgress({ step: 'write', ...progress })
  })

  onProgress({ step: 'read back' })
  const stored = await reader.release(id)

  onProgress({ step: 'prove' })
  const at = now().toISOString()
  const next = {
    id,
    generation: from + 1,
    publishedAt: at,
    activatedAt: at,
    message,
    counts,
    active: true,
  }
  const { requests, failures } = await options.prove(stored, next)
  if (failures.length > 0) throw refuseProof({ failures, requests })

  onProgress({ step: 'switch' })
  await writer.activate(id, { ...who, from, message, privateNote, at, copy: copies[id] })
  const { written, kept } = items
  const { generation } = next
  return { outcome: 'published', id, generation, publishedAt: at, counts, written, kept, requests }
}

type DatasetOptions = Omit<PublishOptions, 'release' | 'head'> & { readonly dataset: Dataset }

/** Publishes over whatever is active now, where nobody has to decide on a plan. */
export async function publishDataset({ dataset, ...options }: DatasetOptions): Promise<Published> {
  const head = await createWriter(options.store).head()
  return publish({ ...options, release: encodeRelease(dataset), head })
}

/** What readers are to get again must be there: "unchanged" would hide that it is not. */
function refuseDamaged(error: unknown): never {
  if (!(error instanceof Unavailable) || error.reason === 'store-unavailable') throw error
  throw new Refusal(
    'verification-refused',
    'this is the active release already, but what is stored of it is damaged: nothing was changed',
    [
      'See what is wrong with it: npm run seed -- verify',
      'Then write it anew: npm run seed -- rollback -m "…", and the same command again.',
    ],
  )
}

export function refuseProof({ failures, requests }: Proof): Refusal {
  const lines = failures.slice(0, listed).map(({ path, reason }) => `  ${path}: ${reason}`)
  const more = failures.length - lines.length
  return new Refusal(
    'verification-refused',
    `the release does not answer as it should: ${failures.length} of ${requests} requests failed; nothing was switched`,
    more > 0 ? [...lines, `  and ${more} more`] : lines,
  )
}
