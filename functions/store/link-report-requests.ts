/** The requests on the reports about links. */
import type { PutItemCommandInput, QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { keyAttributes, keyNames, linksPartition, reportSortKey } from './keys.ts'

export function queryLinkReports(table: string) {
  return {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': keyNames['#pk'] },
    ExpressionAttributeValues: marshall({ ':pk': linksPartition }),
  } satisfies QueryCommandInput
}

export type ReportItem = {
  readonly slot: string
  /** Undefined for the item that says what the report consists of. */
  readonly part?: number
  readonly attributes: { readonly number: number; readonly sha256: string }
}

/** Writes over what an earlier report left in the slot, never over a later one. */
export function putReportItem(table: string, { slot, part, attributes }: ReportItem) {
  return {
    TableName: table,
    Item: {
      ...keyAttributes({ pk: linksPartition, sk: reportSortKey(slot, part) }),
      ...marshall(attributes),
    },
    ConditionExpression: 'attribute_not_exists(#number) OR #number < :number',
    ExpressionAttributeNames: { '#number': 'number' },
    ExpressionAttributeValues: marshall({ ':number': attributes.number }),
  } satisfies PutItemCommandInput
}
