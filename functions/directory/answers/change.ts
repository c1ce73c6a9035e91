/** What has changed, as it is served. */
import * as z from 'zod'
import { changeKinds } from '../../model/changes.ts'
import { codes } from '../../model/code-table.ts'
import { collections, type Collection } from '../../model/release.ts'

export const RecordChange = z
  .strictObject({
    collection: z.enum(Object.keys(collections) as [Collection, ...Collection[]]).meta({
      id: 'RecordCollection',
      description: 'a kind of record, as in `/v1/release.ndjson`',
    }),
    id: z.string().meta({
      description:
        'its id, of a country its code; `manifest` and `terms` are one record each, named as their collection',
    }),
    change: codes('ChangeKind', changeKinds),
    reason: z.string().meta({
      description: 'what was said of the publication or the rollback that brought it',
    }),
    at: z.iso.datetime().meta({ description: 'when that was' }),
  })
  .meta({ id: 'RecordChange' })
export type RecordChange = z.infer<typeof RecordChange>
