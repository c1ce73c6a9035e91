/** Who may change what the directory says, and the record of who did. */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { acknowledge } from '../rules/checks.ts'
import { WriteTrail } from './write-trail.ts'
import {
  pruningStatements,
  publishingStatements,
  readingStatement,
  type Written,
} from './writer-policies.ts'
import { githubPrincipal, personPrincipal, writerRole } from './writer-roles.ts'

export type PublishingStackProps = StackProps & {
  readonly stage: string
  readonly data: Written
  readonly distributionId: string
  /** Stacks that the command line asks about the stage. */
  readonly asked: readonly { readonly name: string; readonly region: string }[]
  /** Where the CDK was bootstrapped for this stage. */
  readonly deployedTo: readonly string[]
  /** `owner/name` on GitHub; without one there are the roles of people alone. */
  readonly repository: string | undefined
  readonly lockedDays: number
}

export class PublishingStack extends Stack {
  /** Of writes to the table. */
  readonly writes: LogGroup
  /** Those that may write. */
  readonly writers: readonly Role[]

  constructor(scope: Construct, id: string, props: PublishingStackProps) {
    super(scope, id, props)
    const { stage, data, repository } = props
    const trail = new WriteTrail(this, 'Writes', { ...data, lockedDays: props.lockedDays })
    this.writes = trail.logGroup

    const asking = this.askingStatement(props.asked)
    const edge = new PolicyStatement({
      actions: ['cloudfront:CreateInvalidation'],
      resources: [
        `arn:${this.partition}:cloudfront::${this.account}:distribution/${props.distributionId}`,
      ],
    })
    const publishing = () => [...publishingStatements(data), edge, asking]
    const people = {
      Publisher: writerRole(this, 'Publisher', {
        description: 'Publish and roll back: for a person with a second factor.',
        assumedBy: personPrincipal(),
        statements: publishing(),
      }),
      Pruner: writerRole(this, 'Pruner', {
        description: 'Publish and remove old releases: for a person with a second factor.',
        assumedBy: personPrincipal(),
        statements: [...pruningStatements(data), edge, asking],
      }),
    }
    const workflows = repository && {
      GithubPublisher: writerRole(this, 'GithubPublisher', {
        description: 'Publish from the repository, when somebody has approved it.',
        assumedBy: githubPrincipal(this, repository, { environment: `publish-${stage}` }),
        statements: publishing(),
      }),
      GithubPlanner: writerRole(this, 'GithubPlanner', {
        description: 'Say what publishing would change. Writes nothing.',
        assumedBy: githubPrincipal(this, repository, { branch: 'main' }),
        statements: [readingStatement(data.table), asking],
      }),
      GithubDeployer: writerRole(this, 'GithubDeployer', {
        description: 'Deploy what was built, when somebody has approved it.',
        assumedBy: githubPrincipal(this, repository, { environment: `deploy-${stage}` }),
        statements: [this.deployingStatement(props.deployedTo)],
      }),
    }
    const roles: Readonly<Record<string, Role>> = { ...people, ...workflows }
    for (const [name, role] of Object.entries(roles)) {
      new CfnOutput(this, `${name}RoleArn`, { value: role.roleArn })
      if (name !== 'GithubDeployer') this.acknowledgeAsking(role, props.asked)
    }
    const { Publisher, Pruner } = people
    this.writers = [Publisher, Pruner, ...(workflows ? [workflows.GithubPublisher] : [])]
  }

  /** Asked by its name, a stack is judged as NAME/*: a policy with its whole id lets nobody ask. */
  private stackArns(asked: PublishingStackProps['asked']): string[] {
    return asked.map(
      ({ name, region }) =>
        `arn:${this.partition}:cloudformation:${region}:${this.account}:stack/${name}/*`,
    )
  }

  private askingStatement(asked: PublishingStackProps['asked']): PolicyStatement {
    return new PolicyStatement({
      actions: ['cloudformation:DescribeStacks'],
      resources: this.stackArns(asked),
    })
  }

  private acknowledgeAsking(role: Role, asked: PublishingStackProps['asked']): void {
    for (const { name, region } of asked) {
      const arn = `arn:<AWS::Partition>:cloudformation:${region}:<AWS::AccountId>:stack/${name}/*`
      acknowledge(
        role,
        `AwsSolutions-IAM5[Resource::${arn}]`,
        'Who asks a stack by its name must be allowed NAME/*; there is one stack of this name.',
      )
    }
  }

  /** The roles that `cdk bootstrap` has made, and nothing of their own. */
  private deployingStatement(regions: readonly string[]): PolicyStatement {
    const roles = ['deploy', 'file-publishing', 'lookup']
    return new PolicyStatement({
      actions: ['sts:AssumeRole'],
      resources: regions.flatMap((region) =>
        roles.map(
          (role) =>
            `arn:${this.partition}:iam::${this.account}:role/cdk-hnb659fds-${role}-role-${this.account}-${region}`,
        ),
      ),
    })
  }
}
