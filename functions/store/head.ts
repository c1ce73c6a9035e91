/**
 * The head item: which release is active, and what is known about every release in the table.
 * Generations count flips from 1. They alone decide order; the times are for people.
 */
import * as z from 'zod'
import { ReleaseId } from '../model/ids.ts'
import { Counts, type ReleaseSummary } from '../model/release.ts'

/**
 * The life of a release. A publisher moves it from staged to active, the next flip to retired, a
 * rollback back to active; a prune moves it from staged or retired to deleting, and then out.
 */
const releaseStates = {
  staged: 'being written and checked; no reader may see it',
  active: 'what readers get',
  retired: 'was active; still readable, and can be made active again',
  deleting: 'being removed; can never become active again',
} as const satisfies Record<string, string>
export type ReleaseState = keyof typeof releaseStates

// None of these schemas is strict: a later version may add attributes while instances of this one
// still run, and must not stop them. What changes a meaning changes a state or the schema version,
// and those are closed.
const common = { counts: z.object(Counts.shape), stagedAt: z.iso.datetime() }
const published = {
  ...common,
  generation: z.int().positive(),
  publishedAt: z.iso.datetime(),
  message: z.string(),
  /** Drawn by whoever made the flip: tells whether an unanswered flip was carried out. */
  flip: z.string(),
}
export const ReleaseEntry = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('staged') }),
  z.object({ ...published, state: z.literal('active') }),
  z.object({ ...published, state: z.literal('retired'), retiredAt: z.iso.datetime() }),
  z.object({ ...common, state: z.literal('deleting') }),
])
export type ReleaseEntry = z.infer<typeof ReleaseEntry>
export type StagedEntry = Extract<ReleaseEntry, { state: 'staged' }>
type PublishedEntry = Extract<ReleaseEntry, { state: 'active' | 'retired' }>

const shape = {
  generation: z.int().nonnegative(),
  active: ReleaseId.nullable(),
  releases: z.record(ReleaseId, ReleaseEntry),
}

/** What readers know. They do not even ask for the rest of the item. */
export const Head = z
  .object(shape)
  .refine(isConsistent, { error: 'active release and states differ' })
export type Head = z.infer<typeof Head>

/** What publishers know besides: who staged or published each release last. */
export const PublisherHead = z
  .object({ ...shape, authors: z.record(ReleaseId, z.string()) })
  .refine(isConsistent, { error: 'active release and states differ' })
export type PublisherHead = z.infer<typeof PublisherHead>

function isConsistent({ generation, active, releases }: z.infer<z.ZodObject<typeof shape>>) {
  return (
    Object.entries(releases).every(([id, entry]) =>
      id === active
        ? entry.state === 'active' && entry.generation === generation
        : entry.state !== 'active',
    ) &&
    (active === null || active in releases)
  )
}

function isPublished(entry: ReleaseEntry | undefined): entry is PublishedEntry {
  return entry?.state === 'active' || entry?.state === 'retired'
}

/** A release as readers may know it; undefined unless it was published and is still held. */
export function summaryOf(head: Head, id: ReleaseId): ReleaseSummary | undefined {
  const entry = head.releases[id]
  if (!isPublished(entry)) return undefined
  const { generation, publishedAt, message, counts } = entry
  return { id, generation, publishedAt, message, counts, active: entry.state === 'active' }
}

/** Every published release, newest generation first. */
export function summariesOf(head: Head): ReleaseSummary[] {
  return Object.keys(head.releases)
    .flatMap((id) => summaryOf(head, id) ?? [])
    .toSorted((a, b) => b.generation - a.generation)
}
