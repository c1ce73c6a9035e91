/** What was made for some of many questions, up to a size; what was not asked for longest goes first. */
export type Kept<T> = {
  readonly get: (key: string) => T | undefined
  /** `bytes`: about what it holds in memory beside its key. */
  readonly set: (key: string, value: T, bytes: number) => void
}

/** What an entry needs whatever it holds. */
const entryBytes = 200

export function createKept<T>(limitBytes: number): Kept<T> {
  const entries = new Map<string, { readonly value: T; readonly bytes: number }>()
  let total = 0

  function remove(key: string): void {
    total -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }

  return {
    get(key) {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set(key, value, bytes) {
      remove(key)
      const entry = { value, bytes: bytes + key.length + entryBytes }
      if (entry.bytes > limitBytes) return
      entries.set(key, entry)
      total += entry.bytes
      for (const oldest of entries.keys()) {
        if (total <= limitBytes) break
        remove(oldest)
      }
    },
  }
}
