/** Opens the store that options name, for as long as some work takes. */
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { openStore, type Store } from '../../functions/store/database/connect.ts'
import { resolveTarget, type Surroundings, type TargetOptions } from './target.ts'

export async function withStore<T>(
  target: TargetOptions,
  door: Surroundings,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const options = await resolveTarget(target, door)
  const store = openStore({ ...options, budget: storeBudgets.publisher })
  try {
    return await work(store)
  } finally {
    store.client.destroy()
  }
}
