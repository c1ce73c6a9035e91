/** Every switch of readers that is written down, in its order. */
import type { Store } from '../../functions/store/database/connect.ts'
import type { ChangeRecord, PublisherHead } from '../../functions/store/head/head.ts'
import { createWriter } from '../../functions/store/writer.ts'

/** The last change may stand in the head alone. */
export async function readFlips(store: Store, head: PublisherHead): Promise<ChangeRecord[]> {
  const { changes } = await createWriter(store).log()
  const { last } = head
  const all = changes.filter(({ revision }) => revision < (last?.revision ?? Infinity))
  return [...all, ...(last === null ? [] : [last])].filter(({ kind }) => kind !== 'prune')
}
