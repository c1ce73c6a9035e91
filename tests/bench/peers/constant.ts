/** (a): returns bytes that it holds. The least that anything could cost. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { readAnswers } from '../answers.ts'
import { listenOn } from './listen-on.ts'
import { addressIn, type Place, type Service } from './service.ts'

const headers = { 'Content-Type': 'application/json; charset=utf-8' }

export async function createConstant({ file }: Place): Promise<Service> {
  const answers = readAnswers(await readFile(file, 'utf8'))
  const texts = new Map(answers.map(({ address, body }) => [address, body]))
  const bytes = new Map(answers.map(({ address, body }) => [address, Buffer.from(body)]))
  return {
    async handle(event) {
      const body = texts.get(addressIn(event))
      return { statusCode: body === undefined ? 404 : 200, headers, body, isBase64Encoded: false }
    },
    listen: async () =>
      listenOn(
        createServer((request, response) => {
          const body = bytes.get(request.url ?? '')
          response.writeHead(body === undefined ? 404 : 200, {
            ...headers,
            'Content-Length': body?.length ?? 0,
          })
          response.end(body)
        }),
      ),
    close: () => undefined,
  }
}
