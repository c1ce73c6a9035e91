/** What the app answers beside the operations: its document, pages of problems, and how it is. */
import { describe, expect, it } from 'vitest'
import { createApp } from '../../functions/http/app.ts'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import type { Source } from '../../functions/http/source.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'

function appOn(state: ReturnType<Source['state']>) {
  const made: string[] = []
  const fail = async () => {
    throw new Unavailable('store-unavailable')
  }
  const app = createApp({
    source: { current: fail, retained: fail, releases: fail, state: () => state },
    openapi: async () => {
      made.push('document')
      return '{"openapi":"3.1.1"}'
    },
    problemPage: (name) => {
      made.push(name)
      return name === 'internal'
        ? { html: '<!doctype html>é', contentSecurityPolicy: "default-src 'none'" }
        : undefined
    },
  })
  return { app, made }
}

describe('/health', () => {
  it.each(['ok', 'stale'] as const)('of a service that can answer is 200: %s', async (state) => {
    const answer = await appOn(state).app.request('/health')
    expect([answer.status, await answer.json()]).toEqual([200, { status: state }])
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('of one that has nothing to answer from is 503, and says when to come back', async () => {
    const answer = await appOn('cold').app.request('/health')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toMatch(/^(?:[5-9]|10)$/)
    const { type } = ProblemBody.parse(await answer.json())
    expect(type).toBe('/problems/store-unavailable')
  })
})

describe.each(['/health', '/openapi.json'])('%s', (address) => {
  it('takes no query and has one form', async () => {
    const { app } = appOn('ok')
    expect((await app.request(address)).status).toBe(200)
    expect((await app.request(`${address}?x`)).status).toBe(400)
    expect((await app.request(`${address}?`)).status).toBe(200)
    const other = await app.request(address, { headers: { Accept: 'text/html' } })
    const { status, detail } = ProblemBody.parse(await other.json())
    expect([status, detail]).toEqual([406, 'Send Accept: application/json, or no Accept header.'])
  })
})

it('the document is read once, whoever asks, and revalidated', async () => {
  const { app, made } = appOn('cold')
  const first = await app.request('/openapi.json')
  const tag = first.headers.get('etag') ?? ''
  expect([await first.text(), first.headers.get('content-type')]).toEqual([
    '{"openapi":"3.1.1"}',
    'application/json; charset=utf-8',
  ])
  const second = await app.request('/openapi.json', { headers: { 'If-None-Match': tag } })
  expect([second.status, made]).toEqual([304, ['document']])
})

it('a page of a problem is made once, in any form that is asked for; of none there is none', async () => {
  const { app, made } = appOn('cold')
  for (let i = 0; i < 2; i += 1) {
    const page = await app.request('/problems/internal?x', { headers: { Accept: 'image/*' } })
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html>é'])
    expect(page.headers.get('content-security-policy')).toBe("default-src 'none'")
  }
  expect(made).toEqual(['internal'])
  const none = await app.request('/problems/nothing')
  expect(none.status).toBe(404)
  expect(ProblemBody.parse(await none.json()).detail).toContain('rate-limited, internal')
})
