/** Registers releases in the head, without which nothing of them is written. */
import { randomUUID } from 'node:crypto'
import type { ReleaseId } from '../../model/ids.ts'
import type { Counts } from '../../model/release.ts'
import type { Database } from '../database/database.ts'
import { parseItem } from '../database/items.ts'
import { WrongState } from './errors.ts'
import { Act, PublisherHead, type StagedEntry } from './head.ts'
import { appendStaging, readLog } from './log.ts'
import { readPublisherHead } from './read.ts'
import { replayLog } from './replay.ts'
import { createHead, stageRelease, type Staging } from './requests.ts'

export async function stage(
  database: Database,
  { id, counts }: { readonly id: ReleaseId; readonly counts: Counts },
  given: Act,
): Promise<PublisherHead> {
  const act = Act.parse(given)
  const entry: StagedEntry = { state: 'staged', stagedAt: act.at, counts }
  const fresh = randomUUID()
  // A few rounds: each time a condition fails, another publisher has just changed this entry.
  for (let round = 0; round < 5; round++) {
    const head = await readPublisherHead(database)
    const state = head?.releases[id]?.state
    if (head && (state === 'active' || state === 'retired')) return head
    if (state === 'deleting') throw new WrongState(id, state, 'published again yet')
    const copy = (state === 'staged' ? head?.copies[id] : undefined) ?? fresh
    // First of all: whatever is lost later, the log knows what there may be.
    const revision = head?.revision ?? 0
    await appendStaging(database, { ...act, id, copy, counts, revision })
    const staging = { id, entry, by: act.by, copy }
    const staged = head ? await addTo(database, staging) : await createFirst(database)
    if (staged) return staged
  }
  throw new WrongState(id, undefined, 'staged')
}

/** The head with the release; undefined when its entry is no longer as it was. */
async function addTo(database: Database, staging: Staging): Promise<PublisherHead | undefined> {
  const changed = await database.updated(stageRelease(database.table, staging))
  return changed && parseItem(PublisherHead, changed, 'the head')
}

/** The very first head, with all that was begun. */
async function createFirst(database: Database): Promise<PublisherHead | undefined> {
  const head = replayLog(await readLog(database))
  return (await database.put(createHead(database.table, head))) ? head : undefined
}
