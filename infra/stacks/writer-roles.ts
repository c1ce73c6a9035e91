/**
 * The roles of those who publish: a person with a second factor, and a workflow that somebody has
 * approved. Each can be taken for an hour, and its sessions are named in the log.
 */
import { Duration, Stack } from 'aws-cdk-lib'
import {
  AccountRootPrincipal,
  FederatedPrincipal,
  PolicyDocument,
  PrincipalWithConditions,
  Role,
  type IPrincipal,
  type PolicyStatement,
} from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'

/** Of GitHub's tokens. An account has one provider for it, which is made once (first-deployment.md). */
const github = 'token.actions.githubusercontent.com'

/** What of a repository may take a role: jobs in an environment, or of its main branch. */
export type GithubSubject = { readonly environment: string } | { readonly branch: string }

export function githubPrincipal(
  scope: Construct,
  repository: string,
  subject: GithubSubject,
): IPrincipal {
  const { partition, account } = Stack.of(scope)
  const what =
    'environment' in subject
      ? `environment:${subject.environment}`
      : `ref:refs/heads/${subject.branch}`
  return new FederatedPrincipal(
    `arn:${partition}:iam::${account}:oidc-provider/${github}`,
    {
      StringEquals: {
        [`${github}:aud`]: 'sts.amazonaws.com',
        [`${github}:sub`]: `repo:${repository}:${what}`,
      },
    },
    'sts:AssumeRoleWithWebIdentity',
  )
}

/** A user of this account whose second factor was asked for within the hour, under their own name. */
export function personPrincipal(): IPrincipal {
  return new PrincipalWithConditions(new AccountRootPrincipal(), {
    Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' },
    // So that the identity in the log is that of a person.
    StringLike: { 'sts:RoleSessionName': '${aws:username}' },
  })
}

export type WriterRoleProps = {
  readonly description: string
  readonly assumedBy: IPrincipal
  readonly statements: readonly PolicyStatement[]
}

export function writerRole(scope: Construct, id: string, props: WriterRoleProps): Role {
  const { description, assumedBy, statements } = props
  return new Role(scope, id, {
    description,
    assumedBy,
    maxSessionDuration: Duration.hours(1),
    inlinePolicies: { Own: new PolicyDocument({ statements: [...statements] }) },
  })
}
