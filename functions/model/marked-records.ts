/** What the schemas of records mark, and where it stands in a dataset. */
import type { MarkName } from './marks.ts'
import { recordSchemas } from './records.ts'
import { collectionNames, recordsOf, type Collection, type Dataset } from './release.ts'
import { findMarked, treeOf, type Tree } from './walk.ts'

/** What a collection marks, and where. */
export function treeOfRecords(collection: Collection): Tree {
  return treeOf(recordSchemas[collection])
}

/** Everything in a dataset that bears a mark, with the record that it stands in. */
export function markedIn(dataset: Dataset, name: MarkName) {
  return collectionNames.flatMap((collection) =>
    recordsOf(dataset, collection).flatMap(([key, record]) =>
      findMarked(treeOfRecords(collection), record, name).map((found) => ({
        ...found,
        collection,
        key,
        record,
      })),
    ),
  )
}
