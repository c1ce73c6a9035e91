/**
 * Who wrote which key of the table or the copy beside it, and when: kept where neither they nor whoever keeps the account can
 * take it away. Values are not in it. Reads are not either: nobody is watched who only looks.
 */
import { Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail'
import { Role, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { acknowledge } from '../rules/checks.ts'
import type { Written } from './writer-policies.ts'

export type WriteTrailProps = Written & {
  /** For so long nobody can remove a record, the root of the account included. */
  readonly lockedDays: number
}

export class WriteTrail extends Construct {
  /** The same records within minutes, for an alarm to look at. */
  readonly logGroup: LogGroup

  constructor(scope: Construct, id: string, { table, copy, lockedDays }: WriteTrailProps) {
    super(scope, id)
    const { partition, region, account } = Stack.of(this)
    // Its own policy names the trail before there is one.
    const trailName = Names.uniqueResourceName(this, { maxLength: 60, separator: '-' })
    const arn = `arn:${partition}:cloudtrail:${region}:${account}:trail/${trailName}`
    const cloudTrail = new ServicePrincipal('cloudtrail.amazonaws.com')

    const records = new Bucket(this, 'Records', {
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(lockedDays)),
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      // They name people: kept no longer than they are locked, but for what a slip could take along.
      lifecycleRules: [
        {
          expiration: Duration.days(lockedDays + 1),
          noncurrentVersionExpiration: Duration.days(35),
        },
      ],
    })
    acknowledge(
      records,
      'AwsSolutions-S1',
      'It is a log itself: who reads it shows in the history of events that every account has.',
    )
    const conditions = { 'aws:SourceArn': arn }
    records.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudTrail],
        actions: ['s3:GetBucketAcl'],
        resources: [records.bucketArn],
        conditions: { StringEquals: conditions },
      }),
    )
    records.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudTrail],
        actions: ['s3:PutObject'],
        resources: [records.arnForObjects(`AWSLogs/${account}/*`)],
        conditions: {
          StringEquals: { ...conditions, 's3:x-amz-acl': 'bucket-owner-full-control' },
        },
      }),
    )

    this.logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.THREE_MONTHS })
    const role = new Role(this, 'Role', {
      assumedBy: cloudTrail,
      description: 'Hands records of writes to their log.',
    })
    this.logGroup.grantWrite(role)

    const trail = new CfnTrail(this, 'Trail', {
      trailName,
      isLogging: true,
      isMultiRegionTrail: false,
      includeGlobalServiceEvents: false,
      // Signed lists of the records, by which one that is missing or changed is found.
      enableLogFileValidation: true,
      s3BucketName: records.bucketName,
      cloudWatchLogsLogGroupArn: this.logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      advancedEventSelectors: [
        {
          name: 'Writes to the table',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: ['AWS::DynamoDB::Table'] },
            { field: 'resources.ARN', equalTo: [table.tableArn] },
            { field: 'readOnly', equalTo: ['false'] },
          ],
        },
        {
          name: 'Writes to the copy of the last release',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
            { field: 'resources.ARN', startsWith: [copy.bucket.arnForObjects('')] },
            { field: 'readOnly', equalTo: ['false'] },
          ],
        },
      ],
    })
    trail.node.addDependency(records, role)
  }
}
