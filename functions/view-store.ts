/** What is published in a store, as API and pages read it; each function ships it without the other. */
import { createDirectory, type Directory } from './directory/directory.ts'
import { maxCopyBytes } from './store/copy/format.ts'
import { loadCopy } from './store/copy/load.ts'
import type { CopyPlace } from './store/copy/place.ts'
import type { Store } from './store/database/connect.ts'
import { copyObject } from './store/database/deployed.ts'
import { createLiveView, type LiveView } from './store/live/live.ts'
import { createReader } from './store/reader.ts'

export type ViewOptions = {
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Where the copy of the last release lies, for a table that does not answer. */
  readonly copy?: (() => Promise<CopyPlace>) | undefined
  /** Told of every head, release or report about links that could not be read. */
  readonly onFault?: (error: Error) => void
  /** For a process that goes on between requests: makes what first ones would wait for. */
  readonly prepare?: (directory: Directory) => Promise<void>
}

/** Nothing is read until it is first asked. */
export function viewStore(store: Store, options: ViewOptions = {}): LiveView<Directory> {
  const { copy, now, onFault, prepare } = options
  return createLiveView({
    reader: createReader(store),
    build: createDirectory,
    ...(prepare && { prepare }),
    ...(copy && {
      copy: async () => loadCopy(await copy(), store.table),
    }),
    ...(now && { now }),
    ...(onFault && { onFault }),
  })
}

/** The copy in the bucket beside the table: the code for it is loaded when it is needed. */
export function copyInBucket(store: Store, name: string | undefined): ViewOptions['copy'] {
  if (name === undefined) return undefined
  return async () => {
    const { bucketPlace } = await import('./store/copy/bucket.ts')
    return bucketPlace(store, { name, object: copyObject, maxBytes: maxCopyBytes })
  }
}
