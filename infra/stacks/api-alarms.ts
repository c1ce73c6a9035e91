/** The alarms on function, table, releases and links. */
import { Duration } from 'aws-cdk-lib'
import { MathExpression, Metric, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { Operation, type Table } from 'aws-cdk-lib/aws-dynamodb'
import { FilterPattern, MetricFilter, type IFilterPattern } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { unavailableReasons } from '../../functions/model/unavailable.ts'
import type { AlarmSpec } from './alarms.ts'
import type { DirectoryFunction } from './directory-function.ts'
import type { LinkChecker } from './link-checker.ts'

export type ApiAlarmsProps = {
  readonly api: DirectoryFunction
  readonly linkChecker: LinkChecker
  readonly table: Table
  readonly reservedConcurrency: number | undefined
  /** Of the metrics that are counted in logs. */
  readonly namespace: string
}

/** All that a new account may run at once. */
const leastAccountConcurrency = 10

const fiveMinutes: MetricOptions = { period: Duration.minutes(5) }
const everyMinute: MetricOptions = { period: Duration.minutes(1) }
const everyDay: MetricOptions = { period: Duration.days(1) }

/** `functions/log.ts` writes these lines. */
const logPatterns = {
  storeFaults: FilterPattern.stringValue('$.event', '=', 'store-fault'),
  corrupt: FilterPattern.any(
    FilterPattern.stringValue('$.problem', '=', 'release-corrupt'),
    FilterPattern.stringValue('$.problem', '=', 'release-unsupported'),
    FilterPattern.stringValue('$.fault.message', '=', unavailableReasons['release-corrupt']),
    FilterPattern.stringValue('$.fault.message', '=', unavailableReasons['release-unsupported']),
  ),
  internal: FilterPattern.stringValue('$.problem', '=', 'internal'),
  linksChecked: FilterPattern.stringValue('$.event', '=', 'links-checked'),
} as const satisfies Record<string, IFilterPattern>

/** What the logs are counted for. */
export function logMetrics(scope: Construct, props: ApiAlarmsProps) {
  const { api, linkChecker, namespace } = props
  const count = (
    id: string,
    { logGroup }: DirectoryFunction,
    filterPattern: IFilterPattern,
    metricValue: string,
  ): MetricFilter =>
    new MetricFilter(scope, id, {
      logGroup,
      filterPattern,
      metricNamespace: namespace,
      metricName: id,
      metricValue,
    })
  const { storeFaults, corrupt, internal, linksChecked } = logPatterns
  return {
    storeFaults: count('StoreFaults', api, storeFaults, '1'),
    corrupt: count('ReleaseCorrupt', api, corrupt, '1'),
    internal: count('InternalFaults', api, internal, '1'),
    broken: count('BrokenLinks', linkChecker.checker, linksChecked, '$.broken'),
  }
}

export function apiAlarms(
  props: ApiAlarmsProps,
  logged: ReturnType<typeof logMetrics>,
): Record<string, AlarmSpec> {
  const { api, linkChecker, table, reservedConcurrency } = props
  const { function: lambda } = api
  const timeoutMs = lambda.timeout?.toMilliseconds() ?? 0
  const sum = { ...fiveMinutes, statistic: Stats.SUM }
  const quiet = { periods: 1, missing: 'quiet' } as const
  return {
    'api-5xx': {
      ...quiet,
      says: 'One answer of the API in a hundred, or more, is a 5xx.',
      metric: new MathExpression({
        ...fiveMinutes,
        expression: 'IF(asked > 0, 100 * failed / asked, 0)',
        usingMetrics: {
          failed: lambda.metric('Url5xxCount', sum),
          asked: lambda.metric('UrlRequestCount', sum),
        },
        label: 'API 5xx %',
      }),
      atLeast: 1,
      periods: 2,
    },
    'api-latency': {
      ...quiet,
      says: 'The slowest hundredth of the answers of the API takes two seconds or more.',
      metric: lambda.metric('UrlRequestLatency', { ...fiveMinutes, statistic: Stats.p(99) }),
      atLeast: 2_000,
      periods: 3,
    },
    'api-errors': {
      ...quiet,
      says: 'The function of the API crashed, ran out of time or memory, or could not start.',
      metric: lambda.metricErrors(sum),
      atLeast: 1,
    },
    'api-throttles': {
      ...quiet,
      says: 'Requests were refused because too many run at once.',
      metric: lambda.metricThrottles(sum),
      atLeast: 1,
    },
    'api-duration': {
      ...quiet,
      says: 'One call in twenty takes half of the time a call may take, or more.',
      metric: lambda.metricDuration({ ...fiveMinutes, statistic: Stats.p(95) }),
      atLeast: timeoutMs / 2,
      periods: 3,
    },
    'api-concurrency': {
      ...quiet,
      says: 'Four fifths of what may run at once are running.',
      metric: lambda.metric('ConcurrentExecutions', { ...everyMinute, statistic: Stats.MAXIMUM }),
      atLeast: 0.8 * (reservedConcurrency ?? leastAccountConcurrency),
      periods: 5,
    },
    'api-faults': {
      ...quiet,
      says: 'The API answered "internal": a bug of ours.',
      metric: logged.internal.metric(sum),
      atLeast: 1,
    },
    'serving-stale': {
      ...quiet,
      says: 'The store could not be read for five minutes: readers see the last release held.',
      metric: logged.storeFaults.metric({ ...everyMinute, statistic: Stats.SUM }),
      atLeast: 1,
      periods: 5,
    },
    'release-corrupt': {
      ...quiet,
      says: 'A stored release does not match its manifest, or is not for this code.',
      metric: logged.corrupt.metric(sum),
      atLeast: 1,
    },
    'table-throttles': {
      ...quiet,
      says: 'The table refused requests: more than its maximum of units.',
      metric: new MathExpression({
        ...fiveMinutes,
        expression: 'read + written',
        usingMetrics: {
          read: table.metric('ReadThrottleEvents', sum),
          written: table.metric('WriteThrottleEvents', sum),
        },
        label: 'Table throttles',
      }),
      atLeast: 1,
    },
    'table-errors': {
      ...quiet,
      says: 'DynamoDB failed on its side.',
      metric: table.metricSystemErrorsForOperations({
        ...sum,
        operations: [
          Operation.GET_ITEM,
          Operation.QUERY,
          Operation.PUT_ITEM,
          Operation.UPDATE_ITEM,
        ],
      }),
      atLeast: 1,
      periods: 2,
    },
    'links-broken': {
      says: 'Links that readers are given lead nowhere.',
      metric: logged.broken.metric({ ...everyDay, statistic: Stats.MAXIMUM }),
      atLeast: 1,
      periods: 1,
      missing: 'keep',
    },
    'links-errors': {
      ...quiet,
      says: 'The weekly check of links did not finish.',
      metric: linkChecker.checker.function.metricErrors({ ...everyDay, statistic: Stats.SUM }),
      atLeast: 1,
    },
    'links-schedule': {
      ...quiet,
      says: 'The weekly check of links could not be started.',
      metric: new Metric({
        ...everyDay,
        namespace: 'AWS/Events',
        metricName: 'FailedInvocations',
        dimensionsMap: { RuleName: linkChecker.schedule.ruleName },
        statistic: Stats.SUM,
      }),
      atLeast: 1,
    },
  }
}
