/** The app on a Node server, for one machine. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { Problem } from './http/problems.ts'
import { replyProblem } from './http/reply.ts'

export type ServeOptions = { readonly host: string; readonly port: number }
export type Server = { readonly url: string; readonly close: () => Promise<void> }

const timeouts = {
  headers: 10_000,
  request: 15_000,
  keepAlive: 5_000,
  drain: 5_000,
  check: 1_000,
} as const

/** What Node takes for a request and nothing else can: a host or a target that is no address. */
const unreadable = new Problem('invalid-parameters', 'The address of the request cannot be read.')

/** Rejects with the system's error (EADDRINUSE …) when it cannot listen. Port 0 takes a free one. */
export async function serve(app: Hono, { host, port }: ServeOptions): Promise<Server> {
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    // For a request that names no host; no answer depends on it.
    hostname: 'localhost',
    errorHandler: () => replyProblem(unreadable, randomUUID()),
  })
  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.keepAlive,
      // How often Node looks for connections past their time.
      connectionsCheckingInterval: timeouts.check,
    },
    (request, response) => void listener(request, response),
  )
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  const bound = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), timeouts.drain)
      await closed
      clearTimeout(cut)
    },
  }
}
