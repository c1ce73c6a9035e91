/** How many calls many requests make: as few as one. */
import { describe, expect } from 'vitest'
import type { Dataset } from '../../functions/model/release.ts'
import { liveTimes, storeBudgets } from '../../functions/store/database/budgets.ts'
import type { LiveView } from '../../functions/store/live/live.ts'
import { seededRandom } from '../support/datasets.ts'
import { it } from '../support/store-test.ts'
import { first, isAboutLinks, useFaultyStore } from './faulty-store.ts'

const faulty = useFaultyStore()

function callsMade(): string[] {
  return faulty.proxy.calls
    .map((call) => `${call.operation}${isAboutLinks(call) ? ' links' : ''}`)
    .toSorted()
}

describe('many requests', () => {
  it('S-33 a hundred cold ones at once share one load', async () => {
    const view = faulty.openView()
    const editions = await Promise.all(Array.from({ length: 100 }, async () => view.current()))
    expect(new Set(editions).size).toBe(1)
    expect(callsMade()).toEqual(['GetItem', 'Query', 'Query links'])
  })

  it('L-04 warm ones make no calls until the TTL is over, and then two side by side', async () => {
    const view = faulty.openView()
    await view.current()
    faulty.proxy.clear()
    for (let i = 0; i < 1_000; i++) {
      await view.current()
      await view.releases()
      await view.retained(first.encoded.id)
      view.state()
    }
    faulty.clock += liveTimes.ttlMs * (1 - liveTimes.ttlJitter) - 1
    await view.current()
    expect(faulty.proxy.count()).toBe(0)
    faulty.clock += liveTimes.ttlMs * liveTimes.ttlJitter + 1
    await Promise.all(Array.from({ length: 100 }, async () => view.current()))
    // One for the head, and one for what is known about links since.
    expect(callsMade()).toEqual(['GetItem', 'Query links'])
  })

  it('S-34 in an outage of 60 s make no more calls than on a normal day, and are fresh 5 s after', async () => {
    const minute = async (view: LiveView<Dataset>) => {
      for (let request = 0; request < 3_000; request++) {
        faulty.clock += 20
        await view.current()
      }
      return faulty.proxy.count()
    }
    const view = await faulty.warmView()
    const normal = await minute(view)
    expect(normal).toBeGreaterThanOrEqual(12)

    faulty.proxy.inject(() => ({ kind: 'reset' }))
    faulty.clock += liveTimes.ttlMs
    await view.current()
    faulty.proxy.clear()
    faulty.proxy.inject(() => ({ kind: 'reset' }))
    expect(await minute(view)).toBeLessThanOrEqual(normal * 1.2)
    expect(view.state()).toBe('stale')

    faulty.proxy.clear()
    faulty.clock += liveTimes.ttlMs
    await view.current()
    expect(view.state()).toBe('ok')
  })

  it('S-35 with every second call failing are all answered once warm (1,000, each due for a refresh)', async () => {
    const view = faulty.openView(faulty.store, { ...storeBudgets.reader, backoffBaseMs: 1 })
    await view.current()
    const random = seededRandom(35)
    faulty.proxy.inject(() => (random() < 0.5 ? { kind: 'reset' } : undefined))
    for (let request = 0; request < 1_000; request++) {
      faulty.clock += liveTimes.ttlMs
      expect((await view.current()).release.id).toBe(first.encoded.id)
    }
  })
})
