/** The app on a Node server, for one machine. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { Socket } from 'node:net'
import type { Hono } from 'hono'
import { listening } from './server/listen.ts'
import { lacksHost, refuseAddress, refuseBytes, sendRefusal, type Log } from './server/refuse.ts'
import { takeTurns } from './server/turns.ts'

export type ServeOptions = {
  readonly host: string
  readonly port: number
  /** Told of what is refused before the app sees it. */
  readonly log?: Log
  /** Shorter than ours, for those who cannot wait so long. */
  readonly headersMs?: number
}
export type Server = { readonly url: string; readonly close: () => Promise<void> }

const timeouts = {
  headers: 10_000,
  request: 15_000,
  keepAlive: 5_000,
  drain: 5_000,
  check: 1_000,
} as const

/** Rejects with the system's error (EADDRINUSE …) when it cannot listen. Port 0 takes a free one. */
export async function serve(app: Hono, options: ServeOptions): Promise<Server> {
  const { host, port, log = () => undefined, headersMs = timeouts.headers } = options
  const listen = listening(app, log)
  const turns = takeTurns((request, response) => {
    if (lacksHost(request)) sendRefusal(refuseAddress(log), response)
    else void listen(request, response)
  })
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: timeouts.request,
      keepAliveTimeout: timeouts.keepAlive,
      // How often Node looks for connections past their time.
      connectionsCheckingInterval: Math.min(timeouts.check, headersMs),
      // Refused here, in words.
      requireHostHeader: false,
    },
    turns.take,
  )
  // A body is never read, so that nothing has to be expected of it.
  server.on('checkExpectation', turns.take)
  server.on('clientError', (error, socket) => {
    refuseBytes(error, socket, socket instanceof Socket ? turns.current(socket) : undefined, log)
  })
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
