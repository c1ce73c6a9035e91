/** Reads the log of the head's changes, and adds to it. */
import { Unavailable } from '../../model/unavailable.ts'
import type { Database } from '../database/connect.ts'
import { parseItem } from '../database/items.ts'
import { changePrefix } from '../database/keys.ts'
import type { WritableDatabase } from '../database/write.ts'
import { ChangeRecord, StagingRecord, type LogContent } from './head.ts'
import { putChange, putStaging, queryChangesFrom, queryLog } from './requests.ts'

export async function readLog(database: Database): Promise<LogContent> {
  const changes: ChangeRecord[] = []
  const stagings: StagingRecord[] = []
  for await (const item of database.query(queryLog(database.table))) {
    const what = `${item['sk']?.S ?? 'an item'} of the log`
    if (item['sk']?.S?.startsWith(changePrefix) === true) {
      changes.push(parseItem(ChangeRecord, item, what))
    } else {
      stagings.push(parseItem(StagingRecord, item, what))
    }
  }
  return { changes, stagings: stagings.toSorted((a, b) => a.revision - b.revision) }
}

/** At most two changes, from a revision on. */
export async function changesFrom(
  database: Database,
  revision: number,
): Promise<readonly ChangeRecord[]> {
  const items = await database.some(queryChangesFrom(database.table, revision))
  if (items === undefined) {
    throw new Unavailable('store-unavailable', { cause: new Error('the log came without items') })
  }
  return items.map((item) => parseItem(ChangeRecord, item, 'a record of the log'))
}

/** Whether this very change is written down under its revision. */
export async function isWrittenDown(database: Database, record: ChangeRecord): Promise<boolean> {
  const [stored] = await changesFrom(database, record.revision)
  return stored?.revision === record.revision && stored.token === record.token
}

/** False when another change is written down under this revision. */
export async function appendChange(
  database: WritableDatabase,
  record: ChangeRecord,
): Promise<boolean> {
  if (await database.put(putChange(database.table, record))) return true
  return isWrittenDown(database, record)
}

export async function appendStaging(
  database: WritableDatabase,
  record: StagingRecord,
): Promise<void> {
  // One that is there is ours: its key holds the token of this copy.
  await database.put(putStaging(database.table, record))
}
