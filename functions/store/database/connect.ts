/** Opens the store. Credentials and region come from the SDK's own chain unless given. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { storeBudgets, type Budget } from './budgets.ts'

export type Store = { readonly client: DynamoDBClient; readonly table: string }

export type OpenOptions = {
  readonly table: string
  /** Such as the address of an embedded store; otherwise the region's own. */
  readonly endpoint?: string
  readonly region?: string
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
  /** For the time a connection may take: the reader's unless given. */
  readonly budget?: Budget
}

export function openStore(options: OpenOptions): Store {
  const { table, endpoint, region, credentials, budget = storeBudgets.reader } = options
  const agent = { keepAlive: true, maxSockets: 50 }
  const config: DynamoDBClientConfig = {
    // Retrying is call.ts's business alone: two layers would multiply.
    maxAttempts: 1,
    // Only the connection is bounded here. The SDK's request time-out does not cover a body that
    // drips; the abort signal of every call does.
    requestHandler: {
      connectionTimeout: budget.connectMs,
      httpAgent: agent,
      httpsAgent: agent,
    },
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(credentials === undefined ? {} : { credentials }),
  }
  return { client: new DynamoDBClient(config), table }
}
