/** Who AWS takes somebody for: what the log of a real table says, since a name alone is a claim. */
import type { Budget } from '../../functions/store/database/budgets.ts'
import { callCloud, clientSettings, regionOf } from './cloud.ts'
import { isLoopback } from './local-store.ts'
import type { TargetOptions } from './target.ts'

/** Nobody waits long for what only the log wants to know. */
const patienceMs = 4_000

/** Whether a table lies in an account of AWS; elsewhere any credentials do, and say nothing. */
export function hasIdentity({ stage, table, endpoint }: TargetOptions): boolean {
  if (stage !== undefined) return true
  return table !== undefined && (endpoint === undefined || isAws(endpoint))
}

function isAws(endpoint: string): boolean {
  const host = URL.parse(endpoint)?.hostname ?? ''
  return !isLoopback(endpoint) && /\.amazonaws\.com(?:\.cn)?$|\.api\.aws$/.test(host)
}

/** Such as `arn:aws:sts::123456789012:assumed-role/Publisher/ann`. No permission is needed for it. */
export async function callerIdentity(
  region: string | undefined,
  budget: Budget,
): Promise<string | undefined> {
  const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts')
  const client = new STSClient({ ...clientSettings, ...(region !== undefined && { region }) })
  const short = (ms: number): number => Math.min(ms, patienceMs)
  const { attemptMs, deadlineMs } = budget
  try {
    await regionOf(client)
    const { Arn } = await callCloud(
      'sts:GetCallerIdentity',
      async (abortSignal) => client.send(new GetCallerIdentityCommand({}), { abortSignal }),
      { ...budget, attemptMs: short(attemptMs), deadlineMs: short(deadlineMs) },
    )
    return Arn
  } finally {
    client.destroy()
  }
}
