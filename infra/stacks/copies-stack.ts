/** Where the table's backups are copied to: a vault in another region, out of reach of what befalls the first. */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { stackOutputs } from '../../functions/store/database/deployed.ts'
import { keptVault } from './backups.ts'

export class CopiesStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props)
    const { backupVaultArn } = keptVault(this, 'Vault')
    new CfnOutput(this, stackOutputs.Copies.vault, { value: backupVaultArn })
  }
}
