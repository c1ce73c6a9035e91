import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stackOutputs } from '../../../functions/store/database/deployed.ts'
import { linksPartition } from '../../../functions/store/database/keys.ts'
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
      'AWS::Lambda::Permission',
      'AWS::Lambda::EventInvokeConfig',
      'AWS::IAM::Role',
      'AWS::IAM::Policy',
      'AWS::IAM::ManagedPolicy',
      'AWS::Events::Rule',
      'AWS::Logs::LogGroup',
      'AWS::CloudFront::Distribution',
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

describe.each([
  [
    'Api',
    { MemorySize: 1769, Timeout: 5, ReservedConcurrentExecutions: 50 },
    { COPY_BUCKET: copies('Ref') },
  ],
  [
    'Pages',
    { MemorySize: 1769, Timeout: 5, ReservedConcurrentExecutions: 50 },
    { COPY_BUCKET: copies('Ref'), SITE_ORIGIN: 'https://directory.example.org' },
  ],
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
  it('are these three, with these three policies', () => {
    expect(Object.keys(production['AWS::IAM::Role'] ?? {})).toHaveLength(3)
    expect(Object.keys(production['AWS::IAM::Policy'] ?? {})).toHaveLength(3)
  })

  it('get no policy of people', () => {
    const [, policy] = named('AWS::IAM::ManagedPolicy', 'PublisherPolicy')
    expect(Object.keys(policy).toSorted()).toEqual(['Description', 'Path', 'PolicyDocument'])
  })
})

describe('a small stage', () => {
  it('reserves nothing of the few calls that a new account may run at once', () => {
    for (const { Properties } of Object.values(sandboxFunctions)) {
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions')
    }
  })
})

describe('I-08 the function URLs', () => {
  const permissions = () =>
    Object.values(production['AWS::Lambda::Permission'] ?? {}).map((each) => each.Properties)

  it('are of API and pages, and ask for a signature', () => {
    expect(Object.keys(production['AWS::Lambda::Url'] ?? {})).toHaveLength(2)
    for (const name of ['Api', 'Pages']) {
      const [, url] = named('AWS::Lambda::Url', name)
      expect(url).toEqual({
        AuthType: 'AWS_IAM',
        TargetFunctionArn: { 'Fn::GetAtt': [named('AWS::Lambda::Function', name)[0], 'Arn'] },
      })
    }
  })

  it('let the distribution in by both permissions, and nothing else', () => {
    const [distribution] = named('AWS::CloudFront::Distribution', 'Edge')
    const [rule] = named('AWS::Events::Rule', 'Links')
    const fromDistribution = (name: string) => ({
      FunctionName: { 'Fn::GetAtt': [named('AWS::Lambda::Url', name)[0], 'FunctionArn'] },
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
            { Ref: distribution },
          ],
        ],
      },
    })
    const all = permissions()
    expect(all).toHaveLength(5)
    expect(all).toEqual(
      expect.arrayContaining([
        ...['Api', 'Pages'].flatMap((name) => [
          { ...fromDistribution(name), Action: 'lambda:InvokeFunctionUrl' },
          {
            ...fromDistribution(name),
            Action: 'lambda:InvokeFunction',
            InvokedViaFunctionUrl: true,
          },
        ]),
        {
          Action: 'lambda:InvokeFunction',
          FunctionName: { 'Fn::GetAtt': [named('AWS::Lambda::Function', 'Links')[0], 'Arn'] },
          Principal: 'events.amazonaws.com',
          SourceArn: { 'Fn::GetAtt': [rule, 'Arn'] },
        },
      ]),
    )
  })
})

describe('pages of a stage without a domain', () => {
  it('are not told where they are: nobody knows before the distribution is made', () => {
    const [, pages] = Object.entries(sandboxFunctions).find(([id]) => id.startsWith('Pages')) ?? []
    expect(Object.keys(pages?.Properties['Environment'].Variables)).toEqual([
      'TABLE_NAME',
      'COPY_BUCKET',
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
    for (const stack of ['Data', 'Api'] as const) {
      const told = Object.keys(synthesised.template(stack).findOutputs('*'))
      expect(told).toEqual(expect.arrayContaining(Object.values(stackOutputs[stack])))
    }
    const { edgeLocales, edgeDefaultLocale } = stackOutputs.Api
    expect(synthesised.template('Api').findOutputs('*')).toMatchObject({
      [edgeLocales]: { Value: 'en,fr' },
      [edgeDefaultLocale]: { Value: 'en' },
    })
  })
})

describe('who publishes', () => {
  it('may tell the edge of it, and find the stage', () => {
    const [, policy] = named('AWS::IAM::ManagedPolicy', 'PublisherPolicy')
    const [distribution] = named('AWS::CloudFront::Distribution', 'Edge')
    expect(policy.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'cloudfront:CreateInvalidation',
        Resource: { 'Fn::Join': ['', expect.arrayContaining([{ Ref: distribution }])] },
      },
      {
        Effect: 'Allow',
        Action: 'cloudformation:DescribeStacks',
        Resource: {
          'Fn::Join': ['', expect.arrayContaining([':stack/ImmunoDirectory-production-Api/*'])],
        },
      },
    ])
  })
})
