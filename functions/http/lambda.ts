/**
 * The app behind a Lambda function URL (payload format 2.0). No event shape may make it throw:
 * what is not a request we could be sent is answered as one that we refuse.
 */
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Hono } from 'hono'
import { ask, LightRequest, type LightHeaders, type OtherIds } from './light.ts'
import { Problem } from './problems.ts'
import { replyProblem, type Reply } from './reply.ts'

export type LambdaResult = {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}

function field(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined
    found = Object.getOwnPropertyDescriptor(found, name)?.value
  }
  return found
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
/** What no value can hold. */
const impossible = /[\0\n\r]|[^\0-\xff]/

const isBlank = (char: string | undefined) =>
  char === ' ' || char === '\t' || char === '\n' || char === '\r'

/** Without the blanks of HTTP around it: `trim` takes others too. */
function trimmed(value: string): string {
  let [start, end] = [0, value.length]
  while (start < end && isBlank(value[start])) start += 1
  while (end > start && isBlank(value[end - 1])) end -= 1
  return value.slice(start, end)
}

/**
 * As `Headers` would read them: names in any case, several values joined. One that smuggles line
 * breaks is left out.
 */
export function readHeaders(held: unknown): LightHeaders {
  const fields: [string, unknown][] =
    typeof held === 'object' && held !== null ? Object.entries(held) : []
  return {
    get: (name) => {
      const wanted = name.toLowerCase()
      let found: string | null = null
      for (const [key, value] of fields) {
        if (key.length !== wanted.length || key.toLowerCase() !== wanted) continue
        if (typeof value !== 'string' || !token.test(key)) continue
        const read = trimmed(value)
        if (impossible.test(read)) continue
        found = found === null ? read : `${found}, ${read}`
      }
      return found
    },
  }
}

/** Those that fetch writes in upper case; every other one is refused alike. */
const answered = /^(?:get|head|options)$/i

/** Nothing else gets into the log from outside: an id can hold no question. */
const plainId = /^[\w=-]{1,100}$/

function readIds(headers: LightHeaders, context: unknown): OtherIds {
  const edge = headers.get('x-amz-cf-id') ?? ''
  const lambda = text(field(context, 'awsRequestId'), '')
  return {
    ...(plainId.test(edge) && { edgeRequestId: edge }),
    ...(plainId.test(lambda) && { lambdaRequestId: lambda }),
  }
}

function readEvent(event: unknown, context: unknown): LightRequest {
  const method = text(field(event, 'requestContext', 'http', 'method'), 'POST')
  const path = text(field(event, 'rawPath'), '/')
  const query = text(field(event, 'rawQueryString'), '')
  const address = `${path.startsWith('/') ? '' : '/'}${path}${query === '' ? '' : `?${query}`}`
  const headers = readHeaders(field(event, 'headers'))
  return new LightRequest(
    answered.test(method) ? method.toUpperCase() : 'POST',
    new URL(`https://directory.invalid${address.replaceAll('#', '%23')}`).href,
    headers,
    readIds(headers, context),
  )
}

/** CloudFront compresses JSON and pages itself; these, as far as we know, it does not (decision 50). */
const leftToUs = /^application\/(?:x-ndjson|atom\+xml)\b/
/** As CloudFront writes what a viewer takes. */
const takesGzip = /(?:^|,)\s*gzip\s*(?:,|$)/

/** The answer in gzip where nobody before us compresses it; the same tag as one that the edge did. */
async function compress({ status, headers, body }: Reply, accepted: string | null) {
  if (body === null || status !== 200 || !leftToUs.test(headers['content-type'] ?? ''))
    return undefined
  if (!takesGzip.test(accepted ?? '')) return undefined
  const bytes = await body.encoded('gzip', async (sent) => promisify(gzip)(sent))
  return {
    headers: {
      ...headers,
      vary: `${headers['vary']}, Accept-Encoding`,
      'content-encoding': 'gzip',
      'content-length': String(bytes.byteLength),
      etag: `W/${headers['etag']}`,
    },
    body: bytes.toString('base64'),
  }
}

/** The body of a request is never read, so a wrong one cannot harm. */
export function createLambdaHandler(
  app: Hono,
): (event: unknown, context?: unknown) => Promise<LambdaResult> {
  async function answer(event: unknown, context: unknown): Promise<Reply> {
    try {
      return await ask(app, readEvent(event, context))
    } catch {
      // The app answers whatever happens in it; this is for what happens around it.
      return replyProblem(new Problem('internal', 'The answer could not be made.'), randomUUID())
    }
  }
  return async (event, context) => {
    const { status, headers, body } = await answer(event, context)
    const told = text(field(event, 'requestContext', 'http', 'method'), '').toUpperCase()
    const accepted = readHeaders(field(event, 'headers')).get('accept-encoding')
    const compressed = await compress({ status, headers, body }, accepted).catch(() => undefined)
    const sent = compressed?.body ?? body?.text ?? ''
    return {
      statusCode: status,
      headers: compressed?.headers ?? headers,
      body: told === 'HEAD' ? '' : sent,
      isBase64Encoded: compressed !== undefined && told !== 'HEAD',
    }
  }
}
