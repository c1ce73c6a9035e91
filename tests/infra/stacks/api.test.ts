import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stackOutputs, trialNameOf } from '../../../functions/store/database/deployed.ts'
import { linksPartition } from '../../../functions/store/database/keys.ts'
import { paceParameter, paces } from '../../../infra/stacks/paces.ts'
import {
  removeSynthesised,
  resources,
  synthesise,
  type Resource,
  type Synthesised,
} from '../../support/stacks.ts'

let synthesised: Synthesised
let production: Record<string, Record<string, Resource>>
let sandboxFunctions: Record<string, Resource>
beforeAll(() => {
  synthesised = synthesise('production')
  const template = synthesised.template('Api')
  production = Object.fromEntries(
    [
      'AWS::Lambda::Function',
      'AWS::Lambda::Url',
      'AWS::Lambda::Alias',
      'AWS::Lambda::Version',
      'AWS::Lambda::Permission',
      'AWS::Lambda::EventInvokeConfig',
      'AWS::IAM::Role',
      'AWS::IAM::Policy',
      'AWS::IAM::ManagedPolicy',
      'AWS::Events::Rule',
      'AWS::Logs::LogGroup',
      'AWS::CodeDeploy::DeploymentGroup',
      'AWS::CloudWatch::Alarm',
    ].map((type) => [type, resources(template, type)]),
  )
  sandboxFunctions = resources(synthesise('sandbox').template('Api'), 'AWS::Lambda::Function')
})
afterAll(removeSynthesised)

/** The one whose logical id begins so. */
function named(type: string, start: string): [string, any] {
  const found = Object.entries(production[type] ?? {}).filter(([id]) => id.startsWith(start))
  const [one] = found
  if (one === undefined || found.length > 1) throw new Error(`${found.length} ${type} ${start}`)
  return [one[0], one[1].Properties]
}

/** With what stands beside its properties. */
function wholeOf(type: string, start: string): [string, any] {
  const [id] = named(type, start)
  return [id, production[type]?.[id]]
}

const aliasOf = (start: string) => wholeOf('AWS::Lambda::Alias', start)

const table = (what: 'Arn' | 'Ref') => ({
  'Fn::ImportValue': expect.stringMatching(
    what === 'Arn' ? /-Data:.*Table.*Arn/ : /-Data:.*OutputRefTable/,
  ),
})
const copies = (what: 'Arn' | 'Ref') => ({
  'Fn::ImportValue': expect.stringMatching(
    what === 'Arn' ? /-Data:.*CopyBucket.*Arn/ : /-Data:.*OutputRefCopyBucket/,
  ),
})

const answering = { MemorySize: 1769, Timeout: 5, ReservedConcurrentExecutions: 50 }
const begin = { COPY_BUCKET: copies('Ref') }
const site = { SITE_ORIGIN: 'https://directory.example.org' }

describe.each([
  ['ApiFirst', answering, begin],
  ['ApiStandby', answering, begin],
  ['PagesFirst', answering, { ...begin, ...site }],
  ['PagesStandby', answering, { ...begin, ...site }],
  ['LinksChecker', { MemorySize: 512, Timeout: 900 }, {}],
])('I-06 the function %s', (name, size, known) => {
  it('is on Node 24 and arm64, with its own log, and knows the table, its copy, and of pages where they are', () => {
    const [log, { RetentionInDays }] = named('AWS::Logs::LogGroup', `${name}Log`)
    const [role] = named('AWS::IAM::Role', `${name}Role`)
    const [, properties] = named('AWS::Lambda::Function', `${name}Function`)
    expect(properties).toEqual({
      ...size,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Code: { S3Bucket: expect.anything(), S3Key: expect.stringMatching(/^[0-9a-f]{64}\.zip$/) },
      Description: expect.any(String),
      Environment: { Variables: { TABLE_NAME: table('Ref'), ...known } },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: log } },
      Role: { 'Fn::GetAtt': [role, 'Arn'] },
      Tags: expect.any(Array),
    })
    expect(RetentionInDays).toBe(90)
  })

  it('I-03 has a role that reads the table and its copy, and writes its own log, and no more', () => {
    const [role, { ManagedPolicyArns, Policies, AssumeRolePolicyDocument }] = named(
      'AWS::IAM::Role',
      `${name}Role`,
    )
    const [, { PolicyDocument, Roles }] = named('AWS::IAM::Policy', `${name}Role`)
    const [log] = named('AWS::Logs::LogGroup', `${name}Log`)
    const reading = [
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: { 'Fn::GetAtt': [log, 'Arn'] },
      },
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:Query'],
        Resource: table('Arn'),
      },
    ]
    const recording = {
      Effect: 'Allow',
      Action: 'dynamodb:PutItem',
      Resource: table('Arn'),
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [linksPartition] } },
    }
    const beginning = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: { 'Fn::Join': ['', [copies('Arn'), '/last-release']] },
    }
    expect(PolicyDocument.Statement).toEqual([
      ...reading,
      name === 'LinksChecker' ? recording : beginning,
    ])
    expect(Roles).toEqual([{ Ref: role }])
    expect({ ManagedPolicyArns, Policies }).toEqual({})
    expect(AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'lambda.amazonaws.com' },
      },
    ])
  })
})

describe('I-03 roles', () => {
  it('are of five functions, and of what moves readers to new code', () => {
    const roles = Object.entries(production['AWS::IAM::Role'] ?? {})
    const agents = roles.filter(([id]) => /CanaryDeploymentServiceRole/.test(id))
    expect([roles.length, agents.length]).toEqual([7, 2])
    expect(Object.keys(production['AWS::IAM::Policy'] ?? {})).toHaveLength(5)
    for (const [, { Properties }] of agents) {
      expect(JSON.stringify(Properties['AssumeRolePolicyDocument'])).toContain(
        '{"Service":"codedeploy.amazonaws.com"}',
      )
      expect(JSON.stringify(Properties['ManagedPolicyArns'])).toMatch(
        /^\[[^[]+\["",\["arn:",[^[]+service-role\/AWSCodeDeployRoleForLambdaLimited"\]\]\}\]$/,
      )
    }
  })
})

describe('a small stage', () => {
  it('reserves nothing of the few calls that a new account may run at once', () => {
    for (const { Properties } of Object.values(sandboxFunctions)) {
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions')
    }
  })
})

describe.each(['Api', 'Pages'])('I-08 the function URLs of %s', (pair) => {
  const names = [`${pair}First`, `${pair}Standby`]

  it('are of what is live, and ask for a signature', () => {
    for (const name of names) {
      const [, url] = named('AWS::Lambda::Url', name)
      expect(url).toEqual({
        AuthType: 'AWS_IAM',
        Qualifier: 'live',
        TargetFunctionArn: { 'Fn::GetAtt': [named('AWS::Lambda::Function', name)[0], 'Arn'] },
      })
    }
  })

  it('let the distribution in by both permissions', () => {
    const door = Object.values(resources(synthesised.template('Door'), 'AWS::Lambda::Permission'))
    for (const name of names) {
      const [alias] = named('AWS::Lambda::Alias', name)
      const mine = door
        .map(({ Properties }) => Properties)
        .filter(({ FunctionName }) => FunctionName['Fn::ImportValue'].includes(`OutputRef${alias}`))
      const fromDistribution = {
        FunctionName: expect.anything(),
        Principal: 'cloudfront.amazonaws.com',
        SourceArn: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':cloudfront::',
              { Ref: 'AWS::AccountId' },
              ':distribution/',
              {
                'Fn::GetStackOutput': {
                  StackName: 'ImmunoDirectory-production-Edge',
                  Region: 'us-east-1',
                  OutputName: stackOutputs.Edge.distribution,
                },
              },
            ],
          ],
        },
      }
      expect(mine).toEqual([
        { ...fromDistribution, Action: 'lambda:InvokeFunctionUrl' },
        { ...fromDistribution, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
      ])
    }
  })
})

describe('I-08 a function', () => {
  it('can be called by the distribution and by the schedule, and by nothing else', () => {
    const [rule] = named('AWS::Events::Rule', 'Links')
    expect(Object.keys(production['AWS::Lambda::Url'] ?? {})).toHaveLength(4)
    synthesised.template('Door').resourceCountIs('AWS::Lambda::Permission', 8)
    const others = Object.values(production['AWS::Lambda::Permission'] ?? {})
    expect(others.map(({ Properties }) => Properties)).toEqual([
      {
        Action: 'lambda:InvokeFunction',
        FunctionName: { 'Fn::GetAtt': [named('AWS::Lambda::Function', 'Links')[0], 'Arn'] },
        Principal: 'events.amazonaws.com',
        SourceArn: { 'Fn::GetAtt': [rule, 'Arn'] },
      },
    ])
  })
})

describe.each(['Api', 'Pages'])('I-17 new code of %s', (pair) => {
  it('answers one reader in ten for five minutes, and is taken back by an alarm', () => {
    const [group, { AlarmConfiguration, AutoRollbackConfiguration, ...deployment }] = named(
      'AWS::CodeDeploy::DeploymentGroup',
      pair,
    )
    const [alarm, faults] = named('AWS::CloudWatch::Alarm', pair)
    expect(AlarmConfiguration).toEqual({ Enabled: true, Alarms: [{ Name: { Ref: alarm } }] })
    expect(AutoRollbackConfiguration).toEqual({
      Enabled: true,
      Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
    })
    expect(deployment.DeploymentConfigName).toEqual({ Ref: paceParameter })
    const { Parameters } = synthesised.template('Api').toJSON()
    expect(Parameters[paceParameter]).toMatchObject({
      Default: paces.canary,
      AllowedValues: Object.values(paces),
    })
    const [, alias] = aliasOf(`${pair}First`)
    expect(alias.UpdatePolicy).toEqual({
      CodeDeployLambdaAliasUpdate: {
        ApplicationName: deployment.ApplicationName,
        DeploymentGroupName: { Ref: group },
      },
    })
    // It looks at the first function itself, and cries while the canary sings.
    expect(JSON.stringify(faults.Metrics)).toContain(
      named('AWS::Lambda::Function', `${pair}First`)[0],
    )
    const period = faults.EvaluationPeriods * 60
    expect(period).toBeLessThan(5 * 60)
  })

  it('reaches the second when the first has it', () => {
    const [first] = aliasOf(`${pair}First`)
    const [, standby] = aliasOf(`${pair}Standby`)
    const [, lambda] = wholeOf('AWS::Lambda::Function', `${pair}Standby`)
    expect(lambda.DependsOn).toContain(first)
    expect(standby.UpdatePolicy).toBeUndefined()
  })

  it('leaves the version before where it is, to be gone back to', () => {
    for (const name of [`${pair}First`, `${pair}Standby`]) {
      const [version, { DeletionPolicy, UpdateReplacePolicy }] = wholeOf(
        'AWS::Lambda::Version',
        name,
      )
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain'])
      const [, { Properties }] = aliasOf(name)
      expect(Properties.FunctionVersion).toEqual({ 'Fn::GetAtt': [version, 'Version'] })
    }
  })
})

describe('pages of a stage without a domain', () => {
  it('are not told where they are: nobody knows before the distribution is made', () => {
    const [, pages] =
      Object.entries(sandboxFunctions).find(([id]) => id.startsWith('PagesFirst')) ?? []
    expect(Object.keys(pages?.Properties['Environment'].Variables)).toEqual([
      'COPY_BUCKET',
      'TABLE_NAME',
    ])
  })
})

describe('the check of links', () => {
  it('is started every week, and once more when it fails', () => {
    const [, rule] = named('AWS::Events::Rule', 'Links')
    expect(rule).toMatchObject({
      ScheduleExpression: 'cron(17 3 ? * MON *)',
      State: 'ENABLED',
      Targets: [{ Input: '{}', RetryPolicy: { MaximumRetryAttempts: 2 } }],
    })
    const [, config] = named('AWS::Lambda::EventInvokeConfig', 'Links')
    expect(config).toMatchObject({ MaximumRetryAttempts: 1, Qualifier: '$LATEST' })
  })
})

describe('the command line', () => {
  it('finds under its keys what it reads, and the locales of the edge function', () => {
    for (const stack of ['Data', 'Edge'] as const) {
      const told = Object.keys(synthesised.template(stack).findOutputs('*'))
      expect(told).toEqual(expect.arrayContaining(Object.values(stackOutputs[stack])))
    }
    const { edgeLocales, edgeDefaultLocale } = stackOutputs.Edge
    expect(synthesised.template('Edge').findOutputs('*')).toMatchObject({
      [edgeLocales]: { Value: 'en,fr' },
      [edgeDefaultLocale]: { Value: 'en' },
    })
  })
})

describe('who publishes, and who deploys', () => {
  const edge = () => synthesised.template('Edge')
  const policyOf = (start: string): any => {
    const policies = Object.entries(resources(edge(), 'AWS::IAM::ManagedPolicy'))
    const [, policy] = policies.find(([id]) => id.startsWith(start)) ?? []
    expect(Object.keys(policy?.Properties ?? {}).toSorted()).toEqual([
      'Description',
      'Path',
      'PolicyDocument',
    ])
    return policy?.Properties['PolicyDocument'].Statement
  }

  it('may tell the edge of it, and find the stage', () => {
    const [distribution] = Object.keys(resources(edge(), 'AWS::CloudFront::Distribution'))
    expect(policyOf('PublisherPolicy')).toEqual([
      {
        Effect: 'Allow',
        Action: 'cloudfront:CreateInvalidation',
        Resource: { 'Fn::Join': ['', expect.arrayContaining([{ Ref: distribution }])] },
      },
      {
        Effect: 'Allow',
        Action: 'cloudformation:DescribeStacks',
        Resource: {
          'Fn::Join': ['', expect.arrayContaining([':stack/ImmunoDirectory-production-Edge/*'])],
        },
      },
    ])
  })

  it('may try the edge function under a name that no distribution has', () => {
    const [name] = Object.values(resources(edge(), 'AWS::CloudFront::Function')).map(
      ({ Properties }) => String(Properties['Name']),
    )
    const trial = trialNameOf('ImmunoDirectory-production-Edge')
    expect(name).not.toBe(trial)
    expect(policyOf('DeployerPolicy')).toEqual([
      {
        Effect: 'Allow',
        Action: ['Create', 'Describe', 'Update', 'Test', 'Delete']
          .map((verb) => `cloudfront:${verb}Function`)
          .toSorted(),
        Resource: { 'Fn::Join': ['', expect.arrayContaining([`:function/${trial}`])] },
      },
    ])
  })
})
