/** The alarm on a write to the table by anybody but those that may. */
import { Duration } from 'aws-cdk-lib'
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { IRole } from 'aws-cdk-lib/aws-iam'
import { FilterPattern, MetricFilter, type LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { AlarmSpec } from './alarms.ts'

export type WriteAlarmProps = {
  /** Of writes to the table, as CloudTrail records them. */
  readonly writes: LogGroup
  readonly writers: readonly IRole[]
  readonly namespace: string
}

/** Of a session of a role; users, other services and the root of the account have none. */
const role = '$.userIdentity.sessionContext.sessionIssuer.userName'

export function writeAlarms(
  scope: Construct,
  { writes, writers, namespace }: WriteAlarmProps,
): Record<string, AlarmSpec> {
  const metricName = 'WritesByOthers'
  new MetricFilter(scope, metricName, {
    logGroup: writes,
    filterPattern: FilterPattern.any(
      FilterPattern.notExists(role),
      FilterPattern.all(
        ...writers.map(({ roleName }) => FilterPattern.stringValue(role, '!=', roleName)),
      ),
    ),
    metricNamespace: namespace,
    metricName,
    metricValue: '1',
  })
  return {
    'writes-by-others': {
      says: 'Somebody who is not meant to write to the table did, or tried.',
      metric: new Metric({
        namespace,
        metricName,
        period: Duration.minutes(5),
        statistic: Stats.SUM,
      }),
      atLeast: 1,
      periods: 1,
      missing: 'quiet',
    },
  }
}
