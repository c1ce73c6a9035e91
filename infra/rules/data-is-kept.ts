import { at, listOf, resourcesOf, targetsOf, type Breach, type Template } from './template.ts'

/** Every table survives its stack, a wrong delete, and 35 days of mistakes; every bucket likewise. */
export function dataIsKept(template: Template): Breach[] {
  return [...tablesAreKept(template), ...bucketsAreKept(template), ...backupsAreKept(template)]
}

function bucketsAreKept(template: Template): Breach[] {
  const onlyTls = new Set(
    resourcesOf(template, 'AWS::S3::BucketPolicy')
      .filter(({ Properties }) =>
        listOf(at(Properties, 'PolicyDocument', 'Statement')).some(deniesWithoutTls),
      )
      .flatMap(({ Properties }) => targetsOf(Properties['Bucket'])),
  )
  return resourcesOf(template, 'AWS::S3::Bucket').flatMap(
    ({ id, DeletionPolicy, UpdateReplacePolicy, Properties }) => {
      const access = at(Properties, 'PublicAccessBlockConfiguration')
      const shut = [
        'BlockPublicAcls',
        'BlockPublicPolicy',
        'IgnorePublicAcls',
        'RestrictPublicBuckets',
      ]
      const days = listOf(at(Properties, 'LifecycleConfiguration', 'Rules')).map((rule) =>
        at(rule, 'NoncurrentVersionExpiration', 'NoncurrentDays'),
      )
      const demands: readonly (readonly [boolean, string])[] = [
        [DeletionPolicy === 'Retain', 'goes with its stack'],
        [UpdateReplacePolicy === 'Retain', 'goes when it is replaced'],
        [at(Properties, 'VersioningConfiguration', 'Status') === 'Enabled', 'has no versions'],
        [
          days.some((each) => Number(each) >= 35),
          'keeps versions for less than 35 days, or for ever',
        ],
        [at(Properties, 'BucketEncryption') !== undefined, 'is not encrypted'],
        [shut.every((key) => at(access, key) === true), 'can be made public'],
        [onlyTls.has(id), 'can be reached without TLS'],
      ]
      return demands.filter(([met]) => !met).map(([, what]) => ({ resource: id, what }))
    },
  )
}

/** And no backup can be removed before 35 days are over. */
function backupsAreKept(template: Template): Breach[] {
  return resourcesOf(template, 'AWS::Backup::BackupVault').flatMap(
    ({ id, DeletionPolicy, UpdateReplacePolicy, Properties }) => [
      ...(DeletionPolicy === 'Retain' && UpdateReplacePolicy === 'Retain'
        ? []
        : [{ resource: id, what: 'goes with its stack' }]),
      ...(at(Properties, 'LockConfiguration', 'MinRetentionDays') === 35
        ? []
        : [{ resource: id, what: 'lets backups go before 35 days' }]),
    ],
  )
}

function deniesWithoutTls(statement: unknown): boolean {
  return (
    at(statement, 'Effect') === 'Deny' &&
    at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false'
  )
}

function tablesAreKept(template: Template): Breach[] {
  return resourcesOf(template, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').flatMap(
    ({ id, DeletionPolicy, UpdateReplacePolicy, Properties }) => {
      const recovery = at(Properties, 'PointInTimeRecoverySpecification')
      const statements = listOf(at(Properties, 'ResourcePolicy', 'PolicyDocument', 'Statement'))
      const onlyTls = statements.some(deniesWithoutTls)
      const demands: readonly (readonly [boolean, string])[] = [
        [DeletionPolicy === 'Retain', 'goes with its stack'],
        [UpdateReplacePolicy === 'Retain', 'goes when it is replaced'],
        [at(Properties, 'DeletionProtectionEnabled') === true, 'can be deleted'],
        [at(recovery, 'PointInTimeRecoveryEnabled') === true, 'has no point-in-time recovery'],
        [at(recovery, 'RecoveryPeriodInDays') === 35, 'can be recovered for less than 35 days'],
        [at(Properties, 'SSESpecification', 'SSEEnabled') === true, 'is not encrypted with KMS'],
        [at(Properties, 'BillingMode') === 'PAY_PER_REQUEST', 'is not on demand'],
        [
          Number(at(Properties, 'OnDemandThroughput', 'MaxReadRequestUnits')) > 0 &&
            Number(at(Properties, 'OnDemandThroughput', 'MaxWriteRequestUnits')) > 0,
          'has no maximum of units',
        ],
        [onlyTls, 'can be reached without TLS'],
      ]
      return demands.filter(([met]) => !met).map(([, what]) => ({ resource: id, what }))
    },
  )
}
