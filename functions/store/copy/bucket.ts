/**
 * The copy in a bucket of S3: one object, asked for by requests that the table's own client signs. It
 * shares no code with what starts, which the build would cut into more files (decision 66).
 */
import type { IncomingMessage } from 'node:http'
import { finished } from 'node:stream/promises'
import type { Store } from '../database/connect.ts'
import type { CopyPlace } from './place.ts'

type Asked = {
  readonly method: 'GET' | 'PUT'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}
type Answer = { readonly status: number; readonly tag: string; readonly bytes: Buffer }

export type Bucket = {
  readonly name: string
  readonly object: string
  /** More are not read. */
  readonly maxBytes: number
  /** Of another service than the region's: where the SDK's own client would look for it. */
  readonly endpoint?: string | undefined
}

/** Whoever may not list a bucket is told 403 of an object that is not there. */
const absent = new Set([403, 404])
/** Said to a conditional write: there is another object, or one is being written. */
const conflicts = new Set([409, 412])

export function bucketPlace({ client: { config } }: Store, bucket: Bucket): CopyPlace {
  const { name, object, maxBytes, endpoint = process.env['AWS_ENDPOINT_URL_S3'] } = bucket

  async function exchange({ method, headers, body }: Asked, signal: AbortSignal): Promise<Answer> {
    const { protocol, hostname, port, host, pathname } = new URL(
      endpoint === undefined
        ? `https://${name}.s3.${await config.region()}.amazonaws.com/${object}`
        : `${endpoint}/${name}/${object}`,
    )
    const signer = await config.signer()
    const unsigned = { method, protocol, hostname, path: pathname, headers: { host, ...headers } }
    const signed = await signer.sign({ ...unsigned, body }, { signingService: 's3' })
    const { request } = await (protocol === 'http:' ? import('node:http') : import('node:https'))
    const got = Promise.withResolvers<IncomingMessage>()
    const path = pathname
    const sent = request({ hostname, port, path, method, headers: signed.headers, signal })
    sent.on('response', got.resolve).on('error', got.reject)
    sent.end(body)
    const answer = await got.promise
    const { statusCode: status = 0, headers: told } = answer
    return { status, tag: told.etag ?? '', bytes: await bodyOf(answer, maxBytes) }
  }

  return {
    name: `bucket ${name}`,
    async read(signal, first) {
      const headers = first === undefined ? {} : { range: `bytes=0-${first - 1}` }
      const answer = await exchange({ method: 'GET', headers }, signal)
      if (absent.has(answer.status)) return undefined
      return succeeded(answer)
    },
    async write(body, over, signal) {
      const headers: Asked['headers'] =
        over === undefined ? { 'if-none-match': '*' } : { 'if-match': over }
      const answer = await exchange({ method: 'PUT', headers, body }, signal)
      if (conflicts.has(answer.status)) return false
      succeeded(answer)
      return true
    },
  }
}

function succeeded(answer: Answer): Answer {
  if (answer.status >= 200 && answer.status < 300) return answer
  throw new S3Failed(answer)
}

async function bodyOf(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  answer.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > maxBytes) answer.destroy(new Error(`the copy has more than ${maxBytes} bytes`))
  })
  await finished(answer)
  return Buffer.concat(chunks)
}

class S3Failed extends Error {
  override readonly name: string
  readonly $fault: 'client' | 'server'

  constructor({ status, bytes }: Answer) {
    const [, code = `Status${status}`] = /<Code>(\w+)<\/Code>/.exec(bytes.toString()) ?? []
    super(`S3 answered ${status}: ${code}`)
    this.name = code
    this.$fault = status < 500 && status !== 429 ? 'client' : 'server'
  }
}
