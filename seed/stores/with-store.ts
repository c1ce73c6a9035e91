/** Opens the store that options name, for as long as some work takes. */
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { openStore, type Store } from '../../functions/store/database/connect.ts'
import { regionOf } from './cloud.ts'
import { explainTable, watchAddress } from './explain-table.ts'
import { resolveTarget, type Surroundings, type Target, type TargetOptions } from './target.ts'

export async function withStore<T>(
  options: TargetOptions,
  door: Surroundings,
  work: (store: Store, target: Target) => Promise<T>,
): Promise<T> {
  const target = await resolveTarget(options, door)
  const store = openStore({ ...target.open, budget: storeBudgets.publisher })
  const address = watchAddress(store)
  try {
    await regionOf(store.client)
    return await work(store, target)
  } catch (error) {
    throw await explainTable(error, store, options, address())
  } finally {
    store.client.destroy()
  }
}
