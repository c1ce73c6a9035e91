/** Which store a command works on: the running `npm start`, or the one its options name. */
import type { Budget } from '../../functions/store/database/budgets.ts'
import type { OpenOptions } from '../../functions/store/database/connect.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { isLoopback, localStore } from './embedded-store.ts'
import { findEdge, findTable, type Edge } from './stage.ts'
import { readState } from './state-file.ts'

export type TargetOptions = {
  readonly table?: string | undefined
  readonly stage?: string | undefined
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
}

/** What finding a store takes from whoever looks for it. */
export type Surroundings = {
  /** Where a running `npm start` says how to reach it. */
  readonly stateFile: string
  /** How long a call to AWS other than to the table may take. */
  readonly cloudBudget: Budget
}

/** What stands before the readers of the target, if it is a stage. */
export async function edgeOf(
  { stage, region }: TargetOptions,
  { cloudBudget }: Pick<Surroundings, 'cloudBudget'>,
): Promise<Edge | undefined> {
  return stage === undefined ? undefined : findEdge({ stage, region }, cloudBudget)
}

export async function resolveTarget(
  { table, stage, endpoint, region }: TargetOptions,
  { stateFile, cloudBudget }: Surroundings,
): Promise<OpenOptions> {
  if (stage !== undefined) return findTable({ stage, region }, cloudBudget)
  if (table === undefined) {
    if (endpoint !== undefined || region !== undefined) {
      throw new Refusal('usage', '--endpoint and --region need --table or --stage')
    }
    const running = await readState(stateFile)
    if (running === undefined) {
      throw new Refusal('store-unavailable', 'there is no store: npm start is not running here', [
        'Start it in another terminal, or name one with --table NAME or --stage NAME.',
      ])
    }
    return localStore(running.endpoint, running.table)
  }
  if (endpoint !== undefined && URL.parse(endpoint) === null) {
    throw new Refusal('usage', `--endpoint is not an address: ${endpoint}`)
  }
  if (endpoint !== undefined && isLoopback(endpoint)) return localStore(endpoint, table)
  return { table, ...(endpoint && { endpoint }), ...(region && { region }) }
}
