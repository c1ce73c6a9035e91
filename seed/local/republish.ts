/** Publishing from within the local server. */
import type { Store } from '../../functions/store/database/connect.ts'
import type { Door } from '../command-line/door.ts'
import { explainFailure } from '../command-line/failures.ts'
import { loadSound } from '../command-line/sound-dataset.ts'
import { describePublished } from '../releases/describe-published.ts'
import { publish, type Prove } from '../releases/publish.ts'
import { sourceCommit } from '../releases/source-commit.ts'

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
  readonly door: Door
}

export function createRepublisher({ data, door, ...parts }: RepublisherParts): Republisher {
  const { by, tool, now, note } = door
  const publishNow = async (): Promise<void> => {
    const dataset = await loadSound(data, door)
    const commit = await sourceCommit(data)
    note(describePublished(await publish({ ...parts, dataset, by, tool, commit, now })))
  }
  return {
    publish: publishNow,
    tryPublish: async () =>
      publishNow().catch((error: unknown) => explainFailure(error).lines.forEach(note)),
  }
}
