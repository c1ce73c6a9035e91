/**
 * The app behind a Lambda function URL (payload format 2.0). No event shape may make it throw:
 * what is not a request we could be sent is answered as one that we refuse.
 */
import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { Problem } from './problems.ts'
import { replyProblem } from './reply.ts'

/** What of the event counts; anything may be missing or of another type. */
type Asked = { method: string; path: string; query: string; headers: Headers }

export type LambdaResult = {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: false
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

/** Headers a Request can hold; one that smuggles line breaks or control characters is left out. */
function readHeaders(event: unknown): Headers {
  const headers = new Headers()
  const held = field(event, 'headers')
  if (typeof held !== 'object' || held === null) return headers
  for (const [name, value] of Object.entries(held)) {
    try {
      if (typeof value === 'string') headers.append(name, value)
    } catch {
      continue
    }
  }
  return headers
}

// The Request constructor refuses these methods; the app refuses every method but three alike.
const unconstructible = /^(?:connect|trace|track)$/i
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}$/

function readEvent(event: unknown): Asked {
  const method = text(field(event, 'requestContext', 'http', 'method'), 'POST')
  const path = text(field(event, 'rawPath'), '/')
  return {
    method: token.test(method) && !unconstructible.test(method) ? method : 'POST',
    path: path.startsWith('/') ? path : `/${path}`,
    query: text(field(event, 'rawQueryString'), ''),
    headers: readHeaders(event),
  }
}

/** The body of a request is never read, so a wrong one cannot harm. */
export function createLambdaHandler(app: Hono): (event: unknown) => Promise<LambdaResult> {
  async function answer(event: unknown): Promise<Response> {
    try {
      const { method, path, query, headers } = readEvent(event)
      const address = `${path}${query === '' ? '' : `?${query}`}`.replaceAll('#', '%23')
      const request = new Request(`https://directory.invalid${address}`, { method, headers })
      return await app.fetch(request)
    } catch {
      // The app answers whatever happens in it; this is for what happens around it.
      return replyProblem(new Problem('internal', 'The answer could not be made.'), randomUUID())
    }
  }
  return async (event) => {
    const response = await answer(event)
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
      isBase64Encoded: false,
    }
  }
}
