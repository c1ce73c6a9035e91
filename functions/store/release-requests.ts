/** The requests on the items of a release. */
import type {
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ReleaseId } from '../model/ids.ts'
import { keyAttributes, keyNames, releasePartition, type Key } from './keys.ts'

/** All items of a release, in the order of their sort keys. */
export function queryRelease(table: string, id: ReleaseId) {
  return {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': keyNames['#pk'] },
    ExpressionAttributeValues: marshall({ ':pk': releasePartition(id) }),
  } satisfies QueryCommandInput
}

export function getItem(table: string, key: Key) {
  return {
    TableName: table,
    Key: keyAttributes(key),
    ConsistentRead: true,
  } satisfies GetItemCommandInput
}

/** Writes an item only where there is none: items of a release never change. */
export function putNewItem(table: string, key: Key, attributes: object) {
  return {
    TableName: table,
    Item: { ...keyAttributes(key), ...marshall(attributes, { removeUndefinedValues: true }) },
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': keyNames['#pk'] },
  } satisfies PutItemCommandInput
}
