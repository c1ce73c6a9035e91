/**
 * A store for tests: dynalite in this process, or the endpoint that DYNAMODB_ENDPOINT names, with
 * credentials and region from the SDK's own chain (DynamoDB Local, LocalStack, or the real service).
 */
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { BatchWriteItemCommand, DeleteTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { storeBudgets, type Budget } from '../../functions/store/database/budgets.ts'
import { send } from '../../functions/store/database/call.ts'
import { openStore, type Store } from '../../functions/store/database/connect.ts'
import type { EncodedRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'

const namedEndpoint = process.env['DYNAMODB_ENDPOINT']

/** Why tests that put the fault proxy in between are skipped; undefined when they are not. */
export const noProxyReason =
  namedEndpoint === undefined
    ? undefined
    : 'a named endpoint may check the host that was signed, which a proxy changes'

/** What dynalite is called with: it checks that there are some, not which. */
const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const

/** Who publishes in tests, and when. */
export const testAct = { by: 'ann@example.org', at: '2026-11-23T12:00:00.000Z' } as const

/** All ten attempts of a publisher, without the long pauses. */
export const hasty: Budget = { ...storeBudgets.publisher, backoffBaseMs: 1 }

/** Stages, writes and activates a release, as generation `from` + 1. */
export async function publishTo(
  store: Store,
  encoded: EncodedRelease,
  from: number,
): Promise<void> {
  const writer = createWriter(store, hasty)
  await writer.stage(encoded, testAct)
  await writer.write(encoded)
  await writer.activate(encoded.id, { ...testAct, from, message: `generation ${from + 1}` })
}

/** Fills an empty table with what another one holds: quicker than doing again what was done there. */
export async function copyItems(from: Store, to: Store): Promise<void> {
  const scan = new ScanCommand({ TableName: from.table })
  const { Items = [], LastEvaluatedKey: more } = await send(from, scan, storeBudgets.publisher)
  for (let at = 0; at < Items.length; at += 25) {
    const puts = Items.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } }))
    const request = new BatchWriteItemCommand({ RequestItems: { [to.table]: puts } })
    const { UnprocessedItems = {} } = await send(to, request, storeBudgets.publisher)
    if (more !== undefined || Object.keys(UnprocessedItems).length > 0)
      throw new RangeError('more than fits into one call')
  }
}

export type TestStore = {
  readonly endpoint: string
  /** A new, empty table of its own. */
  createTable(): Promise<Store>
  /** The same table through another address, such as that of a fault proxy. */
  reopen(store: Store, endpoint: string): Store
  /** Removes the tables of a named endpoint, and closes everything. */
  close(): Promise<void>
}

export async function startTestStore(): Promise<TestStore> {
  const embedded = namedEndpoint === undefined ? await startDynalite() : undefined
  const endpoint = embedded?.url ?? namedEndpoint ?? ''
  const run = `directory-test-${randomBytes(4).toString('hex')}`
  const opened: Store[] = []
  const created: Store[] = []

  function open(table: string, at: string): Store {
    const store = openStore({
      table,
      endpoint: at,
      ...(embedded && { region: 'eu-central-1', credentials: localCredentials }),
    })
    opened.push(store)
    return store
  }

  return {
    endpoint,
    async createTable() {
      const store = open(`${run}-${created.length}`, endpoint)
      created.push(store)
      await createWriter(store).ensureTable()
      return store
    },
    reopen: (store, at) => open(store.table, at),
    async close() {
      if (embedded === undefined) {
        for (const store of created) {
          const request = new DeleteTableCommand({ TableName: store.table })
          await send(store, request, storeBudgets.publisher)
        }
      }
      for (const { client } of opened) client.destroy()
      await embedded?.close()
    },
  }
}

async function startDynalite(): Promise<{ url: string; close(): Promise<void> }> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0 })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
