/** New code answers one reader in ten for five minutes; an alarm meanwhile takes it back. */
import { Duration } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import type { Alias, Function } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { acknowledge } from '../rules/checks.ts'

export type CanaryProps = {
  readonly lambda: Function
  /** Where its readers are led to. */
  readonly alias: Alias
  /** One of the paces, or the parameter that chooses it. */
  readonly pace: string
}

export class Canary extends Construct {
  constructor(scope: Construct, id: string, { lambda, alias, pace }: CanaryProps) {
    super(scope, id)
    const minutely = { period: Duration.minutes(1), statistic: Stats.SUM }
    // Of all versions: the one before may cry too, and then no deployment should go on either.
    const faults = new MathExpression({
      period: minutely.period,
      expression: 'FILL(crashed, 0) + FILL(failed, 0)',
      usingMetrics: {
        crashed: lambda.metricErrors(minutely),
        failed: lambda.metric('Url5xxCount', minutely),
      },
      label: 'Crashes and 5xx',
    })
    const alarm = new Alarm(this, 'Faults', {
      alarmDescription:
        'Crashes or 5xx while new code takes over: it is taken back. Runbook: infra/runbooks/canary.md',
      metric: faults,
      threshold: 3,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    const group = new LambdaDeploymentGroup(this, 'Deployment', {
      alias,
      deploymentConfig: LambdaDeploymentConfig.fromLambdaDeploymentConfigName(this, 'Pace', pace),
      alarms: [alarm],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    })
    acknowledge(
      group.role,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      'CodeDeploy moves the alias by its own policy: what it needs for that, AWS knows and changes.',
    )
  }
}
