/** The app behind Node's server: an address that can be read, headers, and the bytes of a reply. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Hono } from 'hono'
import { ask, LightRequest, type LightHeaders } from '../http/light.ts'
import type { Reply } from '../http/reply.ts'
import { encode } from './compress.ts'
import { plainTags } from './encodings.ts'
import { refuseAddress, replyFault, type Log } from './refuse.ts'

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export function listening(app: Hono, log: Log): Listener {
  async function answer(request: IncomingMessage): Promise<Reply> {
    const address = addressOf(request)
    if (address === undefined) return refuseAddress(log)
    const { method = 'GET' } = request
    return ask(app, new LightRequest(method, address, headersOf(request)))
  }

  return async (request, response) => {
    try {
      const reply = await encode(request, await answer(request))
      response.writeHead(reply.status, reply.headers)
      response.end(request.method === 'HEAD' ? undefined : reply.bytes)
    } catch (error) {
      const { status, headers, body } = replyFault(error, log)
      if (response.headersSent) response.destroy()
      else response.writeHead(status, headers).end(body?.bytes())
    }
  }
}

const usualHost = /^[a-z0-9._-]+(?::[0-9]{1,4})?$/i

/** No answer depends on it, but what is no host is no request. */
function isHost(host: string): boolean {
  if (host === '' || usualHost.test(host)) return true
  return URL.parse(`http://${host}/`)?.hostname === host.replace(/:[0-9]+$/, '').toLowerCase()
}

/** Undefined for a host or a target that is no address. */
function addressOf({ headers, url = '' }: IncomingMessage): string | undefined {
  const { host = '' } = headers
  // An URL would read these as slashes, and answer from another path.
  if (url.split('?', 1)[0]?.includes('\\') === true) return undefined
  if (/^https?:\/\//.test(url)) return URL.parse(url)?.href
  if (!url.startsWith('/') || !isHost(host)) return undefined
  return URL.parse(`http://directory.invalid${url}`)?.href
}

/** Node has joined several values of all those that we read. */
function headersOf({ headers }: IncomingMessage): LightHeaders {
  return {
    get: (name) => {
      const value = Object.hasOwn(headers, name) ? headers[name] : undefined
      if (typeof value !== 'string') return null
      // The app knows the tags of what is not encoded.
      return name === 'if-match' || name === 'if-none-match' ? plainTags(value) : value
    },
  }
}
