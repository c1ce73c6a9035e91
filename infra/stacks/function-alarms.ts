/** The alarms on a function that answers readers: API and pages have the same ones. */
import { Duration } from 'aws-cdk-lib'
import { MathExpression, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import { requestsPerExecution } from '../concurrency.ts'
import { enoughRequests, type AlarmSpec } from './alarms.ts'
import type { FunctionPair } from './function-pair.ts'

export type FunctionAlarmsProps = {
  /** Which its alarms begin with, and what they call it. */
  readonly name: 'api' | 'pages'
  readonly called: string
  readonly of: FunctionPair
  readonly reservedConcurrency: number | undefined
}

/** All that a new account may run at once. */
const leastAccountConcurrency = 10

/** At which share of what a function may take somebody is told: while there is time to raise it. */
const warnAt = 0.7

const fiveMinutes: MetricOptions = { period: Duration.minutes(5) }
const everyMinute: MetricOptions = { period: Duration.minutes(1) }

export function functionAlarms(props: FunctionAlarmsProps): Record<string, AlarmSpec> {
  const { name, called, of, reservedConcurrency } = props
  const lambda = of.first.of.function
  const second = of.standby.of.function
  const concurrency = reservedConcurrency ?? leastAccountConcurrency
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
      says: `Calls of ${called} were refused because too many run at once; the second function is asked.`,
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
      says: `Seven tenths of what ${called} may run at once are running.`,
      metric: lambda.metric('ConcurrentExecutions', { ...everyMinute, statistic: Stats.MAXIMUM }),
      atLeast: warnAt * concurrency,
      periods: 5,
    },
    rate: {
      ...quiet,
      says: `${called} is asked seven tenths of what its address takes in a minute.`,
      metric: lambda.metric('UrlRequestCount', { ...everyMinute, statistic: Stats.SUM }),
      atLeast: warnAt * concurrency * requestsPerExecution * 60,
      periods: 3,
    },
    standby: {
      ...quiet,
      says: `The second function of ${called} is asked: the first refuses or fails, and readers do not notice.`,
      metric: second.metric('UrlRequestCount', sum),
      atLeast: 10,
    },
    'standby-failing': {
      ...quiet,
      says: `The second function of ${called} refuses or fails too: readers see errors.`,
      metric: new MathExpression({
        ...fiveMinutes,
        expression: 'FILL(refused, 0) + FILL(failed, 0)',
        usingMetrics: {
          refused: second.metricThrottles(sum),
          failed: second.metric('Url5xxCount', sum),
        },
        label: `${name} standby, refused or failed`,
      }),
      atLeast: 1,
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
