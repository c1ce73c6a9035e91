/** The alarms on functions, table, releases and links. */
import { Duration } from 'aws-cdk-lib'
import { MathExpression, Metric, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { Operation, type Table } from 'aws-cdk-lib/aws-dynamodb'
import { FilterPattern, MetricFilter, type IFilterPattern } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { AlarmSpec } from './alarms.ts'
import type { DirectoryFunction } from './directory-function.ts'
import { functionAlarms } from './function-alarms.ts'
import type { FunctionPair } from './function-pair.ts'
import type { LinkChecker } from './link-checker.ts'

export type ApiAlarmsProps = {
  readonly api: FunctionPair
  readonly pages: FunctionPair
  readonly linkChecker: LinkChecker
  readonly table: Table
  readonly reservedConcurrency: number | undefined
  /** Of the metrics that are counted in logs. */
  readonly namespace: string
}

const fiveMinutes: MetricOptions = { period: Duration.minutes(5) }
const everyMinute: MetricOptions = { period: Duration.minutes(1) }
const everyDay: MetricOptions = { period: Duration.days(1) }

/** `functions/log.ts` writes these lines. */
const logPatterns = {
  storeFaults: FilterPattern.stringValue('$.event', '=', 'store-fault'),
  corrupt: FilterPattern.any(
    FilterPattern.stringValue('$.problem', '=', 'release-corrupt'),
    FilterPattern.stringValue('$.problem', '=', 'release-unsupported'),
    FilterPattern.stringValue('$.fault.reason', '=', 'release-corrupt'),
    FilterPattern.stringValue('$.fault.reason', '=', 'release-unsupported'),
  ),
  internal: FilterPattern.stringValue('$.problem', '=', 'internal'),
  linksChecked: FilterPattern.stringValue('$.event', '=', 'links-checked'),
} as const satisfies Record<string, IFilterPattern>

/** What the logs are counted for. */
export function logMetrics(scope: Construct, props: ApiAlarmsProps) {
  const { api, pages, linkChecker, namespace } = props
  /** Of all functions that answer, one metric: what is wrong with the release is so for all. */
  const count = (
    metricName: string,
    logs: Readonly<Record<string, DirectoryFunction>>,
    filterPattern: IFilterPattern,
    metricValue = '1',
  ): Metric => {
    for (const [prefix, { logGroup }] of Object.entries(logs)) {
      new MetricFilter(scope, `${prefix}${metricName}`, {
        logGroup,
        filterPattern,
        metricNamespace: namespace,
        metricName,
        metricValue,
      })
    }
    return new Metric({ namespace, metricName })
  }
  const answering = {
    '': api.first.of,
    ApiStandby: api.standby.of,
    Pages: pages.first.of,
    PagesStandby: pages.standby.of,
  }
  return {
    storeFaults: count('StoreFaults', answering, logPatterns.storeFaults),
    corrupt: count('ReleaseCorrupt', answering, logPatterns.corrupt),
    internal: count('InternalFaults', answering, logPatterns.internal),
    broken: count('BrokenLinks', { '': linkChecker.checker }, logPatterns.linksChecked, '$.broken'),
  }
}

export function apiAlarms(
  props: ApiAlarmsProps,
  logged: ReturnType<typeof logMetrics>,
): Record<string, AlarmSpec> {
  const { api, pages, linkChecker, table, reservedConcurrency } = props
  const sum = { ...fiveMinutes, statistic: Stats.SUM }
  const quiet = { periods: 1, missing: 'quiet' } as const
  return {
    ...functionAlarms({ name: 'api', called: 'the API', of: api, reservedConcurrency }),
    ...functionAlarms({ name: 'pages', called: 'the pages', of: pages, reservedConcurrency }),
    'api-faults': {
      ...quiet,
      says: 'API or pages answered "internal": a bug of ours.',
      metric: logged.internal.with(sum),
      atLeast: 1,
    },
    'serving-stale': {
      ...quiet,
      says: 'The store could not be read for five minutes: readers see the last release held.',
      metric: logged.storeFaults.with({ ...everyMinute, statistic: Stats.SUM }),
      atLeast: 1,
      periods: 5,
    },
    'release-corrupt': {
      ...quiet,
      says: 'A stored release does not match its manifest, or is not for this code.',
      metric: logged.corrupt.with(sum),
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
      metric: logged.broken.with({ ...everyDay, statistic: Stats.MAXIMUM }),
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
