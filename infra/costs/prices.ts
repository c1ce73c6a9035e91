/**
 * List prices in USD, without free tiers and discounts. They must be checked against the provider's
 * own pages before anybody relies on them.
 */

type Price = {
  readonly usd: number
  readonly per: string
  /** Where this is the price. */
  readonly region: string
  /** The provider's own page on which this figure was read; an assumption was read on none. */
  readonly source: `https://${'aws' | 'docs.aws'}.amazon.com/${string}` | 'assumption'
}

const us = 'US East; Frankfurt asks up to a third more'
const source = 'assumption'

export const prices = {
  edgeRequests: {
    usd: 1.2,
    per: 'million HTTPS requests at the edge',
    region: 'Europe',
    source,
  },
  edgeTraffic: {
    usd: 0.085,
    per: 'GB to readers',
    region: 'Europe',
    source: 'https://aws.amazon.com/cloudfront/pricing',
  },
  edgeFunction: {
    usd: 0.1,
    per: 'million runs of the edge function',
    region: 'everywhere',
    source,
  },
  invalidations: {
    usd: 0.005,
    per: 'path beyond 1,000 a month',
    region: 'everywhere',
    source: 'https://docs.aws.amazon.com/whitepapers/latest/how-aws-pricing-works/cloudfront.html',
  },
  firewallRequests: {
    usd: 0.6,
    per: 'million requests inspected',
    region: 'everywhere',
    source,
  },
  firewall: { usd: 5, per: 'firewall and month', region: 'everywhere', source },
  firewallRule: { usd: 1, per: 'rule or rule group and month', region: 'everywhere', source },
  functionRequests: { usd: 0.2, per: 'million calls of the function', region: us, source },
  functionTime: { usd: 0.0000133334, per: 'GB-second on arm64', region: us, source },
  reads: { usd: 0.125, per: 'million read units of 4 KB', region: us, source },
  writes: { usd: 0.625, per: 'million write units of 1 KB', region: us, source },
  records: { usd: 1, per: 'million writes that are on record', region: 'everywhere', source },
  backupsKept: { usd: 0.1, per: 'GB of backups and month', region: us, source },
  backupsCopied: { usd: 0.02, per: 'GB of backups to another region', region: us, source },
  logs: { usd: 0.5, per: 'GB of logs taken in', region: us, source },
  alarms: {
    usd: 0.1,
    per: 'metric of an alarm and month',
    region: us,
    source,
  },
  metrics: {
    usd: 0.3,
    per: 'metric of our own and month',
    region: us,
    source,
  },
  dashboards: { usd: 3, per: 'dashboard and month', region: us, source },
} as const satisfies Record<string, Price>

/**
 * Plans of CloudFront at one price a month for one distribution, firewall and log included: an
 * assumption, as others told of them since November 2025; no page of AWS was read for them.
 */
export const plans = [
  { name: 'Free', usd: 0, millionRequests: 1, GB: 100 },
  { name: 'Pro', usd: 15, millionRequests: 10, GB: 50_000 },
  { name: 'Business', usd: 200, millionRequests: 125, GB: 50_000 },
] as const
