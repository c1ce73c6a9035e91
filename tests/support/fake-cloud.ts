/** CloudFormation, CloudFront and STS as far as the command line asks them, in place of the SDK's clients. */
import {
  CloudFormationClient,
  CloudFormationServiceException,
  DescribeStacksCommand,
  type DescribeStacksCommandInput,
} from '@aws-sdk/client-cloudformation'
import {
  CloudFrontClient,
  CreateInvalidationCommand,
  type CreateInvalidationCommandInput,
} from '@aws-sdk/client-cloudfront'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { mockClient } from 'aws-sdk-client-mock'
import { allCustomMatcher } from 'aws-sdk-client-mock-vitest'
// oxlint-disable-next-line no-unassigned-import -- only the types of the matchers
import 'aws-sdk-client-mock-vitest/extend'
import { expect, onTestFinished } from 'vitest'
import {
  stackNameOf,
  stackOutputs,
  type StackName,
} from '../../functions/store/database/deployed.ts'

expect.extend(allCustomMatcher)

type Outputs = Readonly<Record<string, string>>
type Stage = {
  readonly stage: string
  readonly table: string
  /** The bucket of the copy of the last release. */
  readonly bucket?: string
  readonly locales: readonly string[]
}

/** Of whoever runs the tests. */
export const identity = 'arn:aws:sts::123456789012:assumed-role/Publisher/ann'

export type FakeCloud = ReturnType<typeof startFakeCloud>

/** An error as CloudFormation words it; CloudFront has the same ones. */
export function refusal(name: string, message: string): Error {
  const $metadata = { httpStatusCode: 400 }
  return new CloudFormationServiceException({ name, message, $fault: 'client', $metadata })
}

/** The clients are themselves again when the test ends. `locales` of a stage: the default first. */
export function startFakeCloud(store: string, deployed: readonly Stage[]) {
  /** Stacks by name; those that are not here are not deployed. */
  const stacks = new Map(deployed.flatMap(stacksOf))
  const cloudFormation = mockClient(CloudFormationClient)
  const cloudFront = mockClient(CloudFrontClient)
  const sts = mockClient(STSClient)
  sts.on(GetCallerIdentityCommand).resolves({ Arn: identity })
  onTestFinished(() => {
    cloudFormation.restore()
    cloudFront.restore()
    sts.restore()
  })
  cloudFormation
    .on(DescribeStacksCommand)
    .callsFake(({ StackName = '' }: DescribeStacksCommandInput) => {
      const outputs = stacks.get(StackName)
      if (outputs === undefined) {
        throw refusal('ValidationError', `Stack with id ${StackName} does not exist`)
      }
      const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({
        OutputKey,
        OutputValue,
      }))
      return { Stacks: [{ StackName, StackStatus: 'UPDATE_COMPLETE', Outputs }] }
    })

  /** The references of the invalidations that were asked for, each once: CloudFront knows them again. */
  const references: string[] = []
  const invalidate = (): void => {
    cloudFront.on(CreateInvalidationCommand).callsFake((asked: CreateInvalidationCommandInput) => {
      const reference = String(asked.InvalidationBatch?.CallerReference)
      if (!references.includes(reference)) references.push(reference)
      return { Invalidation: { Id: `I${references.indexOf(reference) + 1}` } }
    })
  }
  invalidate()

  return {
    /** For the environment of a command. */
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'fake',
      AWS_SECRET_ACCESS_KEY: 'fake',
      // Whoever runs the tests may have real ones.
      AWS_CONFIG_FILE: 'none',
      AWS_SHARED_CREDENTIALS_FILE: 'none',
      AWS_PROFILE: '',
      AWS_ENDPOINT_URL_DYNAMODB: store,
    },
    stacks,
    cloudFormation,
    cloudFront,
    sts,
    references,
    /** CloudFront works again. */
    invalidate,
  }
}

function stacksOf({ stage, table, bucket = '', locales }: Stage): [string, Outputs][] {
  const { url, distribution, edgeLocales, edgeDefaultLocale } = stackOutputs.Edge
  const output = (stack: StackName, outputs: Outputs): [string, Outputs] => [
    stackNameOf(stage, stack),
    outputs,
  ]
  return [
    output('Data', { [stackOutputs.Data.table]: table, [stackOutputs.Data.copies]: bucket }),
    output('Edge', {
      [url]: 'https://directory.example.org',
      [distribution]: 'E2EXAMPLE',
      [edgeLocales]: locales.join(','),
      [edgeDefaultLocale]: locales[0] ?? '',
    }),
  ]
}
