/** A bare server with answers that it is given: `node bare-process.ts`. What an answer costs at least. */
import { once } from 'node:events'
import { createServer } from 'node:http'

export type Given = {
  readonly address: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** In base64. */
  readonly body: string
}

const [given] = (await once(process, 'message')) as [readonly Given[]]
const answers = new Map(
  given.map(({ address, status, headers, body }) => [
    address,
    { status, headers, bytes: Buffer.from(body, 'base64') },
  ]),
)
const server = createServer((request, response) => {
  const found = answers.get(request.url ?? '')
  response.writeHead(found?.status ?? 500, found?.headers).end(found?.bytes)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const address = server.address()
if (typeof address !== 'object' || address === null) throw new Error('it has no port')
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
process.once('disconnect', () => process.exit())
process.send?.(`http://127.0.0.1:${address.port}`)
