/** What the API reads from: one whole release at a time. The composition root provides it. */
import type { Directory } from '../directory/directory.ts'
import type { LinkIndex } from '../model/link-index.ts'
import type { ReleaseSummary } from '../model/release.ts'

export type Edition = {
  readonly directory: Directory
  readonly release: ReleaseSummary
  /** Of now, whatever the release. */
  readonly links: LinkIndex
}

/** Every method rejects with `Unavailable` when there is nothing right to answer from. */
export type Source = {
  /** The active release. */
  current: () => Promise<Edition>
  /** A published release that is still held; undefined when it is not. */
  retained: (id: string) => Promise<Edition | undefined>
  /** Published releases, newest first. */
  releases: () => Promise<readonly ReleaseSummary[]>
  /** Whether the next answer comes from a fresh head, from an old one, or from nothing. */
  state: () => 'ok' | 'stale' | 'cold'
}
