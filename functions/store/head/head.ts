/**
 * The head item: which release is active, what is known about every release in the table, and the
 * records of its changes, which the log keeps. Generations count flips from 1. They alone decide
 * order; the times are for people.
 */
import * as z from 'zod'
import { ReleaseId } from '../../model/ids.ts'
import { KeptCounts, type ReleaseSummary } from '../../model/release.ts'

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
const common = { counts: KeptCounts, stagedAt: z.iso.datetime() }
const published = {
  ...common,
  generation: z.int().positive(),
  /** When it was last made active. */
  publishedAt: z.iso.datetime(),
  /** When it was first made active, where that was told: what readers get of it never changes. */
  firstPublishedAt: z.exactOptional(z.iso.datetime()),
  message: z.string(),
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

/**
 * A publication or a rollback made a release active, a prune marked releases for removal, a repair
 * wrote a lost or damaged head anew.
 */
const ChangeKind = z.enum(['publish', 'rollback', 'prune', 'repair'])
export type ChangeKind = z.infer<typeof ChangeKind>

/** What one head item can carry for some hundred releases. */
export const messageLimit = 500

/** Of whoever does something. */
export const authorLimit = 200

export const Message = z.string().min(1).max(messageLimit)

/** Who does something and when, in ISO 8601 UTC: told to people, never used to decide. */
export const Act = z.object({
  by: z.string().min(1).max(authorLimit),
  /** Who AWS takes them for (an ARN), where the table is one of AWS: a name alone is a claim. */
  caller: z.string().nullable().default(null),
  at: z.iso.datetime(),
  /** Version of the tool. */
  tool: z.string().max(60).nullable().default(null),
  /** Of the checkout that the dataset was read from. */
  commit: z.string().max(64).nullable().default(null),
  /** Whether the files differed from that commit; null: nobody could tell. */
  uncommitted: z.boolean().nullable().default(null),
  /** What is not for readers: they get the message, and never this. */
  privateNote: z.string().min(1).max(messageLimit).nullable().default(null),
  /** How many changes were confirmed where a guard had refused them. */
  confirmed: z.int().nonnegative().nullable().default(null),
})
export type Act = z.input<typeof Act>

/** One change of the head. Revisions count them from 1; generations count flips alone. */
export const ChangeRecord = Act.extend({
  revision: z.int().positive(),
  /** Drawn for this change: tells whether an unanswered one was carried out, and what was before it. */
  token: z.string(),
  kind: ChangeKind,
  message: z.string(),
  /** What was made active, or marked for removal. */
  releases: z.array(ReleaseId),
  /** What was active before. */
  previous: ReleaseId.nullable(),
  /** Generations before and after. */
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
})
export type ChangeRecord = z.infer<typeof ChangeRecord>

/** That a release was begun: written before anything else of it. */
export const StagingRecord = Act.extend({
  id: ReleaseId,
  copy: z.string(),
  counts: KeptCounts,
  /** The revision of the head that it was begun on. */
  revision: z.int().nonnegative(),
})
export type StagingRecord = z.infer<typeof StagingRecord>

/** Everything that was ever written down, in the order of revisions. */
export type LogContent = {
  readonly changes: readonly ChangeRecord[]
  readonly stagings: readonly StagingRecord[]
}

/** What readers know. They do not even ask for the rest of the item. */
export const Head = z
  .object(shape)
  .refine(isConsistent, { error: 'active release and states differ' })
export type Head = z.infer<typeof Head>

/** What publishers know besides. */
export const PublisherHead = z
  .object({
    ...shape,
    /** Who staged or published each release last. */
    authors: z.record(ReleaseId, z.string()),
    /**
     * Drawn when a release is begun, and written on each of its items. One that was removed and is
     * published again is another copy: whoever still removes the first cannot touch the second.
     */
    copies: z.record(ReleaseId, z.string()),
    /** Counts the changes that the log keeps: flips, marks for removal, repairs. */
    revision: z.int().nonnegative(),
    /**
     * The last of them, written together with what it did. Whoever changes the head next copies it to
     * the log first, so that no change is ever missing there.
     */
    last: ChangeRecord.nullable(),
  })
  .refine(isConsistent, { error: 'active release and states differ' })
  .refine(({ revision, last }) => (last?.revision ?? 0) === revision, {
    error: 'the last change is of another revision',
  })
export type PublisherHead = z.infer<typeof PublisherHead>

/** Before anything is staged. */
export const emptyHead: PublisherHead = {
  generation: 0,
  active: null,
  releases: {},
  authors: {},
  copies: {},
  revision: 0,
  last: null,
}

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

/** When it was first made active, as far as that is told; undefined when it never was. */
export function firstPublication(entry: ReleaseEntry | undefined): string | undefined {
  return isPublished(entry) ? (entry.firstPublishedAt ?? entry.publishedAt) : undefined
}

/** A release as it was last made active; undefined unless it was published and is still held. */
export function summaryOf(head: Head, id: ReleaseId): ReleaseSummary | undefined {
  const entry = head.releases[id]
  if (!isPublished(entry)) return undefined
  const { generation, publishedAt, message, counts } = entry
  const active = entry.state === 'active'
  return { id, generation, publishedAt, activatedAt: publishedAt, message, counts, active }
}

/** Every published release, newest generation first. */
export function summariesOf(head: Head): ReleaseSummary[] {
  return Object.keys(head.releases)
    .flatMap((id) => summaryOf(head, id) ?? [])
    .toSorted((a, b) => b.generation - a.generation)
}

/** As readers get it: told of its first publication, so that going back to it changes no answer. */
function asServed(head: Head, summary: ReleaseSummary): ReleaseSummary {
  const { publishedAt } = summary
  return { ...summary, publishedAt: firstPublication(head.releases[summary.id]) ?? publishedAt }
}

export function servedSummaryOf(head: Head, id: ReleaseId): ReleaseSummary | undefined {
  const summary = summaryOf(head, id)
  return summary && asServed(head, summary)
}

export function servedSummariesOf(head: Head): ReleaseSummary[] {
  return summariesOf(head).map((summary) => asServed(head, summary))
}
