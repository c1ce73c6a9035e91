/** The permission to ask a stack what it tells: how the command line finds a stage. */
import type { Stack } from 'aws-cdk-lib'
import { PolicyStatement, type ManagedPolicy } from 'aws-cdk-lib/aws-iam'
import { acknowledge } from '../rules/checks.ts'

export function grantDescribe(stack: Stack, policy: ManagedPolicy): void {
  // Asked by its name, a stack is judged as NAME/*: a policy with its whole id lets nobody ask.
  const stacks = `stack/${stack.stackName}/*`
  policy.addStatements(
    new PolicyStatement({
      actions: ['cloudformation:DescribeStacks'],
      resources: [
        `arn:${stack.partition}:cloudformation:${stack.region}:${stack.account}:${stacks}`,
      ],
    }),
  )
  acknowledge(
    policy,
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudformation:${stack.region}:<AWS::AccountId>:${stacks}]`,
    'Who asks a stack by its name must be allowed NAME/*; there is one stack of this name.',
  )
}
