/** Recounts and rehashes what is stored: releases, head and log. */
import type { ReleaseId } from '../../functions/model/ids.ts'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { changeSortKey, logPartition } from '../../functions/store/database/keys.ts'
import { followsOn } from '../../functions/store/head/chain.ts'
import type { ChangeRecord, LogContent, PublisherHead } from '../../functions/store/head/head.ts'
import { inspectRelease, type Discrepancy } from '../../functions/store/releases/inspect.ts'

type VerifiedRelease = {
  readonly id: ReleaseId
  readonly items: number
  readonly sound: boolean
  /** The schema version that a sound release was written for, where this code reads another. */
  readonly otherVersion?: number
}

export type Verified = {
  readonly releases: readonly VerifiedRelease[]
  readonly changes: number
  readonly findings: readonly Discrepancy[]
}

export type VerifyOptions = {
  readonly store: Store
  readonly head: PublisherHead
  readonly log: LogContent
  readonly ids: readonly ReleaseId[]
  readonly onProgress?: (id: ReleaseId) => void
}

export async function verify(options: VerifyOptions): Promise<Verified> {
  const { store, head, log, ids, onProgress = () => undefined } = options
  const releases: VerifiedRelease[] = []
  const findings = checkLog(log, head)
  for (const id of ids) {
    const entry = head.releases[id]
    if (entry === undefined) continue
    onProgress(id)
    const expected = { counts: entry.counts, copy: head.copies[id] }
    const found = await inspectRelease(store, storeBudgets.publisher, id, expected)
    const { items, otherVersion } = found
    const sound = found.findings.length === 0
    releases.push({ id, items, sound, ...(otherVersion !== undefined && { otherVersion }) })
    findings.push(...found.findings)
  }
  return { releases, changes: log.changes.length, findings }
}

/** Published ones, newest generation first. */
export function publishedIds(head: PublisherHead): ReleaseId[] {
  return Object.entries(head.releases)
    .flatMap(([id, entry]) =>
      entry.state === 'active' || entry.state === 'retired' ? [{ id, entry }] : [],
    )
    .toSorted((a, b) => b.entry.generation - a.entry.generation)
    .map(({ id }) => id)
}

/**
 * Every revision has its record, but those that a repair leaves out, and each begins where the one
 * before ended. The last one may still stand in the head alone.
 */
export function checkLog(
  { changes }: LogContent,
  { revision, last }: PublisherHead,
): Discrepancy[] {
  const all = last !== null && changes.at(-1)?.revision !== revision ? [...changes, last] : changes
  const findings: Discrepancy[] = []
  const report = (at: number, problem: string): void => {
    findings.push({ key: `${logPartition} ${changeSortKey(at)}`, problem })
  }
  let expected = { revision: 1, from: 0 }
  let before: ChangeRecord | undefined
  for (const change of all) {
    const { kind, revision: found, from, to } = change
    if (before?.revision === found - 1 && !followsOn(change, before)) {
      report(before.revision, 'is not as it was when the next change was made')
    }
    before = change
    if (kind !== 'repair') {
      for (let at = expected.revision; at < found; at++) report(at, 'is missing')
      if (found === expected.revision && from !== expected.from) {
        report(found, `begins at generation ${from}, not at ${expected.from}`)
      }
    }
    const steps = kind === 'prune' ? 0 : 1
    if (kind === 'repair' ? to <= from : to !== from + steps) {
      report(found, `leads from generation ${from} to ${to}`)
    }
    expected = { revision: found + 1, from: to }
  }
  const newest = all.at(-1)
  if ((newest?.revision ?? 0) < revision) report(revision, 'is missing')
  return findings
}

export function describeVerified({ releases, changes, findings }: Verified): string[] {
  const sound = releases.filter((one) => one.sound).length
  return [
    ...releases.map(({ id, items, sound: good, otherVersion }) => {
      if (!good) return `release ${id}: DAMAGED`
      const other = otherVersion === undefined ? '' : `, for schema version ${otherVersion}`
      return `release ${id}: ${items} items, all as written${other}`
    }),
    ...findings.map(({ key, problem }) => `  ${key}: ${problem}`),
    `${sound} of ${releases.length} ${releases.length === 1 ? 'release is' : 'releases are'} sound; the log holds ${changes} ${changes === 1 ? 'change' : 'changes'}`,
  ]
}
