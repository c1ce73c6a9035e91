/** The requests on the items of a release. */
import type {
  DeleteItemCommandInput,
  QueryCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ReleaseId } from '../../model/ids.ts'
import { keyAttributes, keyNames, releasePartition, type Key } from '../database/keys.ts'
import { getItem, putNewItem, queryPartition } from '../database/requests.ts'

/** All items of a release, in the order of their sort keys. */
export function queryRelease(table: string, id: ReleaseId) {
  return queryPartition(table, releasePartition(id))
}

/** Only what is needed to remove them. */
export function queryKeys(table: string, id: ReleaseId) {
  const query = queryRelease(table, id)
  return {
    ...query,
    ProjectionExpression: '#pk, #sk, #copy',
    ExpressionAttributeNames: { ...keyNames, '#copy': 'copy' },
  } satisfies QueryCommandInput
}

function keyOf(id: ReleaseId, sk: string): Key {
  return { pk: releasePartition(id), sk }
}

export function getPart(table: string, id: ReleaseId, sk: string) {
  return getItem(table, keyOf(id, sk))
}

/** Only where there is none: items of a release never change. */
export function putPart(table: string, id: ReleaseId, sk: string, attributes: object) {
  return putNewItem(table, keyOf(id, sk), attributes)
}

/** Says of an item that is already there that it belongs to this copy of its release. */
export function adoptPart(
  table: string,
  id: ReleaseId,
  sk: string,
  { copy, from }: { readonly copy: string; readonly from: string | undefined },
) {
  return {
    TableName: table,
    Key: keyAttributes(keyOf(id, sk)),
    UpdateExpression: 'SET #copy = :copy',
    ConditionExpression: `attribute_exists(#pk) AND ${ofCopy(from)}`,
    ExpressionAttributeNames: { '#pk': keyNames['#pk'], '#copy': 'copy' },
    ExpressionAttributeValues: marshall({
      ':copy': copy,
      ...(from !== undefined && { ':from': from }),
    }),
  } satisfies UpdateItemCommandInput
}

/** Removes an item of one copy of a release, and of no other. */
export function deletePart(table: string, id: ReleaseId, sk: string, copy: string | undefined) {
  return {
    TableName: table,
    Key: keyAttributes(keyOf(id, sk)),
    ConditionExpression: `attribute_exists(#pk) AND ${ofCopy(copy)}`,
    ExpressionAttributeNames: { '#pk': keyNames['#pk'], '#copy': 'copy' },
    ...(copy !== undefined && { ExpressionAttributeValues: marshall({ ':from': copy }) }),
  } satisfies DeleteItemCommandInput
}

function ofCopy(copy: string | undefined): string {
  return copy === undefined ? 'attribute_not_exists(#copy)' : '#copy = :from'
}
