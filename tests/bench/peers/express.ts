/**
 * (c): the routes on Express, each answered by one Query on a global secondary index. It is let off
 * lightly: the index has a partition for every address, with just the records of the answer in it.
 */
import { createServer, IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { QueryCommand } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import express, { type Response } from 'express'
import { listenOn } from './listen-on.ts'
import { openLocal } from './open-local.ts'
import { addressIn, type Place, type Service } from './service.ts'
import { indexName } from './tables.ts'

const routes = [
  '/v1/resources',
  '/v1/resources/:id',
  '/v1/access',
  '/v1/countries/:code/availability',
  '/v1/countries/:code/reimbursement',
] as const

export async function createExpress({ endpoint, records }: Place): Promise<Service> {
  const { client, table } = openLocal(endpoint, records)
  const app = express()

  async function answer(address: string, response: Response): Promise<void> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: indexName,
        KeyConditionExpression: '#p = :p',
        ExpressionAttributeNames: { '#p': 'address' },
        ExpressionAttributeValues: { ':p': { S: address } },
      }),
    )
    const [envelope, ...parts] = Items.map((item) => unmarshall(item)['record'] as object)
    if (envelope === undefined) response.status(404).json({ error: 'not found' })
    else response.json(parts.length === 0 ? envelope : { ...envelope, data: parts })
  }

  for (const route of routes) {
    app.get(route, (request, response) => answer(request.originalUrl, response))
  }
  return {
    handle: async (event) => answerInProcess(app, addressIn(event)),
    listen: async () => listenOn(createServer(app)),
    close: () => client.destroy(),
  }
}

/** As adapters for Lambda do it: Node's own request and response, without a connection. */
async function answerInProcess(app: ReturnType<typeof express>, address: string) {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'GET', url: address, headers: { accept: 'application/json' } })
  const response = new ServerResponse(request)
  const body = await new Promise<string>((resolve) => {
    response.end = (chunk?: unknown) => {
      resolve(String(chunk))
      return response
    }
    app(request, response)
  })
  return { statusCode: response.statusCode, headers: response.getHeaders(), body }
}
