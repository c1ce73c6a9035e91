/**
 * The table's backups: every night one, and a copy of it in another region. The 35 days of recovery to
 * any second, which the table has besides, end with its region.
 */
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupVault,
  type IBackupVault,
} from 'aws-cdk-lib/aws-backup'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Schedule } from 'aws-cdk-lib/aws-events'
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { acknowledge } from '../rules/checks.ts'

const kept = Duration.days(35)

/**
 * Nobody can remove a backup from it before its time, whatever they may otherwise do. Without days in
 * which the lock can still be changed, AWS lets whoever may take the lock off do so for ever.
 */
export function keptVault(scope: Construct, id: string): BackupVault {
  return new BackupVault(scope, id, {
    removalPolicy: RemovalPolicy.RETAIN,
    lockConfiguration: { minRetention: kept, changeableFor: Duration.days(3) },
  })
}

export type BackupsProps = {
  readonly table: Table
  /** Of the vault in the other region. */
  readonly copiesArn: string
}

export class Backups extends Construct {
  constructor(scope: Construct, id: string, { table, copiesArn }: BackupsProps) {
    super(scope, id)
    const copies: IBackupVault = BackupVault.fromBackupVaultArn(this, 'Copies', copiesArn)
    const plan = new BackupPlan(this, 'Plan', { backupVault: keptVault(this, 'Vault') })
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'nightly',
        scheduleExpression: Schedule.cron({ hour: '2', minute: '41' }),
        deleteAfter: kept,
        copyActions: [{ destinationBackupVault: copies, deleteAfter: kept }],
      }),
    )
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      description: 'Makes the backups of the table, and copies them.',
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForBackup'),
      ],
    })
    acknowledge(
      role,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      'AWS Backup works by its own policy: what it needs for a backup, AWS knows and changes.',
    )
    plan.addSelection('Table', { resources: [BackupResource.fromDynamoDbTable(table)], role })
  }
}
