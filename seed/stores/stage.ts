/** A deployed stage, as its CloudFormation stacks tell about it. */
import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation'
import type { Budget } from '../../functions/store/database/budgets.ts'
import {
  edgeRegion,
  stackNameOf,
  stackOutputs,
  stagePattern,
  type StackName,
} from '../../functions/store/database/deployed.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { callCloud, clientSettings, regionOf } from './cloud.ts'

export type StageOptions = {
  readonly stage: string
  /** Otherwise the SDK's usual way. */
  readonly region?: string | undefined
}

export type StageTable = {
  readonly table: string
  readonly region: string
  /** The bucket of the copy of the last release; undefined before it was deployed. */
  readonly bucket: string | undefined
}

/** What stands between the API of a stage and its readers. */
export type Edge = {
  readonly stage: string
  readonly url: string
  readonly distribution: string
  /** The locale tags that it was built with, and the one for whom none of them is right. */
  readonly locales: readonly string[]
  readonly defaultLocale: string
}

export async function findTable(options: StageOptions, budget: Budget): Promise<StageTable> {
  return withCloudFormation(options, async (client, region) => {
    const output = await readOutputs(client, { ...options, stack: 'Data', region, budget })
    const { table, copies } = stackOutputs.Data
    return { table: output(table), region, bucket: output(copies, '') || undefined }
  })
}

export async function findEdge(options: StageOptions, budget: Budget): Promise<Edge> {
  return withCloudFormation({ ...options, region: edgeRegion }, async (client, region) => {
    const output = await readOutputs(client, { ...options, stack: 'Edge', region, budget })
    const { url, distribution, edgeLocales, edgeDefaultLocale } = stackOutputs.Edge
    return {
      stage: options.stage,
      url: output(url),
      distribution: output(distribution),
      locales: output(edgeLocales).split(','),
      defaultLocale: output(edgeDefaultLocale),
    }
  })
}

async function withCloudFormation<T>(
  { stage, region }: StageOptions,
  work: (client: CloudFormationClient, region: string) => Promise<T>,
): Promise<T> {
  if (!stagePattern.test(stage)) {
    throw new Refusal('usage', `--stage ${quote(stage)} cannot be the name of a stage`, [
      'A stage is named by small letters, digits and hyphens, at most twenty, a letter first.',
    ])
  }
  // Loaded here, because most commands never ask for it.
  const { CloudFormationClient: Client } = await import('@aws-sdk/client-cloudformation')
  const client = new Client({ ...clientSettings, ...(region !== undefined && { region }) })
  try {
    return await work(client, await regionOf(client))
  } finally {
    client.destroy()
  }
}

type AskedStage = {
  readonly stage: string
  readonly stack: StackName
  readonly region: string
  readonly budget: Budget
}

/** Gives an output by its key; refuses when the stack is not deployed, or lacks one without default. */
async function readOutputs(
  client: CloudFormationClient,
  { stage, stack, region, budget }: AskedStage,
): Promise<(key: string, otherwise?: string) => string> {
  const name = stackNameOf(stage, stack)
  const found = await describeStack(client, name, budget)
  const deploy = `Deploy it first: npm run deploy -- --stage ${stage}`
  if (found === undefined) {
    const message = `stage ${stage} is not deployed in ${region}: there is no stack ${name}`
    throw new Refusal('store-unavailable', message, [
      deploy,
      'Deployed elsewhere? Name its region with --region, its account with AWS_PROFILE.',
    ])
  }
  return (key, otherwise) => {
    const value = found.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue
    if (value !== undefined && value !== '') return value
    if (otherwise !== undefined) return otherwise
    const state = found.StackStatus ?? 'in an unknown state'
    const message = `stack ${name} has no output ${key}; it is ${state}`
    throw new Refusal('store-unavailable', message, [deploy])
  }
}

async function describeStack(
  client: CloudFormationClient,
  name: string,
  budget: Budget,
): Promise<Stack | undefined> {
  const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation')
  const describe = async (abortSignal: AbortSignal): Promise<Stack | undefined> => {
    try {
      const command = new DescribeStacksCommand({ StackName: name })
      return (await client.send(command, { abortSignal })).Stacks?.[0]
    } catch (error) {
      if (isMissingStack(error)) return undefined
      throw error
    }
  }
  return callCloud('cloudformation:DescribeStacks', describe, budget)
}

/** CloudFormation has no error of its own for it. */
function isMissingStack(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    error.message.includes('does not exist')
  )
}
