/** The ids of the things within a record, such as notes; the record may be flawed. */
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { findMarked, valueAt } from '../../../functions/model/walk.ts'
import type { Entry } from '../entry.ts'
import type { FieldPath } from '../rules/problems.ts'

export function partIds({
  collection,
  value,
}: Pick<Entry, 'collection' | 'value'>): { path: FieldPath; id: string }[] {
  return findMarked(treeOfRecords(collection), value, 'part').flatMap((part) => {
    const id = valueAt(part.value, ['id'])
    return typeof id === 'string' ? [{ path: [...part.path, 'id'], id }] : []
  })
}
