/** Our client with its settings, but with patience: a busy machine must not end a run. */
import { storeBudgets } from '../../../functions/store/database/budgets.ts'
import { openStore, type Store } from '../../../functions/store/database/connect.ts'
import { localStore } from '../../../seed/stores/local-store.ts'

const budget = { ...storeBudgets.publisher, connectMs: 60_000 }

export function openLocal(endpoint: string, table: string): Store {
  return openStore({ ...localStore(endpoint, table), budget })
}
