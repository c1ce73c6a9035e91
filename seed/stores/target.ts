/** Which store a command works on: the running `npm start`, or the one its options name. */
import type { Budget } from '../../functions/store/database/budgets.ts'
import type { OpenOptions } from '../../functions/store/database/connect.ts'
import { printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { isLoopback, localStore } from './local-store.ts'
import { findEdge, findTable, type Edge } from './stage.ts'
import { findRunning, type RunningStore } from './state-file.ts'

export type TargetOptions = {
  readonly table?: string | undefined
  readonly stage?: string | undefined
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
}

/** What finding a store takes from whoever looks for it. */
export type Surroundings = {
  /** Where each running `npm start` says how to reach it. */
  readonly stateFolder: string
  /** How long a call to AWS other than to the table may take. */
  readonly cloudBudget: Budget
}

export type Target = {
  readonly open: OpenOptions
  /** As a person tells it from others, before anything is done to it. */
  readonly name: string
  /** Where the copy of the last release lies; undefined where none is kept. */
  readonly copies?: { readonly bucket: string } | { readonly folder: string } | undefined
  /** The same as long as the store is the same, wherever it listens. */
  readonly key: string
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
  { stateFolder, cloudBudget }: Surroundings,
): Promise<Target> {
  if (stage !== undefined) {
    const { bucket, ...open } = await findTable({ stage, region }, cloudBudget)
    const name = `stage ${stage} in ${open.region}, table ${open.table}`
    return { open, name, key: name, copies: bucket === undefined ? undefined : { bucket } }
  }
  if (table === undefined) {
    if (endpoint !== undefined || region !== undefined) {
      throw new Refusal('usage', '--endpoint and --region need --table or --stage')
    }
    return localTarget(await theOnlyOne(stateFolder))
  }
  if (endpoint !== undefined && URL.parse(endpoint) === null) {
    throw new Refusal('usage', `--endpoint is not an address: ${endpoint}`)
  }
  const where = [endpoint && `at ${endpoint}`, region && `in ${region}`].filter(Boolean).join(' ')
  const name = printable(`table ${table} ${where === '' ? 'of your AWS account' : where}`)
  if (endpoint !== undefined && isLoopback(endpoint)) {
    return { open: localStore(endpoint, table, region), name, key: name }
  }
  const open = { table, ...(endpoint && { endpoint }), ...(region && { region }) }
  return { open, name, key: name }
}

function localTarget({ endpoint, table, dataDir, folder, url, token }: RunningStore): Target {
  const kept = dataDir === null ? 'in memory' : `kept in ${dataDir}`
  const name = `npm start of ${folder}, ${url} (${kept}; table ${table} at ${endpoint})`
  return {
    open: localStore(endpoint, table),
    name: printable(name),
    key: dataDir ?? token,
    copies: dataDir === null ? undefined : { folder: dataDir },
  }
}

async function theOnlyOne(stateFolder: string): Promise<RunningStore> {
  const { running, elsewhere } = await findRunning(stateFolder)
  const [one, other] = running
  if (one === undefined) {
    throw new Refusal('store-unavailable', 'there is no store: npm start is not running here', [
      ...elsewhere.map((folder) =>
        printable(`What lies in .local is of ${folder}, from where this folder was copied.`),
      ),
      'Start it in another terminal, or name one with --table NAME or --stage NAME.',
    ])
  }
  if (other === undefined) return one
  throw new Refusal('usage', `${running.length} directories run in this folder: say which`, [
    ...running.map(
      ({ url, table, endpoint, dataDir }) =>
        `  ${url} (${dataDir ?? 'in memory'}): --table ${table} --endpoint ${endpoint}`,
    ),
    'Or stop those that you do not need.',
  ])
}
