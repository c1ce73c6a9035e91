/** The requests on the log. Nothing here changes or removes what is written. */
import type { PutItemCommandInput, QueryCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import {
  changePrefix,
  changeSortKey,
  keyNames,
  logPartition,
  stagingSortKey,
} from '../database/keys.ts'
import { putNewItem } from '../database/requests.ts'
import type { ChangeRecord, StagingRecord } from './log-records.ts'

export function queryLog(table: string) {
  return {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': keyNames['#pk'] },
    ExpressionAttributeValues: marshall({ ':pk': logPartition }),
  } satisfies QueryCommandInput
}

/** Changes from a revision on, at most two: itself, and whether there is a later one. */
export function queryChangesFrom(table: string, revision: number) {
  return {
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
    ExpressionAttributeNames: keyNames,
    ExpressionAttributeValues: marshall({
      ':pk': logPartition,
      ':from': changeSortKey(revision),
      ':to': `${changePrefix}~`,
    }),
    Limit: 2,
  } satisfies QueryCommandInput
}

export function putChange(table: string, record: ChangeRecord): PutItemCommandInput {
  return putNewItem(table, { pk: logPartition, sk: changeSortKey(record.revision) }, record)
}

export function putStaging(table: string, record: StagingRecord): PutItemCommandInput {
  return putNewItem(table, { pk: logPartition, sk: stagingSortKey(record.id, record.copy) }, record)
}
