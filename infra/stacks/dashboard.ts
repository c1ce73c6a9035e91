/** One page: what readers get, what it costs the functions, what the store does. */
import { Duration } from 'aws-cdk-lib'
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  Metric,
  Stats,
  type Alarm,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { edgeRegion } from '../../functions/store/database/deployed.ts'
import type { logMetrics } from './api-alarms.ts'
import type { FunctionPair } from './function-pair.ts'

export type DashboardProps = {
  readonly alarms: Alarm[]
  readonly api: FunctionPair
  readonly pages: FunctionPair
  readonly table: Table
  readonly distributionId: string
  readonly logged: ReturnType<typeof logMetrics>
}

export function addDashboard(scope: Construct, id: string, props: DashboardProps): void {
  const { alarms, api, pages, table, distributionId, logged } = props
  const period = Duration.minutes(5)
  const sum = { period, statistic: Stats.SUM }

  const edge = (metricName: string, statistic: string): Metric =>
    new Metric({
      namespace: 'AWS/CloudFront',
      metricName,
      dimensionsMap: { DistributionId: distributionId, Region: 'Global' },
      region: edgeRegion,
      statistic,
      period,
    })
  const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
    new GraphWidget({ title, left, right, width: 8, height: 6 })

  const functionGraphs = (title: string, { first, standby }: FunctionPair) => {
    const [lambda, second] = [first.of.function, standby.of.function]
    const named = { ...sum, label: 'requests to the second' }
    return [
      graph(`${title}: requests, 5xx`, [
        lambda.metric('UrlRequestCount', sum),
        lambda.metric('Url5xxCount', sum),
        second.metric('UrlRequestCount', named),
      ]),
      graph(`${title}: milliseconds`, [
        lambda.metric('UrlRequestLatency', { period, statistic: Stats.p(50) }),
        lambda.metric('UrlRequestLatency', { period, statistic: Stats.p(99) }),
      ]),
      graph(`${title}: running at once, errors, throttles`, [
        lambda.metric('ConcurrentExecutions', { period, statistic: Stats.MAXIMUM }),
        lambda.metricErrors(sum),
        lambda.metricThrottles(sum),
      ]),
    ]
  }

  new Dashboard(scope, id, { defaultInterval: Duration.days(1) }).addWidgets(
    new AlarmStatusWidget({ title: 'Alarms of this region', alarms, width: 24, height: 4 }),
    graph(
      'Edge: requests, errors %',
      [edge('Requests', Stats.SUM)],
      [edge('4xxErrorRate', Stats.AVERAGE), edge('5xxErrorRate', Stats.AVERAGE)],
    ),
    ...functionGraphs('API', api),
    ...functionGraphs('Pages', pages),
    graph(
      'Store: units, faults seen',
      [table.metricConsumedReadCapacityUnits(sum), table.metricConsumedWriteCapacityUnits(sum)],
      [logged.storeFaults.with(sum), logged.corrupt.with(sum)],
    ),
    graph('Links: broken', [
      logged.broken.with({ period: Duration.days(1), statistic: Stats.MAXIMUM }),
    ]),
  )
}
