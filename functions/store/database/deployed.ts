/**
 * How a deployed stage is found: the names of its CloudFormation stacks and of what they tell about
 * themselves. infra writes them, the command line reads them; no other name is fixed.
 */

export type StackName =
  | 'Copies'
  | 'Data'
  | 'Api'
  | 'Edge'
  | 'Door'
  | 'Publishing'
  | 'Operations'
  | 'EdgeOperations'

/** Where CloudFront takes certificates and firewalls from, so everything at the edge lies there. */
export const edgeRegion = 'us-east-1'

/** Stages are named like this, so that their stacks can be. */
export const stagePattern = /^[a-z][a-z0-9-]{0,19}$/

export function stackNameOf(stage: string, stack: StackName): string {
  return `ImmunoDirectory-${stage}-${stack}`
}

/** The edge function of a stack while it is tried. */
export function trialNameOf(edgeStack: string): string {
  return `${edgeStack}-trial`
}

/** Output keys, by stack. */
export const stackOutputs = {
  Copies: { vault: 'VaultArn' },
  Data: { table: 'TableName', copies: 'CopyBucketName' },
  /** The hosts of the function URLs. */
  Api: {
    api: 'ApiHost',
    apiStandby: 'ApiStandbyHost',
    pages: 'PagesHost',
    pagesStandby: 'PagesStandbyHost',
  },
  Edge: {
    url: 'Url',
    distribution: 'DistributionId',
    /** The locale tags that the edge function was built with, joined by commas. */
    edgeLocales: 'EdgeLocales',
    /** The one of them for readers who ask for none of them. */
    edgeDefaultLocale: 'EdgeDefaultLocale',
  },
} as const satisfies Partial<Record<StackName, Readonly<Record<string, string>>>>

/** The one object of the bucket beside the table: the copy of the last release. */
export const copyObject = 'last-release'
