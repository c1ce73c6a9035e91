/** What a deployment does at CloudFront besides what CloudFormation does: it tries the edge function. */
import type { Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { trialNameOf } from '../../functions/store/database/deployed.ts'

/** Of the one function that is made for a trial, which no distribution ever has. */
export function tryingStatement({ partition, account }: Stack, edgeStack: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['Create', 'Describe', 'Update', 'Test', 'Delete'].map(
      (verb) => `cloudfront:${verb}Function`,
    ),
    resources: [`arn:${partition}:cloudfront::${account}:function/${trialNameOf(edgeStack)}`],
  })
}
