/**
 * Everything at the edge: certificate, firewall and distribution, in one stack, so that a certificate
 * or a firewall that is replaced reaches the distribution. Of the region of the stage it knows the hosts
 * of the functions alone: another region is a change of origin.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'
import { stackOutputs } from '../../functions/store/database/deployed.ts'
import { readBuiltLocales } from '../build/edge-locales.ts'
import { grantDescribe } from './describe-stack.ts'
import { EdgeDistribution, type OriginHosts } from './edge-distribution.ts'
import { tryingStatement } from './trial-policy.ts'
import { WebAcl } from './web-acl.ts'

export type EdgeStackProps = StackProps & {
  readonly hosts: OriginHosts
  /** Says another thing when the hosts may have become others. */
  readonly hostsFrom: readonly string[]
  /** The folder that the build has filled. */
  readonly dist: string
  readonly domain: string | undefined
  /** The metrics of the firewall; undefined for none. */
  readonly firewallMetric: string | undefined
}

export class EdgeStack extends Stack {
  readonly edge: EdgeDistribution

  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props)
    const { hosts, hostsFrom, dist, domain, firewallMetric } = props
    const webAcl =
      firewallMetric === undefined
        ? undefined
        : new WebAcl(this, 'WebAcl', { metricName: firewallMetric })
    this.edge = new EdgeDistribution(this, 'Edge', {
      hosts,
      // What Fn::GetStackOutput gives is asked for at an update alone, and there is none while the
      // template is the same: so the template says where the hosts are from.
      version: createHash('sha256').update(JSON.stringify(hostsFrom)).digest('hex').slice(0, 12),
      code: join(dist, 'edge/viewer-request.js'),
      domain:
        domain === undefined
          ? undefined
          : {
              name: domain,
              // The first deployment waits until the record that the console shows is in the domain's DNS.
              certificate: new Certificate(this, 'Certificate', {
                domainName: domain,
                validation: CertificateValidation.fromDns(),
              }),
            },
      webAclArn: webAcl?.arn,
    })

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
    const deployer = new ManagedPolicy(this, 'DeployerPolicy', {
      description: 'Besides the roles of the CDK: try the edge function before it is deployed.',
      statements: [tryingStatement(this, this.stackName)],
    })

    const { tags, defaultTag } = readBuiltLocales(dist)
    const keys = stackOutputs.Edge
    const outputs = {
      [keys.url]: `https://${domain ?? distribution.distributionDomainName}`,
      [keys.distribution]: distribution.distributionId,
      [keys.edgeLocales]: tags.join(','),
      [keys.edgeDefaultLocale]: defaultTag,
      // Where the domain's CNAME has to lead.
      DistributionDomain: distribution.distributionDomainName,
      EdgePublisherPolicyArn: publisher.managedPolicyArn,
      EdgeDeployerPolicyArn: deployer.managedPolicyArn,
    }
    for (const [key, value] of Object.entries(outputs)) new CfnOutput(this, key, { value })
  }
}
