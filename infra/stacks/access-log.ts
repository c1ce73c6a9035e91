/**
 * The access log of the edge: no query, no address of who asked, no user agent, no referrer, and
 * gone after a month: the path of a page names a disease. `rules/logs-name-nobody.ts` holds it to
 * that. CloudFront delivers from us-east-1 only.
 */
import { Aws, Names } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  CfnDelivery,
  CfnDeliveryDestination,
  CfnDeliverySource,
  LogGroup,
  RetentionDays,
} from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'

export type AccessLogProps = { readonly distributionArn: string }

const recordFields = [
  'timestamp(ms)',
  'x-edge-request-id',
  'x-edge-location',
  'cs-method',
  'cs(Host)',
  'cs-uri-stem',
  'cs-protocol-version',
  'ssl-protocol',
  'sc-status',
  'sc-bytes',
  'sc-content-type',
  'x-edge-result-type',
  'x-edge-detailed-result-type',
  'time-taken',
  'time-to-first-byte',
]

export class AccessLog extends Construct {
  constructor(scope: Construct, id: string, { distributionArn }: AccessLogProps) {
    super(scope, id)
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH })
    logGroup.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    // CloudFormation makes no names for these two.
    const name = Names.uniqueResourceName(this, { maxLength: 50, separator: '-' })
    const source = new CfnDeliverySource(this, 'Source', {
      name,
      logType: 'ACCESS_LOGS',
      resourceArn: distributionArn,
    })
    const destination = new CfnDeliveryDestination(this, 'Destination', {
      name,
      destinationResourceArn: logGroup.logGroupArn,
      outputFormat: 'json',
    })
    const delivery = new CfnDelivery(this, 'Delivery', {
      deliverySourceName: source.ref,
      deliveryDestinationArn: destination.attrArn,
      recordFields,
    })
    delivery.node.addDependency(logGroup)
  }
}
