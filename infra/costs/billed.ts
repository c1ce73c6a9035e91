/** What is billed of a stage even when nobody asks, counted in its templates. */
import * as z from 'zod'

export type Billed = {
  readonly alarms: number
  /** An alarm over an expression is billed for each metric in it. */
  readonly alarmMetrics: number
  readonly ownMetrics: number
  readonly dashboards: number
  readonly firewalls: number
  readonly firewallRules: number
  /** Of each function that answers readers: all have the same. */
  readonly memoryMb: number
  /** A run that takes all of its time. */
  readonly linkCheckGBs: number
  /** Of the function that looks each minute at what readers get; 0 for none. */
  readonly lookMb: number
}

const Resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) })
const Template = z.object({ Resources: z.record(z.string(), z.unknown()) })
const Measured = z.object({ MetricStat: z.looseObject({}) })
const Alarm = z.object({ Metrics: z.array(z.looseObject({})).optional() })
const WebAcl = z.object({ Rules: z.array(z.unknown()) })
const Function = z.object({ MemorySize: z.number(), Timeout: z.number() })
const LogicalId = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) })
const Schedule = z.object({
  ScheduleExpression: z.string(),
  Targets: z.tuple([z.object({ Arn: LogicalId })]),
})
const Filter = z
  .object({ MetricTransformations: z.tuple([z.object({ MetricName: z.string() })]) })
  .transform(({ MetricTransformations: [{ MetricName: name }] }) => ({ name }))
const Url = z.object({ TargetFunctionArn: LogicalId })

/** Takes every template of one stage, parsed. */
export function countBilled(templates: readonly unknown[]): Billed {
  const all = new Map<string, z.infer<typeof Resource>>()
  for (const template of templates) {
    for (const [id, one] of Object.entries(Template.parse(template).Resources)) {
      const { success, data } = Resource.safeParse(one)
      if (success) all.set(id, data)
    }
  }
  const of = (type: string): Record<string, unknown>[] =>
    [...all.values()].filter(({ Type }) => Type === type).map(({ Properties }) => Properties)
  const functionAt = ({ 'Fn::GetAtt': [id] }: z.infer<typeof LogicalId>) =>
    Function.parse(all.get(id)?.Properties)

  const alarms = of('AWS::CloudWatch::Alarm').map((one) => Alarm.parse(one))
  const firewalls = of('AWS::WAFv2::WebACL').map((one) => WebAcl.parse(one))
  const scheduled = of('AWS::Events::Rule').map((one) => {
    const { ScheduleExpression, Targets } = Schedule.parse(one)
    return { minutely: ScheduleExpression === 'rate(1 minute)', of: functionAt(Targets[0].Arn) }
  })
  const checks = scheduled.filter(({ minutely }) => !minutely)
  const looks = scheduled.filter(({ minutely }) => minutely)
  const sizes = of('AWS::Lambda::Url').map(
    (one) => functionAt(Url.parse(one).TargetFunctionArn).MemorySize,
  )
  const [memoryMb, ...others] = new Set(sizes)
  if (memoryMb === undefined || others.length > 0) {
    throw new Error('functions that answer readers have one size of memory')
  }
  return {
    alarms: alarms.length,
    alarmMetrics: sum(
      alarms.map(
        ({ Metrics }) => Metrics?.filter((one) => Measured.safeParse(one).success).length ?? 1,
      ),
    ),
    // One metric may be counted in several logs.
    ownMetrics: new Set(of('AWS::Logs::MetricFilter').map((one) => Filter.parse(one).name)).size,
    dashboards: of('AWS::CloudWatch::Dashboard').length,
    firewalls: firewalls.length,
    firewallRules: sum(firewalls.map(({ Rules }) => Rules.length)),
    memoryMb,
    linkCheckGBs: sum(checks.map((one) => (one.of.MemorySize / 1_024) * one.of.Timeout)),
    lookMb: sum(looks.map((one) => one.of.MemorySize)),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
