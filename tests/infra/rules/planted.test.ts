/** Faults in the stacks, each of which must fail a synthesis and with it a deployment. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CfnResource, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup'
import {
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  CfnDistribution,
} from 'aws-cdk-lib/aws-cloudfront'
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import {
  AccountRootPrincipal,
  AnyPrincipal,
  CfnRole,
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam'
import { CfnFunction, CfnPermission, CfnUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda'
import { CfnDelivery } from 'aws-cdk-lib/aws-logs'
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { afterAll, describe, expect, it } from 'vitest'
import type { DirectoryApp } from '../../../infra/stacks/directory-app.ts'
import { removeSynthesised, synthesise } from '../../support/stacks.ts'

afterAll(removeSynthesised)

/** The one resource of a kind below a construct. */
function below<T extends Construct>(
  construct: Construct,
  kind: abstract new (...args: any[]) => T,
  when: (each: T) => boolean = () => true,
): T {
  const found = construct.node
    .findAll()
    .filter((each): each is T => each instanceof kind)
    .find(when)
  if (found === undefined) throw new Error(`no ${kind.name}`)
  return found
}

type Plant = (stacks: DirectoryApp) => void

function findings(plant: Plant, validated = false): string[] {
  const { error, folder } = synthesise('sandbox', { plant, validated })
  if (error === undefined) return []
  const { pluginReports } = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'))
  return pluginReports.flatMap(({ pluginName, violations }: any) =>
    violations.map(({ ruleName, description }: any) => `${pluginName} ${ruleName}: ${description}`),
  )
}

/** Put in the place of what a role of people may do. */
const inline = (stack: Stack, role: string, planted: object) =>
  below(stack, CfnRole, ({ node }) => node.scope?.node.id === role).addPropertyOverride(
    'Policies.0.PolicyDocument.Statement.0',
    planted,
  )

const statement = (action: string, resource: string) =>
  new PolicyStatement({ actions: [action], resources: [resource] })

type Faults = Readonly<Record<string, readonly [plant: Plant, what: string]>>

const faults: Faults = {
  'grantReadData, which scans': [
    ({ data, api }) => void data.table.grantReadData(api.api.first.of.role),
    'allows dynamodb:Scan',
  ],
  'a role that reaches every table': [
    ({ api }) => void api.api.first.of.role.addToPolicy(statement('dynamodb:GetItem', '*')),
    'reaches *',
  ],
  'a role that writes more than links': [
    ({ api, data }) =>
      void api.linkChecker.checker.role.addToPolicy(
        statement('dynamodb:PutItem', data.table.tableArn),
      ),
    'allows dynamodb:PutItem',
  ],
  'an action by wildcard': [
    ({ api, data }) =>
      void api.api.first.of.role.addToPolicy(statement('dynamodb:Get*', data.table.tableArn)),
    'allows dynamodb:Get*',
  ],
  'the policy of AWS for functions': [
    ({ api }) =>
      api.api.first.of.role.addManagedPolicy(
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole'),
      ),
    'has the managed policy',
  ],
  'a role that somebody else can assume': [
    ({ api }) =>
      api.api.first.of.role.assumeRolePolicy?.addStatements(
        new PolicyStatement({ actions: ['sts:AssumeRole'], principals: [new AnyPrincipal()] }),
      ),
    'can be assumed by others',
  ],
  'a person without a second factor': [
    ({ publishing }) =>
      below(
        publishing,
        Role,
        ({ node }) => node.id === 'Publisher',
      ).assumeRolePolicy?.addStatements(
        new PolicyStatement({
          actions: ['sts:AssumeRole'],
          principals: [new AccountRootPrincipal()],
        }),
      ),
    'can be assumed by others',
  ],
  'a workflow of any branch': [
    ({ publishing }) =>
      below(publishing, CfnRole, ({ node }) =>
        node.path.includes('GithubPublisher'),
      ).addPropertyOverride(
        'AssumeRolePolicyDocument.Statement.0.Condition.StringEquals.token\\.actions\\.githubusercontent\\.com:sub',
        'repo:owner/repository:*',
      ),
    'can be assumed by others',
  ],
  'a workflow that becomes what it likes': [
    ({ publishing }) =>
      inline(publishing, 'GithubDeployer', {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: 'arn:aws:iam::any:role/Admin',
      }),
    'becomes arn:aws:iam::any:role/Admin',
  ],
  'a publisher that changes segments': [
    ({ publishing }) =>
      inline(publishing, 'Publisher', {
        Effect: 'Allow',
        Action: 'dynamodb:UpdateItem',
        Resource: 'table',
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['release#*'] } },
      }),
    'changes what releases say',
  ],
  'a pruner that removes lines of the log': [
    ({ publishing }) =>
      inline(publishing, 'Pruner', {
        Effect: 'Allow',
        Action: 'dynamodb:DeleteItem',
        Resource: 'table',
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['release#*', 'log'] } },
      }),
    'deletes what is not of a release',
  ],
  'a policy of people on a role of ours': [
    ({ api, data }) =>
      void new ManagedPolicy(api, 'Planted', {
        statements: [statement('dynamodb:GetItem', data.table.tableArn)],
        roles: [api.api.first.of.role],
      }),
    'is given to a role of ours',
  ],
  'a policy of people that removes the table': [
    ({ data }) =>
      below(data, ManagedPolicy).addStatements(
        statement('dynamodb:DeleteTable', data.table.tableArn),
      ),
    'allows dynamodb:DeleteTable',
  ],
  'a policy of people that asks any stack': [
    ({ data }) =>
      below(data, ManagedPolicy).addStatements(statement('cloudformation:DescribeStacks', '*')),
    'reaches *',
  ],
  'the URL of the API without a signature': [
    ({ api }) => {
      below(api.api, CfnUrl).authType = 'NONE'
    },
    'is open to everybody',
  ],
  'the URL of the pages without a signature': [
    ({ api }) => {
      below(api.pages, CfnUrl).authType = 'NONE'
    },
    'is open to everybody',
  ],
  'pages that write': [
    ({ api, data }) =>
      void api.pages.first.of.role.addToPolicy(statement('dynamodb:PutItem', data.table.tableArn)),
    'allows dynamodb:PutItem',
  ],
  'a permission for everybody': [
    ({ api }) =>
      api.api.first.of.function.addPermission('Everybody', {
        principal: new AnyPrincipal(),
        action: 'lambda:InvokeFunctionUrl',
        functionUrlAuthType: FunctionUrlAuthType.AWS_IAM,
      }),
    'lets * call a function past our distribution and schedule',
  ],
  'a permission for any distribution': [
    ({ api }) =>
      api.api.first.of.function.addPermission('Any', {
        principal: new ServicePrincipal('cloudfront.amazonaws.com'),
        action: 'lambda:InvokeFunctionUrl',
      }),
    'lets cloudfront.amazonaws.com call a function past our distribution and schedule',
  ],
  'only the first of the two permissions': [
    ({ door }) => {
      const second = below(door, CfnPermission, (each) => each.invokedViaFunctionUrl === true)
      second.node.scope?.node.tryRemoveChild(second.node.id)
    },
    'needs lambda:InvokeFunction and lambda:InvokeFunctionUrl for the distribution',
  ],
  'DESTROY on the table': [
    ({ data }) => data.table.applyRemovalPolicy(RemovalPolicy.DESTROY),
    'goes with its stack',
  ],
  'a table that anybody can delete': [
    ({ data }) => {
      below(data, CfnTable).deletionProtectionEnabled = false
    },
    'can be deleted',
  ],
  'a table without recovery': [
    ({ data }) => {
      below(data, CfnTable).pointInTimeRecoverySpecification = {
        pointInTimeRecoveryEnabled: false,
      }
    },
    'has no point-in-time recovery',
  ],
  'a function that writes the copy of the release': [
    ({ api, data }) =>
      void api.api.first.of.role.addToPolicy(
        statement('s3:PutObject', data.copy.bucket.arnForObjects('last-release')),
      ),
    'allows s3:PutObject',
  ],
  'a function that reads more of the bucket than the copy': [
    ({ api, data }) =>
      void api.api.first.of.role.addToPolicy(
        statement('s3:GetObject', data.copy.bucket.arnForObjects('*')),
      ),
    'reaches {"Fn::Join"',
  ],
  'a bucket that goes with its stack': [
    ({ data }) => data.copy.bucket.applyRemovalPolicy(RemovalPolicy.DESTROY),
    'goes with its stack',
  ],
  'a bucket without versions': [
    ({ data }) => {
      below(data, CfnBucket).versioningConfiguration = undefined
    },
    'has no versions',
  ],
  'a bucket that keeps every version for ever': [
    ({ data }) => {
      below(data, CfnBucket).lifecycleConfiguration = undefined
    },
    'keeps versions for less than 35 days, or for ever',
  ],
  'a bucket that is not encrypted': [
    ({ data }) => {
      below(data, CfnBucket).bucketEncryption = undefined
    },
    'is not encrypted',
  ],
  'a bucket that can be made public': [
    ({ data }) => {
      below(data, CfnBucket).publicAccessBlockConfiguration = { blockPublicAcls: true }
    },
    'can be made public',
  ],
  'a bucket without TLS': [
    ({ data }) => {
      below(data, CfnBucketPolicy).policyDocument = { Statement: [] }
    },
    'can be reached without TLS',
  ],
  'the way to all logs of Lambda for what shifts readers': [
    ({ api }) =>
      below(api.api, Role, ({ node }) => node.id === 'ServiceRole').addManagedPolicy(
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole'),
      ),
    'has the managed policy',
  ],
  'an agent of AWS that somebody else can be': [
    ({ data }) =>
      below(data, Role).assumeRolePolicy?.addStatements(
        new PolicyStatement({ actions: ['sts:AssumeRole'], principals: [new AnyPrincipal()] }),
      ),
    'can be assumed by others',
  ],
  'a vault that can be unlocked': [
    ({ data }) => {
      below(data, CfnBackupVault).lockConfiguration = { minRetentionDays: 35 }
    },
    'lets somebody take its lock off',
  ],
  'a vault that goes with its stack': [
    ({ data }) => below(data, CfnBackupVault).applyRemovalPolicy(RemovalPolicy.DESTROY),
    'goes with its stack',
  ],
  'a cache policy without the query': [
    ({ edge }) =>
      void new CachePolicy(edge, 'Other', {
        queryStringBehavior: CacheQueryStringBehavior.none(),
        headerBehavior: CacheHeaderBehavior.allowList('Accept-Language'),
      }),
    'leaves the query out of the cache key',
  ],
  'a distribution that caches by a policy of AWS': [
    ({ edge }) =>
      below(edge, CfnDistribution).addPropertyOverride(
        'DistributionConfig.DefaultCacheBehavior.CachePolicyId',
        CachePolicy.CACHING_OPTIMIZED.cachePolicyId,
      ),
    'caches by a policy that is not ours',
  ],
}

const deliveryOf = ({ edgeOperations }: DirectoryApp) => below(edgeOperations, CfnDelivery)
const add = (stack: Stack, type: string) =>
  void new CfnResource(stack, type.split('::').join(''), { type })

/** Each would say who looked for which disease. */
const tellTales: Faults = {
  ...Object.fromEntries(
    [
      'c-ip',
      'c-port',
      'c-country',
      'asn',
      'cs-uri-query',
      'cs(User-Agent)',
      'cs(Referer)',
      'cs(Cookie)',
      'x-forwarded-for',
    ].map((field) => [
      `the field ${field} in the log of the edge`,
      [
        (stacks: DirectoryApp) => {
          const delivery = deliveryOf(stacks)
          delivery.recordFields = [...(delivery.recordFields ?? []), field]
        },
        `logs ${field}`,
      ] as const,
    ]),
  ),
  'the older log of the edge': [
    ({ edge }) =>
      below(edge, CfnDistribution).addPropertyOverride('DistributionConfig.Logging', {
        Bucket: 'logs.example.org',
      }),
    'has the older log',
  ],
  'a log of pages as it happens': [
    ({ edge }) =>
      below(edge, CfnDistribution).addPropertyOverride(
        'DistributionConfig.DefaultCacheBehavior.RealtimeLogConfigArn',
        'arn:aws:cloudfront::any:realtime-log-config/any',
      ),
    'logs as it happens',
  ],
  'a log of the firewall': [
    ({ api }) => add(api, 'AWS::WAFv2::LoggingConfiguration'),
    'logs requests whole',
  ],
  'a firewall that keeps samples': [
    ({ api }) => add(api, 'AWS::WAFv2::WebACL'),
    'keeps samples of requests',
  ],
  'a trace of what the pages were asked': [
    ({ api }) => {
      below(api.pages, CfnFunction).tracingConfig = { mode: 'Active' }
    },
    'is traced, with what was asked',
  ],
}

/** What another one of above changes, too, or is found in words of another one as well. */
const onceMore: Faults = {
  'a publisher that writes anywhere': [
    ({ publishing }) =>
      inline(publishing, 'Publisher', {
        Effect: 'Allow',
        Action: 'dynamodb:PutItem',
        Resource: 'table',
      }),
    'allows dynamodb:PutItem in every partition',
  ],
  'a function URL that is open to everybody': [
    ({ api }) =>
      void api.linkChecker.checker.function.addFunctionUrl({ authType: FunctionUrlAuthType.NONE }),
    'is open to everybody',
  ],
  'a vault whose backups anybody can remove': [
    ({ copies }) => {
      below(copies, CfnBackupVault).lockConfiguration = undefined
    },
    'lets backups go before 35 days',
  ],
  'a log of the edge for which no field was chosen': [
    (stacks) => {
      deliveryOf(stacks).recordFields = undefined
    },
    'logs everything that there is',
  ],
  'a cache policy without the language': [
    ({ edge }) =>
      void new CachePolicy(edge, 'Other', {
        queryStringBehavior: CacheQueryStringBehavior.all(),
      }),
    'has other headers than Accept-Language in the cache key',
  ],
  'a cache policy with only some of the query': [
    ({ edge }) =>
      void new CachePolicy(edge, 'Another', {
        queryStringBehavior: CacheQueryStringBehavior.allowList('country'),
        headerBehavior: CacheHeaderBehavior.allowList('Accept-Language'),
      }),
    'leaves the query out of the cache key',
  ],
}

/**
 * Together in one synthesis, which takes a fifth of a second, are faults of which no two are found in
 * the same words: those of each can come from it alone.
 */
function wavesOf(
  all: Faults,
): (readonly (readonly [name: string, plant: Plant, what: string])[])[] {
  const waves: (readonly [string, Plant, string])[][] = []
  for (const [name, [plant, what]] of Object.entries(all)) {
    let wave = waves.find((one) => one.every(([, , other]) => other !== what))
    if (wave === undefined) waves.push((wave = []))
    wave.push([name, plant, what])
  }
  return waves
}

describe('a planted fault fails the synthesis', () => {
  it('whereas the stacks as they are pass', () => {
    expect(findings(() => undefined)).toEqual([])
  })

  for (const wave of [faults, tellTales, onceMore].flatMap(wavesOf)) {
    let found: readonly string[] | undefined
    it.each(wave)('%s', (_, __, what) => {
      found ??= findings((stacks) => {
        for (const [, plant] of wave) plant(stacks)
      })
      expect(found.filter((each) => each.startsWith('House '))).toEqual(
        expect.arrayContaining([expect.stringContaining(what)]),
      )
    })
  }

  it('an old runtime, by the packs', () => {
    const plant = ({ api }: DirectoryApp): void => {
      below(api, CfnFunction).runtime = 'nodejs20.x'
    }
    expect(findings(plant)).toEqual(
      expect.arrayContaining([expect.stringContaining('AwsSolutions-L1')]),
    )
  })

  it('a value that CloudFormation would refuse, by the CDK', () => {
    const plant = ({ data }: DirectoryApp): void => {
      below(data, CfnTable).billingMode = 'PAY_LATER'
    }
    expect(findings(plant, true)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^CloudFormation Validate .*PAY_LATER/)]),
    )
  })
})
