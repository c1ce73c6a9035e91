/** What a dataset would be published as, over what, and with what it would change: reads, never writes. */
import type { Day } from '../../functions/model/dates.ts'
import type { ReleaseId } from '../../functions/model/ids.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import type { PublisherHead } from '../../functions/store/head/head.ts'
import { encodeRelease, type EncodedRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import type { Edge } from '../stores/stage.ts'
import { readActive, type ActiveRelease } from './active-release.ts'
import { noTheirs, readTheirs } from './find-base.ts'
import { planPublication, type Plan } from './plan.ts'

export type Prepared = {
  readonly release: EncodedRelease
  /** That the plan was made on, and the publication is decided on. */
  readonly head: PublisherHead | undefined
  /** What it is compared with. */
  readonly active: ActiveRelease | undefined
  readonly plan: Plan
}

/** What would be published, and the same as its files hold it. */
export type Publishable = { readonly dataset: Dataset; readonly written: Dataset }

type PrepareParts = {
  readonly store: Store
  /** Of the stage that is published to. */
  readonly edge: Edge | undefined
  readonly today: Day
  /** From which release the dataset comes, where that is kept. */
  readonly base?: ReleaseId | undefined
}

export async function preparePublication(
  { dataset, written }: Publishable,
  { store, edge, today, base: kept }: PrepareParts,
): Promise<Prepared> {
  const release = encodeRelease(dataset)
  const head = await createWriter(store).head()
  // The same id is the same content: what is stored of it is read when it is published again.
  const active = await readActive(store, head, { [release.id]: dataset })
  const theirs =
    head === undefined || active === undefined
      ? noTheirs
      : await readTheirs({ store, head, files: dataset, release: release.id, active, kept })
  const plan = planPublication({
    dataset,
    written,
    release: release.id,
    active,
    edge,
    today,
    theirs,
  })
  return { release, head, active, plan }
}
