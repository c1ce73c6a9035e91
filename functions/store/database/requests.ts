/** Requests on items, whatever they hold. */
import type {
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { keyAttributes, keyNames, type Key } from './keys.ts'

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

/** All that lies under one partition key, in the order of the sort keys. */
export function queryPartition(table: string, pk: string) {
  return {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': keyNames['#pk'] },
    ExpressionAttributeValues: marshall({ ':pk': pk }),
  } satisfies QueryCommandInput
}
