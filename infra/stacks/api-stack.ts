/** API and pages: functions that nobody reaches but their distribution, and the weekly link checker. */
import { join } from 'node:path'
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { FunctionUrlAuthType, type FunctionUrl } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { functionMs } from '../../functions/store/database/budgets.ts'
import { stackOutputs } from '../../functions/store/database/deployed.ts'
import { readBuiltLocales } from '../build/edge-locales.ts'
import { acknowledge } from '../rules/checks.ts'
import { grantDescribe } from './describe-stack.ts'
import { DirectoryFunction } from './directory-function.ts'
import { EdgeDistribution } from './edge-distribution.ts'
import { LinkChecker } from './link-checker.ts'
import type { ReleaseCopy } from './release-copy.ts'

export type ApiStackProps = StackProps & {
  readonly table: Table
  readonly copy: ReleaseCopy
  /** The folder that the build has filled. */
  readonly dist: string
  readonly reservedConcurrency: number | undefined
  readonly domain: { readonly name: string; readonly certificateArn: string } | undefined
  readonly webAclArn: string | undefined
}

function urlOf({ function: lambda }: DirectoryFunction): FunctionUrl {
  acknowledge(
    lambda,
    'Serverless-LambdaDLQ',
    'Called by its URL alone, which waits for the answer: there is no event that could be lost.',
  )
  return lambda.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM })
}

export class ApiStack extends Stack {
  readonly api: DirectoryFunction
  readonly pages: DirectoryFunction
  readonly edge: EdgeDistribution
  readonly linkChecker: LinkChecker

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props)
    const { table, copy, dist, reservedConcurrency, domain, webAclArn } = props

    // One whole vCPU: a release is loaded while a function starts.
    const answering = { table, copy, memoryMb: 1_769, timeoutMs: functionMs, reservedConcurrency }
    this.api = new DirectoryFunction(this, 'Api', {
      ...answering,
      description: 'Answers the API from the active release.',
      code: join(dist, 'api'),
    })
    this.pages = new DirectoryFunction(this, 'Pages', {
      ...answering,
      description: 'Shows the active release as pages.',
      code: join(dist, 'pages'),
      // That of the distribution itself would be a circle: it is made after its functions.
      ...(domain && { environment: { SITE_ORIGIN: `https://${domain.name}` } }),
    })
    this.edge = new EdgeDistribution(this, 'Edge', {
      api: urlOf(this.api),
      pages: urlOf(this.pages),
      code: join(dist, 'edge/viewer-request.js'),
      domain: domain && {
        name: domain.name,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      },
      webAclArn,
    })
    this.linkChecker = new LinkChecker(this, 'Links', { table, code: join(dist, 'links') })

    const { distribution } = this.edge
    const publisher = new ManagedPolicy(this, 'PublisherPolicy', {
      description: 'Besides the policy on the table: let readers see a new release at once.',
      statements: [
        new PolicyStatement({
          actions: ['cloudfront:CreateInvalidation'],
          resources: [distribution.distributionArn],
        }),
      ],
    })

    grantDescribe(this, publisher)

    const { tags, defaultTag } = readBuiltLocales(dist)
    const keys = stackOutputs.Api
    const outputs = {
      [keys.url]: `https://${domain?.name ?? distribution.distributionDomainName}`,
      [keys.distribution]: distribution.distributionId,
      [keys.edgeLocales]: tags.join(','),
      [keys.edgeDefaultLocale]: defaultTag,
      [keys.viewerRequest]: this.edge.viewerRequest.functionName,
      // Where the domain's CNAME has to lead.
      DistributionDomain: distribution.distributionDomainName,
      EdgePublisherPolicyArn: publisher.managedPolicyArn,
    }
    for (const [key, value] of Object.entries(outputs)) new CfnOutput(this, key, { value })
  }
}
