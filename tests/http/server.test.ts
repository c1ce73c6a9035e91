/** What the Node server does of its own: encodings, turns on a connection, and what is refused. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect, type Socket } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { keepAnswers } from '../../functions/http/kept-answers.ts'
import { give } from '../../functions/http/light.ts'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import { replyNow } from '../../functions/http/reply.ts'
import type { LogLine } from '../../functions/http/routes.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { releaseOf } from '../support/app.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

let server: Server
const lines: LogLine[] = []
const log = (line: LogLine): unknown => lines.push(line)

beforeAll(async () => {
  const dataset = await smallDataset()
  const kept = keepAnswers()
  const app = createProofApp(dataset, releaseOf(dataset), { now: () => smallNow, log, kept })
  server = await serve(app, { host: '127.0.0.1', port: 0, log })
})
afterAll(() => server.close())

type Answered = { status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }

function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(new URL(path, server.url), { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { statusCode: status, headers: held } = response
        resolve({ status, headers: held, body: Buffer.concat(chunks) })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

function opened(url: string): Socket {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  onTestFinished(() => void socket.destroy())
  return socket
}

/** All that comes back until the server closes the connection. */
function raw(text: string, url = server.url): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = opened(url)
    let received = ''
    socket.on('data', (chunk) => (received += chunk.toString()))
    socket.on('close', () => resolve(received))
    socket.on('error', reject)
    socket.write(text)
  })
}

describe('an answer in the encoding that is asked for', () => {
  const address = '/v1/resources?limit=20'

  it.each([
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0.1', 'gzip'],
    ['*', 'br'],
    ['*, br;q=0', 'gzip'],
    ['identity;q=0, gzip', 'gzip'],
    ['GZip ; Q=0.8', 'gzip'],
    ['', undefined],
    ['identity', undefined],
    ['identity, br;q=0.5', undefined],
    ['deflate', undefined],
    ['br;q=0', undefined],
    ['*;q=0', undefined],
    ['br;q=2', undefined],
    ['br gzip', undefined],
  ])('%j: %s', async (header, encoding) => {
    const plain = await ask(address)
    const { headers, body } = await ask(address, { 'Accept-Encoding': header })
    const decode = { br: brotliDecompressSync, gzip: gunzipSync, plain: (bytes: Buffer) => bytes }
    const named = encoding === 'br' || encoding === 'gzip' ? encoding : 'plain'
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers['content-length']).toBe(String(body.length))
    expect(decode[named](body)).toEqual(plain.body)
    expect(headers.vary).toBe('Accept-Language, Accept-Encoding')
    expect(body.length < plain.body.length / 2).toBe(encoding !== undefined)
  })

  it('says of every answer that the encoding was chosen, when it was not encoded as well', async () => {
    expect((await ask(address)).headers.vary).toBe('Accept-Language, Accept-Encoding')
    expect((await ask('/openapi.json')).headers.vary).toBe('Accept-Encoding')
  })

  it('has a strong tag of its own, and every tag of the same answer is known again', async () => {
    const tags = await Promise.all(
      ['identity', 'br', 'gzip'].map(
        async (name) => (await ask(address, { 'Accept-Encoding': name })).headers.etag ?? '',
      ),
    )
    const [plain = '', br, gz] = tags
    expect(plain).toMatch(/^"[\w-]{27}"$/)
    expect([br, gz]).toEqual([plain.replace(/"$/, '-br"'), plain.replace(/"$/, '-gz"')])
    for (const tag of tags) {
      for (const name of ['identity', 'br', 'gzip']) {
        const headers = { 'Accept-Encoding': name, 'If-None-Match': `"x", ${tag}` }
        const held = await ask(address, headers)
        // It is the copy with this tag that stays fresh.
        expect([held.status, held.headers.etag, held.body.length]).toEqual([304, tag, 0])
        expect(held.headers.vary).toBe('Accept-Language, Accept-Encoding')
      }
      expect((await ask(address, { 'If-Match': tag })).status).toBe(200)
    }
    expect((await ask(address, { 'If-None-Match': '"x-br"' })).status).toBe(200)
    expect((await ask(address, { 'If-Match': '"x-br"' })).status).toBe(412)
  })

  it('is told by HEAD as GET would send it', async () => {
    for (const name of ['identity', 'br', 'gzip']) {
      const [get, head] = await Promise.all(
        ['GET', 'HEAD'].map(async (method) => ask(address, { 'Accept-Encoding': name }, method)),
      )
      const told = ({ headers }: Answered): unknown => {
        const { etag, vary } = headers
        return [etag, vary, headers['content-length'], headers['content-encoding']]
      }
      expect(head && told(head)).toEqual(get && told(get))
      expect(head?.body.length).toBe(0)
    }
  })

  it('stays plain when it is small, unless plain is refused', async () => {
    const small = await ask('/health', { 'Accept-Encoding': 'br' })
    expect(small.headers['content-encoding']).toBeUndefined()
    const refused = await ask('/health', { 'Accept-Encoding': 'br, identity;q=0' })
    expect(JSON.parse(brotliDecompressSync(refused.body).toString())).toEqual({ status: 'ok' })
  })
})

/** An app that answers when it is told to, and counts who is waiting. */
async function slowServer() {
  const waiting: { path: string; answer: () => void }[] = []
  const arrived: string[] = []
  const app = new Hono()
  app.get('*', async (context) => {
    const { path } = context.req
    arrived.push(path)
    await new Promise<void>((resolve) => waiting.push({ path, answer: resolve }))
    return give(context, replyNow(200, path, {}))
  })
  const slow = await serve(app, { host: '127.0.0.1', port: 0 })
  onTestFinished(slow.close)
  const release = async (): Promise<string> => {
    await expect.poll(() => waiting.length).toBeGreaterThan(0)
    const first = waiting.shift()
    first?.answer()
    return first?.path ?? ''
  }
  return { url: slow.url, waiting, arrived, release }
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`

describe('requests that a client sends ahead on one connection', () => {
  it('reach the app one at a time, in their order, and others are answered in between', async () => {
    const { url, waiting, release } = await slowServer()
    const socket = opened(url)
    let received = ''
    socket.on('data', (chunk) => (received += chunk.toString()))
    socket.write(Array.from({ length: 20 }, (_, i) => get(`/${i}`)).join(''))
    for (let i = 0; i < 20; i += 1) {
      await expect.poll(() => waiting.length).toBe(1)
      const other = raw(`GET /other HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, url)
      await expect.poll(() => waiting.map(({ path }) => path)).toEqual([`/${i}`, '/other'])
      waiting.pop()?.answer()
      expect(await other).toContain('200 OK')
      expect(waiting.map(({ path }) => path)).toEqual([`/${i}`])
      expect(await release()).toBe(`/${i}`)
    }
    await expect.poll(() => received.split('HTTP/1.1 200 OK').length - 1).toBe(20)
    // The connection can be used on.
    socket.write(get('/later'))
    expect(await release()).toBe('/later')
  })

  it('are read again after a pause when they came in several parts', async () => {
    const { url, release } = await slowServer()
    const socket = opened(url)
    socket.write(get('/1') + get('/2'))
    expect(await release()).toBe('/1')
    socket.write(get('/3'))
    expect(await release()).toBe('/2')
    expect(await release()).toBe('/3')
  })

  it('are not kept without a bound: the connection of 800 is closed, and others are served', async () => {
    const { url, arrived, release } = await slowServer()
    await raw(Array.from({ length: 800 }, (_, i) => get(`/${i}`)).join(''), url).catch(() => '')
    expect(arrived).toEqual(['/0'])
    await release()
    const other = raw('GET /other HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', url)
    expect(await release()).toBe('/other')
    expect(await other).toContain('200 OK')
    expect(arrived).toEqual(['/0', '/other'])
  })
})

describe('what is refused before the app sees it', () => {
  it.each([
    ['a target that is no path', 'GET * HTTP/1.1\r\nHost: a', 400],
    ['a host that is none', 'GET /v1?q=melanoma HTTP/1.1\r\nHost: a b', 400],
    ['a host with a path', 'GET /v1?q=melanoma HTTP/1.1\r\nHost: a/b', 400],
    ['a host with a user', 'GET /v1?q=melanoma HTTP/1.1\r\nHost: a@b', 400],
    ['a port that is none', 'GET /v1?q=melanoma HTTP/1.1\r\nHost: a:99999', 400],
    ['a backslash in the path', 'GET /v1\\..\\x HTTP/1.1\r\nHost: a', 400],
    ['no host', 'GET /v1?q=melanoma HTTP/1.1', 400],
    ['what is not HTTP', 'GET', 400],
    ['a head that is too long', `GET /v1?x=${'a'.repeat(17_000)} HTTP/1.1\r\nHost: a`, 431],
    ['an expectation of another method', 'POST /v1 HTTP/1.1\r\nHost: a\r\nExpect: wonders', 405],
  ])('%s is a problem with its request id, and one line without query', async (_, head, status) => {
    lines.length = 0
    const closing = head.includes('\r\n') ? '\r\nConnection: close' : ''
    const answer = await raw(`${head}${closing}\r\n\r\n`)
    const [top = '', body = ''] = answer.split('\r\n\r\n')
    expect(top).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(top.toLowerCase()).toContain('content-type: application/problem+json')
    expect(top.toLowerCase()).toContain('cache-control: no-store')
    const problem = ProblemBody.parse(JSON.parse(body))
    expect(problem.status).toBe(status)
    expect(/x-request-id: (\S+)/i.exec(top)?.[1]).toBe(problem.requestId)
    expect(lines.map(({ requestId }) => requestId)).toEqual([problem.requestId])
    expect(lines[0]?.status).toBe(status)
    expect(JSON.stringify(lines)).not.toMatch(/melanoma|127\.0\.0\.1|aaaa/)
  })

  it.each([
    ['/health', 'localhost'],
    ['/health', 'Directory.Example:8080'],
    ['/health', '[::1]:3000'],
    ['/health', ''],
    ['http://other.example/health', 'a'],
    ['/x/../health', 'a'],
  ])('nothing that is an address: %s of %j', async (target, host) => {
    const head = `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 200 /)
  })

  it('H-25 a head that does not arrive in time is 408', async () => {
    lines.length = 0
    const hasty = await serve(new Hono(), { host: '127.0.0.1', port: 0, log, headersMs: 200 })
    onTestFinished(hasty.close)
    const answer = await raw('GET /v1 HTTP/1.1\r\nHost: a\r\n', hasty.url)
    const [top = '', body = ''] = answer.split('\r\n\r\n')
    expect(top).toMatch(/^HTTP\/1\.1 408 /)
    const { requestId } = ProblemBody.parse(JSON.parse(body))
    expect(lines).toMatchObject([{ requestId, status: 408 }])
  })

  it('a fault around the app is ours: 500, told to the operator and to nobody else', async () => {
    const broken = new Hono()
    broken.fetch = () => Promise.reject(new Error('secret'))
    const told: LogLine[] = []
    const faulty = await serve(broken, {
      host: '127.0.0.1',
      port: 0,
      log: (line) => told.push(line),
    })
    onTestFinished(faulty.close)
    const answer = await raw('GET /v1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', faulty.url)
    expect(answer).toMatch(/^HTTP\/1\.1 500 [^]*x-request-id: /i)
    expect(answer).not.toContain('secret')
    expect(told).toMatchObject([{ level: 'error', status: 500, fault: { message: 'secret' } }])
  })
})
