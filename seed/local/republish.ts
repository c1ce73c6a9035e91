/** Publishing from within the local server. */
import type { Store } from '../../functions/store/database/connect.ts'
import { describePublished } from '../commands/terminal/describe-published.ts'
import type { Door } from '../commands/terminal/door.ts'
import { explainFailure } from '../commands/terminal/failures.ts'
import { loadSound } from '../dataset/reading/sound.ts'
import type { KeptCopy } from '../releases/keep-copy.ts'
import { publishDataset, type Prove } from '../releases/publish.ts'
import { sourceOf } from '../releases/source-commit.ts'

export type Republisher = {
  /** Rejects as `loadSound` and `publish` do. */
  readonly publish: () => Promise<void>
  /** Says what went wrong instead: readers keep what they have. */
  readonly tryPublish: () => Promise<void>
}

export type RepublisherParts = {
  readonly data: string
  readonly store: Store
  readonly message: string
  readonly prove: Prove
  /** Keeps the copy of the last release. */
  readonly keep: () => Promise<KeptCopy>
  readonly door: Door
}

export function createRepublisher({ data, door, keep, ...parts }: RepublisherParts): Republisher {
  const { tool, now, note } = door
  const publishNow = async (): Promise<void> => {
    const dataset = await loadSound(data)
    const source = await sourceOf(data)
    const published = await publishDataset({
      ...parts,
      dataset,
      by: door.by(),
      tool,
      ...source,
      now,
    })
    note(describePublished(published))
    const { place, reason } = await keep()
    if (reason !== undefined) note(`the copy in ${place} was not written: ${reason}`)
  }
  return {
    publish: publishNow,
    tryPublish: async () =>
      publishNow().catch((error: unknown) => explainFailure(error).lines.forEach(note)),
  }
}
