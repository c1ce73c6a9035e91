/** S3 in this process, as far as it is asked: one bucket that may not be listed, and conditional writes. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export type FakeBucket = {
  readonly name: string
  /** For `AWS_ENDPOINT_URL_S3`. */
  readonly endpoint: string
  /** Objects by key; writing here is a write past all conditions. */
  readonly objects: Map<string, Buffer>
  /** Every request that came, as `METHOD key`. */
  readonly asked: string[]
  /** Answers in the place of the bucket; undefined: the bucket does. */
  answer: ((incoming: IncomingMessage, outgoing: ServerResponse) => boolean) | undefined
  close(): Promise<void>
}

const tagOf = (bytes: Buffer) => `"${createHash('md5').update(bytes).digest('hex')}"`
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

export async function startFakeBucket(name = 'copies'): Promise<FakeBucket> {
  const objects = new Map<string, Buffer>()
  const asked: string[] = []

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = incoming
    const key = url.slice(`/${name}/`.length)
    asked.push(`${method} ${key}`)
    if (bucket.answer?.(incoming, outgoing) === true) return
    const body = await buffer(incoming)
    const refuse = (status: number, code: string) =>
      void outgoing.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)
    const signed = /Credential=[^/]+\/\d+\/[\w-]+\/s3\/aws4_request/.test(
      headers.authorization ?? '',
    )
    if (!signed || !url.startsWith(`/${name}/`)) return refuse(403, 'AccessDenied')
    if (headers['x-amz-content-sha256'] !== sha256Of(body)) {
      return refuse(400, 'XAmzContentSHA256Mismatch')
    }
    const held = objects.get(key)
    const tag = held && tagOf(held)
    if (method === 'PUT') {
      if (headers['if-none-match'] === '*' && held) return refuse(412, 'PreconditionFailed')
      const over = headers['if-match']
      if (over !== undefined && over !== tag) return refuse(412, 'PreconditionFailed')
      objects.set(key, body)
      outgoing.writeHead(200, { etag: tagOf(body) }).end()
    } else if (held === undefined) refuse(403, 'AccessDenied')
    else {
      const [, last] = /^bytes=0-(\d+)$/.exec(headers.range ?? '') ?? []
      const bytes = last === undefined ? held : held.subarray(0, Number(last) + 1)
      outgoing.writeHead(last === undefined ? 200 : 206, { etag: tag }).end(bytes)
    }
  }

  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const bucket: FakeBucket = {
    name,
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    asked,
    answer: undefined,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  return bucket
}
