/**
 * New code answers one reader in ten for five minutes; an alarm meanwhile takes it back. What is
 * deployed at once is not watched.
 */
import { Duration, Fn, type CfnCondition } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import {
  CfnDeploymentGroup,
  LambdaDeploymentConfig,
  LambdaDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy'
import type { Alias, Function } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { acknowledge } from '../rules/checks.ts'

export type CanaryProps = {
  readonly lambda: Function
  /** Where its readers are led to. */
  readonly alias: Alias
  /** One of the paces, or the parameter that chooses it. */
  readonly pace: string
  /** Whether the alarm decides on a deployment: not on one that is at once. */
  readonly watched: CfnCondition
}

export class Canary extends Construct {
  constructor(scope: Construct, id: string, { lambda, alias, pace, watched }: CanaryProps) {
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
    // An alarm that rings already stops a deployment before it begins: what is at once is to end the
    // faults that it rings for.
    const { defaultChild } = group.node
    if (!(defaultChild instanceof CfnDeploymentGroup)) throw new Error('no deployment group')
    const { logicalId } = watched
    defaultChild.addPropertyOverride(
      'AlarmConfiguration.Enabled',
      Fn.conditionIf(logicalId, true, false),
    )
    const otherwise = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST']
    defaultChild.addPropertyOverride(
      'AutoRollbackConfiguration.Events',
      Fn.conditionIf(logicalId, [...otherwise, 'DEPLOYMENT_STOP_ON_ALARM'], otherwise),
    )
    acknowledge(
      group.role,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      'CodeDeploy moves the alias by its own policy: what it needs for that, AWS knows and changes.',
    )
  }
}
