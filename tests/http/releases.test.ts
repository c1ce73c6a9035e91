/** What readers see while releases change: one whole release, always. */
import type { Hono } from 'hono'
import { describe, expect } from 'vitest'
import { createProofApp, createService } from '../../functions/compose.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { publishDataset } from '../../seed/releases/publish.ts'
import { releaseOf } from '../support/app.ts'
import { ask, bodyAt, follow } from '../support/ask.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { canary, type FaultProxy } from '../support/fault-proxy.ts'
import { markedReleases, marks, marksIn } from '../support/marked-releases.ts'
import { it } from '../support/store-test.ts'

const plain = syntheticDataset({ resources: 60, locales: ['en', 'fr'] })
const { variants, markOf, put } = markedReleases(plain)

/** An app whose clock moves on 6 seconds with every request: it looks at the head every time. */
function restlessApp(store: Store): Hono {
  let clock = Date.now()
  return createService(store, { now: () => (clock += 6_000) }).app
}

const addresses = [
  '/v1/resources?limit=30',
  '/v1/access?country=BE&cancerType=melanoma',
  '/v1/countries/BE/availability',
  '/v1/cancer-types',
  '/v1/terms?locale=fr',
  '/v1/publications',
]

describe('a rollback', () => {
  it('to a release sends the same bytes and entity tags of it as before', async ({ store }) => {
    await put(store, 'red')
    const app = restlessApp(store)
    const sent = () =>
      Promise.all(
        addresses.map(async (address) => {
          const response = await app.request(address)
          return { etag: response.headers.get('etag'), body: await response.text() }
        }),
      )
    const before = await sent()
    await put(store, 'green')
    expect((await sent())[0]?.etag).not.toBe(before[0]?.etag)
    const writer = createWriter(store)
    const [red] = [...markOf].find(([, mark]) => mark === 'red') ?? []
    const at = '2030-01-01T00:00:00.000Z'
    const why = { by: 'tests', at, message: 'back', kind: 'rollback', from: 2 } as const
    await writer.activate(red ?? '', why)
    expect((await ask(app, '/v1/releases')).data[0]).toMatchObject({ id: red, generation: 3 })
    expect(await sent()).toEqual(before)
  })
})

describe('what changed since a release', () => {
  it('is told with the time of the rollback that brought it, by an instance that had not seen it', async ({
    store,
  }) => {
    await put(store, 'red')
    await put(store, 'green')
    const app = restlessApp(store)
    const [green, red] = (await ask(app, '/v1/releases')).data
    const at = '2030-01-01T00:00:00.000Z'
    const why = { by: 'tests', at, message: 'back', kind: 'rollback', from: 2 } as const
    await createWriter(store).activate(red?.id ?? '', why)
    const back = await ask(app, `/v1/changes?limit=100&since=${green?.id ?? ''}`)
    expect(back.meta.release).toBe(red?.id)
    expect(back.page.total).toBeGreaterThan(60)
    expect(back.data).toContainEqual({
      collection: 'countries',
      id: 'BE',
      change: 'changed',
      reason: 'back',
      at,
    })
    const [active] = (await ask(app, '/v1/releases')).data
    expect(active).toMatchObject({ id: red?.id, publishedAt: red?.publishedAt, activatedAt: at })
    await put(store, 'blue')
    const elsewhere = restlessApp(store)
    const { data } = await ask(elsewhere, '/v1/releases')
    const known = await app.request(`/v1/changes?since=${data[0]?.id ?? ''}`)
    expect([known.status, await known.json()]).toMatchObject([
      200,
      { data: [], page: { total: 0 } },
    ])
  })
})

describe('P-01 while releases are published', () => {
  it('a walk returns every resource of one release exactly once', async ({ store }) => {
    await put(store, 'red')
    const app = restlessApp(store)
    for (let round = 0; round < 2; round++) {
      const first = await ask(app, '/v1/resources?limit=7')
      const mark = markOf.get(first.meta.release)
      const found = [...first.data]
      for (let page = first.page; page.next !== null;) {
        await put(store, marks[(round + found.length) % 4] ?? 'red')
        const next = await follow(app, '/v1/resources', page.next)
        expect(next.meta.release).toBe(first.meta.release)
        found.push(...next.data)
        page = next.page
      }
      const ids = found.map(({ id }) => id)
      expect(new Set(ids).size).toBe(60)
      expect(ids).toHaveLength(60)
      for (const { title } of found) expect(title).toContain(`#${mark}`)
    }
  })

  it('P-04 readers that hammer never see two releases in one answer, and never go back', async ({
    store,
  }) => {
    await put(store, 'red')
    const apps = [restlessApp(store), restlessApp(store), restlessApp(store)]
    const publisher = { busy: true }
    let checked = 0
    const seen = new Set<string>()
    const readers = apps.map(async (app) => {
      let newest = 0
      for (let i = 0; publisher.busy; i++) {
        const answer = await ask(app, addresses[i % addresses.length] ?? '/v1')
        const mark = markOf.get(answer.meta.release) ?? ''
        expect(marksIn(answer.data)).toEqual(new Set([`#${mark}`]))
        seen.add(mark)
        checked += 1
        const [{ generation } = { generation: 0 }] = (await ask(app, '/v1/releases')).data
        expect(generation).toBeGreaterThanOrEqual(newest)
        newest = generation
      }
    })
    for (let i = 1; i <= 12; i++) await put(store, marks[i % 4] ?? 'red')
    publisher.busy = false
    await Promise.all(readers)
    expect(seen.size).toBeGreaterThan(2)
    expect(checked).toBeGreaterThan(100)
  })

  it('an older release can still be read by its id, and /v1/releases names it', async ({
    store,
  }) => {
    const app = restlessApp(store)
    for (const mark of ['red', 'green', 'blue'] as const) await put(store, mark)
    const { data: releases } = await ask(app, '/v1/releases')
    expect(releases.map(({ id }) => markOf.get(id))).toEqual(['blue', 'green', 'red'])
    expect(releases.map(({ active }) => active)).toEqual([true, false, false])
    expect(JSON.stringify(releases)).not.toContain('tests')
    for (const { id, message } of releases) {
      const { data, meta } = await ask(app, `/v1/countries?release=${id}`)
      expect(meta.release).toBe(id)
      expect(data[0]?.name).toContain(`#${markOf.get(id)}`)
      expect(message).toBe(`now ${markOf.get(id)}`)
    }
  })

  it('H-32 P-06 a release that is not held, or only staged, is 410 with where to restart', async ({
    store,
  }) => {
    const app = restlessApp(store)
    await put(store, 'red')
    const elsewhere = createProofApp(plain, releaseOf(plain))
    const { page } = await ask(elsewhere, '/v1/resources?limit=1&kind=helpline')
    const walked = await app.request(page.next ?? '')
    expect(walked.status).toBe(410)
    expect(await walked.json()).toMatchObject({
      type: '/problems/release-gone',
      restart: '/v1/resources?kind=helpline&limit=1&locale=en',
    })
    const refused = publishDataset({
      dataset: variants.get('green') ?? plain,
      store,
      message: 'never',
      by: 'tests',
      now: () => new Date(),
      prove: () => Promise.resolve({ requests: 1, failures: [{ path: '/v1', reason: 'planted' }] }),
    })
    await expect(refused).rejects.toThrow('nothing was switched')
    const staged = encodeRelease(variants.get('green') ?? plain).id
    expect((await app.request(`/v1?release=${staged}`)).status).toBe(410)
    expect((await ask(app, '/v1')).meta.release).toBe(
      encodeRelease(variants.get('red') ?? plain).id,
    )
  })
})

describe('when the store fails', () => {
  let proxy: FaultProxy
  let store: Store
  it.beforeEach(async ({ store: direct, proxy: own, proxied }) => {
    await put(direct, 'red')
    proxy = own
    store = proxied
  })

  it('L-04 a warm request between head reads makes no store call; a cold one reads head, release and what is known about links', async () => {
    const callsMade = () => proxy.calls.map(({ operation }) => operation).toSorted()
    let clock = Date.now()
    const { app } = createService(store, { now: () => clock })
    await ask(app, '/v1')
    expect(callsMade()).toEqual(['GetItem', 'Query', 'Query'])
    proxy.clear()
    for (let i = 0; i < 200; i++) await ask(app, addresses[i % addresses.length] ?? '/v1')
    expect(proxy.count()).toBe(0)
    clock += 6_000
    for (const address of addresses) await ask(app, address)
    // The head, and beside it whether there is another report about links.
    expect(callsMade()).toEqual(['GetItem', 'Query'])
  })

  it('the last good release is served with the same bytes and tag, and /health says stale', async () => {
    let clock = Date.now()
    const { app } = createService(store, { now: () => clock })
    const before = await app.request(addresses[1] ?? '')
    proxy.inject(() => ({ kind: 'aws-error', status: 500, type: 'InternalServerError' }))
    clock += 6_000
    const during = await app.request(addresses[1] ?? '')
    expect(during.status).toBe(200)
    expect(during.headers.get('etag')).toBe(before.headers.get('etag'))
    expect(await during.text()).toBe(await before.text())
    expect(await bodyAt(app, '/health')).toEqual({ status: 'stale' })
    proxy.clear()
    clock += 6_000
    await ask(app, '/v1')
    expect(await bodyAt(app, '/health')).toEqual({ status: 'ok' })
  })

  it('S-37 a cold service answers 503 with Retry-After and tells nothing of what is behind it', async () => {
    const faults = [
      { kind: 'aws-error', status: 400, type: 'AccessDeniedException' },
      { kind: 'aws-error', status: 400, type: 'ResourceNotFoundException' },
      { kind: 'html-error' },
      { kind: 'reset' },
      { kind: 'truncated' },
    ] as const
    for (const fault of faults) {
      proxy.inject(() => fault)
      // A random id may end in twelve digits, like the number of an account.
      const { app } = createService(store, { requestId: () => 'an-id-of-a-test' })
      const response = await app.request('/v1/resources/some-id?locale=fr')
      const told = `${await response.text()} ${JSON.stringify([...response.headers])}`
      expect(response.status).toBe(503)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(5)
      expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(10)
      expect(told).not.toContain(canary)
      expect(told).not.toMatch(
        /arn:|\d{12}|AKIA|127\.0\.0\.1|node_modules|Exception|dynamodb|ECONN|\.ts:|\.js:/i,
      )
      const health = await app.request('/health')
      expect(health.status).toBe(503)
    }
  })

  it('an empty table is 503 no-active-release, not an empty list', async ({ stores }) => {
    const empty = await stores.createTable()
    const { app } = createService(empty)
    const response = await app.request('/v1/resources')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ type: '/problems/no-active-release' })
  })

  it('a fault of our own is 500 with a fixed sentence, and the log alone knows why', async () => {
    proxy.inject(() => ({ kind: 'aws-error', status: 400, type: 'ValidationException' }))
    const lines: unknown[] = []
    const { app } = createService(store, { log: (line) => lines.push(line) })
    const response = await app.request('/v1')
    expect(response.status).toBe(500)
    const body = (await response.json()) as { detail: string; requestId: string }
    expect(body).toEqual({
      type: '/problems/internal',
      title: 'Something went wrong on our side',
      status: 500,
      detail: 'The answer could not be made. It is not your request’s fault.',
      instance: `urn:uuid:${body.requestId}`,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(response.headers.get('retry-after')).toBeNull()
    expect(lines).toMatchObject([{ level: 'error', status: 500, problem: 'internal' }])
  })
})
