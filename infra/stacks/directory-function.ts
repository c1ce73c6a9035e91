/** A function that reads the directory: runtime, log, and a role that can do no more than named. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function, LoggingFormat } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { acknowledge } from '../rules/checks.ts'
import type { ReleaseCopy } from './release-copy.ts'
import { runtime } from './runtime.ts'

export type DirectoryFunctionProps = {
  readonly description: string
  readonly table: Table
  /** What it begins with when the table does not answer. */
  readonly copy?: ReleaseCopy
  /** The folder that the build has written. */
  readonly code: string
  readonly memoryMb: number
  readonly timeoutMs: number
  readonly reservedConcurrency?: number | undefined
  /** What it knows besides the table. */
  readonly environment?: Readonly<Record<string, string>>
}

export class DirectoryFunction extends Construct {
  readonly function: Function
  readonly role: Role
  readonly logGroup: LogGroup

  constructor(scope: Construct, id: string, props: DirectoryFunctionProps) {
    super(scope, id)
    const {
      description,
      table,
      copy,
      code,
      memoryMb,
      timeoutMs,
      reservedConcurrency,
      environment,
    } = props

    this.logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.THREE_MONTHS })
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description,
    })
    this.function = new Function(this, 'Function', {
      description,
      runtime,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(code),
      memorySize: memoryMb,
      timeout: Duration.millis(timeoutMs),
      role: this.role,
      // Where there is one: the version before is what a canary goes back to. One that was taken back
      // goes, or the same code could not be deployed again.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE },
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      ...(reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: reservedConcurrency,
      }),
      environment: {
        TABLE_NAME: table.tableName,
        ...(copy && { COPY_BUCKET: copy.bucket.bucketName }),
        ...environment,
      },
    })
    acknowledge(
      this.function,
      'Serverless-LambdaTracing',
      'A trace holds the address that was asked for, and a query can name a disease: none is kept.',
    )
    this.logGroup.grantWrite(this.role)
    // Not grantReadData, which adds Scan and six more.
    table.grant(this.role, 'dynamodb:GetItem', 'dynamodb:Query')
    copy?.grantRead(this.role)
  }
}
