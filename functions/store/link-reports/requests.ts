/** The requests on the reports about links. */
import type { PutItemCommandInput, QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import {
  keyAttributes,
  keyNames,
  linksPartition,
  reportPrefix,
  reportSortKey,
  resultsPrefix,
} from '../database/keys.ts'
import { getItem, queryPartition } from '../database/requests.ts'

/** Everything there is. */
export function queryLinkReports(table: string) {
  return queryPartition(table, linksPartition)
}

/** Which reports there are. */
export function queryReportOpenings(table: string) {
  return queryPrefix(table, reportPrefix)
}

/** What one of them holds. */
export function queryReportParts(table: string, slot: string) {
  return queryPrefix(table, resultsPrefix(slot))
}

function queryPrefix(table: string, prefix: string) {
  return {
    ...queryLinkReports(table),
    KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
    ExpressionAttributeNames: keyNames,
    ExpressionAttributeValues: marshall({ ':pk': linksPartition, ':prefix': prefix }),
  } satisfies QueryCommandInput
}

export type ReportItem = {
  readonly slot: string
  /** Undefined for the item that says what the report consists of. */
  readonly part?: number
  readonly attributes: { readonly number: number; readonly sha256: string }
}

export function getReportItem(table: string, { slot, part }: ReportItem) {
  return getItem(table, { pk: linksPartition, sk: reportSortKey(slot, part) })
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
