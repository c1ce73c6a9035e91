/**
 * One contender in a process of its own: `node contender-process.ts NAME PLACE`. Does what it is told
 * by messages, and says what processor time that took, of all threads of the process.
 */
import type { Question } from './answers.ts'
import { createConstant } from './peers/constant.ts'
import { createExpress } from './peers/express.ts'
import { createGetItem } from './peers/get-item.ts'
import { createOurs } from './peers/ours.ts'
import { createPagesPeer } from './peers/pages.ts'
import type { Listening, Place, Service } from './peers/service.ts'

const contenders = {
  a: createConstant,
  b: createGetItem,
  c: createExpress,
  ours: async (place) => createOurs(place),
  pages: createPagesPeer,
} as const satisfies Record<string, (place: Place) => Promise<Service>>
export type ContenderName = keyof typeof contenders

export type Command =
  /** A new service over the same data: nothing that the old one had answered is remembered. */
  | { readonly do: 'renew' }
  /** Calls of the handler in process, one after the other. */
  | { readonly do: 'call'; readonly questions: readonly Question[]; readonly times: number }
  | { readonly do: 'listen' }
  /** The processor time until now. */
  | { readonly do: 'spent' }

export type Reply = {
  /** Microseconds. */
  readonly cpu: number
  readonly url?: string
  readonly failed?: string
}

// What Lambda hands to a function that lies behind the edge.
const headers = {
  accept: 'application/json',
  'accept-encoding': 'gzip, br',
  'user-agent': 'Amazon CloudFront',
  via: '2.0 0123456789abcdef0123456789abcdef.cloudfront.net (CloudFront)',
  'x-amz-cf-id': 'Zm9yIG1lYXN1cmVtZW50cyBvbmx5LCBub3QgYSByZWFsIGlk',
  'x-amzn-trace-id': 'Root=1-00000000-000000000000000000000000',
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-port': '443',
  'x-forwarded-proto': 'https',
} as const
const headersOfLines = { ...headers, accept: 'application/x-ndjson' } as const

function eventOf({ address }: Question) {
  const [rawPath = '', rawQueryString = ''] = address.split('?')
  const http = { method: 'GET', path: rawPath, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7' }
  const sent = rawPath.endsWith('.ndjson') ? headersOfLines : headers
  return { version: '2.0', rawPath, rawQueryString, headers: sent, requestContext: { http } }
}

function spent(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

async function call({ handle }: Service, questions: readonly Question[], times: number) {
  const events = questions.map((question) => eventOf(question))
  const before = spent()
  for (let i = 0; i < times; i++) {
    const { statusCode } = await handle(events[i % events.length])
    if (statusCode !== 200)
      throw new Error(`${questions[i % events.length]?.address}: ${statusCode}`)
  }
  return { cpu: spent() - before }
}

const [name, place] = process.argv.slice(2) as [ContenderName, string]
const create = async (): Promise<Service> => contenders[name](JSON.parse(place) as Place)
let service = await create()
let listening: Listening | undefined

async function obey(command: Command): Promise<Reply> {
  switch (command.do) {
    case 'renew':
      await listening?.close()
      listening = undefined
      service.close()
      service = await create()
      globalThis.gc?.()
      return { cpu: 0 }
    case 'call':
      return call(service, command.questions, command.times)
    case 'listen':
      listening ??= await service.listen()
      return { cpu: 0, url: listening.url }
    case 'spent':
      return { cpu: spent() }
    default:
      return command satisfies never
  }
}

process.on('message', (command: Command) => {
  void obey(command)
    .catch((error: unknown) => ({ cpu: 0, failed: String(error) }))
    .then((reply) => process.send?.(reply))
})
// With the run that started it, however that ends.
process.on('disconnect', () => process.exit())
process.send?.({ cpu: 0 })
