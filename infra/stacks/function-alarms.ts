/** The alarms on a function that answers readers: API and pages have the same ones. */
import { Duration } from 'aws-cdk-lib'
import { MathExpression, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { enoughRequests, type AlarmSpec } from './alarms.ts'
import type { DirectoryFunction } from './directory-function.ts'

export type FunctionAlarmsProps = {
  /** Which its alarms begin with, and what they call it. */
  readonly name: 'api' | 'pages'
  readonly called: string
  readonly of: DirectoryFunction
  readonly reservedConcurrency: number | undefined
}

/** All that a new account may run at once. */
const leastAccountConcurrency = 10

const fiveMinutes: MetricOptions = { period: Duration.minutes(5) }
const everyMinute: MetricOptions = { period: Duration.minutes(1) }

export function functionAlarms(props: FunctionAlarmsProps): Record<string, AlarmSpec> {
  const { name, called, of, reservedConcurrency } = props
  const { function: lambda } = of
  const timeoutMs = lambda.timeout?.toMilliseconds() ?? 0
  const sum = { ...fiveMinutes, statistic: Stats.SUM }
  const quiet = { periods: 1, missing: 'quiet' } as const
  const alarms = {
    '5xx': {
      ...quiet,
      says: `One answer of ${called} in a hundred, or more, is a 5xx.`,
      metric: new MathExpression({
        ...fiveMinutes,
        expression: `IF(asked >= ${enoughRequests}, 100 * failed / asked, 0)`,
        usingMetrics: {
          failed: lambda.metric('Url5xxCount', sum),
          asked: lambda.metric('UrlRequestCount', sum),
        },
        label: `${name} 5xx %`,
      }),
      atLeast: 1,
      periods: 2,
    },
    latency: {
      ...quiet,
      says: `The slowest hundredth of the answers of ${called} takes two seconds or more.`,
      metric: new MathExpression({
        ...fiveMinutes,
        expression: `IF(asked >= ${enoughRequests}, slowest, 0)`,
        usingMetrics: {
          slowest: lambda.metric('UrlRequestLatency', { ...fiveMinutes, statistic: Stats.p(99) }),
          asked: lambda.metric('UrlRequestCount', sum),
        },
        label: `${name} p99`,
      }),
      atLeast: 2_000,
      periods: 3,
    },
    errors: {
      ...quiet,
      says: `The function of ${called} crashed, ran out of time or memory, or could not start.`,
      metric: lambda.metricErrors(sum),
      atLeast: 1,
    },
    throttles: {
      ...quiet,
      says: `Requests to ${called} were refused because too many run at once.`,
      metric: lambda.metricThrottles(sum),
      atLeast: 1,
    },
    duration: {
      ...quiet,
      says: `One call of ${called} in twenty takes half of the time a call may take, or more.`,
      metric: lambda.metricDuration({ ...fiveMinutes, statistic: Stats.p(95) }),
      atLeast: timeoutMs / 2,
      periods: 3,
    },
    concurrency: {
      ...quiet,
      says: `Four fifths of what ${called} may run at once are running.`,
      metric: lambda.metric('ConcurrentExecutions', { ...everyMinute, statistic: Stats.MAXIMUM }),
      atLeast: 0.8 * (reservedConcurrency ?? leastAccountConcurrency),
      periods: 5,
    },
  } satisfies Record<string, AlarmSpec>
  // What to do is the same for both.
  return Object.fromEntries(
    Object.entries(alarms).map(([what, spec]) => [
      `${name}-${what}`,
      { ...spec, runbook: `api-${what}` },
    ]),
  )
}
