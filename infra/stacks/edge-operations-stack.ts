/** What CloudFront, the firewall and the bill tell: all of it in us-east-1, and after the API. */
import { join } from 'node:path'
import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { AccessLog } from './access-log.ts'
import { AlarmTopic, addAlarms, enoughRequests, type AlarmSpec } from './alarms.ts'
import { OutsideView } from './outside-view.ts'

export type EdgeOperationsStackProps = StackProps & {
  readonly distributionId: string
  readonly viewerRequestName: string
  /** Where readers ask. */
  readonly site: string
  /** The folder that the build has filled. */
  readonly dist: string
  readonly firewallMetric: string | undefined
  readonly alarmEmail: string | undefined
  /** In USD a month. */
  readonly budget: number
}

const period = Duration.minutes(5)

function edgeAlarms(props: EdgeOperationsStackProps): Record<string, AlarmSpec> {
  const { distributionId, viewerRequestName, firewallMetric } = props
  const cloudFront = (
    metricName: string,
    statistic: string,
    dimensions: Readonly<Record<string, string>>,
  ): Metric =>
    new Metric({
      namespace: 'AWS/CloudFront',
      metricName,
      dimensionsMap: { ...dimensions, Region: 'Global' },
      statistic,
      period,
    })
  const distribution = { DistributionId: distributionId }
  const rate = (metricName: string): MathExpression =>
    new MathExpression({
      period,
      expression: `IF(asked >= ${enoughRequests}, rate, 0)`,
      usingMetrics: {
        rate: cloudFront(metricName, Stats.AVERAGE, distribution),
        asked: cloudFront('Requests', Stats.SUM, distribution),
      },
      label: metricName,
    })
  return {
    'edge-5xx': {
      says: 'One answer at the edge in a hundred, or more, is a 5xx.',
      metric: rate('5xxErrorRate'),
      atLeast: 1,
      periods: 2,
      missing: 'quiet',
    },
    'edge-4xx': {
      says: 'Half of all requests are refused: a client is broken, or we refuse what we should not.',
      metric: rate('4xxErrorRate'),
      atLeast: 50,
      periods: 3,
      missing: 'quiet',
    },
    'edge-function-errors': {
      says: 'The edge function failed; readers were answered by CloudFront with a 5xx.',
      metric: cloudFront('FunctionExecutionErrors', Stats.SUM, {
        FunctionName: viewerRequestName,
      }),
      atLeast: 1,
      periods: 1,
      missing: 'quiet',
    },
    ...(firewallMetric !== undefined && {
      'firewall-blocks': {
        says: 'The firewall refuses unusually much: an attack, or a client that asks too often.',
        metric: new Metric({
          namespace: 'AWS/WAFV2',
          metricName: 'BlockedRequests',
          dimensionsMap: { WebACL: firewallMetric, Rule: 'ALL' },
          statistic: Stats.SUM,
          period,
        }),
        atLeast: 1_000,
        periods: 1,
        missing: 'quiet',
      },
    }),
  }
}

export class EdgeOperationsStack extends Stack {
  readonly alarmTopic: AlarmTopic

  constructor(scope: Construct, id: string, props: EdgeOperationsStackProps) {
    super(scope, id, props)
    const { distributionId, alarmEmail, budget } = props
    new AccessLog(this, 'AccessLog', {
      distributionArn: `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/${distributionId}`,
    })
    this.alarmTopic = new AlarmTopic(this, 'Alarms', {
      email: alarmEmail,
      tellers: ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'],
    })
    const { topic } = this.alarmTopic
    const view = new OutsideView(this, 'Outside', {
      site: props.site,
      code: join(props.dist, 'outside'),
    })
    addAlarms(this, topic, { ...edgeAlarms(props), 'outside-view': view.alarm() })

    // Of the account, not of a tag: one that nobody has activated for billing would always show 0.
    const notify = (notificationType: string, threshold: number) => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
    })
    const costs = new CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: budget, unit: 'USD' },
      },
      notificationsWithSubscribers: [notify('ACTUAL', 80), notify('FORECASTED', 100)],
    })
    costs.node.addDependency(this.alarmTopic)
  }
}
