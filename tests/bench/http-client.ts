/** A closed loop of connections over bare sockets: as little of the machine as a caller can take. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Question } from './answers.ts'

export type Load = {
  /** Of every request, in milliseconds. */
  readonly latencies: readonly number[]
  readonly seconds: number
}

/** Each question so many times, over so many connections that are opened before. */
export async function load(
  url: string,
  questions: readonly Question[],
  { times, connections }: { readonly times: number; readonly connections: number },
): Promise<Load> {
  const { hostname, port } = new URL(url)
  const requests = questions.map(({ address }) =>
    Buffer.from(`GET ${address} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: application/json\r\n\r\n`),
  )
  const sockets = await Promise.all(
    Array.from({ length: connections }, () => open(hostname, Number(port))),
  )
  const latencies: number[] = []
  let asked = 0
  async function work(socket: Socket): Promise<void> {
    const exchange = exchangeOver(socket)
    while (asked < times) {
      const request = requests[asked % requests.length]
      asked += 1
      if (request === undefined) throw new Error('nothing to ask')
      const started = performance.now()
      await exchange(request)
      latencies.push(performance.now() - started)
    }
  }
  try {
    const started = performance.now()
    await Promise.all(sockets.map(work))
    return { latencies, seconds: (performance.now() - started) / 1000 }
  } finally {
    for (const socket of sockets) socket.destroy()
  }
}

async function open(host: string, port: number): Promise<Socket> {
  const socket = connect({ host, port, noDelay: true })
  await once(socket, 'connect')
  return socket
}

/** Sends a request, and resolves when its answer has come to the last byte. */
function exchangeOver(socket: Socket): (request: Buffer) => Promise<void> {
  let waiting: PromiseWithResolvers<void> | undefined
  let missing = 0
  let head = ''
  const fail = (why: string): void => waiting?.reject(new Error(why))
  socket.on('error', (error) => fail(error.message))
  socket.on('close', () => fail('the server closed the connection'))
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk.length
    if (missing === 0) {
      head += chunk.toString('latin1')
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = /\r\ncontent-length: (\d+)\r\n/i.exec(head.slice(0, end + 2))?.[1]
      if (!head.startsWith('HTTP/1.1 200') || length === undefined) fail(head.slice(0, 400))
      missing = Number(length)
      rest = head.length - end - 4
      head = ''
    }
    missing -= rest
    if (missing === 0) waiting?.resolve()
  })
  return async (request) => {
    waiting = Promise.withResolvers()
    socket.write(request)
    return waiting.promise
  }
}
