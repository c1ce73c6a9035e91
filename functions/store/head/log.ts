/** Reads the log, and adds to it. */
import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { Unavailable } from '../../model/unavailable.ts'
import type { Budget } from '../database/budgets.ts'
import { send } from '../database/call.ts'
import type { Store } from '../database/connect.ts'
import { parseItem } from '../database/items.ts'
import { changePrefix } from '../database/keys.ts'
import { queryItems } from '../database/query-items.ts'
import { ChangeRecord, StagingRecord } from './log-records.ts'
import { putChange, putStaging, queryChangesFrom, queryLog } from './log-requests.ts'
import { tryPut } from './read.ts'

/** Everything that was ever written down, in the order of revisions. */
export type LogContent = {
  readonly changes: readonly ChangeRecord[]
  readonly stagings: readonly StagingRecord[]
}

export type ReleaseLog = {
  read(): Promise<LogContent>
  /** At most two changes, from a revision on. */
  changesFrom(revision: number): Promise<readonly ChangeRecord[]>
  /** False when another change is written down under this revision. */
  append(record: ChangeRecord): Promise<boolean>
  appendStaging(record: StagingRecord): Promise<void>
}

export function createReleaseLog(store: Store, budget: Budget): ReleaseLog {
  const { table } = store

  async function changesFrom(revision: number): Promise<readonly ChangeRecord[]> {
    const { Items } = await send(
      store,
      new QueryCommand(queryChangesFrom(table, revision)),
      budget,
      { accept: (output) => output.Items !== undefined },
    )
    if (Items === undefined) {
      throw new Unavailable('store-unavailable', { cause: new Error('the log came without items') })
    }
    return Items.map((item) => parseItem(ChangeRecord, item, 'a record of the log'))
  }

  return {
    changesFrom,

    async read() {
      const changes: ChangeRecord[] = []
      const stagings: StagingRecord[] = []
      for await (const item of queryItems(store, queryLog(table), budget)) {
        const what = `${item['sk']?.S ?? 'an item'} of the log`
        if (item['sk']?.S?.startsWith(changePrefix) === true) {
          changes.push(parseItem(ChangeRecord, item, what))
        } else {
          stagings.push(parseItem(StagingRecord, item, what))
        }
      }
      return { changes, stagings: stagings.toSorted((a, b) => a.revision - b.revision) }
    },

    async append(record) {
      if (await tryPut(store, budget, putChange(table, record))) return true
      const [stored] = await changesFrom(record.revision)
      return stored?.revision === record.revision && stored.token === record.token
    },

    async appendStaging(record) {
      // One that is there is ours: its key holds the token of this copy.
      await tryPut(store, budget, putStaging(table, record))
    },
  }
}
