import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Token, Validations } from 'aws-cdk-lib'
import recommended from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' }
import { beforeAll, describe, expect, it } from 'vitest'
import cdk from '../../cdk.json' with { type: 'json' }
import type { StackName } from '../../functions/store/database/deployed.ts'
import { stageNames, type StageName } from '../../infra/stages.ts'
import { everyStage } from '../support/every-stage.ts'
import { synthesise, type Synthesised } from '../support/stacks.ts'

const stageOf = everyStage({ validated: true })

type Violation = {
  readonly ruleName: string
  readonly violatingConstructs: readonly { readonly constructPath: string }[]
  readonly acknowledgedId?: string
  readonly acknowledgedAt?: string
  readonly reason?: string
}
type Report = {
  readonly pluginReports: readonly {
    readonly pluginName: string
    readonly conclusion: string
    readonly violations: readonly Violation[]
    readonly suppressedViolations?: readonly Violation[]
  }[]
}

function reportOf({ folder }: Synthesised): Report {
  return JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'))
}

/** The text of every file that is deployed: templates, and what functions consist of. */
function deployedFiles({ folder }: Synthesised): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .filter((name) => name.startsWith('asset.') || /\.(template|assets)\.json$/.test(name))
      .filter((name) => statSync(join(folder, name)).isFile())
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}

const anyStackOf = (name: string, region = 'eu-central-1'): string =>
  `Resource::arn:<AWS::Partition>:cloudformation:${region}:<AWS::AccountId>:stack/${name}/*`

/** What may be acknowledged, and where: everything else is mended. */
function acknowledged(stage: StageName): string[] {
  const askingData = `AwsSolutions-IAM5[${anyStackOf(`ImmunoDirectory-${stage}-Data`)}]`
  const askingEdge = `AwsSolutions-IAM5[${anyStackOf(`ImmunoDirectory-${stage}-Edge`, 'us-east-1')}]`
  const agent = (policy: string): string =>
    `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${policy}]`
  return [
    'AwsSolutions-CFR1 Edge/Edge/Distribution',
    'AwsSolutions-CFR3 Edge/Edge/Distribution',
    `${agent('AWSBackupServiceRolePolicyForBackup')} Data/Backups/Role`,
    `${agent('AWSCodeDeployRoleForLambdaLimited')} Api/Api/Canary/Deployment/ServiceRole`,
    `${agent('AWSCodeDeployRoleForLambdaLimited')} Api/Pages/Canary/Deployment/ServiceRole`,
    `${askingEdge} Edge/PublisherPolicy`,
    `${askingData} Data/PublisherPolicy`,
    `${askingData} Data/PrunerPolicy`,
    'AwsSolutions-S1 Data/Copy/Bucket',
    ...['Publisher', 'Pruner', 'GithubPublisher', 'GithubPlanner'].flatMap((role) =>
      [askingData, askingEdge].map((asking) => `${asking} Publishing/${role}`),
    ),
    'AwsSolutions-S1 Publishing/Writes/Records',
    'Serverless-EventBusDLQ Api/Links/Weekly',
    'Serverless-EventBusDLQ EdgeOperations/Outside/Minutely',
    'Serverless-LambdaAsyncFailureDestination Api/Links/Checker/Function/EventInvokeConfig',
    'Serverless-LambdaAsyncFailureDestination EdgeOperations/Outside/Function/EventInvokeConfig',
    'Serverless-LambdaDLQ EdgeOperations/Outside/Function',
    'Serverless-LambdaTracing EdgeOperations/Outside/Function',
    ...['Api/First', 'Api/Standby', 'Pages/First', 'Pages/Standby', 'Links/Checker'].flatMap(
      (path) => [
        `Serverless-LambdaDLQ Api/${path}/Function`,
        `Serverless-LambdaTracing Api/${path}/Function`,
      ],
    ),
    ...{
      sandbox: [
        'AwsSolutions-CFR2 Edge/Edge/Distribution',
        'AwsSolutions-CFR4 Edge/Edge/Distribution',
      ],
      production: [
        'Serverless-SNSRedrivePolicy EdgeOperations/Alarms/Email',
        'Serverless-SNSRedrivePolicy Operations/Alarms/Email',
      ],
    }[stage],
  ]
}

describe.each(stageNames)('I-01 the synthesis of %s', (name) => {
  it('has no finding of either pack, of the CDK, or of this house', () => {
    const { pluginReports } = reportOf(stageOf(name))
    expect(stageOf(name).error).toBeUndefined()
    // Those that found something to acknowledge; tests/infra/rules/planted.test.ts shows all at work.
    expect(pluginReports.map(({ pluginName }) => pluginName)).toEqual([
      'AwsSolutions',
      'Serverless',
    ])
    expect(pluginReports.flatMap(({ violations }) => violations)).toEqual([])
  })

  const suppressed = () =>
    reportOf(stageOf(name)).pluginReports.flatMap(
      ({ suppressedViolations = [] }) => suppressedViolations,
    )

  it('acknowledges only what is listed here', () => {
    const found = suppressed().flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => {
        const path = constructPath.replace(/^ImmunoDirectory-[a-z]+-/, '')
        return `${ruleName} ${path.replace(/\/Resource$/, '')}`
      }),
    )
    expect(found.toSorted()).toEqual(acknowledged(name).toSorted())
  })

  it('acknowledges nothing in vain, each for one construct and with a reason', () => {
    const used = suppressed().map(
      ({ acknowledgedAt, acknowledgedId }) => `${acknowledgedAt} ${acknowledgedId}`,
    )
    const given = stageOf(name)
      .stacks.app.node.findAll()
      .flatMap(({ node }) =>
        node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .flatMap(({ data }) => Object.keys(data).map((id) => `${node.path} ${id}`)),
      )
    expect(given.toSorted()).toEqual(used.toSorted())
    for (const { violatingConstructs, reason } of suppressed()) {
      expect(violatingConstructs).toHaveLength(1)
      expect(reason?.length).toBeGreaterThanOrEqual(60)
    }
  })
})

describe('I-13 a synthesis', () => {
  it('gives the same bytes each time', () => {
    const again = synthesise('production')
    const first = deployedFiles(stageOf('production'))
    const second = deployedFiles(again)
    expect(first.size).toBeGreaterThan(10)
    expect([...second.keys()]).toEqual([...first.keys()])
    expect([...second.keys()].filter((name) => second.get(name) !== first.get(name))).toEqual([])
  })

  it.each(stageNames)('names no account, no key and no password: %s', (name) => {
    for (const [file, text] of deployedFiles(stageOf(name))) {
      expect([file, text.match(/(?<![0-9a-f])\d{12}(?![0-9a-f])/g)]).toEqual([file, null])
      expect(text).not.toMatch(/AKIA|ASIA|BEGIN [A-Z ]*PRIVATE KEY|aws_secret/)
    }
  })

  it.each(stageNames)('is tagged, and the data of any stage is protected: %s', (name) => {
    const { stacks } = stageOf(name)
    const { app: _, ...all } = stacks
    for (const stack of Object.values(all)) {
      expect(stack.terminationProtection).toBe(name === 'production' || stack === stacks.data)
      expect(stack.tags.renderTags()).toEqual([
        { Key: 'project', Value: 'immuno-directory' },
        { Key: 'stage', Value: name },
      ])
    }
  })

  it.each(stageNames)('takes regions from the table of stages, and no account: %s', (name) => {
    const { copies, data, api, edge, door, operations, edgeOperations } = stageOf(name).stacks
    for (const stack of [data, api, door, operations]) expect(stack.region).toBe('eu-central-1')
    for (const stack of [edge, edgeOperations]) expect(stack.region).toBe('us-east-1')
    expect(copies.region).toBe('eu-west-1')
    expect(Token.isUnresolved(data.account)).toBe(true)
  })

  it('is deployed in the order in which the stacks need each other', () => {
    const { copies, data, api, edge, door, operations, edgeOperations } =
      stageOf('production').stacks
    expect(data.dependencies).toEqual([copies])
    expect(api.dependencies).toEqual([data])
    expect(edge.dependencies).toEqual([api])
    expect(door.dependencies).toEqual(expect.arrayContaining([api, edge]))
    expect(operations.dependencies).toEqual(expect.arrayContaining([data, api, edge]))
    expect(edgeOperations.dependencies).toEqual([edge])
  })

  it.each(stageNames)(
    'I-11 has no bucket but that of the copy and the record of writes, no custom resource, and no function but ours: %s',
    (name) => {
      const { stackNames, folder } = stageOf(name)
      const types = stackNames.flatMap((stack) => {
        const { Resources } = JSON.parse(
          readFileSync(join(folder, `${stack}.template.json`), 'utf8'),
        )
        return Object.values<any>(Resources).map(({ Type }) => Type as string)
      })
      expect(types.filter((type) => /S3|^Custom::|CustomResource/.test(type))).toEqual([
        'AWS::S3::Bucket',
        'AWS::S3::BucketPolicy',
        'AWS::S3::Bucket',
        'AWS::S3::BucketPolicy',
      ])
      expect(types.filter((type) => type === 'AWS::Lambda::Function')).toHaveLength(6)
    },
  )

  it('gives CloudFormation the choice of names wherever it has one', () => {
    // These have no name unless they are given one; uniqueness is in what the CDK makes of paths.
    const needed = new Set([
      'AWS::Backup::BackupVault',
      'AWS::CloudFront::CachePolicy',
      'AWS::CloudFront::Function',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::OriginRequestPolicy',
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::IAM::Policy',
      'AWS::Lambda::Alias',
      'AWS::Logs::DeliveryDestination',
      'AWS::Logs::DeliverySource',
      'AWS::Logs::ResourcePolicy',
    ])
    const { stackNames, folder } = stageOf('production')
    for (const stack of stackNames) {
      const { Resources } = JSON.parse(readFileSync(join(folder, `${stack}.template.json`), 'utf8'))
      for (const [id, { Type, Properties }] of Object.entries<any>(Resources)) {
        if (needed.has(Type)) continue
        const names = Object.keys(Properties ?? {}).filter((key) =>
          /^(Name|(Table|Function|Role|ManagedPolicy|LogGroup|Topic|Alarm|Dashboard|Budget|Rule)Name)$/.test(
            key,
          ),
        )
        const refers = [
          'AWS::Lambda::Version',
          'AWS::Lambda::Permission',
          'AWS::Lambda::EventInvokeConfig',
          'AWS::Logs::MetricFilter',
        ]
        expect([id, refers.includes(Type) ? [] : names]).toEqual([id, []])
      }
    }
  })
})

describe('I-18 another region', () => {
  const [old, other] = ['eu-central-1', 'eu-north-1'] as const
  let moved: Synthesised
  beforeAll(() => {
    moved = synthesise('production', { row: { region: other } })
  })
  const textOf = (stage: Synthesised, stack: StackName): string =>
    JSON.stringify(stage.template(stack).toJSON())
  const hosts = / hosts [0-9a-f]{12}/g

  it('is a change of origins at the edge, and of nothing else there', () => {
    const [before, after] = [textOf(stageOf('production'), 'Edge'), textOf(moved, 'Edge')]
    expect(after.match(hosts)).not.toEqual(before.match(hosts))
    const regardless = (text: string) => text.replaceAll(hosts, '').replaceAll(other, old)
    expect(regardless(after)).toBe(regardless(before))
    expect(after.split(`"Region":"${other}"`)).toHaveLength(5)
  })

  it('has its functions let in before readers are led to them: that stack reads the edge alone', () => {
    const door = textOf(moved, 'Door')
    expect(door).toContain('"StackName":"ImmunoDirectory-production-Edge","Region":"us-east-1"')
    expect(moved.stacks.door.region).toBe(other)
    expect(textOf(moved, 'Copies')).toBe(textOf(stageOf('production'), 'Copies'))
  })
})

describe('the feature flags of the CDK', () => {
  it('are all set, as recommended but for those that are listed here', () => {
    const ours = {
      // Of "arn:aws:" the templates know nothing: they serve other partitions as well.
      '@aws-cdk/core:enablePartitionLiterals': false,
      // What is deployed is found by the tags of its stack, too.
      '@aws-cdk/core:explicitStackTags': false,
      // No deployment can take the table from under the function that reads it.
      '@aws-cdk/core:defaultCrossStackReferences': 'strong',
    }
    const { 'cli-telemetry': _, ...flags } = cdk.context
    expect(flags).toEqual({ ...recommended, ...ours })
  })
})
