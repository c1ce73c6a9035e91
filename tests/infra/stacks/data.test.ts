import { describe, expect, it } from 'vitest'
import { ReleaseId } from '../../../functions/model/ids.ts'
import {
  headKey,
  linksPartition,
  logPartition,
  releasePartition,
} from '../../../functions/store/database/keys.ts'
import { createTableInput } from '../../../functions/store/database/table.ts'
import { stageNames, type StageName } from '../../../infra/stages.ts'
import { everyStage } from '../../support/every-stage.ts'
import { only, resources } from '../../support/stacks.ts'

const stageOf = everyStage()
const dataOf = (stage: StageName) => stageOf(stage).template('Data')

describe.each(stageNames)('the table of %s', (stage) => {
  const table = () => only(dataOf(stage), 'AWS::DynamoDB::Table')

  it('is the one that the embedded store creates', () => {
    const { TableName, ...embedded } = createTableInput('any')
    const { KeySchema, AttributeDefinitions, BillingMode, ...others } = table().Properties
    expect(TableName).toBe('any')
    expect({ KeySchema, AttributeDefinitions, BillingMode }).toEqual(embedded)
    expect(
      Object.keys(others).filter((key) => /Index|Stream|TimeToLive|TableName/.test(key)),
    ).toEqual([])
  })

  it('I-05 is kept, recoverable for 35 days, encrypted, limited, and open over TLS only', () => {
    expect(table()).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        OnDemandThroughput: {
          MaxReadRequestUnits: expect.any(Number),
          MaxWriteRequestUnits: expect.any(Number),
        },
        PointInTimeRecoverySpecification: {
          PointInTimeRecoveryEnabled: true,
          RecoveryPeriodInDays: 35,
        },
        SSESpecification: { SSEEnabled: true },
        ResourcePolicy: {
          PolicyDocument: {
            Statement: [
              {
                Effect: 'Deny',
                Principal: { AWS: '*' },
                Action: 'dynamodb:*',
                Condition: { Bool: { 'aws:SecureTransport': 'false' } },
              },
              {
                Effect: 'Deny',
                Principal: { AWS: '*' },
                Action: expect.arrayContaining(['dynamodb:UpdateItem', 'dynamodb:DeleteItem']),
                Condition: {
                  'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': [logPartition] },
                },
              },
            ],
          },
        },
      },
    })
  })
})

describe.each(stageNames)('the bucket of the last release of %s', (stage) => {
  it('I-11 is kept, with versions for as long as the table can be put back, shut, and open over TLS only', () => {
    const bucket = only(dataOf(stage), 'AWS::S3::Bucket')
    expect(bucket).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: {
          Rules: [{ NoncurrentVersionExpiration: { NoncurrentDays: 35 }, Status: 'Enabled' }],
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    })
    expect(bucket.Properties).not.toHaveProperty('BucketName')
    const policy = only(dataOf(stage), 'AWS::S3::BucketPolicy').Properties['PolicyDocument']
    expect(policy.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Action: 's3:*',
        Principal: { AWS: '*' },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ])
  })
})

describe('I-04 a policy for people', () => {
  const statements = (name: string) => {
    const found = Object.entries(resources(dataOf('production'), 'AWS::IAM::ManagedPolicy'))
    const [, policy] = found.find(([id]) => id.startsWith(name)) ?? []
    return policy?.Properties['PolicyDocument'].Statement
  }
  const table = { 'Fn::GetAtt': [expect.stringMatching(/^Table/), 'Arn'] }
  const copying = {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:PutObject'],
    Resource: {
      'Fn::Join': [
        '',
        [{ 'Fn::GetAtt': [expect.stringMatching(/^CopyBucket/), 'Arn'] }, '/last-release'],
      ],
    },
  }
  const where = (partitions: readonly string[], attributes?: readonly string[]) => ({
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
    ...(attributes && { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes } }),
  })
  const allow = { Effect: 'Allow', Resource: table }
  const puts = ['head', 'log', 'links', 'release#*']
  const publishing = [
    { ...allow, Action: ['dynamodb:GetItem', 'dynamodb:Query'] },
    { ...allow, Action: 'dynamodb:PutItem', Condition: where(puts) },
    { ...allow, Action: 'dynamodb:UpdateItem', Condition: where(['head']) },
    {
      ...allow,
      Action: 'dynamodb:UpdateItem',
      Condition: where(['release#*'], ['pk', 'sk', 'copy']),
    },
    copying,
  ]
  const asking = {
    Effect: 'Allow',
    Action: 'cloudformation:DescribeStacks',
    Resource: {
      'Fn::Join': ['', expect.arrayContaining([':stack/ImmunoDirectory-production-Data/*'])],
    },
  }

  it('publishes, and deletes nothing', () => {
    expect(statements('PublisherPolicy')).toEqual([...publishing, asking])
  })

  it('prunes, and deletes items of releases only', () => {
    expect(statements('PrunerPolicy')).toEqual([
      ...publishing,
      { ...allow, Action: 'dynamodb:DeleteItem', Condition: where(['release#*']) },
      asking,
    ])
    const deletable = /^release#.*$/
    expect(releasePartition(ReleaseId.parse('0'.repeat(16)))).toMatch(deletable)
    for (const kept of [headKey.pk, logPartition, linksPartition]) {
      expect(kept).not.toMatch(deletable)
    }
  })

  it('hangs on no role or user of ours', () => {
    for (const { Properties } of Object.values(
      resources(dataOf('production'), 'AWS::IAM::ManagedPolicy'),
    )) {
      expect(Object.keys(Properties).toSorted()).toEqual(['Description', 'Path', 'PolicyDocument'])
    }
  })
})
