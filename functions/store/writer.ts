/** Writes releases and moves the head. */
import type { ReleaseId } from '../model/ids.ts'
import type { Budget } from './database/budgets.ts'
import type { Store } from './database/connect.ts'
import { writableOf } from './database/write.ts'
import { changeHead, stage } from './head/change.ts'
import { WrongState } from './head/errors.ts'
import { decideFlip, decideRemoval, markedAtOnce, type Flip } from './head/flips.ts'
import type { Act, LogContent, PublisherHead } from './head/head.ts'
import { readLog } from './head/log.ts'
import { readPublisherHead } from './head/read.ts'
import type { EncodedRelease } from './releases/format.ts'
import { removeRelease } from './releases/remove.ts'
import { writeRelease, type WriteProgress } from './releases/write.ts'

export type Writer = {
  /** Creates the table unless it is there, waits until it can be used, and says whether it was made. */
  ensureTable(): Promise<boolean>
  /** The head with who published; undefined when nothing was ever staged here. */
  head(): Promise<PublisherHead | undefined>
  /** Everything that was ever published, rolled back, pruned, repaired or begun. */
  log(): Promise<LogContent>
  /**
   * Registers a release, without which nothing of it is written. Changes neither generation nor active
   * release; a release that is staged already is renewed, a published one left alone.
   */
  stage(encoded: EncodedRelease, act: Act): Promise<PublisherHead>
  /** Writes what is missing of a release. Throws `StoredDiffers` rather than change an item. */
  write(encoded: EncodedRelease, onProgress?: (progress: WriteProgress) => void): Promise<void>
  /**
   * Makes a staged or retired release active, as generation `from` + 1; for a rollback, a retired one.
   * Throws `LostRace` when the head is past `from`, `WrongState` when it cannot be made active.
   */
  activate(id: ReleaseId, flip: Flip): Promise<PublisherHead>
  /**
   * Marks releases for removal: never the active one, and none that is not as it was in the head that
   * `seen` is. Gives the head after, in which those that were marked are `deleting`.
   */
  markDeleting(
    ids: readonly ReleaseId[],
    act: Act & { readonly message: string; readonly seen: PublisherHead },
  ): Promise<PublisherHead>
  /** Removes every item of a release that `marked` has as `deleting`, and takes it out of the head. */
  remove(
    id: ReleaseId,
    marked: PublisherHead,
    onProgress?: (removed: number) => void,
  ): Promise<void>
}

/**
 * Besides what is named above, every method rejects with `Unavailable` when the store fails, and with
 * `HeadBroken` when the head has to be repaired first.
 */
export function createWriter(store: Store, budget?: Budget): Writer {
  const database = writableOf(store, budget)

  return {
    ensureTable: async () => database.create(),
    head: async () => readPublisherHead(database),
    log: async () => readLog(database),
    stage: async (encoded, act) => stage(database, encoded, act),

    async write(encoded, onProgress) {
      const head = await readPublisherHead(database)
      const state = head?.releases[encoded.id]?.state
      const copy = head?.copies[encoded.id]
      if (copy === undefined || state === undefined || state === 'deleting') {
        throw new WrongState(encoded.id, state, 'written')
      }
      await writeRelease(database, encoded, copy, onProgress)
    },

    activate: async (id, flip) => changeHead(database, flip, (head) => decideFlip(head, id, flip)),

    async markDeleting(ids, { seen, ...act }) {
      let head = seen
      for (let first = 0; first < ids.length; first += markedAtOnce) {
        const some = ids.slice(first, first + markedAtOnce)
        head = await changeHead(database, act, (now) => decideRemoval(now, some, seen))
      }
      return head
    },

    async remove(id, marked, onProgress) {
      await removeRelease(database, id, marked.copies[id], onProgress)
    },
  }
}
