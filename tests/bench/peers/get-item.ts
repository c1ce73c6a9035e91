/** (b): one GetItem of the same bytes, with our client and its settings, and nothing else. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { Store } from '../../../functions/store/database/connect.ts'
import { listenOn } from './listen-on.ts'
import { openLocal } from './open-local.ts'
import { addressIn, type Place, type Service } from './service.ts'

const headers = { 'Content-Type': 'application/json; charset=utf-8' }

async function bodyOf({ client, table }: Store, address: string): Promise<string | undefined> {
  const Key = { pk: { S: address }, sk: { S: '-' } }
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key }))
  return Item?.['body']?.S
}

/** As a function behind a URL. */
export function getItemHandler(store: Store) {
  return async (event: unknown) => {
    const body = await bodyOf(store, addressIn(event))
    return { statusCode: body === undefined ? 404 : 200, headers, body, isBase64Encoded: false }
  }
}

export async function createGetItem({ endpoint, bodies }: Place): Promise<Service> {
  const store = openLocal(endpoint, bodies)
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(store, request.url ?? '')
    const bytes = Buffer.from(body ?? '')
    const status = body === undefined ? 404 : 200
    response.writeHead(status, { ...headers, 'Content-Length': bytes.length }).end(bytes)
  }
  return {
    handle: getItemHandler(store),
    listen: async () =>
      listenOn(createServer((request, response) => void respond(request, response))),
    close: () => store.client.destroy(),
  }
}
