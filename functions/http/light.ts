/**
 * Asking the app without web objects: `Request`, `Headers` and `Response` cost a quarter of a usual
 * answer, and load undici at a cold start. Hono reads method, address and single headers of a
 * request, and passes on what a handler returns. Asked with a real `Request`, the app gives a
 * `Response`.
 */
import type { Context, Hono } from 'hono'
import type { Reply } from './reply.ts'

export type LightHeaders = { readonly get: (name: string) => string | null }

/** What those call a request through whom it came: their logs are found by it. */
export type OtherIds = { readonly edgeRequestId?: string; readonly lambdaRequestId?: string }

export class LightRequest {
  readonly method: string
  readonly url: string
  readonly headers: LightHeaders
  readonly otherIds: OtherIds
  reply: Reply | undefined

  /** `url` with a scheme and a host, as `URL` writes it. */
  constructor(method: string, url: string, headers: LightHeaders, otherIds: OtherIds = {}) {
    // Hono would make a Response of an answer to HEAD; as replies, both are the same.
    this.method = method === 'HEAD' ? 'GET' : method
    this.url = url
    this.headers = headers
    this.otherIds = otherIds
  }
}

/** All that the app says to a request. Rejects when the app itself fails. */
export async function ask(app: Hono, request: LightRequest): Promise<Reply> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has what Hono and we read of one
  await app.fetch(request as unknown as Request)
  if (request.reply === undefined) throw new Error('the app gave no answer')
  return request.reply
}

export function otherIdsOf({ req: { raw } }: Context): OtherIds {
  const request: unknown = raw
  return request instanceof LightRequest ? request.otherIds : {}
}

const noHeaders: LightHeaders = { get: () => null }

/** The same for an address alone, in process. */
export async function askAt(app: Hono, address: string): Promise<Reply> {
  return ask(app, new LightRequest('GET', new URL(address, 'http://localhost').href, noHeaders))
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody but Hono sees it, and it only looks whether it is there
const given = Object.freeze({}) as Response

/** What a handler gives to Hono for this reply. */
export function give(context: Context, { status, headers, body }: Reply): Response {
  const request: unknown = context.req.raw
  if (!(request instanceof LightRequest)) {
    return new Response(body === null ? null : body.text, { status, headers })
  }
  request.reply = { status, headers, body }
  return given
}
