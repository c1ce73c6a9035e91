/** Loaded releases in memory: the active one, pinned, and a few others, least recently used first out. */
import type { ReleaseId } from '../../model/ids.ts'

export type Shelf<T> = {
  /** Loads the release that is to stay, in place of the one before, which becomes one of the others. */
  pin(id: ReleaseId): Promise<T>
  /** The same for one that was come by otherwise, whether or not it is being loaded. */
  put(id: ReleaseId, value: T): void
  /** Any other release. Loads one at a time: many at once would need the memory of all of them. */
  get(id: ReleaseId): Promise<T>
}

type ShelfParts<T> = {
  readonly load: (id: ReleaseId) => Promise<T>
  /** How many stay besides the pinned one. */
  readonly keep: number
}

export function createShelf<T>({ load, keep }: ShelfParts<T>): Shelf<T> {
  // In the order of use.
  const held = new Map<ReleaseId, { readonly value: T }>()
  const loading = new Map<ReleaseId, Promise<T>>()
  let pinned: ReleaseId | undefined
  let queue: Promise<unknown> = Promise.resolve()

  function touch(id: ReleaseId): T | undefined {
    const found = held.get(id)
    if (found === undefined) return undefined
    held.delete(id)
    held.set(id, found)
    return found.value
  }

  function hold(id: ReleaseId, value: T): void {
    held.delete(id)
    held.set(id, { value })
    for (const other of held.keys()) {
      if (held.size <= keep + 1) break
      if (other !== pinned && other !== id) held.delete(other)
    }
  }

  async function loadAfter(id: ReleaseId, before: Promise<unknown>): Promise<T> {
    try {
      await before
      const value = await load(id)
      hold(id, value)
      return value
    } finally {
      loading.delete(id)
    }
  }

  function startLoad(id: ReleaseId, before: Promise<unknown>): Promise<T> {
    const started = loadAfter(id, before)
    loading.set(id, started)
    return started
  }

  function put(id: ReleaseId, value: T): void {
    if (pinned !== undefined) touch(pinned)
    pinned = id
    hold(id, value)
  }

  return {
    put,
    async pin(id) {
      const value = touch(id) ?? (await (loading.get(id) ?? startLoad(id, Promise.resolve())))
      put(id, value)
      return value
    },
    async get(id) {
      const found = touch(id) ?? loading.get(id)
      if (found !== undefined) return found
      const started = startLoad(id, queue)
      queue = Promise.allSettled([started])
      return started
    },
  }
}
