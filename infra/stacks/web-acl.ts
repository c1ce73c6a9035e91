/** The firewall before the edge: the managed rules, and the rate limit that the API publishes. */
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import { Construct } from 'constructs'
import { commonHeaders } from '../../functions/http/wire/headers.ts'
import { describeProblem, rateLimited } from '../../functions/http/wire/problem-texts.ts'
import { rateLimit } from '../../functions/model/limits.ts'

export type WebAclProps = {
  /** Under which its metrics are counted. */
  readonly metricName: string
}

/**
 * Rules that would refuse what the API itself answers better: a client without User-Agent is
 * welcome, and a query that is too long gets a problem that says so.
 */
const countedOnly = ['NoUserAgent_HEADER', 'SizeRestrictions_QUERYSTRING']

const managedRules: readonly { readonly name: string; readonly counted: readonly string[] }[] = [
  { name: 'AWSManagedRulesAmazonIpReputationList', counted: [] },
  { name: 'AWSManagedRulesCommonRuleSet', counted: countedOnly },
  { name: 'AWSManagedRulesKnownBadInputsRuleSet', counted: [] },
]

/** RFC 9457 in shape; the firewall can send it as application/json only. */
const refusal = describeProblem('rate-limited', rateLimited, rateLimited.detail)

/** The firewall can send ten: those of the API that matter for an error. */
const headers = {
  ...pick('Access-Control-Allow-Origin', 'Access-Control-Expose-Headers', 'RateLimit-Policy'),
  ...pick('Content-Security-Policy', 'Strict-Transport-Security', 'X-Content-Type-Options'),
  'Cache-Control': 'no-store',
  'Retry-After': String(rateLimit.seconds),
}

function pick(...names: readonly (keyof typeof commonHeaders)[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, commonHeaders[name]]))
}

/**
 * Nothing is logged or sampled: both hold queries and addresses, and a query can name a disease.
 * Its metrics say how much is refused, the access log of the edge which answers were given.
 */
function visibility(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false }
}

export class WebAcl extends Construct {
  readonly arn: string

  constructor(scope: Construct, id: string, { metricName }: WebAclProps) {
    super(scope, id)
    const rate: CfnWebACL.RuleProperty = {
      name: 'rate-limit',
      priority: 0,
      statement: {
        rateBasedStatement: {
          aggregateKeyType: 'IP',
          limit: rateLimit.requests,
          evaluationWindowSec: rateLimit.seconds,
        },
      },
      action: {
        block: {
          customResponse: {
            responseCode: rateLimited.status,
            customResponseBodyKey: 'rate-limited',
            responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
          },
        },
      },
      visibilityConfig: visibility(`${metricName}-rate-limit`),
    }
    const managed = managedRules.map(({ name, counted }, i): CfnWebACL.RuleProperty => ({
      name,
      priority: i + 1,
      statement: {
        managedRuleGroupStatement: {
          vendorName: 'AWS',
          name,
          ruleActionOverrides: counted.map((rule) => ({
            name: rule,
            actionToUse: { count: {} },
          })),
        },
      },
      overrideAction: { none: {} },
      visibilityConfig: visibility(`${metricName}-${name}`),
    }))
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      customResponseBodies: {
        'rate-limited': { contentType: 'APPLICATION_JSON', content: JSON.stringify(refusal) },
      },
      rules: [rate, ...managed],
      visibilityConfig: visibility(metricName),
    })
    this.arn = acl.attrArn
  }
}
