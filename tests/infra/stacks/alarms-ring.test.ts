/** Each alarm is tried: it rings for what it says, is silent for the least that it may not ring for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { removeSynthesised, resources, synthesise, type Synthesised } from '../../support/stacks.ts'

let production: Synthesised
beforeAll(() => {
  production = synthesise('production')
})
afterAll(removeSynthesised)

const Stat = z.object({
  Metric: z.object({ Namespace: z.string(), MetricName: z.string() }),
  Stat: z.string(),
})
const Alarm = z.object({
  AlarmDescription: z.string(),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.enum(['breaching', 'ignore', 'notBreaching']),
  ComparisonOperator: z.literal('GreaterThanOrEqualToThreshold'),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Metrics: z
    .array(
      z.object({ Id: z.string(), Expression: z.string().optional(), MetricStat: Stat.optional() }),
    )
    .optional(),
})
type Alarm = z.infer<typeof Alarm>

/** By the name in the template: those of API and pages have one runbook. */
function alarms(): Record<string, Alarm> {
  const all = (['Api', 'Operations', 'EdgeOperations'] as const).flatMap((stack) =>
    Object.entries(resources(production.template(stack), 'AWS::CloudWatch::Alarm')),
  )
  return Object.fromEntries(
    all.map(([id, { Properties }]) => [id.slice(0, -8), Alarm.parse(Properties)]),
  )
}

/** Values of a period by the name of their metric; undefined where nothing was measured. */
type Period = Readonly<Record<string, number | undefined>>

/** What an expression of the few forms used here comes to. */
function valueOf({ MetricName, Metrics = [] }: Alarm, period: Period): number | undefined {
  if (MetricName !== undefined) return period[MetricName]
  const measured = new Map(
    Metrics.flatMap(({ Id, MetricStat }) =>
      MetricStat === undefined ? [] : [[Id, period[MetricStat.Metric.MetricName]] as const],
    ),
  )
  const { Expression = '' } = Metrics.find((one) => one.Expression !== undefined) ?? {}
  const read = (text: string): number | undefined => {
    if (/^[\d.]+$/.test(text)) return Number(text)
    const filled = /^FILL\((\w+), 0\)$/.exec(text)?.[1]
    return filled === undefined ? measured.get(text) : (measured.get(filled) ?? 0)
  }
  const conditional = /^IF\((\w+) (>=?) (\d+), (.+), 0\)$/.exec(Expression)
  const plain = (text: string): number | undefined => {
    const share = /^100 \* (\w+) \/ (\w+)$/.exec(text)
    const values = (share ? [share[1], share[2]] : text.split(' + ')).map((one) => read(one ?? ''))
    const [part = 0, whole = 0] = values
    if (values.includes(undefined)) return undefined
    return share ? (100 * part) / whole : values.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  }
  if (conditional === null) return plain(Expression)
  const [, name = '', , least = '', then = ''] = conditional
  const asked = read(name)
  return asked === undefined ? undefined : asked >= Number(least) ? plain(then) : 0
}

function rings(alarm: Alarm, periods: readonly Period[]): boolean {
  const last = periods.slice(-alarm.EvaluationPeriods)
  if (last.length < alarm.EvaluationPeriods) return false
  return last.every((period) => {
    const value = valueOf(alarm, period)
    return value === undefined ? alarm.TreatMissingData === 'breaching' : value >= alarm.Threshold
  })
}

type Case = { readonly rings: Period; readonly silent: Period; readonly nothing?: boolean }

const failing = (metric: string): Case => ({ rings: { [metric]: 1 }, silent: { [metric]: 0 } })
const answering: Record<string, Case> = {
  '5xx': {
    rings: { Url5xxCount: 1, UrlRequestCount: 100 },
    // One of ten at night is ten per cent, and says nothing.
    silent: { Url5xxCount: 1, UrlRequestCount: 10 },
  },
  latency: {
    rings: { UrlRequestLatency: 2_000, UrlRequestCount: 50 },
    silent: { UrlRequestLatency: 9_000, UrlRequestCount: 49 },
  },
  errors: failing('Errors'),
  throttles: failing('Throttles'),
  duration: { rings: { Duration: 2_500 }, silent: { Duration: 2_499 } },
  concurrency: { rings: { ConcurrentExecutions: 35 }, silent: { ConcurrentExecutions: 34 } },
  rate: { rings: { UrlRequestCount: 21_000 }, silent: { UrlRequestCount: 20_999 } },
  standby: { rings: { UrlRequestCount: 10 }, silent: { UrlRequestCount: 9 } },
  standbyfailing: failing('Throttles'),
}
const cases: Record<string, Case> = {
  ...Object.fromEntries(
    ['api', 'pages'].flatMap((name) =>
      Object.entries(answering).map(([what, one]) => [`${name}${what}`, one]),
    ),
  ),
  ApiCanaryFaults: { rings: { Errors: 1, Url5xxCount: 2 }, silent: { Errors: 1, Url5xxCount: 1 } },
  PagesCanaryFaults: { rings: { Url5xxCount: 3 }, silent: { Url5xxCount: 2 } },
  apifaults: failing('InternalFaults'),
  servingstale: failing('StoreFaults'),
  releasecorrupt: failing('ReleaseCorrupt'),
  writesbyothers: failing('WritesByOthers'),
  linksbroken: failing('BrokenLinks'),
  linkserrors: failing('Errors'),
  linksschedule: failing('FailedInvocations'),
  tablethrottles: {
    rings: { ReadThrottleEvents: 0, WriteThrottleEvents: 1 },
    silent: { ReadThrottleEvents: 0, WriteThrottleEvents: 0 },
  },
  tableerrors: failing('SystemErrors'),
  edge5xx: {
    rings: { '5xxErrorRate': 1, Requests: 50 },
    silent: { '5xxErrorRate': 100, Requests: 10 },
  },
  edge4xx: {
    rings: { '4xxErrorRate': 50, Requests: 50 },
    silent: { '4xxErrorRate': 100, Requests: 49 },
  },
  edgefunctionerrors: failing('FunctionExecutionErrors'),
  firewallblocks: { rings: { BlockedRequests: 1_000 }, silent: { BlockedRequests: 999 } },
  outsideview: { ...failing('Errors'), nothing: true },
}

describe('an alarm', () => {
  it('is tried here, each of them', () => {
    expect(Object.keys(alarms()).toSorted()).toEqual(Object.keys(cases).toSorted())
  })

  it.each(Object.entries(cases))('%s rings for what it says, and only then', (name, one) => {
    const alarm = Alarm.parse(alarms()[name])
    const { EvaluationPeriods: many } = alarm
    const always = (period: Period) => Array.from({ length: many }, () => period)
    expect(rings(alarm, always(one.rings))).toBe(true)
    expect(rings(alarm, always(one.silent))).toBe(false)
    // Not before it has lasted.
    expect(rings(alarm, [...always(one.rings).slice(1), one.silent])).toBe(false)
  })

  it.each(Object.entries(cases))('%s means by silence what it should', (name, { nothing }) => {
    const alarm = Alarm.parse(alarms()[name])
    const silence = Array.from({ length: alarm.EvaluationPeriods }, () => ({}))
    expect(rings(alarm, silence)).toBe(nothing ?? false)
  })
})
