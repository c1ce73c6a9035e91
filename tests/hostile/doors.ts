/** A request as bytes on a socket and as an event of Lambda, and what came back of either. */
import { connect } from 'node:net'
import type { createLambdaHandler } from '../../functions/http/lambda.ts'
import { stopwatch } from '../support/stopwatch.ts'

export type Fields = readonly (readonly [name: string, value: string])[]

export type Asked = {
  readonly method?: string
  readonly target: string
  readonly headers?: Fields
  readonly body?: string
}

export type Answered = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** What came after the one answer: nothing, if all is well. */
  readonly more: string
  readonly ms: number
}

/** All bytes that come back until the server closes the connection. */
export async function send(url: string, bytes: string | Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  const chunks: Buffer[] = []
  return new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // Who is refused in the middle of sending may see the connection break.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Buffer.concat(chunks)))
    socket.write(bytes)
  })
}

/** The first answer in these bytes; undefined when the connection was closed without one. */
export function readAnswer(received: Buffer, hasBody: boolean, ms: number): Answered | undefined {
  const end = received.indexOf('\r\n\r\n')
  const head = received.subarray(0, end).toString('latin1').split('\r\n')
  const status = /^HTTP\/1\.1 ([0-9]{3}) /.exec(head[0] ?? '')?.[1]
  if (status === undefined) return undefined
  const headers: Record<string, string> = {}
  for (const line of head.slice(1)) {
    const [, name = '', value = ''] = /^([^:]+): ?(.*)$/.exec(line) ?? []
    headers[name.toLowerCase()] = value
  }
  const rest = received.subarray(end + 4)
  const length = hasBody ? Number(headers['content-length'] ?? rest.length) : 0
  // Throws on what is no UTF-8.
  const body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    rest.subarray(0, length),
  )
  const more = rest.subarray(length).toString('latin1')
  return { status: Number(status), headers, body, more, ms }
}

function bytesOf({ method = 'GET', target, headers = [], body = '' }: Asked): Buffer {
  const hasHost = headers.some(([name]) => name.toLowerCase() === 'host')
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...(hasHost ? [] : ['Host: directory.example']),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1')
}

export async function onSocket(url: string, asked: Asked): Promise<Answered | undefined> {
  const taken = stopwatch()
  const received = await send(url, bytesOf(asked))
  return readAnswer(received, asked.method !== 'HEAD', taken())
}

export function eventOf({ method = 'GET', target, headers = [], body }: Asked): object {
  const cut = target.indexOf('?')
  const rawPath = cut < 0 ? target : target.slice(0, cut)
  return {
    version: '2.0',
    rawPath,
    rawQueryString: cut < 0 ? '' : target.slice(cut + 1),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    requestContext: { http: { method, path: rawPath, sourceIp: '192.0.2.1' } },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  }
}

export async function onLambda(
  handler: ReturnType<typeof createLambdaHandler>,
  asked: Asked,
): Promise<Answered> {
  const taken = stopwatch()
  const { statusCode, headers, body, isBase64Encoded } = await handler(eventOf(asked))
  const text = isBase64Encoded ? '' : body
  return { status: statusCode, headers, body: text, more: '', ms: taken() }
}
