/** Who may write to the table, and what is known of those who did. */
import { describe, expect, it } from 'vitest'
import { stageNames, type StageName } from '../../../infra/stages.ts'
import { everyStage } from '../../support/every-stage.ts'
import { takes } from '../../support/filter-pattern.ts'
import { only, resources, synthesise } from '../../support/stacks.ts'

const stageOf = everyStage()
const stackOf = (stage: StageName, stack: 'Publishing' | 'Operations') =>
  stageOf(stage).template(stack)
const rolesOf = (stage: StageName) => resources(stackOf(stage, 'Publishing'), 'AWS::IAM::Role')
const roleOf = (stage: StageName, name: string) =>
  Object.entries(rolesOf(stage)).find(([id]) => id.startsWith(name))?.[1].Properties

describe.each(stageNames)('the record of writes of %s', (stage) => {
  it('holds every write to the one table and to the copy beside it, no read, and nothing of others', () => {
    const { AdvancedEventSelectors, ...trail } = only(
      stackOf(stage, 'Publishing'),
      'AWS::CloudTrail::Trail',
    ).Properties
    expect(trail).toMatchObject({ IsLogging: true, EnableLogFileValidation: true })
    expect(AdvancedEventSelectors).toHaveLength(2)
    expect(AdvancedEventSelectors[1].FieldSelectors).toEqual([
      { Field: 'eventCategory', Equals: ['Data'] },
      { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
      {
        Field: 'resources.ARN',
        StartsWith: [{ 'Fn::Join': ['', [expect.anything(), '/']] }],
      },
      { Field: 'readOnly', Equals: ['false'] },
    ])
    expect(AdvancedEventSelectors[0].FieldSelectors).toEqual([
      { Field: 'eventCategory', Equals: ['Data'] },
      { Field: 'resources.type', Equals: ['AWS::DynamoDB::Table'] },
      {
        Field: 'resources.ARN',
        Equals: [{ 'Fn::ImportValue': expect.stringMatching(/-Data:ExportsOutput.*Table.*Arn/) }],
      },
      { Field: 'readOnly', Equals: ['false'] },
    ])
  })

  it('can be removed by nobody for as long as the stage says, and is not public', () => {
    const bucket = only(stackOf(stage, 'Publishing'), 'AWS::S3::Bucket')
    const days = { sandbox: 1, production: 400 }[stage]
    expect(bucket).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        ObjectLockEnabled: true,
        ObjectLockConfiguration: {
          Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: days } },
        },
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      },
    })
  })

  it('is written by this one trail alone, over TLS', () => {
    const { PolicyDocument } = only(
      stackOf(stage, 'Publishing'),
      'AWS::S3::BucketPolicy',
    ).Properties
    const { TrailName } = only(stackOf(stage, 'Publishing'), 'AWS::CloudTrail::Trail').Properties
    const [tls, ...allowed] = PolicyDocument.Statement
    expect(tls).toMatchObject({ Effect: 'Deny', Principal: { AWS: '*' } })
    expect(allowed.map(({ Action }: any) => Action)).toEqual(['s3:GetBucketAcl', 's3:PutObject'])
    for (const { Principal, Condition } of allowed) {
      expect(Principal).toEqual({ Service: 'cloudtrail.amazonaws.com' })
      expect(JSON.stringify(Condition.StringEquals['aws:SourceArn'])).toContain(
        `:trail/${TrailName}`,
      )
    }
  })
})

describe('a role of those who publish', () => {
  it('is for a person with a second factor within the hour, under their own name', () => {
    for (const name of ['Publisher', 'Pruner']) {
      const { AssumeRolePolicyDocument, MaxSessionDuration } = roleOf('production', name) ?? {}
      expect(MaxSessionDuration).toBe(3_600)
      expect(AssumeRolePolicyDocument.Statement).toEqual([
        expect.objectContaining({
          Action: 'sts:AssumeRole',
          Condition: {
            Bool: { 'aws:MultiFactorAuthPresent': 'true' },
            NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
            StringLike: { 'sts:RoleSessionName': '${aws:username}' },
          },
        }),
      ])
    }
  })

  it.each([
    ['GithubPublisher', 'environment:publish-production'],
    ['GithubDeployer', 'environment:deploy-production'],
    ['GithubPlanner', 'ref:refs/heads/main'],
  ])('%s is for workflows of one repository: %s', (name, subject) => {
    const github = 'token.actions.githubusercontent.com'
    expect(roleOf('production', name)?.['AssumeRolePolicyDocument'].Statement).toEqual([
      expect.objectContaining({
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: {
            [`${github}:aud`]: 'sts.amazonaws.com',
            [`${github}:sub`]: `repo:owner/repository:${subject}`,
          },
        },
      }),
    ])
  })

  it('is no workflow’s where no repository is named', () => {
    const alone = synthesise('sandbox', { given: { repository: '' } })
    const ids = Object.keys(resources(alone.template('Publishing'), 'AWS::IAM::Role'))
    expect(ids.filter((id) => id.startsWith('Github'))).toEqual([])
    expect(ids).toHaveLength(3)
  })

  it('is told by the stack, so that nobody has to look for it', () => {
    const outputs = Object.keys(stackOf('production', 'Publishing').findOutputs('*'))
    expect(outputs.filter((key) => key.endsWith('RoleArn')).toSorted()).toEqual([
      'GithubDeployerRoleArn',
      'GithubPlannerRoleArn',
      'GithubPublisherRoleArn',
      'PrunerRoleArn',
      'PublisherRoleArn',
    ])
  })
})

describe('the alarm on writes by others', () => {
  /** Names in the place of what CloudFormation fills in. */
  const names = ['publisher', 'pruner', 'workflow', 'links']
  const filter = () => {
    const found = Object.entries(
      resources(stackOf('production', 'Operations'), 'AWS::Logs::MetricFilter'),
    ).find(([id]) => id.startsWith('WritesByOthers'))
    const parts: unknown[] = found?.[1].Properties['FilterPattern']['Fn::Join'][1]
    let next = 0
    return parts.map((part) => (typeof part === 'string' ? part : names[next++])).join('')
  }

  /** As CloudTrail records it; values of attributes are never in it. */
  const record = (userIdentity: object, more: object = {}) =>
    JSON.stringify({
      eventVersion: '1.11',
      userIdentity,
      eventSource: 'dynamodb.amazonaws.com',
      eventName: 'PutItem',
      readOnly: false,
      requestParameters: { tableName: 't', key: { pk: 'head', sk: 'head' } },
      ...more,
    })
  const session = (role: string) => ({
    type: 'AssumedRole',
    arn: `arn:aws:sts::ACCOUNT:assumed-role/${role}/ann`,
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::ACCOUNT:role/${role}`, userName: role },
    },
  })

  it('names every role that writes, and is short enough for a filter', () => {
    for (const name of names) expect(filter()).toContain(`!= "${name}"`)
    expect(filter()).not.toContain('undefined')
    // Names of roles have 64 characters at most, a pattern 1,024.
    expect(filter().length + names.length * 64).toBeLessThan(1_024)
  })

  it.each(names)('is silent when %s writes', (role) => {
    expect(takes(filter(), record(session(role)))).toBe(false)
  })

  it.each([
    ['another role', session('Admin')],
    ['a role whose name only begins like one', session('publisher2')],
    ['a user', { type: 'IAMUser', userName: 'publisher' }],
    ['the root of the account', { type: 'Root' }],
    ['a service of AWS', { type: 'AWSService', invokedBy: 'any.amazonaws.com' }],
  ])('rings when %s writes', (_, identity) => {
    expect(takes(filter(), record(identity))).toBe(true)
  })

  it('rings also when they were refused: somebody tries', () => {
    const refused = { errorCode: 'AccessDenied' }
    expect(takes(filter(), record(session('Admin'), refused))).toBe(true)
  })
})
