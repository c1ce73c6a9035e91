/** Checks every link once a week and records the report; of the table it can write nothing else. */
import { Duration } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { linksPartition } from '../../functions/store/database/keys.ts'
import { acknowledge } from '../rules/checks.ts'
import { DirectoryFunction } from './directory-function.ts'

export type LinkCheckerProps = {
  readonly table: Table
  readonly code: string
}

const noQueue =
  'The event is empty and comes again next week; alarms tell of a run that failed or did not start.'

export class LinkChecker extends Construct {
  readonly checker: DirectoryFunction
  readonly schedule: Rule

  constructor(scope: Construct, id: string, { table, code }: LinkCheckerProps) {
    super(scope, id)
    this.checker = new DirectoryFunction(this, 'Checker', {
      description: 'Checks the links of the active release and records the report.',
      table,
      code,
      memoryMb: 512,
      timeoutMs: 15 * 60_000,
    })
    this.checker.role.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:PutItem'],
        resources: [table.tableArn],
        conditions: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [linksPartition] },
        },
      }),
    )
    // A run that failed is repeated once; then the alarms call, and there is a run next week. Its
    // event is empty: a queue of such events would keep nothing that anybody could use.
    const { function: lambda } = this.checker
    lambda.configureAsyncInvoke({ retryAttempts: 1, maxEventAge: Duration.hours(1) })
    acknowledge(lambda, 'Serverless-LambdaDLQ', noQueue)
    acknowledge(lambda, 'Serverless-LambdaAsyncFailureDestination', noQueue)
    this.schedule = new Rule(this, 'Weekly', {
      description: 'Checks the links of the directory.',
      schedule: Schedule.cron({ weekDay: 'MON', hour: '3', minute: '17' }),
    })
    this.schedule.addTarget(
      new LambdaFunction(lambda, {
        event: RuleTargetInput.fromObject({}),
        retryAttempts: 2,
        maxEventAge: Duration.hours(1),
      }),
    )
    acknowledge(this.schedule, 'Serverless-EventBusDLQ', noQueue)
  }
}
