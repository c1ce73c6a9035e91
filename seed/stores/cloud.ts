/** Calls to AWS: each is bounded, and its refusals say what to do. */
import { Unavailable } from '../../functions/model/unavailable.ts'
import type { Budget } from '../../functions/store/database/budgets.ts'
import { call } from '../../functions/store/database/call.ts'
import { CallFailed } from '../../functions/store/database/faults.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { cloudBudget } from './cloud-budget.ts'

/** Settings of every client: only `callCloud` tries again. */
export const clientSettings = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: cloudBudget.connectMs },
} as const

/** `action` is the permission that the call needs, such as `cloudformation:DescribeStacks`. */
export async function callCloud<T>(
  action: string,
  run: (abortSignal: AbortSignal) => Promise<T>,
  budget: Budget,
): Promise<T> {
  try {
    return await call(action, run, budget)
  } catch (error) {
    throw explainRefusal(action, error)
  }
}

/** The region of a client, before anybody is asked for anything. */
export async function regionOf({ config }: RegionalClient): Promise<string> {
  try {
    return await config.region()
  } catch {
    throw new Refusal('usage', 'no AWS region is set', [
      'Name it: --region eu-central-1, or AWS_REGION in the environment.',
    ])
  }
}
type RegionalClient = { readonly config: { readonly region: () => Promise<string> } }

/** Why AWS, or the SDK before it, ended a call; undefined when it was not that. */
export function reasonOf(error: unknown): Error | undefined {
  if (!(error instanceof Unavailable) || !(error.cause instanceof CallFailed)) return undefined
  return error.cause.cause instanceof Error ? error.cause.cause : undefined
}

function explainRefusal(action: string, error: unknown): unknown {
  const reason = reasonOf(error)
  if (reason === undefined) return error
  const { name, message } = reason
  const advice = adviceFor(action, name)
  const failed = name === 'Error' ? `${action} failed` : `${action} failed: ${name}`
  return new Refusal(
    'store-unavailable',
    failed,
    advice === undefined ? [message] : [message, advice],
  )
}

const credentials =
  /^(?:CredentialsProvider|TokenProvider|ExpiredToken|InvalidClientTokenId|UnrecognizedClient)/

/** What to do about a refusal of that name; undefined when only waiting helps. */
export function adviceFor(action: string, name: string): string | undefined {
  if (name.startsWith('AccessDenied')) {
    return `The role that you work as must be allowed ${action}: infra/runbooks/first-deployment.md`
  }
  return credentials.test(name)
    ? 'Sign in to AWS, or name a profile that has: AWS_PROFILE=NAME'
    : undefined
}
