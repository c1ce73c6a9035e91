/**
 * One request of a connection at a time. Node reads all that a client has sent ahead and would have
 * them answered at once: one connection could keep all others waiting.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export type Turns = {
  readonly take: Handler
  /** What is being answered on a connection. */
  readonly current: (socket: Socket) => ServerResponse | undefined
}

/** Requests that may wait on one connection. Clients that send ahead at all stay far below it. */
const mostWaiting = 32

type Waiting = { readonly request: IncomingMessage; readonly response: ServerResponse }
type Line = { current: ServerResponse; readonly waiting: Waiting[] }

export function takeTurns(handle: Handler): Turns {
  const lines = new WeakMap<Socket, Line>()

  function begin(socket: Socket, line: Line, { request, response }: Waiting): void {
    line.current = response
    response.once('close', () => {
      // In a later turn of the event loop, so that other connections are served in between.
      if (line.waiting.length > 0) setImmediate(next, socket, line)
      else next(socket, line)
    })
    handle(request, response)
  }

  function next(socket: Socket, line: Line): void {
    const following = socket.destroyed ? undefined : line.waiting.shift()
    if (following !== undefined) begin(socket, line, following)
    else {
      lines.delete(socket)
      socket.resume()
    }
  }

  return {
    take: (request, response) => {
      const { socket } = request
      // Node has read it before the connection was closed.
      if (socket.destroyed) return
      const line = lines.get(socket)
      if (line === undefined) {
        const started = { current: response, waiting: [] }
        lines.set(socket, started)
        begin(socket, started, { request, response })
      } else if (line.waiting.length < mostWaiting) {
        line.waiting.push({ request, response })
        // Node reads on at the end of each request, so that it can be stopped only after that.
        process.nextTick(() => lines.has(socket) && socket.pause())
      } else {
        // Whoever sends ahead has to expect this and to ask again (RFC 9112 section 9.3.2).
        socket.destroy()
      }
    },
    current: (socket) => lines.get(socket)?.current,
  }
}
