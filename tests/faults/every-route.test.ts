/**
 * Every fault of the store on every route that reads, over HTTP: answers are W (as if nothing had
 * been), C (503, soon again) or B (500, our bug), and never anything else. A rejection that nobody
 * handles fails the run by itself.
 */
import type { Hono } from 'hono'
import { describe, expect } from 'vitest'
import { createAppOver } from '../../functions/compose.ts'
import type { problems } from '../../functions/http/problems.ts'
import { liveTimes } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { isAboutLinks } from '../store/faulty-store.ts'
import { seededRandom } from '../support/datasets.ts'
import { awsError, startFaultProxy, type Fault, type FaultProxy } from '../support/fault-proxy.ts'
import { readRoutes, type ReadRoute } from '../support/read-routes.ts'
import { sourceOf } from '../support/served-site.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'
import { it } from '../support/store-test.ts'
import { noProxyReason, publishTo, type TestStore } from '../support/store.ts'
import { ask, howRefused, lasting, refused, warm as asWarm, type Answered } from './answers.ts'
import { modes } from './modes.ts'
import { serviceOver, siteParts, type FaultyService } from './service.ts'

/** LONG=1 asks as often as the promise says. */
const flapping = process.env['LONG'] === '1' ? 10_000 : 2_000

/** For what ends by itself, on a machine that has other things to do. */
const patience = { timeout: 10_000 }

describe.skipIf(noProxyReason !== undefined)('a store that fails', () => {
  let tests: TestStore
  let direct: Store
  let proxy: FaultProxy
  let store: Store
  let clock = smallNow
  let warm: FaultyService
  let routes: readonly ReadRoute[]
  const expected = new Map<string, Answered>()
  let handles = 0

  const time = () => clock
  const open = () =>
    process.getActiveResourcesInfo().filter((kind) => /Timeout|TCPSocket/.test(kind)).length

  it.beforeAll(async ({ stores }) => {
    tests = stores
    const dataset = await smallDataset()
    direct = await tests.createTable()
    await publishTo(direct, encodeRelease(dataset), 0)
    proxy = await startFaultProxy(tests.endpoint)
    store = tests.reopen(direct, proxy.url)
    const source = sourceOf(dataset)
    routes = readRoutes(createAppOver(source, {}), { ...siteParts, source }, dataset)
    warm = serviceOver(store, time, 'quick')
    warm.readFrom(store, 'unhurried')
    await warm.live.start()
    for (const route of routes) {
      expected.set(route.address, { ...(await ask(warm.app, route)), ms: 0 })
    }
    handles = open()
  })
  it.afterAll(async () => proxy.close())

  /** Of one route, whatever it needs. */
  const usual = ({ address }: ReadRoute): Answered => {
    const answer = expected.get(address)
    if (answer === undefined) throw new Error(`${address} was not asked while all was well`)
    return answer
  }

  it('S-04 every route answers while all is well, without a call of the store: outages change nothing of that', async () => {
    const odd = routes.filter((route) => ![200, 303, 308].includes(usual(route).status))
    expect(odd).toEqual([])
    expect(routes.length).toBeGreaterThan(65)
    proxy.clear()
    await expectWarm(warm.anew, 'ok')
    expect(proxy.count()).toBe(0)
  })

  async function expectCold(cold: FaultyService, type: keyof typeof problems): Promise<void> {
    const asked = await Promise.all(
      routes.map(async (route) => [route, await ask(cold.app, route)] as const),
    )
    const told = asked.map(([route, answer]) =>
      (route.needs === 'nothing' ? lasting : howRefused)(route, answer),
    )
    const wanted = routes.map((route) => {
      if (route.needs === 'nothing') return lasting(route, usual(route))
      // Whether there is a release can be told without waiting for one.
      return refused(route, route.needs === 'state' ? 'store-unavailable' : type)
    })
    expect(told).toEqual(wanted)
    const lines = cold.log.filter(({ level, fault }) => level === 'error' && fault !== undefined)
    const failed = routes.filter(({ needs }) => needs !== 'nothing')
    expect([cold.log.length, lines.length]).toEqual([routes.length, failed.length])
  }

  async function expectWarm(app: Hono, state: string): Promise<void> {
    for (const route of routes) {
      const told = lasting(route, await ask(app, route))
      expect(told).toEqual(asWarm(route, usual(route), state))
    }
  }

  const timesFired = () => [...proxy.fired.values()].reduce((sum, one) => sum + one, 0)

  /** What becomes of a fault is looked at after the refresh that meets it. */
  async function settle(service: FaultyService): Promise<void> {
    clock += liveTimes.ttlMs
    await service.live.current()
    await new Promise((resolve) => setTimeout(resolve, 0))
  }

  describe.each(modes)('$name', ({ rule, cold, warm: state, elsewhere, never }) => {
    it('cold: every route tells the same in time, and nothing else (S-37)', async () => {
      proxy.clear()
      const before = timesFired()
      proxy.inject(rule())
      const at = elsewhere === undefined ? store : tests.reopen(direct, elsewhere)
      const hurried = state === 'not met' ? 'quickRelease' : 'quick'
      const service = serviceOver(at, time, cold === 'store-unavailable' ? hurried : 'unhurried')
      if (cold === 'fresh') {
        await service.live.start()
        await expectWarm(service.app, 'ok')
      } else await expectCold(service, cold)
      const met = elsewhere === undefined && never !== true
      await expect.poll(() => timesFired() > before, patience).toBe(met)

      proxy.clear()
      service.readFrom(store, 'unhurried')
      clock += liveTimes.ttlMs
      const look = async () =>
        service.live.start().then(
          () => service.live.state(),
          () => 'failed',
        )
      await expect.poll(look, patience).toBe('ok')
    })
  })

  describe.each(modes.filter(({ warm: state }) => state === 'not met'))('$name', ({ rule }) => {
    it('warm: is not met, since nothing is read again', async () => {
      const before = timesFired()
      proxy.clear()
      proxy.inject(rule())
      await settle(warm)
      await expect.poll(() => warm.live.state(), patience).toBe('ok')
      expect(timesFired()).toBe(before)
      proxy.clear()
    })
  })

  describe.each(modes.filter(({ warm: state }) => state !== 'not met'))(
    '$name',
    ({ rule, cold, warm: state, elsewhere }) => {
      it('warm: every route says what it said, from what is kept and made anew', async () => {
        proxy.clear()
        proxy.inject(rule())
        const at = elsewhere === undefined ? store : tests.reopen(direct, elsewhere)
        warm.readFrom(at, cold === 'store-unavailable' ? 'quick' : 'unhurried')
        await settle(warm)
        await expect.poll(() => warm.live.state(), patience).toBe(state)
        await expectWarm(warm.app, state)
        await expectWarm(warm.anew, state)

        proxy.clear()
        warm.readFrom(store, 'unhurried')
        await expect
          .poll(async () => {
            await settle(warm)
            return warm.live.state()
          }, patience)
          .toBe('ok')
      })
    },
  )

  it('S-33 every route at once, cold, shares one look at the head and one load', async () => {
    proxy.clear()
    const service = serviceOver(store, time, 'unhurried')
    const answers = await Promise.all(routes.map(async (route) => ask(service.app, route)))
    expect(answers.filter(({ status }) => status >= 400 && status !== 503)).toEqual([])
    const made = proxy.calls.filter((call) => !isAboutLinks(call))
    expect(made.map(({ operation }) => operation)).toEqual(['GetItem', 'Query'])
  })

  it('S-36 a fault in the middle of a switch: warm, every route is of the release before, whole; cold is told', async () => {
    const table = await tests.createTable()
    const dataset = await smallDataset()
    await publishTo(table, encodeRelease(dataset), 0)
    const through = tests.reopen(table, proxy.url)
    const [before, cold] = [
      serviceOver(through, time, 'unhurried'),
      serviceOver(through, time, 'unhurried'),
    ]
    proxy.clear()
    await before.live.start()
    await publishTo(table, encodeRelease({ ...dataset, resources: dataset.resources.slice(1) }), 1)
    proxy.inject(({ operation }) => (operation === 'Query' ? { kind: 'reset' } : undefined))
    await settle(before)
    await expect.poll(() => before.live.state(), patience).toBe('stale')
    const ofTime = /\/v1\/releases|changes/
    for (const route of routes.filter(
      ({ address, needs }) => needs === 'release' && !ofTime.test(address),
    )) {
      expect(lasting(route, await ask(before.app, route))).toEqual(lasting(route, usual(route)))
    }
    await expectCold(cold, 'store-unavailable')
    proxy.clear()
    await settle(before)
    await expect
      .poll(async () => (await before.live.current()).release.generation, patience)
      .toBe(2)
  })

  it('H-34 a filter that matches nothing makes no call', async () => {
    await settle(warm)
    proxy.clear()
    for (const address of [
      '/v1/resources?kind=helpline&country=TR&cancerType=dlbcl&language=nl',
      '/v1/search?q=zzzzzzzzzz',
      '/v1/cancer-types?medicine=imiquimod&group=blood',
      '/hsds/services?country=TR&cancerType=dlbcl&kind=helpline',
      '/fr/search?q=zzzzzzzzzz',
    ]) {
      expect([address, (await warm.anew.request(address)).status]).toEqual([address, 200])
    }
    expect(proxy.count()).toBe(0)
  })

  it('Q-06 each of these faults has really happened', () => {
    const kinds =
      `aws-error html-error truncated empty empty-object reset reset-in-body fin hang drip
      delay altered`.split(/\s+/)
    const fired = new Set<string>(proxy.fired.keys())
    expect(kinds.filter((kind) => !fired.has(kind))).toEqual([])
  })

  it(`S-35 with every second call failing in some way, ${flapping} requests are all answered once warm`, async () => {
    const ways: readonly Fault[] = [
      { kind: 'reset' },
      { kind: 'fin' },
      { kind: 'truncated' },
      { kind: 'html-error' },
      awsError('ThrottlingException'),
      awsError('InternalServerError', 500),
    ]
    const random = seededRandom(35)
    proxy.clear()
    proxy.inject(() => (random() < 0.5 ? ways[Math.floor(random() * ways.length)] : undefined))
    let answered = 0
    while (answered < flapping) {
      clock += liveTimes.ttlMs
      for (const route of routes) {
        const { status } = await ask(warm.app, route, 'HEAD')
        expect([route.address, status]).toEqual([route.address, usual(route).status])
        answered += 1
      }
    }
    proxy.clear()
  })

  it('S-40 /health makes no call, is never held, and says ok, stale or cold', async () => {
    const route = routes.find(({ needs }) => needs === 'state')
    if (route === undefined) throw new Error('no /health')
    proxy.clear()
    const service = serviceOver(store, time, 'unhurried')
    const says = async () => {
      const calls = proxy.count()
      const answer = await ask(service.app, route)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(proxy.count()).toBe(calls)
      return [answer.status, answer.status === 503 ? 'cold' : answer.body]
    }
    expect(await says()).toEqual([503, 'cold'])
    await service.live.start()
    expect(await says()).toEqual([200, '{"status":"ok"}'])
    proxy.inject(() => awsError('AccessDeniedException'))
    await settle(service)
    expect(await says()).toEqual([200, '{"status":"stale"}'])
    clock += liveTimes.hardLimitMs + 1
    expect(await says()).toEqual([503, 'cold'])
    clock = smallNow
    proxy.clear()
  })

  it('S-39 sockets and timers are as many as before', async () => {
    await proxy.close()
    // One more is the time-out of this look.
    await expect.poll(open, patience).toBeLessThanOrEqual(handles + 1)
  })
})
