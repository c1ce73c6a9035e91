/** A proxy between the SDK and dynalite that answers wrongly on demand, and counts what it saw. */
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Fault =
  /** An error as the service words it. The date header is `skewMs` off. */
  | {
      readonly kind: 'aws-error'
      readonly status: number
      readonly type: string
      readonly skewMs?: number
    }
  /** What a load balancer shows when nothing is behind it. */
  | { readonly kind: 'html-error' }
  /** 200 with half of the JSON, and a content length that fits. */
  | { readonly kind: 'truncated' }
  /** 200 with nothing at all, or with an object that holds nothing. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'empty-object' }
  /** The connection breaks: before anything, in the body, or politely without an answer. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'reset-in-body' }
  | { readonly kind: 'fin' }
  /** Accepted and never answered; or a byte now and then. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'drip' }
  | { readonly kind: 'delay'; readonly ms: number | (() => number) }
  /** Carried out, but the reply never comes. */
  | { readonly kind: 'lost-reply' }
  /** 200 with this instead. */
  | { readonly kind: 'instead'; readonly body: string }
  /** The right answer with something changed in it. */
  | { readonly kind: 'altered'; readonly alter: (answer: string) => string }

type ProxiedCall = {
  readonly operation: string
  readonly index: number
  readonly body: string
}

/** Decides what happens to a call; undefined lets it through. */
export type FaultRule = (call: ProxiedCall) => Fault | undefined

export type FaultProxy = {
  readonly url: string
  readonly calls: readonly ProxiedCall[]
  /** How many calls there were, of one operation or in all. */
  count(operation?: string): number
  /** How often each kind of fault really happened. */
  readonly fired: ReadonlyMap<Fault['kind'], number>
  inject(rule: FaultRule): void
  /** Lets everything through again, and forgets the calls so far. */
  clear(): void
  close(): Promise<void>
}

export function awsError(type: string, status = 400, skewMs = 0): Fault {
  return { kind: 'aws-error', status, type, skewMs }
}

/** Stands for what must never reach a reader's answer. */
export const canary =
  'arn:aws:dynamodb:eu-central-1:123456789012:table/secret AKIACANARY at read (/srv/app.js:1:2)'

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const calls: ProxiedCall[] = []
  const fired = new Map<Fault['kind'], number>()
  let rule: FaultRule = () => undefined

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = (await collect(incoming)).toString()
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? ''
    const call = { operation, index: calls.length, body }
    calls.push(call)
    const fault = rule(call)
    if (fault === undefined) return reply(outgoing, await forward(target, incoming, body))
    fired.set(fault.kind, (fired.get(fault.kind) ?? 0) + 1)
    await misbehave(fault, outgoing, () => forward(target, incoming, body))
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    fired,
    count: (operation) =>
      calls.filter((call) => operation === undefined || call.operation === operation).length,
    inject(next) {
      rule = next
    },
    clear() {
      rule = () => undefined
      calls.length = 0
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Forwarded = { readonly status: number; readonly body: Buffer }

async function misbehave(
  fault: Fault,
  outgoing: ServerResponse,
  carryOut: () => Promise<Forwarded>,
): Promise<void> {
  const { socket } = outgoing
  switch (fault.kind) {
    case 'hang':
      return
    case 'aws-error': {
      const type = `com.amazonaws.dynamodb.v20120810#${fault.type}`
      const date = new Date(Date.now() + (fault.skewMs ?? 0)).toUTCString()
      outgoing.sendDate = false
      outgoing.writeHead(fault.status, { 'content-type': 'application/x-amz-json-1.0', date })
      outgoing.end(JSON.stringify({ __type: type, message: canary }))
      return
    }
    case 'html-error':
      outgoing.writeHead(503, { 'content-type': 'text/html' })
      outgoing.end(`<html><body><h1>503 Service Unavailable</h1>${canary}</body></html>`)
      return
    case 'truncated': {
      const { status, body } = await carryOut()
      return reply(outgoing, { status, body: body.subarray(0, body.length / 2) })
    }
    case 'empty':
      return reply(outgoing, { status: 200, body: Buffer.alloc(0) })
    case 'empty-object':
      return reply(outgoing, { status: 200, body: Buffer.from('{}') })
    case 'reset':
      socket?.resetAndDestroy()
      return
    case 'fin':
      return void socket?.end()
    case 'reset-in-body':
      outgoing.writeHead(200, { 'content-length': 1000 })
      outgoing.write('{"Item":', () => socket?.resetAndDestroy())
      return
    case 'drip': {
      outgoing.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
      const drops = setInterval(() => outgoing.write(' '), 100)
      outgoing.once('close', () => clearInterval(drops))
      return
    }
    case 'delay': {
      const ms = typeof fault.ms === 'number' ? fault.ms : fault.ms()
      await new Promise((resolve) => setTimeout(resolve, ms))
      return reply(outgoing, await carryOut())
    }
    case 'instead':
      return reply(outgoing, { status: 200, body: Buffer.from(fault.body) })
    case 'lost-reply':
      await carryOut()
      socket?.resetAndDestroy()
      return
    case 'altered': {
      const { status, body } = await carryOut()
      return reply(outgoing, { status, body: Buffer.from(fault.alter(body.toString())) })
    }
    default:
      fault satisfies never
  }
}

function reply(outgoing: ServerResponse, { status, body }: Forwarded): void {
  outgoing.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': body.length,
  })
  outgoing.end(body)
}

async function forward(
  target: string,
  incoming: IncomingMessage,
  body: string,
): Promise<Forwarded> {
  return new Promise((resolve, reject) => {
    const { method, headers } = incoming
    const outgoing = request(target, { method, headers }, (response) => {
      collect(response).then(
        (collected) => resolve({ status: response.statusCode ?? 0, body: collected }),
        reject,
      )
    })
    outgoing.once('error', reject)
    outgoing.end(body)
  })
}

async function collect(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(stream, 'end')
  return Buffer.concat(chunks)
}
