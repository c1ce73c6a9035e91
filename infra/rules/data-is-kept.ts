import { at, listOf, resourcesOf, type Breach, type Template } from './template.ts'

/** Every table survives its stack, a wrong delete, and 35 days of mistakes. */
export function dataIsKept(template: Template): Breach[] {
  return [...tablesAreKept(template), ...backupsAreKept(template)]
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

function tablesAreKept(template: Template): Breach[] {
  return resourcesOf(template, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').flatMap(
    ({ id, DeletionPolicy, UpdateReplacePolicy, Properties }) => {
      const recovery = at(Properties, 'PointInTimeRecoverySpecification')
      const statements = listOf(at(Properties, 'ResourcePolicy', 'PolicyDocument', 'Statement'))
      const onlyTls = statements.some(
        (each) =>
          at(each, 'Effect') === 'Deny' &&
          at(each, 'Condition', 'Bool', 'aws:SecureTransport') === 'false',
      )
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
