import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { smallApp } from '../support/small-directory.ts'

let app: Hono
beforeAll(async () => {
  app = await smallApp()
})

const address = '/v1/resources?limit=3&locale=fr'
const notOurs = new Set(['x-request-id', 'content-length'])
function headersOf(response: Response) {
  return Object.fromEntries([...response.headers].filter(([name]) => !notOurs.has(name)))
}

describe('entity tags', () => {
  it('H-50 are strong, and the same bytes have the same tag in another instance', async () => {
    const [one, other] = [await app.request(address), await (await smallApp()).request(address)]
    expect(one.headers.get('etag')).toMatch(/^"[A-Za-z0-9_-]{27}"$/)
    expect(other.headers.get('etag')).toBe(one.headers.get('etag'))
    expect(await other.text()).toBe(await one.text())
    expect((await app.request('/v1/resources?limit=4')).headers.get('etag')).not.toBe(
      one.headers.get('etag'),
    )
  })

  it('H-52 H-53 If-None-Match gives 304 with the same headers and no body', async () => {
    const fresh = await app.request(address)
    const tag = fresh.headers.get('etag') ?? ''
    for (const header of [tag, `W/${tag}`, `"x", ${tag}`, `W/"y" , W/${tag}`, '*']) {
      const response = await app.request(address, { headers: { 'If-None-Match': header } })
      expect(response.status).toBe(304)
      expect(await response.text()).toBe('')
      expect(headersOf(response)).toEqual(headersOf(fresh))
    }
  })

  it('H-52 another tag, an unquoted one or garbage gives 200', async () => {
    const tag = (await app.request(address)).headers.get('etag') ?? ''
    for (const header of [
      '"x"',
      tag.slice(1, -1),
      'W/',
      ',,,',
      `${tag},`.repeat(400),
      '"'.repeat(10_000),
    ]) {
      const response = await app.request(address, { headers: { 'If-None-Match': header } })
      expect(response.status).toBe(200)
    }
  })

  it('H-54 a false If-Match is 412; a true one, or Range, is 200', async () => {
    const tag = (await app.request(address)).headers.get('etag') ?? ''
    const status = async (headers: Record<string, string>) =>
      (await app.request(address, { headers })).status
    expect(await status({ 'If-Match': '"x"' })).toBe(412)
    expect(await status({ 'If-Match': `"x", ${tag}` })).toBe(200)
    expect(await status({ 'If-Match': '*' })).toBe(200)
    expect(await status({ Range: 'bytes=0-10' })).toBe(200)
  })
})

describe('headers', () => {
  it('of an answer let it be reused for a minute, and for a day when the origin fails', async () => {
    expect((await app.request(address)).headers.get('cache-control')).toBe(
      'public, max-age=60, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400',
    )
    expect((await app.request('/health')).headers.get('cache-control')).toBe('no-store')
  })

  it('H-42 H-43 are on every answer: open to every origin, sniffing and framing off', async () => {
    const responses = [
      await app.request(address),
      await app.request(address, { headers: { 'If-None-Match': '*' } }),
      await app.request('/v1/nothing'),
      await app.request('/v1?x=1'),
      await app.request('/v1', { method: 'POST' }),
      await app.request('/v1', { method: 'OPTIONS', headers: { Origin: 'null' } }),
      await app.request('/health'),
      await app.request('/problems/internal'),
    ]
    for (const { headers } of responses) {
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      for (const name of ['ETag', 'Link', 'Content-Language', 'Retry-After', 'X-Request-Id']) {
        expect(headers.get('access-control-expose-headers')).toContain(name)
      }
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull()
    }
  })

  it('H-42 a preflight is 204 and lasts a day', async () => {
    const response = await app.request('/v1/access', { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
    expect(response.headers.get('access-control-max-age')).toBe('86400')
    expect(await response.text()).toBe('')
  })

  it('H-04 HEAD has the status and headers of GET, length included, and no body', async () => {
    for (const path of [address, '/v1?x=1', '/v1/nothing', '/health', '/problems/internal']) {
      const get = await app.request(path)
      const head = await app.request(path, { method: 'HEAD' })
      expect(head.status).toBe(get.status)
      expect(headersOf(head)).toEqual(headersOf(get))
      expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(await get.text())))
      expect(await head.text()).toBe('')
    }
  })

  it('H-21 H-55 no other request header changes an answer', async () => {
    const plain = await app.request(address)
    const text = await plain.text()
    for (const name of [
      'X-Forwarded-Host',
      'X-Forwarded-Proto',
      'X-Forwarded-Prefix',
      'Forwarded',
      'X-Original-URL',
      'X-Rewrite-URL',
      'X-HTTP-Method-Override',
      'X-Request-Id',
      'Origin',
      'Referer',
      'User-Agent',
      'Cookie',
      'Authorization',
      'Host',
      'Accept-Language',
    ]) {
      const response = await app.request(address, { headers: { [name]: 'evil.example' } })
      expect(await response.text()).toBe(text)
      expect(headersOf(response)).toEqual(headersOf(plain))
    }
  })
})
