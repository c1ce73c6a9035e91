/** Hostile requests, over raw sockets and as events of Lambda: API, pages, embeds and documentation. */
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join, pagesOver } from '../../functions/compose-site.ts'
import { createAppOver } from '../../functions/compose.ts'
import { keepAnswers } from '../../functions/http/kept-answers.ts'
import { createLambdaHandler } from '../../functions/http/lambda.ts'
import type { LogLine } from '../../functions/http/routes.ts'
import { formatLine } from '../../functions/log.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { siteParts } from '../faults/service.ts'
import { lambdaEvents } from '../support/lambda-events.ts'
import { sourceOf } from '../support/served-site.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'
import { stopwatch } from '../support/stopwatch.ts'
import { onLambda, onSocket, readAnswer, send, type Answered } from './doors.ts'
import { improper } from './improper.ts'
import { hostile } from './requests.ts'
import { faultsOf, slowest } from './sound.ts'

let server: Server
let handler: ReturnType<typeof createLambdaHandler>
const lines: LogLine[] = []

beforeAll(async () => {
  const source = sourceOf(await smallDataset())
  const options = { now: () => smallNow, log: (line: LogLine) => void lines.push(line) }
  const site = pagesOver({ ...siteParts, ...options, source, kept: keepAnswers() })
  const app = join(createAppOver(source, { ...options, kept: keepAnswers() }), site)
  server = await serve(app, { host: '127.0.0.1', port: 0, log: options.log })
  handler = createLambdaHandler(app)
  // What is made at first use is not what these requests are about.
  for (const target of ['/docs', '/v1/search?q=a', '/fr/search?q=a', '/v1/release.ndjson']) {
    await onLambda(handler, { target })
  }
})
afterAll(() => server.close())

const of = (answer: Answered | undefined) => [answer?.body, answer?.headers['content-type']]

describe('on a socket, sound in every way (H-02 H-41 H-43 H-51 O-07)', () => {
  it.each(hostile)('$name', async ({ status, as, ...asked }) => {
    const answer = await onSocket(server.url, asked)
    expect(status).toContain(answer?.status)
    expect(answer && faultsOf(asked, answer)).toEqual([])
    const wanted = as === undefined ? answer : await onSocket(server.url, { target: as })
    expect(of(answer)).toEqual(of(wanted))
  })
})

describe('as an event, sound in every way (H-02 H-41 H-43 H-51 O-07)', () => {
  it.each(hostile.filter((one) => one.onSocketOnly !== true))(
    '$name',
    async ({ status, as, ...asked }) => {
      const answer = await onLambda(handler, asked)
      expect(status).toContain(answer.status)
      expect(faultsOf(asked, answer)).toEqual([])
      const wanted = as === undefined ? answer : await onLambda(handler, { target: as })
      expect(of(answer)).toEqual(of(wanted))
    },
  )
})

describe('what is no proper HTTP', () => {
  it.each(improper)('$name', async ({ bytes, status }) => {
    const taken = stopwatch()
    const received = await send(server.url, Buffer.from(bytes, 'latin1'))
    const answer = readAnswer(received, true, taken())
    expect(status).toContain(answer?.status)
    const target = '/health'
    expect(answer === undefined ? [] : faultsOf({ target }, answer)).toEqual([])
    expect((await onSocket(server.url, { target }))?.status).toBe(200)
  })

  it('H-25 200 connections that never finish their heads keep nobody waiting', async () => {
    const { hostname, port } = new URL(server.url)
    const idle = Array.from({ length: 200 }, (): Socket => {
      const socket = connect({ host: hostname, port: Number(port) })
      socket.on('error', () => undefined)
      socket.write('GET /v1 HTTP/1.1\r\nHost: a\r\nX: ')
      return socket
    })
    for (const target of ['/v1', '/fr/BE/melanoma', '/health', '/docs']) {
      const answer = await onSocket(server.url, { target })
      expect([target, answer?.status, (answer?.ms ?? slowest) < slowest]).toEqual([
        target,
        200,
        true,
      ])
    }
    for (const socket of idle) socket.destroy()
  })
})

describe('events of Lambda', () => {
  const ofPages = lambdaEvents.filter(([, event]) => typeof event === 'object' && event !== null)

  it.each(ofPages)('H-03 get a sound answer of the pages too: %s', async (_, event) => {
    const text = JSON.stringify(event)
    for (const path of ['/fr/BE/melanoma', '/docs', '/embed/resources', '/sitemap.xml']) {
      const { statusCode, headers, body } = await handler(JSON.parse(text.replaceAll('/v1', path)))
      expect(statusCode).toBeLessThan(500)
      expect(headers['content-security-policy']).toContain('frame-ancestors')
      expect(statusCode < 400 || headers['cache-control'] === 'no-store').toBe(true)
      expect(body).not.toContain('\ufffd')
    }
  })

  it.each(['%%%', 'e30=', 'not base64', ''])(
    'H-23 a body marked as base64 that is %j is not read',
    async (body) => {
      for (const rawPath of ['/v1', '/fr/', '/embed/resources']) {
        const http = { method: 'GET', path: rawPath }
        const event = { rawPath, requestContext: { http }, body, isBase64Encoded: true }
        expect((await handler(event)).statusCode).toBe(200)
      }
    },
  )
})

describe('what all of them leave behind', () => {
  it('H-27 a line of the log for each, without a word of theirs and without a control character', () => {
    const written = lines.map((line) => formatLine(line))
    expect(written.length).toBeGreaterThan(2 * hostile.length)
    const said = /jndi|passwd|evil|melanoma|X-Injected|Set-Cookie|script|__proto__|\p{Cc}/iu
    expect(written.filter((line) => said.test(line))).toEqual([])
    expect(written.filter((line) => line.includes('"level":"error"'))).toEqual([])
  })

  it('H-05 there were at least 200 of them, and no answer has a status that is not documented', () => {
    expect(hostile.length + improper.length).toBeGreaterThan(200)
    const seen = new Set(lines.map(({ status }) => status))
    const documented = new Set([200, 204, 303, 304, 308, 400, 404, 405, 406, 410, 412, 431])
    expect([...seen].filter((status) => !documented.has(status))).toEqual([])
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
