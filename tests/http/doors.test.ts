/** One app behind three doors: in memory, on Lambda, on a Node socket. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { keepAnswers } from '../../functions/http/kept-answers.ts'
import { createLambdaHandler, readHeaders } from '../../functions/http/lambda.ts'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import type { LogLine } from '../../functions/http/routes.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { releaseOf } from '../support/app.ts'
import { lambdaEvents } from '../support/lambda-events.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

const requestId = '5f0c1c3e-6a0e-4a55-9a64-0d1f3f1c9a57'
let newId = (): string => requestId
let fresh: Hono
let app: Hono
let handler: ReturnType<typeof createLambdaHandler>
let server: Server

/** Behind every door, an app that keeps its answers. */
beforeAll(async () => {
  const dataset = await smallDataset()
  const options = { now: () => smallNow, requestId: () => newId() }
  fresh = createProofApp(dataset, releaseOf(dataset), options)
  app = createProofApp(dataset, releaseOf(dataset), { ...options, kept: keepAnswers() })
  handler = createLambdaHandler(app)
  server = await serve(app, { host: '127.0.0.1', port: 0 })
})
afterAll(() => server.close())

type Asked = { method?: string; address: string; headers?: Record<string, string> }
type Answered = { status: number; headers: Record<string, unknown>; body: string }

/** What a connection adds of its own. */
const ofTheConnection = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])
function ours(headers: Iterable<[string, unknown]>): Record<string, unknown> {
  return Object.fromEntries([...headers].filter(([name]) => !ofTheConnection.has(name)))
}

/** The Node server encodes as the edge does elsewhere, and says so; `server.test.ts` is about that. */
function whatVaries({ vary }: IncomingHttpHeaders): IncomingHttpHeaders {
  const rest = vary?.split(', ').filter((name) => name !== 'Accept-Encoding') ?? []
  return { vary: rest.length === 0 ? undefined : rest.join(', ') }
}

async function inMemory(asked: Asked, inApp = app): Promise<Answered> {
  const { method = 'GET', address, headers = {} } = asked
  const response = await inApp.request(address, { method, headers })
  return { status: response.status, headers: ours(response.headers), body: await response.text() }
}

function eventOf({ method = 'GET', address, headers = {} }: Asked): object {
  const [rawPath, rawQueryString = ''] = address.split('?')
  return {
    version: '2.0',
    rawPath,
    rawQueryString,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    requestContext: { http: { method, path: rawPath, sourceIp: '192.0.2.1' } },
    isBase64Encoded: false,
  }
}

async function onLambda(asked: Asked): Promise<Answered> {
  const { statusCode, headers, body } = await handler(eventOf(asked))
  return { status: statusCode, headers: ours(Object.entries(headers)), body }
}

function onSocket({ method = 'GET', address, headers = {} }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    const sent = httpRequest({ hostname, port, path: address, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const held: IncomingHttpHeaders = response.headers
        resolve({
          status: response.statusCode ?? 0,
          headers: ours(Object.entries({ ...held, ...whatVaries(held) })),
          body: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

const french = { 'Accept-Language': 'fr-BE, fr;q=0.9, en;q=0.1' }
const table: readonly Asked[] = [
  { address: '/v1' },
  { address: '/v1', headers: french },
  { address: '/v1/access?country=BE&cancerType=melanoma', headers: french },
  { address: '/v1/access?country=be&cancerType=icd10%3AC43.5&locale=pl' },
  { address: '/v1/access?country=UK&cancerType=icd10:C50' },
  { address: '/v1/resources?limit=7&facets=true&country=BE,FR' },
  { address: '/v1/resources?limit=0&limit=1&x=%zz' },
  { address: '/v1/resources?language=nl&locale=nl' },
  { method: 'HEAD', address: '/v1/resources?limit=7' },
  { address: '/v1/resources/esmo-guide-io', headers: { 'If-None-Match': '*' } },
  { method: 'HEAD', address: '/v1/resources/esmo-guide-io', headers: { 'If-None-Match': '*' } },
  { address: '/v1/resources/esmo-guide-io', headers: { 'If-Match': '"x"' } },
  { address: '/v1/resources/nothing' },
  { method: 'HEAD', address: '/v1/resources/nothing' },
  { address: '/v1/resources/%zz' },
  { address: '/v1/resources/%00' },
  { address: '/v1/resources/..%2f..%2fetc' },
  { address: '/v1/resources/a%5cb' },
  { address: '/v1/cancer-types/ncit:C3224' },
  { address: '/v1/cancer-types?group=lung&locale=tr' },
  { address: '/v1/countries/PL/availability?state=unknown', headers: { 'Accept-Language': 'pl' } },
  { address: '/v1/countries/CH/reimbursement?locale=it' },
  { address: '/v1/publications?locale=fr&fallback=none' },
  { address: '/v1/terms?locale=fr' },
  { address: '/v1/locales' },
  { address: '/v1/releases' },
  { address: '/v1/releases?release=00112233445566aa' },
  { address: '/v1/countries?release=ffffffffffffffff' },
  { address: '/v1/changes?limit=3' },
  { address: '/v1/changes?since=00112233445566aa' },
  { address: '/v1/changes?since=ffffffffffffffff' },
  { address: '/v1/release.ndjson', headers: { Accept: 'application/x-ndjson' } },
  { address: '/v1/release.ndjson', headers: { Accept: 'application/json' } },
  { method: 'HEAD', address: '/v1/release.ndjson?release=00112233445566aa' },
  { address: '/hsds/services?per_page=3&country=BE', headers: french },
  { address: '/hsds/services/esmo-guides', headers: { Accept: 'application/xml' } },
  { address: '/v1?locale=%C0%AF' },
  { address: '/v1/' },
  { address: '/nothing?a=b' },
  { address: '/health' },
  { address: '/openapi.json' },
  { address: '/problems/not-found' },
  { address: '/v1', headers: { Accept: 'application/xml' } },
  { method: 'OPTIONS', address: '/v1/access', headers: { Origin: 'https://example.org' } },
  { method: 'POST', address: '/v1/access' },
  { method: 'DELETE', address: '/v1/resources/cri' },
  { method: 'PROPFIND', address: '/v1' },
]

describe('the same request through every door', () => {
  it.each(table)(
    'has the same status, headers and bytes: $method $address $headers',
    async (asked) => {
      const socket = await onSocket(asked)
      expect(await onLambda(asked)).toEqual(socket)
      expect(await inMemory(asked)).toEqual(socket)
    },
  )

  it.each(table)(
    'H-56 is answered again as when it was made, with an id of its own: $method $address $headers',
    async (asked) => {
      let asks = 0
      newId = () => `99999999-0000-4000-8000-${String(asks).padStart(12, '0')}`
      onTestFinished(() => {
        newId = () => requestId
      })
      const firstId = newId()
      const made = JSON.stringify(await inMemory(asked, fresh))
      for (const ask of [onLambda, inMemory, onSocket, onLambda, inMemory, onSocket]) {
        asks += 1
        expect(await ask(asked)).toEqual(JSON.parse(made.replaceAll(firstId, newId())))
      }
    },
  )

  // fetch() cannot be asked to send TRACE.
  it('H-01 TRACE is 405 on a socket and on Lambda', async () => {
    const asked = { method: 'TRACE', address: '/v1' }
    const [socket, lambda] = [await onSocket(asked), await onLambda(asked)]
    expect(socket.status).toBe(405)
    expect(socket.headers['allow']).toBe('GET, HEAD, OPTIONS')
    expect(lambda).toEqual(socket)
  })
})

describe('H-03 the Lambda handler', () => {
  const notJson: readonly [string, unknown][] = [
    ['undefined', undefined],
    [
      'a getter that throws',
      Object.defineProperty({}, 'requestContext', {
        get: () => {
          throw new Error('no')
        },
      }),
    ],
  ]

  it.each([...lambdaEvents, ...notJson])(
    'never throws, and a failure is problem+json: %s',
    async (_, event) => {
      const result = await handler(event)
      expect(result.statusCode).toBeGreaterThanOrEqual(200)
      expect(result.statusCode).toBeLessThan(500)
      expect(result.headers['set-cookie']).toBeUndefined()
      const failed = result.statusCode >= 400
      expect(result.headers['content-type']).toMatch(failed ? /^application\/problem/ : /json/)
      expect(ProblemBody.safeParse(JSON.parse(result.body)).success).toBe(failed)
    },
  )

  it('writes down what CloudFront and Lambda call the request, if it is an id, and nothing else', async () => {
    const dataset = await smallDataset()
    const lines: LogLine[] = []
    const log = (line: LogLine): unknown => lines.push(line)
    const logging = createLambdaHandler(createProofApp(dataset, releaseOf(dataset), { log }))
    const idsOf = async (edge: string | undefined, context: unknown): Promise<unknown> => {
      const headers = edge === undefined ? {} : { 'X-Amz-Cf-Id': edge }
      await logging(eventOf({ address: '/v1/nothing', headers }), context)
      const { requestId: _, edgeRequestId, lambdaRequestId, ...line } = lines.pop() ?? {}
      expect(JSON.stringify(line)).not.toMatch(/melanoma|amzn|cf-id/i)
      return [edgeRequestId, lambdaRequestId]
    }
    const edge = 'NGvN-Zx_0cB7xZ4xJpAqMvYI9k3cS1b2gWlqkqkZ0rC3Yg7n0dD1Xw=='
    expect(await idsOf(edge, { awsRequestId: requestId })).toEqual([edge, requestId])
    expect(await idsOf('cancerType=melanoma&a', { awsRequestId: 'a b' })).toEqual([
      undefined,
      undefined,
    ])
    expect(await idsOf('a'.repeat(101), { awsRequestId: 7 })).toEqual([undefined, undefined])
    expect(await idsOf(undefined, undefined)).toEqual([undefined, undefined])
  })

  it('reads headers as Headers does, whatever their names and values hold', () => {
    const names = [
      'Accept',
      'accept',
      'ACCEPT',
      'if-match',
      'a b',
      '',
      '__proto__',
      'é',
      'acce\u212A',
    ]
    const values = fc.oneof(
      fc.constantFrom<unknown>('', ' ', 'a', ' a\t', '\r\na', 'a\r\nb: c', '\u0000', '\u0001', 'é'),
      fc.constantFrom<unknown>('ł', '\u00a0a\u00a0', '\ud800', 7, null, ['a']),
      fc.string(),
    )
    const held = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), values)
    fc.assert(
      fc.property(held, (fields) => {
        const real = new Headers()
        for (const [name, value] of Object.entries(fields)) {
          try {
            if (typeof value === 'string') real.append(name, value)
          } catch {
            continue
          }
        }
        const read = readHeaders(fields)
        for (const name of ['accept', 'Accept', 'if-match', 'if-none-match', 'a']) {
          expect(read.get(name)).toBe(real.get(name))
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('answers even when the app itself fails, and tells nothing of why', async () => {
    const broken = new Hono()
    broken.fetch = () => Promise.reject(new Error('secret'))
    const result = await createLambdaHandler(broken)(eventOf({ address: '/v1' }))
    expect(result.statusCode).toBe(500)
    expect(ProblemBody.parse(JSON.parse(result.body)).type).toBe('/problems/internal')
    expect(result.body).not.toContain('secret')
  })
})

describe('the Node server', () => {
  function raw(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url)
      const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(text))
      let received = ''
      socket.on('data', (chunk) => (received += chunk.toString()))
      socket.on('close', () => resolve(received))
      socket.on('error', reject)
    })
  }

  it('H-21 answers the same whatever the host is said to be', async () => {
    const head = 'GET /v1/countries/BE HTTP/1.1\r\nConnection: close\r\n'
    const bodies = await Promise.all(
      ['Host: localhost', 'Host: evil.example', 'Host: evil.example:99'].map(
        async (host) => (await raw(`${head}${host}\r\n\r\n`)).split('\r\n\r\n')[1],
      ),
    )
    expect(new Set(bodies).size).toBe(1)
    expect(bodies[0]).toContain('Belgium')
  })

  it('H-24 refuses what is not HTTP and goes on serving', async () => {
    for (const text of [
      'GET\r\n\r\n',
      'GET /v1 HTTP/1.1\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      'GET /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n',
    ]) {
      expect(await raw(text)).toMatch(/^(?:HTTP\/1\.1 400 |$)/)
    }
    expect((await onSocket({ address: '/health' })).status).toBe(200)
  })

  it('H-22 refuses a head that is too long and goes on serving', async () => {
    expect(await raw(`GET /v1?x=${'a'.repeat(17_000)} HTTP/1.1\r\nHost: a\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
    expect((await onSocket({ address: '/v1' })).status).toBe(200)
  })
})

describe('a form that CloudFront does not compress', () => {
  const asked = async (address: string, headers: Readonly<Record<string, string>>) =>
    handler(eventOf({ address, headers: { ...headers } }))

  it.each(['/v1/release.ndjson', '/v1/changes.atom?locale=en'])(
    'comes from the function in gzip, the same text under the same tag made weak: %s',
    async (address) => {
      const plain = await asked(address, {})
      const packed = await asked(address, { 'accept-encoding': 'br,gzip' })
      expect([plain.isBase64Encoded, packed.isBase64Encoded]).toEqual([false, true])
      const bytes = Buffer.from(packed.body, 'base64')
      expect(gunzipSync(bytes).toString()).toBe(plain.body)
      expect(packed.headers).toEqual({
        ...plain.headers,
        'content-encoding': 'gzip',
        'content-length': String(bytes.length),
        vary: 'Accept-Language, Accept-Encoding',
        etag: `W/${plain.headers['etag']}`,
      })
      const again = await asked(address, {
        'accept-encoding': 'br,gzip',
        'if-none-match': packed.headers['etag'] ?? '',
      })
      expect(again.statusCode).toBe(304)
    },
  )

  it('is the only one: JSON is left to the edge, and so is who takes no gzip', async () => {
    const json = await asked('/v1/resources', { 'accept-encoding': 'br,gzip' })
    const brotli = await asked('/v1/release.ndjson', { 'accept-encoding': 'br' })
    expect([json.isBase64Encoded, brotli.isBase64Encoded]).toEqual([false, false])
    expect(json.headers['content-encoding']).toBeUndefined()
  })
})
