/** Opens the store that options name, for as long as some work takes. */
import { bucketPlace } from '../../functions/store/copy/bucket.ts'
import { maxCopyBytes } from '../../functions/store/copy/format.ts'
import type { CopyPlace } from '../../functions/store/copy/place.ts'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { openStore, type Store } from '../../functions/store/database/connect.ts'
import { copyObject } from '../../functions/store/database/deployed.ts'
import { regionOf } from './cloud.ts'
import { copyInFolder } from './copy-folder.ts'
import { explainTable, watchAddress } from './explain-table.ts'
import { resolveTarget, type Surroundings, type Target, type TargetOptions } from './target.ts'

export type Opened = Target & {
  /** Where the copy of the last release is kept, if it is. */
  readonly copy: CopyPlace | undefined
}

export async function withStore<T>(
  options: TargetOptions,
  door: Surroundings,
  work: (store: Store, target: Opened) => Promise<T>,
): Promise<T> {
  const target = await resolveTarget(options, door)
  const store = openStore({ ...target.open, budget: storeBudgets.publisher })
  const address = watchAddress(store)
  try {
    await regionOf(store.client)
    return await work(store, { ...target, copy: placeOf(target, store) })
  } catch (error) {
    throw await explainTable(error, store, options, address())
  } finally {
    store.client.destroy()
  }
}

function placeOf({ copies }: Target, store: Store): CopyPlace | undefined {
  if (copies === undefined) return undefined
  return 'folder' in copies
    ? copyInFolder(copies.folder)
    : bucketPlace(store, { name: copies.bucket, object: copyObject, maxBytes: maxCopyBytes })
}
