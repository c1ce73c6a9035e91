/** Alarms: whom they tell, what they say, and where it is written what to do. */
import { Aws } from 'aws-cdk-lib'
import {
  Alarm,
  ComparisonOperator,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { acknowledge } from '../rules/checks.ts'

export type AlarmTopicProps = {
  /** Undefined: alarms show in the console only. */
  readonly email: string | undefined
  /** The services that may tell. */
  readonly tellers: readonly string[]
}

/** An alarm and a topic must be in one region, so each region has its topic. */
export class AlarmTopic extends Construct {
  readonly topic: Topic

  constructor(scope: Construct, id: string, { email, tellers }: AlarmTopicProps) {
    super(scope, id)
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    // A policy of one's own replaces the one that lets the account's services in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: tellers.map((service) => new ServicePrincipal(service)),
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    if (email !== undefined) {
      const subscription = new Subscription(this, 'Email', {
        topic: this.topic,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: email,
      })
      acknowledge(
        subscription,
        'Serverless-SNSRedrivePolicy',
        'A letter that cannot be delivered has nobody else to go to; the alarm stays in the console.',
      )
    }
  }
}

/**
 * In five minutes, for a share of them to say anything: one failure of ten at night is ten per cent.
 * Below, `outside-view` tells.
 */
export const enoughRequests = 50

export type AlarmSpec = {
  /** What happened, for somebody who has just been woken by it. */
  readonly says: string
  readonly metric: IMetric
  /** Told at this value, or above it. */
  readonly atLeast: number
  /** How many periods in a row. */
  readonly periods: number
  /**
   * `quiet`: no data, no trouble. `keep`: seldom measured, so the last state stands. `rings`: measured
   * whatever readers do, so silence is trouble.
   */
  readonly missing: 'quiet' | 'keep' | 'rings'
  /** The page that says what to do; by default that of the alarm's own name. */
  readonly runbook?: string
}

const missing = {
  quiet: TreatMissingData.NOT_BREACHING,
  keep: TreatMissingData.IGNORE,
  rings: TreatMissingData.BREACHING,
} as const satisfies Record<AlarmSpec['missing'], TreatMissingData>

export function addAlarms(
  scope: Construct,
  topic: Topic,
  specs: Readonly<Record<string, AlarmSpec>>,
): Alarm[] {
  return Object.entries(specs).map(([id, spec]) => {
    const alarm = new Alarm(scope, id, {
      alarmDescription: `${spec.says} Runbook: infra/runbooks/${spec.runbook ?? id}.md`,
      metric: spec.metric,
      threshold: spec.atLeast,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: spec.periods,
      treatMissingData: missing[spec.missing],
    })
    const action = new SnsAction(topic)
    alarm.addAlarmAction(action)
    alarm.addOkAction(action)
    return alarm
  })
}
