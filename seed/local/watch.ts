/** Tells of changes in a dataset folder, once they have settled. */
import { readdirSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'

export type WatchOptions = {
  readonly dir: string
  /** Editors write a file in several steps. */
  readonly settleMs?: number
  /** Never overlaps itself: changes during one run lead to one more. Must not reject. */
  readonly onChange: () => Promise<void>
}

/**
 * Watches the folder and the folders in it until it is closed. Each has a watcher of its own: on
 * Linux a recursive one no longer sees a file that another was renamed over, as editors save.
 */
export function watchFolder({ dir, settleMs = 150, onChange }: WatchOptions): { close(): void } {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  let queued = false
  let last = Promise.resolve()

  function queue(): void {
    if (queued) return
    queued = true
    last = last.then(async () => {
      queued = false
      return onChange()
    })
  }

  function changed(): void {
    clearTimeout(timer)
    timer = setTimeout(queue, settleMs)
  }

  function watchOne(folder: string, tell: () => void): void {
    if (watchers.has(folder)) return
    const watcher = watch(folder, tell)
    watchers.set(folder, watcher)
    // A folder that goes away is a change like any other; it may come back.
    watcher.on('error', () => {
      watcher.close()
      watchers.delete(folder)
      changed()
    })
  }

  function watchInside(): void {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      if (entry.isDirectory()) watchOne(join(dir, entry.name), changed)
    }
  }

  watchOne(dir, () => {
    watchInside()
    changed()
  })
  watchInside()
  return {
    close: () => {
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}
