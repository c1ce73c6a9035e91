/**
 * What lets the distribution, and nothing else, call the functions. A stack of its own, because a
 * permission lies with its function and names the distribution, which is made after the functions.
 */
import { Aws, Stack, type StackProps } from 'aws-cdk-lib'
import { CfnPermission } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import type { LiveFunction } from './function-pair.ts'

export type DoorStackProps = StackProps & {
  readonly distributionId: string
  readonly answering: readonly (readonly [string, LiveFunction])[]
}

export class DoorStack extends Stack {
  constructor(scope: Construct, id: string, props: DoorStackProps) {
    super(scope, id, props)
    const { distributionId, answering } = props
    for (const [name, { alias }] of answering) {
      const distribution = {
        functionName: alias.functionArn,
        principal: 'cloudfront.amazonaws.com',
        sourceArn: `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/${distributionId}`,
      }
      // A function URL asks for both: the URL, and the function behind it.
      new CfnPermission(this, `${name}Url`, {
        ...distribution,
        action: 'lambda:InvokeFunctionUrl',
      })
      new CfnPermission(this, `${name}Function`, {
        ...distribution,
        action: 'lambda:InvokeFunction',
        invokedViaFunctionUrl: true,
      })
    }
  }
}
