/**
 * List prices in USD, without free tiers and discounts, from the pages named. They must be checked
 * against the provider's own pages before anybody relies on them.
 */

type Price = {
  readonly usd: number
  readonly per: string
  /** Where this is the price. */
  readonly region: string
  /** The page it was read on, and of when that page is; or that nobody read it. */
  readonly source: string
}

const us = 'US East; Frankfurt asks up to a third more'
const cloudwatch =
  'factualminds.com/blog/amazon-cloudwatch-pricing-metrics-logs-alarms-dashboards, 2026-06-13'
const waf = 'c3x.dev/blog/aws-waf-cost-explained, no date'
const lambda = 'cloudchipr.com/blog/aws-lambda-pricing, 2025'
const dynamodb = 'airbyte.com/data-engineering-resources/dynamodb-pricing, 2025-07-21'
const cloudfront = 'aws.amazon.com/cloudfront/pricing, no date'

export const prices = {
  edgeRequests: {
    usd: 1.2,
    per: 'million HTTPS requests at the edge',
    region: 'Europe',
    source: 'general knowledge: 0.0120 per 10,000',
  },
  edgeTraffic: { usd: 0.085, per: 'GB to readers', region: 'Europe', source: cloudfront },
  edgeFunction: {
    usd: 0.1,
    per: 'million runs of the edge function',
    region: 'everywhere',
    source: 'cur.vantage.sh/aws/amazoncloudfront, no date',
  },
  invalidations: {
    usd: 0.005,
    per: 'path beyond 1,000 a month',
    region: 'everywhere',
    source: 'docs.aws.amazon.com/whitepapers/latest/how-aws-pricing-works/cloudfront.html',
  },
  firewallRequests: {
    usd: 0.6,
    per: 'million requests inspected',
    region: 'everywhere',
    source: waf,
  },
  firewall: { usd: 5, per: 'firewall and month', region: 'everywhere', source: waf },
  firewallRule: { usd: 1, per: 'rule or rule group and month', region: 'everywhere', source: waf },
  functionRequests: { usd: 0.2, per: 'million calls of the function', region: us, source: lambda },
  functionTime: { usd: 0.0000133334, per: 'GB-second on arm64', region: us, source: lambda },
  reads: { usd: 0.125, per: 'million read units of 4 KB', region: us, source: dynamodb },
  writes: { usd: 0.625, per: 'million write units of 1 KB', region: us, source: dynamodb },
  logs: { usd: 0.5, per: 'GB of logs taken in', region: us, source: cloudwatch },
  alarms: {
    usd: 0.1,
    per: 'metric of an alarm and month',
    region: us,
    source: 'general knowledge',
  },
  metrics: {
    usd: 0.3,
    per: 'metric of our own and month',
    region: us,
    source:
      'cloudonaut.io/aws-cloudwatch-dashboard-cost-efficiency-logs-vs-custom-metrics, no date',
  },
  dashboards: { usd: 3, per: 'dashboard and month', region: us, source: cloudwatch },
} as const satisfies Record<string, Price>
