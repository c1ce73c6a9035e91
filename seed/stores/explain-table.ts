/** What is told of a table that refuses, where whoever asks can do something about it. */
import * as z from 'zod'
import type { Store } from '../../functions/store/database/connect.ts'
import { CallFailed } from '../../functions/store/database/faults.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { adviceFor, reasonOf } from './cloud.ts'
import type { TargetOptions } from './target.ts'

const Sent = z.object({
  protocol: z.string(),
  hostname: z.string(),
  port: z.number().optional(),
})

/**
 * Where requests really go: options, environment and profile can all name an address, and only the SDK
 * knows which of them it took. Undefined before anything was sent.
 */
export function watchAddress({ client }: Store): () => string | undefined {
  let address: string | undefined
  client.middlewareStack.add(
    (next) => async (args) => {
      const { data } = Sent.safeParse(args.request)
      const port = data?.port === undefined ? '' : `:${data.port}`
      address = data && `${data.protocol}//${data.hostname}${port}`
      return next(args)
    },
    { step: 'finalizeRequest' },
  )
  return () => address
}

/** The failure itself where there is nothing to add. */
export async function explainTable(
  error: unknown,
  { client, table }: Store,
  options: TargetOptions,
  address: string | undefined,
): Promise<unknown> {
  const reason = reasonOf(error)
  if (reason === undefined || !(error instanceof Error)) return error
  if (reason.name === 'ResourceNotFoundException') {
    const region = await client.config.region()
    const at = address === undefined ? '' : `, at ${address}`
    return new Refusal('store-unavailable', `there is no table ${table} in ${region}${at}`, [
      whatToDo(table, region, options),
    ])
  }
  const { cause } = error
  const called = cause instanceof CallFailed ? cause.operation.replace(/Command$/, '') : 'call'
  const action = `dynamodb:${called}`
  const advice = adviceFor(action, reason.name)
  if (advice === undefined) return error
  const message = `${action} failed: ${reason.name}`
  return new Refusal('store-unavailable', message, [reason.message, advice])
}

function whatToDo(table: string, region: string, { stage, endpoint }: TargetOptions): string {
  if (stage !== undefined) {
    return 'Its stack says that it made one. To bring it back: infra/runbooks/rollback-data.md'
  }
  const at = endpoint === undefined ? '' : ` --endpoint ${endpoint}`
  const create = `npm run seed -- table create --table ${table}${at} --region ${region}`
  return `Is it elsewhere? --region, --endpoint or AWS_PROFILE say where. To make one: ${create}`
}
