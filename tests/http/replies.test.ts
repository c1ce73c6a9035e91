/** Answers as bytes and headers, and what an app says and writes down, by case. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Body, tagged } from '../../functions/http/body.ts'
import { ask, askAt, LightRequest, otherIdsOf } from '../../functions/http/light.ts'
import { createMemory } from '../../functions/http/memory.ts'
import { Problem, problems, type ProblemType } from '../../functions/http/problems.ts'
import {
  finish,
  identified,
  replyFresh,
  replyNow,
  replyProblem,
  withBody,
} from '../../functions/http/reply.ts'
import { createRoutes, type Handler, type LogLine } from '../../functions/http/routes.ts'
import { uuidOf } from '../../functions/http/uuid.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'

const requestId = '00f0c1c3-6a0e-4a55-9a64-0d1f3f1c9a57'

describe('a body', () => {
  const megabyte = 1024 * 1024
  const tagOf = (text: string) =>
    `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`

  it.each([
    ['nothing', ''],
    ['Latin-1', 'caf\u00E9'],
    ['anything', 'zażółć 🎈'],
    ['as much as the desk holds less three', 'x'.repeat(megabyte - 3)],
    ['as much as the desk holds', 'x'.repeat(megabyte)],
    ['more than the desk holds', 'x'.repeat(megabyte + 1)],
    ['more than the desk holds, the last character in part', `${'x'.repeat(megabyte - 2)}€`],
    ['more than the desk holds in bytes alone', 'é'.repeat(megabyte)],
    ['a half character at the end of the desk', `${'x'.repeat(megabyte - 1)}é`],
  ])('has the length and the tag of its bytes: %s', (_, text) => {
    const { body, tag } = tagged(text)
    expect([body.length, tag]).toEqual([Buffer.byteLength(text), tagOf(text)])
    expect(body.bytes().equals(Buffer.from(text))).toBe(true)
  })

  it('is not changed by the one that is made after it', () => {
    const { body: one } = tagged('one')
    tagged('two')
    expect(one.bytes().toString()).toBe('one')
    expect(one.bytes()).toBe(one.bytes())
  })

  it('weighs its text as it is held, and what was made of it; what comes later is told', async () => {
    const nothing = () => undefined
    expect(new Body('abc').weigh(nothing)).toBe(3)
    expect(new Body('abé').weigh(nothing)).toBe(6)
    const made = new Body('abc')
    made.bytes()
    expect(made.weigh(nothing)).toBe(6)
    const later = new Body('abc')
    const told: number[] = []
    later.weigh((more) => told.push(more))
    later.bytes()
    later.bytes()
    await later.encoded('gzip', async () => Buffer.alloc(5))
    await later.encoded('br', async () => Buffer.alloc(7))
    await later.encoded('br', async () => Buffer.alloc(9))
    expect(told).toEqual([3, 5, 7])
  })

  it('in another encoding that failed is made again', async () => {
    const body = new Body('abc')
    const encodings: string[] = []
    const failing = async () => {
      encodings.push('failed')
      throw new Error('planted')
    }
    await expect(body.encoded('gzip', failing)).rejects.toThrow('planted')
    const made = await body.encoded('gzip', async (bytes) => Buffer.concat([bytes, bytes]))
    expect(made.toString()).toBe('abcabc')
    expect(await body.encoded('gzip', failing)).toBe(made)
    expect(encodings).toEqual(['failed'])
  })
})

describe('a reply', () => {
  const finished = finish('{"a":"é"}', { 'Content-Language': 'fr', 'Cache-Control': 'no-cache' })
  const { tag } = finished
  const conditions = { ifMatch: undefined, ifNoneMatch: undefined }

  it('is fresh with its length and tag; what is said of it wins over what is usual', () => {
    const { status, headers, body } = replyFresh(finished, conditions)
    expect([status, body?.text]).toEqual([200, '{"a":"é"}'])
    expect(headers).toMatchObject({
      'content-length': '10',
      'content-language': 'fr',
      'cache-control': 'no-cache',
      etag: tag,
      'x-content-type-options': 'nosniff',
    })
    expect(Object.keys(headers).filter((name) => name !== name.toLowerCase())).toEqual([])
    expect(finish('', {}).headers['cache-control']).toContain('max-age=60')
  })

  it('to who holds it has no body and no length, and everything else', () => {
    const { status, headers, body } = replyFresh(finished, { ...conditions, ifNoneMatch: tag })
    const { 'content-length': _, ...rest } = finished.headers
    expect([status, body, headers]).toEqual([304, null, rest])
  })

  it('to who asks for another is refused, also where both conditions are sent', () => {
    expect(() => replyFresh(finished, { ifMatch: '"x"', ifNoneMatch: tag })).toThrow(
      'Ask again without If-Match',
    )
    expect(replyFresh(finished, { ifMatch: tag, ifNoneMatch: tag }).status).toBe(304)
    expect(replyFresh(finished, { ifMatch: tag, ifNoneMatch: '"x"' }).status).toBe(200)
  })

  it('that must not be reused says so, and has a length only where it has a body', () => {
    const now = replyNow(200, 'é', { 'Content-Type': 'text/plain' })
    expect(now.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-length': '2',
      'content-type': 'text/plain',
    })
    expect(now.body?.text).toBe('é')
    const none = replyNow(204, null, {})
    expect(none.body).toBeNull()
    expect(none.headers).not.toHaveProperty('content-length')
    expect(replyNow(200, '', {}).headers['content-length']).toBe('0')
  })

  it('with another body keeps its status and headers, and has the new length', () => {
    const other = withBody(replyNow(404, 'long text', { A: '1', B: '2' }), 'é', { B: '3' })
    expect([other.status, other.body?.text]).toEqual([404, 'é'])
    expect(other.headers).toMatchObject({ a: '1', b: '3', 'content-length': '2' })
    expect(identified(other, 'x').headers).toEqual({ ...other.headers, 'x-request-id': 'x' })
  })
})

describe('a problem', () => {
  it.each(Object.keys(problems) as ProblemType[])('%s is told with what helps', (type) => {
    const { status, headers, body } = replyProblem(new Problem(type, 'Said.'), requestId)
    expect(status).toBe(problems[type].status)
    expect(JSON.parse(body?.text ?? '')).toEqual({
      type: `/problems/${type}`,
      title: problems[type].title,
      status,
      detail: 'Said.',
      instance: `urn:uuid:${requestId}`,
      requestId,
    })
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
    })
    expect('allow' in headers).toBe(status === 405)
    expect('retry-after' in headers).toBe(status === 503)
  })

  it('says what is known beyond its type, and nothing that is not', () => {
    const details = {
      errors: [{ parameter: 'a', code: 'malformed', detail: 'x' }],
      availableLocales: ['fr'],
      restart: '/v1',
    } as const
    const told = (given: object) =>
      JSON.parse(
        replyProblem(new Problem('not-found', 'x', given), requestId).body?.text ?? '',
      ) as object
    expect(told(details)).toMatchObject(details)
    expect(told({ restart: '' })).toHaveProperty('restart', '')
    for (const name of Object.keys(details)) expect(told({})).not.toHaveProperty(name)
  })

  it.each([
    ['00', '5'],
    ['05', '10'],
    ['06', '5'],
    ['0b', '10'],
    ['ff', '8'],
    ['fe', '7'],
  ])('that passes is told to come back in five to ten seconds: %s after %s', (start, seconds) => {
    const problem = new Problem('store-unavailable', 'x')
    const { headers } = replyProblem(problem, start + requestId.slice(2))
    expect(headers['retry-after']).toBe(seconds)
  })
})

describe('an app', () => {
  function over(handler: Handler) {
    const lines: LogLine[] = []
    let time = 0
    const { app, route } = createRoutes({
      now: () => (time += 7),
      requestId: () => requestId,
      log: (line) => lines.push(line),
      nothingHere: 'Nothing.',
    })
    route('thing', '/thing', handler)
    return { app, lines }
  }
  const usual = { requestId, milliseconds: 7 }
  const fault = new Error('planted')

  it.each<[string, unknown, number, object]>([
    [
      'a refusal of ours',
      new Problem('not-found', 'No.'),
      404,
      { level: 'info', problem: 'not-found' },
    ],
    [
      'a store that is away',
      new Unavailable('store-unavailable'),
      503,
      { level: 'error', problem: 'store-unavailable' },
    ],
    ['a fault', fault, 500, { level: 'error', problem: 'internal', fault }],
  ])('tells of %s what it may, and writes down the rest', async (_, thrown, status, said) => {
    const { app, lines } = over(async () => {
      throw thrown
    })
    const reply = await askAt(app, '/thing')
    expect(reply.status).toBe(status)
    expect(reply.body?.text).not.toContain('planted')
    expect(lines).toEqual([
      { ...usual, operation: 'thing', status, ...said, ...(status >= 500 && { fault: thrown }) },
    ])
  })

  it('answers GET and HEAD alike, tells OPTIONS, refuses all else, and has nothing elsewhere', async () => {
    const { app, lines } = over(async () => replyNow(200, 'x', {}))
    const statuses: Record<string, number> = {}
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'get']) {
      const request = new LightRequest(method, 'http://a/thing', { get: () => null })
      statuses[method] = (await ask(app, request)).status
    }
    expect(statuses).toEqual({ GET: 200, HEAD: 200, OPTIONS: 204, POST: 405, get: 405 })
    expect((await app.request('/thing', { method: 'HEAD' })).status).toBe(200)
    lines.length = 0
    expect((await askAt(app, '/other')).body?.text).toContain('Nothing.')
    expect(lines).toEqual([
      { ...usual, level: 'info', operation: 'none', status: 404, problem: 'not-found' },
    ])
  })

  it('answers a web request and a light one with the same', async () => {
    const { app, lines } = over(async () => replyNow(200, 'é', { 'Content-Language': 'fr' }))
    const light = await askAt(app, '/thing')
    const web = await app.request('/thing')
    expect([web.status, await web.text()]).toEqual([light.status, 'é'])
    expect(Object.fromEntries(web.headers)).toMatchObject({ ...light.headers })
    expect(light.headers['x-request-id']).toBe(requestId)
    expect(lines[0]).toEqual({ ...usual, level: 'info', operation: 'thing', status: 200 })
    const empty = over(async () => replyNow(204, null, {}))
    expect((await empty.app.request('/thing')).body).toBeNull()
  })

  it('writes down by which ids others know the request', async () => {
    const ids = { edgeRequestId: 'edge', lambdaRequestId: 'lambda' }
    const seen: unknown[] = []
    const { app, lines } = over(async (context) => {
      seen.push(otherIdsOf(context))
      return replyNow(200, 'x', {})
    })
    await ask(app, new LightRequest('GET', 'http://a/thing', { get: () => null }, ids))
    await app.request('/thing')
    expect(seen).toEqual([ids, {}])
    expect(lines[0]).toMatchObject(ids)
    expect(lines[1]).toEqual({ ...usual, level: 'info', operation: 'thing', status: 200 })
  })
})

it('an id of one thing is made of each of its parts, in their order', () => {
  const ids = [[], [''], ['a'], ['b'], ['a', 'b'], ['b', 'a'], ['ab'], ['a,b'], ['a', 'b', '']]
  expect(new Set(ids.map((parts) => uuidOf(...parts))).size).toBe(ids.length)
  // Readers know things by it: it must never be another.
  expect(uuidOf('hsds', 'service', 'esmo-guides')).toBe('f87ebc48-c27b-8e1d-a0e2-cc421f613f22')
  const variants = new Set(Array.from({ length: 40 }, (_, i) => uuidOf(String(i)).charAt(19)))
  expect([...variants].toSorted().join('')).toBe('89ab')
})

it('what follows from a text is found once, for five hundred texts of up to 300 characters', () => {
  const memory = createMemory<number>()
  let found = 0
  const find = () => (found += 1)
  const usual = 'x'.repeat(300)
  expect([memory(usual, find), memory(usual, find), found]).toEqual([1, 1, 1])
  const long = 'x'.repeat(301)
  expect([memory(long, find), memory(long, find)]).toEqual([2, 3])
  for (let i = 1; i < 500; i += 1) memory(String(i), find)
  expect(memory(usual, find)).toBe(1)
  memory('one more', find)
  const before = found
  memory(usual, find)
  expect(found).toBe(before + 1)
})
