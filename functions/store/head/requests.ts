/** The requests on the head item and its log, but for the changes that are written down. */
import type {
  AttributeValue,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ReleaseId } from '../../model/ids.ts'
import type { StoredItem } from '../database/items.ts'
import {
  changePrefix,
  changeSortKey,
  headKey,
  keyAttributes,
  keyNames,
  logPartition,
  stagingSortKey,
} from '../database/keys.ts'
import { putNewItem, queryPartition } from '../database/requests.ts'
import type {
  ChangeRecord,
  PublisherHead,
  ReleaseState,
  StagedEntry,
  StagingRecord,
} from './head.ts'

const key = keyAttributes(headKey)

/** `forReaders` leaves out who published. */
export function getHead(table: string, forReaders: boolean) {
  return {
    TableName: table,
    Key: key,
    ConsistentRead: true,
    ...(forReaders && {
      ProjectionExpression: '#generation, #active, #releases',
      ExpressionAttributeNames: {
        '#generation': 'generation',
        '#active': 'active',
        '#releases': 'releases',
      },
    }),
  } satisfies GetItemCommandInput
}

export type Staging = {
  readonly id: ReleaseId
  readonly entry: StagedEntry
  readonly by: string
  readonly copy: string
}

/** A head where there is none. */
export function createHead(table: string, head: PublisherHead) {
  return {
    TableName: table,
    Item: headItem(head),
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': keyNames['#pk'] },
  } satisfies PutItemCommandInput
}

function headItem(head: PublisherHead): Record<string, AttributeValue> {
  return { ...key, ...marshall(head) }
}

/** What every change of a head changes: enough to tell whether it is the one that was seen. */
const changing = ['generation', 'active', 'revision'] as const

/** A head in place of a damaged one, unless that has changed since it was seen. */
export function replaceHead(table: string, head: PublisherHead, seen: StoredItem) {
  const values: Record<string, AttributeValue> = {}
  const conditions = changing.map((name) => {
    const value = seen[name]
    if (value === undefined) return `attribute_not_exists(#${name})`
    values[`:${name}`] = value
    return `#${name} = :${name}`
  })
  return {
    TableName: table,
    Item: headItem(head),
    ConditionExpression: ['attribute_exists(#pk)', ...conditions].join(' AND '),
    ExpressionAttributeNames: {
      '#pk': keyNames['#pk'],
      ...Object.fromEntries(changing.map((name) => [`#${name}`, name])),
    },
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  } satisfies PutItemCommandInput
}

/** Registers a staged release, or renews the staging of this copy of one that is staged already. */
export function stageRelease(table: string, { id, entry, by, copy }: Staging) {
  return {
    TableName: table,
    Key: key,
    UpdateExpression: 'SET #releases.#id = :entry, #authors.#id = :by, #copies.#id = :copy',
    ConditionExpression:
      'attribute_exists(#pk) AND (attribute_not_exists(#releases.#id) OR (#releases.#id.#state = :staged AND #copies.#id = :copy))',
    ExpressionAttributeNames: {
      '#pk': keyNames['#pk'],
      '#releases': 'releases',
      '#authors': 'authors',
      '#copies': 'copies',
      '#state': 'state',
      '#id': id,
    },
    ExpressionAttributeValues: marshall({
      ':entry': entry,
      ':by': by,
      ':copy': copy,
      ':staged': 'staged' satisfies ReleaseState,
    }),
    ReturnValues: 'ALL_NEW',
  } satisfies UpdateItemCommandInput
}

/** Takes a release out of the head, all items of which are removed. */
export function forgetRelease(table: string, id: ReleaseId, copy: string | undefined) {
  return {
    TableName: table,
    Key: key,
    UpdateExpression: 'REMOVE #releases.#id, #authors.#id, #copies.#id',
    ConditionExpression: `#releases.#id.#state = :deleting AND ${copy === undefined ? 'attribute_not_exists(#copies.#id)' : '#copies.#id = :copy'}`,
    ExpressionAttributeNames: {
      '#releases': 'releases',
      '#authors': 'authors',
      '#copies': 'copies',
      '#state': 'state',
      '#id': id,
    },
    ExpressionAttributeValues: marshall({
      ':deleting': 'deleting' satisfies ReleaseState,
      ...(copy !== undefined && { ':copy': copy }),
    }),
  } satisfies UpdateItemCommandInput
}

/** All of the log. Nothing here changes or removes what is written there. */
export function queryLog(table: string) {
  return queryPartition(table, logPartition)
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
