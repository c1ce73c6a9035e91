/**
 * How a deployed stage is found: the names of its CloudFormation stacks and of what they tell about
 * themselves. infra writes them, the command line reads them; no other name is fixed.
 */

export type StackName = 'Data' | 'Edge' | 'Api' | 'Publishing' | 'Operations' | 'EdgeOperations'

/** Stages are named like this, so that their stacks can be. */
export const stagePattern = /^[a-z][a-z0-9-]{0,19}$/

export function stackNameOf(stage: string, stack: StackName): string {
  return `ImmunoDirectory-${stage}-${stack}`
}

/** Output keys, by stack. */
export const stackOutputs = {
  Data: { table: 'TableName' },
  Edge: { certificate: 'CertificateArn', webAcl: 'WebAclArn' },
  Api: {
    url: 'Url',
    distribution: 'DistributionId',
    /** The locale tags that the edge function was built with, joined by commas. */
    edgeLocales: 'EdgeLocales',
    /** The one of them for readers who ask for none of them. */
    edgeDefaultLocale: 'EdgeDefaultLocale',
    viewerRequest: 'ViewerRequestName',
  },
} as const satisfies Partial<Record<StackName, Readonly<Record<string, string>>>>
