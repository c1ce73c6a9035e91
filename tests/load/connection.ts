/** A connection of a caller over a bare socket: as many requests sent ahead as one likes. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Answer = { readonly status: number; readonly head: string; readonly body: Buffer }

export type Connection = {
  readonly socket: Socket
  /** Sends it now; answers come in the order of requests. Rejects when the connection ends before. */
  readonly ask: (request: string) => Promise<Answer>
}

export type Sent = Readonly<Record<string, string>>

export function requestOf(address: string, headers: Sent = {}, method = 'GET'): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${address} HTTP/1.1\r\nHost: localhost\r\n${lines.join('')}\r\n`
}

export function headerOf({ head }: Answer, name: string): string | undefined {
  return new RegExp(`\r\n${name}: ([^\r]*)`, 'i').exec(head)?.[1]
}

export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  return socket
}

export async function openConnection(url: string): Promise<Connection> {
  const socket = await openSocket(url)
  const waiting: PromiseWithResolvers<Answer>[] = []
  let rest: Buffer = Buffer.alloc(0)
  let wanted:
    | { readonly status: number; readonly head: string; readonly length: number }
    | undefined

  function end(error: Error): void {
    for (const one of waiting.splice(0)) one.reject(error)
  }

  socket.on('error', end)
  socket.on('close', () => end(new Error('the connection ended')))
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      if (wanted === undefined) {
        const at = rest.indexOf('\r\n\r\n')
        if (at < 0) return
        const head = rest.toString('latin1', 0, at + 2)
        rest = rest.subarray(at + 4)
        wanted = { status: Number(head.slice(9, 12)), head, length: lengthIn(head) }
      }
      if (rest.length < wanted.length) return
      const { status, head, length } = wanted
      waiting.shift()?.resolve({ status, head, body: rest.subarray(0, length) })
      rest = rest.subarray(length)
      wanted = undefined
    }
  })

  return {
    socket,
    async ask(request) {
      const answered = Promise.withResolvers<Answer>()
      if (socket.destroyed) answered.reject(new Error('the connection has ended'))
      else {
        waiting.push(answered)
        socket.write(request)
      }
      return answered.promise
    },
  }
}

/** What a 304 says of its length is of an answer that does not come. */
function lengthIn(head: string): number {
  if (head.startsWith('HTTP/1.1 304')) return 0
  return Number(/\r\ncontent-length: (\d+)\r\n/i.exec(head)?.[1] ?? 0)
}
