/** What CloudFront takes from us-east-1 alone, and before there is a distribution. */
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import type { Construct } from 'constructs'
import { stackOutputs } from '../../functions/store/database/deployed.ts'
import { WebAcl } from './web-acl.ts'

export const edgeRegion = 'us-east-1'

export type EdgeStackProps = StackProps & {
  readonly domain: string | undefined
  /** The metrics of the firewall; undefined for none. */
  readonly firewallMetric: string | undefined
}

export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeStackProps) {
    super(scope, id, props)
    const { domain, firewallMetric } = props

    if (domain !== undefined) {
      // The first deployment waits until the record that the console shows is in the domain's DNS.
      const certificate = new Certificate(this, 'Certificate', {
        domainName: domain,
        validation: CertificateValidation.fromDns(),
      })
      new CfnOutput(this, stackOutputs.Edge.certificate, { value: certificate.certificateArn })
    }
    if (firewallMetric !== undefined) {
      const { arn } = new WebAcl(this, 'WebAcl', { metricName: firewallMetric })
      new CfnOutput(this, stackOutputs.Edge.webAcl, { value: arn })
    }
  }
}
