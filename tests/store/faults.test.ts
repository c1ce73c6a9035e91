/** Store faults S-07..S-26, over HTTP, seen from the live view: cold and warm. */
import { beforeAll, describe, expect, vi } from 'vitest'
import { Unavailable } from '../../functions/model/unavailable.ts'
import { liveTimes } from '../../functions/store/database/budgets.ts'
import { alterData, outages, type Outage } from '../faults/outages.ts'
import { seededRandom } from '../support/datasets.ts'
import { awsError, type Fault, type FaultRule } from '../support/fault-proxy.ts'
import { it } from '../support/store-test.ts'
import { first, isAboutLinks, timed, useFaultyStore } from './faulty-store.ts'

const faulty = useFaultyStore()
let timersBefore = 0

beforeAll(() => {
  timersBefore = timers()
})

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
}

describe('with a faulty store', () => {
  const takesTime = ({ fault }: Outage) => ['hang', 'drip', 'delay'].includes(fault.kind)
  const [slow, quick] = [outages.filter(takesTime), outages.filter((one) => !takesTime(one))]

  const duringAnOutage = ({
    fault,
    attempts,
    reason = 'store-unavailable',
    warmMs = 400,
  }: Outage): void => {
    it('cold: unavailable for the right reason within 2 s, and right again when it is over', async ({
      proxy,
    }) => {
      const own = faulty.alone(proxy)
      // What it takes to set all of these up side by side is no part of the outage.
      await own.warmView()
      proxy.inject(() => fault)
      const view = own.openView()
      const { error, ms } = await timed(view.current())
      expect(error).toBeInstanceOf(Unavailable)
      expect(error).toMatchObject({ reason })
      // S-37: what the store said stays in the cause.
      expect(String(error)).not.toMatch(/arn:|AKIA|table|Exception/)
      expect(ms).toBeLessThan(2_000)
      expect(own.count()).toBe(attempts)
      expect(view.state()).toBe('cold')

      proxy.clear()
      expect((await view.current()).directory).toEqual(first.dataset)
      expect(view.state()).toBe('ok')
    })

    it('warm: the last good release at once, stale while it lasts, fresh within the TTL after', async ({
      proxy,
    }) => {
      const own = faulty.alone(proxy)
      const view = await own.warmView()
      const good = await view.current()
      const soon = { timeout: 2_000, interval: 5 }
      // Else that refresh, late on a busy machine, would be the one that is looked at below.
      await vi.waitFor(() => expect(view.state()).toBe('ok'), soon)
      proxy.clear()
      proxy.inject(() => fault)
      own.clock += liveTimes.ttlMs
      const { value, ms } = await timed(view.current())
      expect(value).toBe(good)
      expect(ms).toBeLessThan(warmMs)
      await vi.waitFor(() => expect(view.state()).toBe('stale'), soon)
      await vi.waitFor(() => expect(own.count()).toBe(attempts), soon)
      proxy.clear()
      // The refresh under way, if any, must end by itself.
      const lookAgain = async (): Promise<void> => {
        own.clock += liveTimes.ttlMs
        await view.current()
        expect(view.state()).toBe('ok')
      }
      await vi.waitFor(lookAgain, { ...soon, timeout: 4_000 })
    })

    // A release that is late is waited for: see below.
    if (fault.kind === 'delay') return
    it('of the release alone, cold: unavailable within 2 s, never a shorter list', async ({
      proxy,
    }) => {
      proxy.inject(({ operation }) => (operation === 'Query' ? fault : undefined))
      const { error, ms } = await timed(faulty.alone(proxy).openView().current())
      expect(error).toMatchObject({ name: 'Unavailable', reason: 'store-unavailable' })
      expect(ms).toBeLessThan(2_000)
    })
  }
  describe.each(quick)('$name', (outage) => {
    duringAnOutage(outage)
  })
  // Side by side: each of them waits for seconds, and does next to nothing.
  describe.concurrent.each(slow)('$name', (outage) => {
    duringAnOutage(outage)
  })

  it('S-21 a release that is 1,400 ms late is waited for, cold', async () => {
    faulty.proxy.inject(({ operation }) =>
      operation === 'Query' ? { kind: 'delay', ms: 1_400 } : undefined,
    )
    const { value, ms } = await timed(faulty.openView().current())
    expect(value?.directory).toEqual(first.dataset)
    expect(ms).toBeLessThan(2_000)
  })

  it('S-39 Q-06 the faults above all really happened, and left no timer behind', async () => {
    // One more is the time-out of this test. What looks for a report about links ends by itself.
    await expect.poll(() => timers(), { timeout: 4_000 }).toBeLessThanOrEqual(timersBefore + 1)
    const kinds = outages.map(({ fault }) => fault.kind)
    expect([...new Set(kinds)].filter((kind) => !faulty.fired.has(kind))).toEqual([])
  })

  describe('nothing there at all', () => {
    it('S-17 refused connections: cold unavailable, after three attempts', async () => {
      await faulty.proxy.close()
      const { error, ms } = await timed(faulty.openView().current())
      expect(error).toMatchObject({
        reason: 'store-unavailable',
        cause: { attempts: 3, cause: { code: 'ECONNREFUSED' } },
      })
      expect(ms).toBeLessThan(2_000)
    })

    it('S-17 refused connections: warm serves the last good release', async () => {
      const view = await faulty.warmView()
      await faulty.proxy.close()
      const { value, ms } = await timed(view.current())
      expect(value?.directory).toEqual(first.dataset)
      expect(ms).toBeLessThan(400)
      await expect.poll(() => view.state()).toBe('stale')
    })

    it('S-22 a name that does not resolve: cold unavailable within 2 s', async () => {
      const lost = faulty.tests.reopen(faulty.direct, 'http://nothing-has-this-name.invalid:8000')
      const { error, ms } = await timed(faulty.openView(lost).current())
      expect(error).toMatchObject({ reason: 'store-unavailable' })
      expect(ms).toBeLessThan(2_000)
    })
  })

  describe('what passes while a request waits', () => {
    const passing = [
      'ThrottlingException',
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
    ]
    it.each(passing.flatMap((type) => [1, 2].map((times) => ({ type, times }))))(
      'S-10 $type $times times, then good: fresh, cold and warm',
      async ({ type, times }) => {
        const rule = (): FaultRule => {
          let left = times
          return (call) => (!isAboutLinks(call) && left-- > 0 ? awsError(type) : undefined)
        }
        faulty.proxy.inject(rule())
        const view = faulty.openView()
        expect((await view.current()).directory).toEqual(first.dataset)
        expect(faulty.count('GetItem')).toBe(times + 1)

        faulty.proxy.clear()
        faulty.clock += liveTimes.ttlMs
        faulty.proxy.inject(rule())
        await view.current()
        await expect.poll(() => view.state()).toBe('ok')
        expect(faulty.count()).toBe(times + 1)
      },
    )

    it('S-21 answers late by 10 to 170 ms: fresh', async () => {
      const random = seededRandom(21)
      faulty.proxy.inject(() => ({ kind: 'delay', ms: () => 10 + 160 * random() }))
      const view = faulty.openView()
      expect((await view.current()).directory).toEqual(first.dataset)
      faulty.clock += liveTimes.ttlMs
      await view.current()
      await expect.poll(() => view.state()).toBe('ok')
    })

    it.each([3_600_000, -3_600_000])(
      'S-25 a clock %i ms off: fresh at the second attempt',
      async (skewMs) => {
        const skewed = awsError('InvalidSignatureException', 400, skewMs)
        faulty.proxy.inject(({ index }) => (index === 0 ? skewed : undefined))
        expect((await faulty.openView().current()).directory).toEqual(first.dataset)
        expect(faulty.count('GetItem')).toBe(2)
      },
    )
  })

  describe('S-26 our own malformed request', () => {
    const fault = awsError('ValidationException')

    it('cold: no Unavailable but a plain error, which is ours to mend', async () => {
      faulty.proxy.inject(() => fault)
      const { error } = await timed(faulty.openView().current())
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toBeInstanceOf(Unavailable)
      expect(faulty.count()).toBe(1)
    })

    it('warm: the last good release', async () => {
      const view = await faulty.warmView()
      faulty.proxy.inject(() => fault)
      expect((await view.current()).directory).toEqual(first.dataset)
      expect(view.state()).toBe('stale')
    })
  })

  describe('S-15 wrong bytes in valid JSON', () => {
    it('cold: corrupt, after one attempt', async () => {
      faulty.proxy.inject(({ operation }) => (operation === 'Query' ? alterData : undefined))
      const { error } = await timed(faulty.openView().current())
      expect(error).toMatchObject({ reason: 'release-corrupt' })
      expect(faulty.count('Query')).toBe(1)
    })

    it('warm: never met, since a warm view reads no release again', async () => {
      const view = await faulty.warmView()
      faulty.proxy.inject(() => alterData)
      expect((await view.current()).directory).toEqual(first.dataset)
      expect(faulty.count('Query')).toBe(0)
    })

    it('in the head: corrupt, or the last good release', async () => {
      const alter: Fault = {
        kind: 'altered',
        alter: (answer) => answer.replaceAll('"N":"1"', '"N":"one"'),
      }
      const view = await faulty.warmView()
      faulty.proxy.inject(() => alter)
      expect((await view.current()).directory).toEqual(first.dataset)
      expect(view.state()).toBe('stale')
      expect((await timed(faulty.openView().current())).error).toMatchObject({
        reason: 'release-corrupt',
      })
    })
  })
})
