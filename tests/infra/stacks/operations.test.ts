import { describe, expect, it } from 'vitest'
import { formatFault, formatLine } from '../../../functions/log.ts'
import { Unavailable } from '../../../functions/model/unavailable.ts'
import { exampleContext, readStage, stageNames, type StageName } from '../../../infra/stages.ts'
import { everyStage } from '../../support/every-stage.ts'
import { takes } from '../../support/filter-pattern.ts'
import { only, resources } from '../../support/stacks.ts'

const stageOf = everyStage()

const exampleRate = () => readStage(exampleContext('production')).requestsPerSecond

const templateOf = (stage: StageName, stack: 'Operations' | 'EdgeOperations') =>
  stageOf(stage).template(stack)

type Alarm = { readonly id: string; readonly [property: string]: any }

/** With the id that its runbook has. */
function alarmsOf(stage: StageName, stack: 'Operations' | 'EdgeOperations'): Alarm[] {
  return Object.values(resources(templateOf(stage, stack), 'AWS::CloudWatch::Alarm')).map(
    ({ Properties }) => ({
      ...Properties,
      id:
        / Runbook: infra\/runbooks\/([a-z0-9-]+)\.md$/.exec(Properties['AlarmDescription'])?.[1] ??
        '',
    }),
  )
}

/** On both functions that answer readers; the two have one runbook. */
const answering = [
  'api-5xx',
  'api-concurrency',
  'api-duration',
  'api-errors',
  'api-latency',
  'api-rate',
  'api-standby',
  'api-standby-failing',
  'api-throttles',
]
const regional = [
  ...answering,
  ...answering,
  'api-faults',
  'links-broken',
  'links-errors',
  'links-schedule',
  'release-corrupt',
  'serving-stale',
  'table-errors',
  'table-throttles',
  'writes-by-others',
]
const atTheEdge = ['edge-4xx', 'edge-5xx', 'edge-function-errors', 'outside-view']

describe.each(stageNames)('I-12 the alarms of %s', (stage) => {
  const all = () => [...alarmsOf(stage, 'Operations'), ...alarmsOf(stage, 'EdgeOperations')]

  it('are these, each named after its runbook', () => {
    expect(
      alarmsOf(stage, 'Operations')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(regional.toSorted())
    expect(
      alarmsOf(stage, 'EdgeOperations')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual((stage === 'production' ? [...atTheEdge, 'firewall-blocks'] : atTheEdge).toSorted())
    expect(all().length).toBeGreaterThanOrEqual(12)
  })

  it('tell the topic of their region when they begin and when they end', () => {
    for (const stack of ['Operations', 'EdgeOperations'] as const) {
      const [topic] = Object.keys(resources(templateOf(stage, stack), 'AWS::SNS::Topic'))
      for (const { id, AlarmActions, OKActions } of alarmsOf(stage, stack)) {
        expect({ id, AlarmActions, OKActions }).toEqual({
          id,
          AlarmActions: [{ Ref: topic }],
          OKActions: [{ Ref: topic }],
        })
      }
    }
  })

  it('say what missing data means', () => {
    for (const { id, TreatMissingData } of all()) {
      const means = { 'links-broken': 'ignore', 'outside-view': 'breaching' }[id]
      expect([id, TreatMissingData]).toEqual([id, means ?? 'notBreaching'])
    }
  })

  it('are shown on one page, with the edge', () => {
    const dashboard = only(templateOf(stage, 'Operations'), 'AWS::CloudWatch::Dashboard')
    const body = JSON.stringify(dashboard.Properties['DashboardBody'])
    expect(body).toContain('AWS/CloudFront')
    expect(body).toContain('us-east-1')
    expect(body.match(/"Fn::GetAtt":\["[a-z0-9]+[A-Z0-9]{8}","Arn"\]/g)).toHaveLength(
      regional.length,
    )
  })
})

describe('the alarms of a stage', () => {
  const alarm = (id: string) => alarmsOf('production', 'Operations').find((each) => each.id === id)

  it('name the function that calls, and watch each with its own metrics', () => {
    for (const id of answering) {
      const [one, other, ...more] = alarmsOf('production', 'Operations').filter(
        (each) => each.id === id,
      )
      expect(more).toEqual([])
      const said = [one, other].map((each) => ({
        who: /the API|the pages/.exec(each?.['AlarmDescription'])?.[0],
        watches: /(?:Api|Pages)(?:First|Standby)Function/.exec(
          JSON.stringify([each?.['Dimensions'], each?.['Metrics']]),
        )?.[0],
      }))
      const which = id.startsWith('api-standby') ? 'Standby' : 'First'
      expect(said).toEqual([
        { who: 'the API', watches: `Api${which}Function` },
        { who: 'the pages', watches: `Pages${which}Function` },
      ])
    }
  })

  it('follow its time-out and its share of the concurrency', () => {
    expect(alarm('api-duration')).toMatchObject({ Threshold: 2_500, ExtendedStatistic: 'p95' })
    expect(alarm('api-concurrency')).toMatchObject({ Threshold: 35 })
    const small = alarmsOf('sandbox', 'Operations').find(({ id }) => id === 'api-concurrency')
    expect(small).toMatchObject({ Threshold: 7 })
  })

  it('warn at seven tenths of what the address of a function takes in a minute', () => {
    const held = 500 * 60
    expect(alarm('api-rate')).toMatchObject({ Period: 60, MetricName: 'UrlRequestCount' })
    expect(alarm('api-rate')?.['Threshold']).toBeCloseTo(0.7 * held)
    expect(exampleRate()).toBe(500)
  })

  it('tell of a first function that is covered by its second: readers do not', () => {
    expect(alarm('api-standby')).toMatchObject({
      MetricName: 'UrlRequestCount',
      Threshold: 10,
      Period: 300,
      Dimensions: [{ Name: 'FunctionName', Value: expect.anything() }],
    })
  })

  it('call for a store that cannot be read after five minutes, not after one', () => {
    expect(alarm('serving-stale')).toMatchObject({ Period: 60, EvaluationPeriods: 5, Threshold: 1 })
  })
})

describe('what is counted in logs', () => {
  const metrics = () =>
    Object.entries(resources(templateOf('production', 'Operations'), 'AWS::Logs::MetricFilter'))
      // Of what CloudTrail writes, not our code: publishing.test.ts.
      .filter(([id]) => !id.startsWith('WritesByOthers'))
      .map(([, { Properties }]) => ({
        name: Properties['MetricTransformations'][0].MetricName as string,
        value: Properties['MetricTransformations'][0].MetricValue as string,
        namespace: Properties['MetricTransformations'][0].MetricNamespace as string,
        pattern: Properties['FilterPattern'] as string,
        log: JSON.stringify(Properties['LogGroupName']),
      }))
  const counting = (line: string) =>
    metrics()
      .filter(({ pattern }) => takes(pattern, line))
      .map(({ name, log }) => `${/OutputRef(\w+?)Log[0-9A-F]/.exec(log)?.[1]}: ${name}`)
      .toSorted()

  /** What all functions that answer are counted for, under one name. */
  const all = (...names: string[]) =>
    ['ApiFirst', 'ApiStandby', 'PagesFirst', 'PagesStandby'].flatMap((log) =>
      names.map((name) => `${log}: ${name}`),
    )

  const nameOf = (counted: string) => counted.replace(/^\w+: /, '')

  const request = {
    level: 'info',
    requestId: '0',
    operation: 'access',
    status: 200,
    milliseconds: 1,
  } as const
  const lines = {
    'an answer': [formatLine(request), []],
    'a refusal': [formatLine({ ...request, problem: 'not-found', status: 404 }), []],
    'a bug': [formatLine({ ...request, problem: 'internal', status: 500 }), all('InternalFaults')],
    'a silent store': [formatFault(new Unavailable('store-unavailable')), all('StoreFaults')],
    'a damaged release, while an older one is served': [
      formatFault(new Unavailable('release-corrupt')),
      all('ReleaseCorrupt', 'StoreFaults'),
    ],
    'a release for other code': [
      formatFault(new Unavailable('release-unsupported')),
      all('ReleaseCorrupt', 'StoreFaults'),
    ],
    'a damaged release, and nothing to serve': [
      formatLine({ ...request, problem: 'release-corrupt', status: 503 }),
      all('ReleaseCorrupt'),
    ],
    'a check of links': [
      '{"level":"info","event":"links-checked","broken":2}',
      ['LinksChecker: BrokenLinks'],
    ],
  } as const

  it('counts each metric by a line that our code writes: a pattern that nothing meets counts for nothing', () => {
    const counted = new Set(Object.values(lines).flatMap(([, names]) => names.map(nameOf)))
    expect(metrics().filter(({ name }) => !counted.has(name))).toEqual([])
  })

  it.each(Object.entries(lines))('is right for %s', (_, [line, names]) => {
    expect(counting(line)).toEqual(names)
  })

  it('is counted apart for each stage, broken links by their number', () => {
    for (const { name, value, namespace, log } of metrics()) {
      expect(namespace).toBe('ImmunoDirectory/production')
      expect(value).toBe(name === 'BrokenLinks' ? '$.broken' : '1')
      expect(log).toMatch(
        name === 'BrokenLinks' ? /LinksCheckerLog/ : /(?:Api|Pages)(?:First|Standby)Log/,
      )
    }
  })
})

describe('who is told', () => {
  it.each(['Operations', 'EdgeOperations'] as const)('by %s is the address given', (stack) => {
    const subscription = only(templateOf('production', stack), 'AWS::SNS::Subscription')
    expect(subscription.Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'alarms@example.org',
    })
    templateOf('sandbox', stack).resourceCountIs('AWS::SNS::Subscription', 0)
  })

  it.each([
    ['Operations', ['cloudwatch.amazonaws.com']],
    ['EdgeOperations', ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com']],
  ] as const)('lets only services of this account tell, over TLS: %s', (stack, services) => {
    const { PolicyDocument } = only(
      templateOf('production', stack),
      'AWS::SNS::TopicPolicy',
    ).Properties
    expect(PolicyDocument.Statement).toEqual([
      expect.objectContaining({
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: services.length === 1 ? services[0] : services },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ])
  })
})

describe('the budget', () => {
  it('tells at four fifths, and when a month is going to be too dear', () => {
    const { Budget, NotificationsWithSubscribers } = only(
      templateOf('sandbox', 'EdgeOperations'),
      'AWS::Budgets::Budget',
    ).Properties
    expect(Budget).toMatchObject({ TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 10, Unit: 'USD' } })
    expect(
      NotificationsWithSubscribers.map(({ Notification, Subscribers }: any) => [
        Notification.NotificationType,
        Notification.Threshold,
        Subscribers.length,
      ]),
    ).toEqual([
      ['ACTUAL', 80, 1],
      ['FORECASTED', 100, 1],
    ])
  })
})

it('the look from outside goes to the domain by its name, so that another one reaches it', () => {
  const sites = stageNames.map((stage) => {
    const all = Object.values(
      resources(templateOf(stage, 'EdgeOperations'), 'AWS::Lambda::Function'),
    )
    return all.map(({ Properties }) => Properties['Environment'].Variables.SITE_ORIGIN)
  })
  expect(sites).toEqual([
    [{ 'Fn::GetStackOutput': expect.objectContaining({ OutputName: 'Url' }) }],
    ['https://directory.example.org'],
  ])
})
