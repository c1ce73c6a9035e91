/**
 * What whoever publishes or prunes may do to the table, as far as IAM can say it. It knows partitions
 * and the names of attributes, no sort keys and no conditions of a write: so a release or a line of the
 * log, which may be put once, could be put again. Readers refuse such a release by its hashes, `verify`
 * such a line, and the trail of writes says who it was.
 */
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import {
  headKey,
  linksPartition,
  logPartition,
  releasePartitions,
} from '../../functions/store/database/keys.ts'
import { tableDefinition } from '../../functions/store/database/table.ts'
import type { ReleaseCopy } from './release-copy.ts'

type Partitions = readonly string[]

function writing(
  { tableArn }: Table,
  action: `dynamodb:${'Put' | 'Update' | 'Delete'}Item`,
  partitions: Partitions,
  attributes?: readonly string[],
): PolicyStatement {
  return new PolicyStatement({
    actions: [action],
    resources: [tableArn],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
      ...(attributes && { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes } }),
    },
  })
}

export function readingStatement({ tableArn }: Table): PolicyStatement {
  return new PolicyStatement({
    actions: ['dynamodb:GetItem', 'dynamodb:Query'],
    resources: [tableArn],
  })
}

/** What is written when readers are to get another release. */
export type Written = { readonly table: Table; readonly copy: ReleaseCopy }

/** Publish and roll back releases, keep the copy of the last one, and record reports about links. Deletes nothing. */
export function publishingStatements({ table, copy }: Written): PolicyStatement[] {
  const { partitionKey, sortKey } = tableDefinition
  return [
    readingStatement(table),
    writing(table, 'dynamodb:PutItem', [
      headKey.pk,
      logPartition,
      linksPartition,
      releasePartitions,
    ]),
    writing(table, 'dynamodb:UpdateItem', [headKey.pk]),
    // What an earlier attempt has left is adopted: nothing but whose it is can be changed by that.
    writing(
      table,
      'dynamodb:UpdateItem',
      [releasePartitions],
      [partitionKey.name, sortKey.name, 'copy'],
    ),
    copy.writing(),
  ]
}

/** Besides: delete items of releases. Head and log stay, whatever goes wrong. */
export function pruningStatements(written: Written): PolicyStatement[] {
  return [
    ...publishingStatements(written),
    writing(written.table, 'dynamodb:DeleteItem', [releasePartitions]),
  ]
}
