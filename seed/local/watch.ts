/** Tells of changes in a dataset folder, once they have settled. */
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'

export type WatchOptions = {
  readonly dir: string
  /** Editors write a file in several steps. */
  readonly settleMs?: number
  /** How often a folder that has vanished is looked for. */
  readonly lookMs?: number
  /** Never overlaps itself: changes during one run lead to one more. Must not reject. */
  readonly onChange: () => Promise<void>
}

/** A watcher is that of one folder on the disk, not of whatever bears its name later. */
type Watched = { readonly watcher: FSWatcher; readonly identity: string }

/**
 * Watches the folder and the folders in it until it is closed, also when they vanish and come back,
 * as a change of branch or a synchronised drive makes them do. Each has a watcher of its own: on
 * Linux a recursive one no longer sees a file that another was renamed over, as editors save.
 */
export function watchFolder({ dir, settleMs = 150, lookMs = 500, onChange }: WatchOptions): {
  close(): void
} {
  const watched = new Map<string, Watched>()
  let settling: NodeJS.Timeout | undefined
  let looking: NodeJS.Timeout | undefined
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
    clearTimeout(settling)
    settling = setTimeout(queue, settleMs)
  }

  function forget(folder: string): void {
    watched.get(folder)?.watcher.close()
    watched.delete(folder)
  }

  function watchOne(folder: string): void {
    const identity = identityOf(folder)
    if (watched.get(folder)?.identity === identity) return
    forget(folder)
    if (identity === undefined) return
    const watcher = watch(folder, followed)
    watched.set(folder, { watcher, identity })
    watcher.on('error', followed)
  }

  /** Whatever happened: the folders that are there now are watched, those that are gone are not. */
  function follow(): void {
    for (const folder of watched.keys()) watchOne(folder)
    watchOne(dir)
    for (const folder of foldersIn(dir)) watchOne(folder)
    if (watched.has(dir)) return
    // Nobody tells of a folder that appears where none is watched.
    clearTimeout(looking)
    looking = setTimeout(followed, lookMs)
  }

  function followed(): void {
    const wasThere = watched.has(dir)
    follow()
    if (wasThere || watched.has(dir)) changed()
  }

  follow()
  return {
    close: () => {
      clearTimeout(settling)
      clearTimeout(looking)
      for (const folder of watched.keys()) forget(folder)
    },
  }
}

/** A number on the disk is given again at once: with its birth it is that of one folder alone. */
function identityOf(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found && `${found.ino} ${found.birthtimeMs}`
}

function foldersIn(dir: string): string[] {
  try {
    return readdirSync(dir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(dir, name))
  } catch {
    return []
  }
}
