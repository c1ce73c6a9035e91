/** What the log holds: who did what to the head, when and why. Readers of the API never ask for it. */
import * as z from 'zod'
import { ReleaseId } from '../../model/ids.ts'
import { KeptCounts } from '../../model/release.ts'

/**
 * A publication or a rollback made a release active, a prune marked releases for removal, a repair
 * wrote a lost or damaged head anew.
 */
const ChangeKind = z.enum(['publish', 'rollback', 'prune', 'repair'])
export type ChangeKind = z.infer<typeof ChangeKind>

/** What one head item can carry for some hundred releases. */
export const messageLimit = 500

export const Message = z.string().min(1).max(messageLimit)

/** Who does something and when, in ISO 8601 UTC: told to people, never used to decide. */
export const Act = z.object({
  by: z.string().min(1).max(200),
  at: z.iso.datetime(),
  /** Version of the tool. */
  tool: z.string().max(60).nullable().default(null),
  /** Of the checkout that the dataset was read from. */
  commit: z.string().max(64).nullable().default(null),
  /** How many changes were confirmed where a guard had refused them. */
  confirmed: z.int().nonnegative().nullable().default(null),
})
export type Act = z.input<typeof Act>

/** One change of the head. Revisions count them from 1; generations count flips alone. */
export const ChangeRecord = Act.extend({
  revision: z.int().positive(),
  /** Drawn for this change: tells whether an unanswered one was carried out. */
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
