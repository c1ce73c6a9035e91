/** Answers in the encoding a reader asks for. In the cloud the edge does this; here nobody else would. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { chooseEncoding, encodedTag, namedTag, plainTags, type Encoding } from './encodings.ts'

type Fetch = (request: Request) => Response | Promise<Response>

/** Below this, an answer fits into one packet anyhow. */
const smallest = 1024

/** Both work in threads of their own, so that other requests are answered meanwhile. */
const compressors = {
  br: async (body: Uint8Array) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 4,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
      },
    }),
  gzip: async (body: Uint8Array) => promisify(gzip)(body),
} as const satisfies Record<Encoding['name'], (body: Uint8Array) => Promise<Uint8Array>>

export function compressing(fetch: Fetch): Fetch {
  return async (request) => {
    const { method } = request
    if (method !== 'GET' && method !== 'HEAD') return fetch(request)
    const { encoding, identityRefused } = chooseEncoding(request.headers.get('accept-encoding'))
    const reply = await fetch(asPlain(request, encoding !== undefined))
    const headers = new Headers(reply.headers)
    if (reply.status === 200 || reply.status === 304) headers.append('Vary', 'Accept-Encoding')
    const { status } = reply
    const tag = headers.get('etag')
    if (status === 304) {
      const named = request.headers.get('if-none-match') ?? ''
      if (tag !== null) headers.set('ETag', namedTag(named, tag))
      return new Response(null, { status, headers })
    }
    if (encoding === undefined || reply.body === null) {
      return new Response(reply.body, { status, headers })
    }
    let body = await reply.bytes()
    if (body.byteLength >= smallest || identityRefused) {
      body = new Uint8Array(await compressors[encoding.name](body))
      headers.set('Content-Encoding', encoding.name)
      headers.set('Content-Length', String(body.byteLength))
      if (tag !== null) headers.set('ETag', encodedTag(tag, encoding))
    }
    return new Response(method === 'HEAD' ? null : body, { status, headers })
  }
}

/** HEAD tells the length and the tag of what GET would send, so that has to be made. */
function asPlain(request: Request, encoded: boolean): Request {
  const conditions = ['if-none-match', 'if-match'].flatMap((name): [string, string][] => {
    const value = request.headers.get(name)
    return value === null || plainTags(value) === value ? [] : [[name, plainTags(value)]]
  })
  const method = encoded ? 'GET' : request.method
  if (conditions.length === 0 && method === request.method) return request
  const headers = new Headers(request.headers)
  for (const [name, value] of conditions) headers.set(name, value)
  return new Request(request.url, { method, headers })
}
