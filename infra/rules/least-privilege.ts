import { isDeepStrictEqual } from 'node:util'
import { linksPartition, logPartition } from '../../functions/store/database/keys.ts'
import {
  at,
  listOf,
  resourcesOf,
  targetsOf,
  textsOf,
  type Breach,
  type NamedResource,
  type Template,
} from './template.ts'

/** What the code calls, each on a resource of its own, never on all of a kind; and what people do. */
const reads = ['dynamodb:GetItem', 'dynamodb:Query', 's3:GetObject']
const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem']
const logs = ['logs:CreateLogStream', 'logs:PutLogEvents']
const people = [
  ...reads,
  ...writes,
  's3:PutObject',
  'cloudfront:CreateInvalidation',
  ...['Create', 'Describe', 'Update', 'Test', 'Delete'].map((verb) => `cloudfront:${verb}Function`),
  'cloudformation:DescribeStacks',
]

function statementsOf({ Properties }: NamedResource): unknown[] {
  const inline = listOf(Properties['Policies']).map((each) => at(each, 'PolicyDocument'))
  return [Properties['PolicyDocument'], ...inline].flatMap((document) =>
    listOf(at(document, 'Statement')),
  )
}

/** Any stack of one name: there is one. */
const oneStack = /^[^*]*:stack\/ImmunoDirectory-[A-Za-z0-9-]+\/\*[^*]*$/

/** Those of `cdk bootstrap`, by which a stage is deployed. */
const deploying = /:role\/cdk-[a-z0-9]+-(?:deploy|file-publishing|lookup)-role-/

function keysOf(statement: unknown): string[] {
  const [equals, like] = ['Equals', 'Like'].map((how) =>
    at(statement, 'Condition', `ForAllValues:String${how}`, 'dynamodb:LeadingKeys'),
  )
  return textsOf(equals ?? like)
}

/** What speaks against writing as a statement lets: a slip could then touch what nobody means. */
function judgeWrite(statement: unknown, action: string): string[] {
  const keys = keysOf(statement)
  if (keys.length === 0 || keys.some((key) => key.startsWith('*'))) {
    return [`allows ${action} in every partition`]
  }
  const releases = keys.filter((key) => key.startsWith('release'))
  if (action === 'dynamodb:DeleteItem' && releases.length < keys.length) {
    return ['deletes what is not of a release']
  }
  if (action !== 'dynamodb:UpdateItem') return []
  const attributes = at(statement, 'Condition', 'ForAllValues:StringEquals', 'dynamodb:Attributes')
  return [
    ...(releases.length > 0 && attributes === undefined ? ['changes what releases say'] : []),
    ...(keys.includes(logPartition) ? ['changes the log'] : []),
  ]
}

function judge(statement: unknown, allowed: readonly string[]): string[] {
  if (at(statement, 'Effect') !== 'Allow') return []
  const actions = textsOf(at(statement, 'Action'))
  const linksOnly = keysOf(statement).join() === linksPartition
  const resources = textsOf(at(statement, 'Resource'))
  const more = actions
    .filter((action) => !allowed.includes(action))
    .filter((action) => !(action === 'dynamodb:PutItem' && linksOnly))
  const foreign = actions.includes('sts:AssumeRole')
    ? resources.filter((each) => !deploying.test(each))
    : []
  const asks = actions.join() === 'cloudformation:DescribeStacks'
  const wide = resources
    .filter((each) => each.includes('*'))
    .filter((each) => !(asks && oneStack.test(each)))
  const other = ['NotAction', 'NotResource'].filter((key) => at(statement, key) !== undefined)
  return [
    ...more.map((action) => `allows ${action}`),
    ...actions.filter((one) => writes.includes(one)).flatMap((one) => judgeWrite(statement, one)),
    ...foreign.map((role) => `becomes ${role}`),
    ...wide.map((resource) => `reaches ${resource}`),
    ...other.map((key) => `allows by ${key}`),
  ]
}

/** Who may be let into a role, and what such a role may do. Whoever else is named beside it gets in, too. */
const holders: readonly {
  readonly is: (statement: unknown) => boolean
  readonly may: readonly string[]
}[] = [
  { is: (one) => isService(one, 'lambda.amazonaws.com'), may: [...reads, ...logs] },
  { is: (one) => isService(one, 'cloudtrail.amazonaws.com'), may: logs },
  { is: isPerson, may: people },
  { is: isApprovedWorkflow, may: [...people, 'sts:AssumeRole'] },
]

function isService(statement: unknown, service: string): boolean {
  return isDeepStrictEqual(at(statement, 'Principal'), { Service: service })
}

/** Of this account, with a second factor, under their own name. */
function isPerson(statement: unknown): boolean {
  const principal = at(statement, 'Principal')
  const condition = at(statement, 'Condition')
  return (
    Object.keys(principal ?? {}).join() === 'AWS' &&
    /"Ref":"AWS::AccountId"\},":root"/.test(textsOf(at(principal, 'AWS')).join()) &&
    at(condition, 'Bool', 'aws:MultiFactorAuthPresent') === 'true' &&
    Number(at(condition, 'NumericLessThan', 'aws:MultiFactorAuthAge')) <= 3_600 &&
    at(condition, 'StringLike', 'sts:RoleSessionName') === '${aws:username}'
  )
}

/** Of one repository, and in it of one environment or branch. */
function isApprovedWorkflow(statement: unknown): boolean {
  const principal = at(statement, 'Principal')
  const equals = at(statement, 'Condition', 'StringEquals')
  const github = 'token.actions.githubusercontent.com'
  return (
    Object.keys(principal ?? {}).join() === 'Federated' &&
    textsOf(at(principal, 'Federated')).join().includes(`oidc-provider/${github}`) &&
    at(equals, `${github}:aud`) === 'sts.amazonaws.com' &&
    /^repo:[\w.-]+\/[\w.-]+:(?:environment|ref):[\w./-]+$/.test(String(at(equals, `${github}:sub`)))
  )
}

/** What acts for us in the account: by AWS's own policy for it, and by nothing else. */
const agents = {
  'backup.amazonaws.com': 'AWSBackupServiceRolePolicyForBackup',
  'codedeploy.amazonaws.com': 'AWSCodeDeployRoleForLambdaLimited',
} as const

function judgeRole(role: NamedResource): Breach[] {
  const { id, Properties } = role
  const trusted = listOf(at(Properties, 'AssumeRolePolicyDocument', 'Statement'))
  const agent = Object.entries(agents).find(([service]) =>
    trusted.every((each) => isService(each, service)),
  )
  const managed = listOf(Properties['ManagedPolicyArns'])
    .map((arn) => textsOf(arn).join())
    .filter((arn) => agent === undefined || !arn.includes(`/${agent[1]}"`))
    .map((arn) => `has the managed policy ${arn}`)
  const found = trusted.map((each) => holders.find(({ is }) => is(each)))
  const open = agent === undefined ? found.filter((holder) => holder === undefined) : []
  const [may = []] = found.flatMap((holder) => (holder === undefined ? [] : [holder.may]))
  return [
    ...managed,
    ...open.map(() => 'can be assumed by others than a service of ours, a person or a workflow'),
    ...statementsOf(role).flatMap((one) => judge(one, may)),
  ].map((what) => ({ resource: id, what }))
}

/** Functions read and write their log; people publish and prune; nobody can do more. */
export function leastPrivilege(template: Template): Breach[] {
  const judged = (type: string, allowed: readonly string[]): Breach[] =>
    resourcesOf(template, type).flatMap((resource) =>
      statementsOf(resource)
        .flatMap((statement) => judge(statement, allowed))
        .map((what) => ({ resource: resource.id, what })),
    )
  const lent = resourcesOf(template, 'AWS::IAM::ManagedPolicy')
    .filter(({ Properties }) =>
      ['Roles', 'Users', 'Groups'].some((key) => targetsOf(Properties[key]).length > 0),
    )
    .map(({ id }) => ({ resource: id, what: 'is given to a role of ours' }))
  return [
    ...resourcesOf(template, 'AWS::IAM::Role').flatMap(judgeRole),
    ...judged('AWS::IAM::Policy', [...reads, ...logs]),
    ...judged('AWS::IAM::ManagedPolicy', people),
    ...lent,
  ]
}
