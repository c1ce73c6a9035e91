import { isDeepStrictEqual } from 'node:util'
import { linksPartition } from '../../functions/store/database/keys.ts'
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

/** What the code calls; each on a resource of its own, never on all of a kind. Publishing is a person's, so its policies hang on no role of ours. */
const reads = ['dynamodb:GetItem', 'dynamodb:Query', 's3:GetObject']
const logs = ['logs:CreateLogStream', 'logs:PutLogEvents']
const people = [
  ...reads,
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
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

/** Only what is under the one key, so that a slip cannot touch head or releases. */
function writesLinksOnly(statement: unknown): boolean {
  const keys = at(statement, 'Condition', 'ForAllValues:StringEquals', 'dynamodb:LeadingKeys')
  return textsOf(keys).join() === linksPartition
}

function judge(statement: unknown, allowed: readonly string[]): string[] {
  if (at(statement, 'Effect') !== 'Allow') return []
  const actions = textsOf(at(statement, 'Action'))
  const more = actions.filter(
    (action) =>
      !allowed.includes(action) && !(action === 'dynamodb:PutItem' && writesLinksOnly(statement)),
  )
  const asks = actions.join() === 'cloudformation:DescribeStacks'
  const wide = textsOf(at(statement, 'Resource'))
    .filter((each) => each.includes('*'))
    .filter((each) => !(asks && oneStack.test(each)))
  const other = ['NotAction', 'NotResource'].filter((key) => at(statement, key) !== undefined)
  return [
    ...more.map((action) => `allows ${action}`),
    ...wide.map((resource) => `reaches ${resource}`),
    ...other.map((key) => `allows by ${key}`),
  ]
}

/** Whoever else is named beside it gets in, too. */
function isAlone(principal: unknown, service: string): boolean {
  return isDeepStrictEqual(principal, { Service: service })
}

/** What acts for us in the account: by AWS's own policy for it, and by nothing else. */
const agents = {
  'backup.amazonaws.com': 'AWSBackupServiceRolePolicyForBackup',
  'codedeploy.amazonaws.com': 'AWSCodeDeployRoleForLambdaLimited',
} as const

function judgeRole({ id, Properties }: NamedResource): Breach[] {
  const trusted = listOf(at(Properties, 'AssumeRolePolicyDocument', 'Statement')).map((each) =>
    at(each, 'Principal'),
  )
  const policies = listOf(Properties['ManagedPolicyArns']).map((arn) => textsOf(arn).join())
  const agent = Object.entries(agents).find(([service]) =>
    trusted.every((each) => isAlone(each, service)),
  )
  const own = agent === undefined ? [] : policies.filter((arn) => arn.includes(`/${agent[1]}"`))
  return [
    ...policies
      .filter((arn) => !own.includes(arn))
      .map((arn) => ({ resource: id, what: `has the managed policy ${arn}` })),
    ...trusted
      .filter((each) => agent === undefined && !isAlone(each, 'lambda.amazonaws.com'))
      .map(() => ({ resource: id, what: 'can be assumed by others than Lambda' })),
  ]
}

/** Functions read and write their log; people publish and prune; nobody can do more. */
export function leastPrivilege(template: Template): Breach[] {
  const judged = (types: readonly string[], allowed: readonly string[]): Breach[] =>
    resourcesOf(template, ...types).flatMap((resource) =>
      statementsOf(resource)
        .flatMap((statement) => judge(statement, allowed))
        .map((what) => ({ resource: resource.id, what })),
    )
  const roles = resourcesOf(template, 'AWS::IAM::Role').flatMap(judgeRole)
  const lent = resourcesOf(template, 'AWS::IAM::ManagedPolicy')
    .filter(({ Properties }) =>
      ['Roles', 'Users', 'Groups'].some((key) => targetsOf(Properties[key]).length > 0),
    )
    .map(({ id }) => ({ resource: id, what: 'is given to a role of ours' }))
  return [
    ...judged(['AWS::IAM::Role', 'AWS::IAM::Policy'], [...reads, ...logs]),
    ...judged(['AWS::IAM::ManagedPolicy'], people),
    ...roles,
    ...lent,
  ]
}
