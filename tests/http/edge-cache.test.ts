/** What a cache in front may make of our headers when the origin fails, and when a release is published. */
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { join, pagesOver } from '../../functions/compose-site.ts'
import { createAppOver } from '../../functions/compose.ts'
import type { Source } from '../../functions/http/source.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'
import { siteParts } from '../faults/service.ts'
import { edgeCache } from '../support/edge-cache.ts'
import { sourceOf } from '../support/served-site.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

const addresses = [
  '/v1/access?country=BE&cancerType=melanoma',
  '/v1/countries?locale=fr',
  '/v1/changes.atom?locale=fr',
  '/hsds/services?per_page=2',
  '/fr/BE/melanoma',
  '/fr/countries',
  '/embed/availability?country=BE&cancerType=melanoma',
  '/docs',
] as const

let dataset: Dataset
beforeAll(async () => {
  dataset = await smallDataset()
})

function over(source: Source): Hono {
  const options = { now: () => smallNow }
  return join(createAppOver(source, options), pagesOver({ ...siteParts, ...options, source }))
}

function failing(): Hono {
  const fail = async () => {
    throw new Unavailable('store-unavailable')
  }
  return over({ ...sourceOf(dataset), current: fail, retained: fail, releases: fail })
}

function down(): Hono {
  const app = new Hono()
  app.request = async () => {
    throw new Error('refused')
  }
  return app
}

function hung(): Hono {
  const app = new Hono()
  app.request = async () => new Promise<never>(() => undefined)
  return app
}

const minute = 60
const day = 24 * 60 * minute

describe('H-57 a cache that goes by our headers', () => {
  it.each([
    ['tells of an outage', failing],
    ['is down', down],
    ['hangs', hung],
  ])(
    'serves the last answer for a day while the origin %s, and a fresh one after',
    async (_, broken) => {
      let [origin, now, patience] = [over(sourceOf(dataset)), 0, 10_000]
      const cache = edgeCache(
        () => origin,
        () => now,
        () => patience,
      )
      const good = new Map<string, string>()
      for (const address of addresses) good.set(address, (await cache.serve(address)).body)
      origin = broken()
      patience = 20

      for (const later of [3 * minute, 60 * minute, day]) {
        now = later
        for (const address of addresses) {
          expect(await cache.serve(address)).toEqual({
            status: 200,
            body: good.get(address),
            from: 'stale',
          })
        }
      }
      now = 2 * day
      const [first] = addresses
      expect((await cache.serve(first)).status).toBeGreaterThanOrEqual(500)
      patience = 10_000
      origin = over(sourceOf(dataset))
      expect(await cache.serve(first)).toEqual({
        status: 200,
        body: good.get(first),
        from: 'origin',
      })
    },
  )

  it('shows what was published within two minutes', async () => {
    let [origin, now] = [over(sourceOf(dataset)), 0]
    const cache = edgeCache(
      () => origin,
      () => now,
      () => 10_000,
    )
    const before = new Map<string, string>()
    const moved = ['/v1/resources?limit=100', '/fr/resources', '/embed/resources']
    for (const address of moved) before.set(address, (await cache.serve(address)).body)
    now = 1
    origin = over(sourceOf({ ...dataset, resources: [] }))
    for (const address of moved) expect((await cache.serve(address)).from).toBe('fresh')
    now = 2 * minute + 1
    for (const address of moved) {
      const { body, from } = await cache.serve(address)
      expect([from, body === before.get(address)]).toEqual(['origin', false])
    }
  })

  it('holds no error', async () => {
    const now = 0
    const cache = edgeCache(
      () => over(sourceOf(dataset)),
      () => now,
      () => 10_000,
    )
    for (const address of [
      '/v1?x=1',
      '/v1/nothing',
      '/v1/countries?release=ffffffffffffffff',
      '/fr/nothing',
      '/embed/resources?x=1',
      '/health',
    ]) {
      await cache.serve(address)
      expect([address, cache.holds(address)]).toEqual([address, false])
    }
  })
})
