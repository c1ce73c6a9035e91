/** A copy that partners keep: changes since a release, and a whole release to begin with. */
import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../functions/model/canonical.ts'
import { limits } from '../../functions/model/limits.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { identifyRelease } from '../../functions/store/releases/format.ts'
import { ask, bodyAt } from '../support/ask.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { holdReleases } from '../support/held-releases.ts'
import { changesSince, createPartner, download } from '../support/partner.ts'

const plain = syntheticDataset({ resources: 9, locales: ['en', 'fr'] })

const without = (dataset: Dataset, ...ids: readonly string[]): Dataset => ({
  ...dataset,
  resources: dataset.resources.filter(({ id }) => !ids.includes(id)),
})
/** Every record bears its number: those of a number are equal, those of two never. */
const numbered = (dataset: Dataset, places: readonly number[], number: number): Dataset => ({
  ...dataset,
  resources: dataset.resources.map((resource, place) =>
    places.includes(place) ? { ...resource, url: `https://example.org/${number}` } : resource,
  ),
})
const [first = '', second = '', third = ''] = plain.resources.map(({ id }) => id)

async function changesOf(app: ReturnType<typeof holdReleases>['app'], since: string) {
  const found = await changesSince(app, since)
  if (found.restart !== undefined) throw new Error('it is gone')
  return found
}

/** A day of publishers and of a partner. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('edit' as const), at: fc.nat(8), to: fc.nat(3) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('drop' as const), at: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('name' as const), to: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rollback' as const), at: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('prune' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('follow' as const), busy: fc.boolean() }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

describe('a copy kept by changes', () => {
  it('is the release of the server after 50 random publications, rollbacks and prunings', async () => {
    const seen = { followed: 0, restarted: 0 }
    const edited = (dataset: Dataset, one: Step): Dataset => {
      if (one.do === 'edit') return numbered(dataset, [one.at], one.to)
      if (one.do === 'name') {
        return { ...dataset, manifest: { ...dataset.manifest, name: `Directory ${one.to}` } }
      }
      if (one.do !== 'drop') return dataset
      const { id } = plain.resources[one.at] ?? { id: '' }
      const dropped = without(dataset, id)
      if (dropped.resources.length < dataset.resources.length) return dropped
      // What was dropped comes back.
      const held = new Set([...dataset.resources.map((resource) => resource.id), id])
      return { ...dataset, resources: plain.resources.filter((resource) => held.has(resource.id)) }
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 50, maxLength: 50 }), async (steps) => {
        const releases = holdReleases()
        let dataset = plain
        releases.publish(dataset)
        const partner = createPartner(releases.app)
        const copies: ReturnType<typeof partner.copy>[] = []
        await partner.begin()
        for (const one of steps) {
          if (one.do === 'follow') {
            // What is published between two pages of a walk belongs to the next.
            const between = one.busy
              ? () =>
                  void releases.publish(
                    (dataset = numbered(dataset, [0], dataset.resources.length)),
                  )
              : undefined
            await partner.follow(between)
            copies.push(partner.copy())
          } else if (one.do === 'rollback') {
            const ids = releases.ids()
            releases.rollback(ids[one.at % ids.length] ?? '')
            dataset = releases.dataset(releases.ids()[0] ?? '')
          } else if (one.do === 'prune') {
            for (const id of releases.ids().slice(3)) releases.remove(id)
          } else {
            dataset = edited(dataset, one)
            releases.publish(dataset)
          }
        }
        await partner.follow()
        const [active = ''] = releases.ids()
        expect(partner.copy()).toEqual({ said: active, made: active })
        expect(copies.filter(({ said, made }) => said !== made)).toEqual([])
        seen.followed += partner.kept.followed
        seen.restarted += partner.kept.restarted
      }),
      { numRuns: 6, seed: 14, endOnFailure: true },
    )
    expect(seen.followed).toBeGreaterThan(20)
    expect(seen.restarted).toBeGreaterThan(0)
  }, 30_000)
})

describe('/v1/changes', () => {
  it('says what was added, changed and removed, with reason and time of the release that did it', async () => {
    const releases = holdReleases()
    const a = releases.publish(without(plain, first), 'a beginning')
    const b = releases.publish(plain, 'one more')
    const c = releases.publish(numbered(without(plain, second), [1], 7), 'one gone, one moved')
    expect((await changesOf(releases.app, a)).changes).toEqual([
      entry(first, 'added', 'one more', 2),
      entry(second, 'removed', 'one gone, one moved', 3),
      entry(third, 'changed', 'one gone, one moved', 3),
    ])
    expect((await changesOf(releases.app, b)).changes.map(({ id }) => id)).toEqual([second, third])
    expect(await changesOf(releases.app, c)).toEqual({ changes: [], total: 0, release: c })
  })

  it('tells net: what came and went again is not told, and a rollback is a change like another', async () => {
    const releases = holdReleases()
    const a = releases.publish(plain)
    const b = releases.publish(without(plain, first))
    releases.rollback(a, 'it was there')
    expect((await changesOf(releases.app, a)).changes).toEqual([])
    expect(await changesOf(releases.app, b)).toEqual({
      changes: [entry(first, 'added', 'it was there', 3)],
      total: 1,
      release: a,
    })
  })

  it('says the newest reason of a record that changed twice, and looks into two releases in between', async () => {
    const releases = holdReleases()
    const since = releases.publish(plain)
    for (const number of [1, 2, 3, 4, 5]) {
      releases.publish(numbered(plain, [0, ...(number === 1 ? [1] : [])], number))
    }
    const { changes } = await changesOf(releases.app, since)
    // The second changed in 2 and back in 3, so that it is not told at all.
    expect(changes).toEqual([entry(first, 'changed', 'publication 6', 6)])
    const before = releases.loads()
    const more = releases.publish(numbered(plain, [0, 1], 6))
    expect(more).toBe(releases.ids()[0])
    await changesOf(releases.app, since)
    expect(releases.loads() - before).toBeLessThanOrEqual(3)
  })

  it('gives what changed before the releases that it looks into the reason of the oldest of them', async () => {
    const releases = holdReleases()
    const since = releases.publish(plain)
    let dataset = plain
    for (const place of [0, 1, 2, 3, 4]) releases.publish((dataset = numbered(dataset, [place], 1)))
    const { changes } = await changesOf(releases.app, since)
    expect(changes.map(({ reason }) => reason)).toEqual(
      [4, 4, 4, 5, 6].map((generation) => `publication ${generation}`),
    )
  })

  it('without a release tells every record as added, the manifest and the terms among them', async () => {
    const releases = holdReleases()
    releases.publish(without(plain, first))
    releases.publish(plain)
    const { data, page } = await ask(releases.app, '/v1/changes?limit=100')
    expect(page.next).toBeNull()
    const names = data.map(({ collection, id }) => `${collection} ${id}`)
    const { lines } = await download(releases.app)
    expect(names).toEqual(lines.map(({ collection, id }) => `${collection} ${id}`))
    expect(new Set(data.map(({ change }) => change))).toEqual(new Set(['added']))
  })

  it('is a walk over one release, whatever is published meanwhile', async () => {
    const releases = holdReleases()
    const since = releases.publish(without(plain, first, second, third))
    const wanted = releases.publish(plain)
    const found = await changesSince(releases.app, since, {
      limit: 1,
      between: () => void releases.publish(numbered(plain, [5], releases.ids().length)),
    })
    if (found.restart !== undefined) throw new Error('it is gone')
    expect(found.changes.map(({ id }) => id)).toEqual([first, second, third])
    expect([found.total, found.release]).toEqual([3, wanted])
  })

  it('answers 410 with the whole release as restart when since is not held, and is then never kept', async () => {
    const releases = holdReleases()
    const since = releases.publish(plain)
    releases.publish(without(plain, first))
    expect((await changesOf(releases.app, since)).changes).toHaveLength(1)
    releases.remove(since)
    const response = await releases.app.request(`/v1/changes?since=${since}`)
    expect([response.status, response.headers.get('cache-control')]).toEqual([410, 'no-store'])
    expect(await response.json()).toMatchObject({
      type: '/problems/release-gone',
      restart: '/v1/release.ndjson',
    })
    expect((await releases.app.request('/v1/release.ndjson')).status).toBe(200)
  })

  it.each([
    ['release=0123456789abcdef', 'unknown-parameter'],
    ['since=latest', 'malformed'],
    ['cursor=abc', 'invalid-cursor'],
  ])('refuses %s', async (query, code) => {
    const releases = holdReleases()
    releases.publish(plain)
    const response = await releases.app.request(`/v1/changes?${query}`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ code }] })
  })

  it('refuses a cursor of another since', async () => {
    const releases = holdReleases()
    const [a, b] = [
      releases.publish(without(plain, first)),
      releases.publish(without(plain, second)),
    ]
    releases.publish(without(plain, third))
    const body = await ask(releases.app, `/v1/changes?since=${a}&limit=1`)
    const next = new URL(String(body.page.next), 'http://x')
    next.searchParams.set('since', b)
    expect((await releases.app.request(`${next.pathname}${next.search}`)).status).toBe(400)
  })
})

function entry(id: string, change: string, reason: string, generation: number) {
  const at = new Date(Date.UTC(2026, 10, 1, generation)).toISOString()
  return { collection: 'resources', id, change, reason, at }
}

describe('/v1/release.ndjson of 25,000 records', () => {
  const large = syntheticDataset({ resources: 25_000, locales: ['en', 'fr'] })
  const releases = holdReleases()
  let id = ''
  let longestTurn = 0
  let whole: Awaited<ReturnType<typeof download>>
  beforeAll(async () => {
    id = releases.publish(large)
    let last = performance.now()
    const watch = setInterval(() => {
      longestTurn = Math.max(longestTurn, performance.now() - last)
      last = performance.now()
    }, 1)
    // The first answer waits for the hash of all; it must not keep others waiting.
    await releases.app.request('/v1/release.ndjson')
    clearInterval(watch)
    whole = await download(releases.app)
  }, 60_000)

  it('comes in parts that each fit into an answer, all of one release', () => {
    expect(whole.release).toBe(id)
    expect(whole.parts.length).toBeGreaterThan(5)
    for (const part of whole.parts) {
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(limits.answerBytes)
      expect(part.endsWith('}\n')).toBe(true)
    }
  })

  it('has the hash of all parts in the header of each', () => {
    const digest = createHash('sha256').update(whole.parts.join('')).digest('base64')
    expect(whole.digest).toBe(`sha-256=:${digest}:`)
  })

  it('holds every record once, as authored, the manifest first: they make up the release', () => {
    expect(whole.lines[0]).toMatchObject({ collection: 'manifest', record: large.manifest })
    expect(new Set(whole.lines.map((line) => `${line.collection} ${line.id}`)).size).toBe(
      whole.lines.length,
    )
    const resources = whole.lines.filter(({ collection }) => collection === 'resources')
    expect(canonicalJson(resources.map(({ record }) => record))).toBe(
      canonicalJson(large.resources),
    )
    expect(identifyRelease(large)).toBe(whole.release)
  })

  it('is laid out in slices, so that others are answered meanwhile', () => {
    expect(longestTurn).toBeGreaterThan(0)
    expect(longestTurn).toBeLessThan(500)
  })

  it('is a walk over one release, and after it was removed 410 with where to restart', async () => {
    const small = holdReleases()
    const old = small.publish(large)
    const { headers } = await small.app.request('/v1/release.ndjson')
    const next = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? ''
    const newer = small.publish(plain)
    const again = await small.app.request(next)
    expect([again.status, again.headers.get('x-release')]).toEqual([200, old])
    small.remove(old)
    const gone = await small.app.request(next)
    expect([gone.status, gone.headers.get('content-type')]).toEqual([
      410,
      'application/problem+json',
    ])
    const { restart } = (await gone.json()) as { restart: string }
    const restarted = await small.app.request(restart)
    expect(restarted.headers.get('x-release')).toBe(newer)
  })

  it('says its form, its schema version and all its languages, and is revalidated', async () => {
    const { headers } = await releases.app.request('/v1/release.ndjson')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-language': 'en, fr',
      'x-schema-version': '4',
      'access-control-expose-headers': expect.stringContaining('X-Release-Digest'),
    })
    const etag = headers.get('etag') ?? ''
    const again = await releases.app.request('/v1/release.ndjson', {
      headers: { 'If-None-Match': etag },
    })
    expect(again.status).toBe(304)
  })

  it.each([
    ['application/json', 406, '"detail":"Send Accept: application/x-ndjson, or no Accept header."'],
    ['application/x-ndjson', 200, '"collection":"manifest"'],
    ['text/html, */*;q=0.1', 200, '"collection":"manifest"'],
  ])('to Accept: %s is %i', async (accept, status, said) => {
    const answer = await releases.app.request('/v1/release.ndjson', { headers: { Accept: accept } })
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain(said)
  })

  it('takes no limit: the size of its parts is not for callers to choose', async () => {
    expect((await releases.app.request('/v1/release.ndjson?limit=2')).status).toBe(400)
  })

  it('of which one record changed is compared within 2 seconds, in slices', async () => {
    const [resource] = large.resources
    releases.publish(without(large, resource?.id ?? ''))
    const started = performance.now()
    const { changes } = await changesOf(releases.app, id)
    expect(changes).toMatchObject([{ id: resource?.id, change: 'removed' }])
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(await bodyAt(releases.app, `/v1/changes?since=${id}`)).toMatchObject({
      page: { total: 1 },
    })
  })
})
