/**
 * Answers in the encoding a reader asks for, each made once for an answer that is kept. In the cloud
 * the edge does this; here nobody else would.
 */
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { HeaderFields, Reply } from '../http/reply.ts'
import { chooseEncoding, encodedTag, namedTag, type Encoding } from './encodings.ts'

/** Below this, an answer fits into one packet anyhow. */
const smallest = 1024

/** Both work in threads of their own, so that other requests are answered meanwhile. */
const compressors = {
  br: async (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
      },
    }),
  gzip: async (body: Buffer) => promisify(gzip)(body),
} as const satisfies Record<Encoding['name'], (body: Buffer) => Promise<Buffer>>

type Encoded = {
  readonly status: number
  readonly headers: HeaderFields
  readonly bytes?: Buffer
}

/** The reply as it is sent: to HEAD with the length and the tag of what GET would send. */
export async function encode(request: IncomingMessage, reply: Reply): Promise<Encoded> {
  const { status, body } = reply
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status, headers: reply.headers, ...(body && { bytes: body.bytes() }) }
  }
  const headers = varying(reply)
  const { etag } = headers
  if (status === 304) {
    const named = request.headers['if-none-match'] ?? ''
    return {
      status,
      headers: etag === undefined ? headers : { ...headers, etag: namedTag(named, etag) },
    }
  }
  if (body === null) return { status, headers }
  const { encoding, identityRefused } = chooseEncoding(request.headers['accept-encoding'])
  if (encoding === undefined || (body.length < smallest && !identityRefused)) {
    return { status, headers, bytes: body.bytes() }
  }
  const bytes = await body.encoded(encoding.name, compressors[encoding.name])
  return {
    status,
    headers: {
      ...headers,
      'content-encoding': encoding.name,
      'content-length': String(bytes.byteLength),
      ...(etag !== undefined && { etag: encodedTag(etag, encoding) }),
    },
    bytes,
  }
}

/** Of an answer it is told that its encoding was chosen, when it was not encoded as well. */
function varying({ status, headers }: Reply): HeaderFields {
  if (status !== 200 && status !== 304) return headers
  const vary = headers['vary']
  return { ...headers, vary: `${vary === undefined ? '' : `${vary}, `}Accept-Encoding` }
}
