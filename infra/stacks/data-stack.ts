/**
 * What must outlive every deployment: table, backups, copy of the last release, and the policies of those
 * who write.
 */
import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  Table,
  TableEncryption,
  type Attribute,
} from 'aws-cdk-lib/aws-dynamodb'
import {
  AnyPrincipal,
  Effect,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
} from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { stackOutputs } from '../../functions/store/database/deployed.ts'
import { logPartition } from '../../functions/store/database/keys.ts'
import { tableDefinition } from '../../functions/store/database/table.ts'
import { Backups } from './backups.ts'
import { grantDescribe } from './describe-stack.ts'
import { ReleaseCopy } from './release-copy.ts'
import { pruningStatements, publishingStatements } from './writer-policies.ts'

export type DataStackProps = StackProps & {
  readonly maxReadUnits: number
  readonly maxWriteUnits: number
  /** Of the vault in another region. */
  readonly copiesArn: string
}

function attribute({ name, type }: { readonly name: string; readonly type: 'S' }): Attribute {
  return { name, type: { S: AttributeType.STRING }[type] }
}

export class DataStack extends Stack {
  readonly table: Table
  readonly copy: ReleaseCopy

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props)
    const { maxReadUnits, maxWriteUnits, copiesArn } = props

    this.table = new Table(this, 'Table', {
      partitionKey: attribute(tableDefinition.partitionKey),
      sortKey: attribute(tableDefinition.sortKey),
      billingMode: BillingMode[tableDefinition.billing],
      maxReadRequestUnits: maxReadUnits,
      maxWriteRequestUnits: maxWriteUnits,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: 35,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: TableEncryption.AWS_MANAGED,
      resourcePolicy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            sid: 'OnlyOverTls',
            effect: Effect.DENY,
            principals: [new AnyPrincipal()],
            actions: ['dynamodb:*'],
            // The table's own policy cannot name the table without a circle; it reaches no other.
            resources: ['*'],
            conditions: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
          // Nobody can, whatever their own policies allow; changing this one is on record.
          new PolicyStatement({
            sid: 'TheLogIsAppendedTo',
            effect: Effect.DENY,
            principals: [new AnyPrincipal()],
            actions: [
              'dynamodb:UpdateItem',
              'dynamodb:DeleteItem',
              'dynamodb:BatchWriteItem',
              'dynamodb:PartiQLUpdate',
              'dynamodb:PartiQLDelete',
            ],
            resources: ['*'],
            conditions: {
              'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': [logPartition] },
            },
          }),
        ],
      }),
    })

    new Backups(this, 'Backups', { table: this.table, copiesArn })
    this.copy = new ReleaseCopy(this, 'Copy')

    // For roles that the account has already; those of PublishingStack need no attaching.
    const publisher = new ManagedPolicy(this, 'PublisherPolicy', {
      description: 'Publish and roll back releases. Deletes nothing.',
      statements: publishingStatements(this),
    })
    const pruner = new ManagedPolicy(this, 'PrunerPolicy', {
      description: 'Publish, and delete the items of releases that are marked for it.',
      statements: pruningStatements(this),
    })
    grantDescribe(this, publisher)
    grantDescribe(this, pruner)

    new CfnOutput(this, stackOutputs.Data.table, { value: this.table.tableName })
    new CfnOutput(this, stackOutputs.Data.copies, { value: this.copy.bucket.bucketName })
    new CfnOutput(this, 'PublisherPolicyArn', { value: publisher.managedPolicyArn })
    new CfnOutput(this, 'PrunerPolicyArn', { value: pruner.managedPolicyArn })
  }
}
