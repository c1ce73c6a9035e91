/** The live view by itself: over a reader in memory, with a clock that only the tests move. */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { ReleaseId } from '../../functions/model/ids.ts'
import type { LinkIndex } from '../../functions/model/link-index.ts'
import type { LinkReport } from '../../functions/model/link-report.ts'
import { countsOf, type Dataset } from '../../functions/model/release.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'
import { codeMs, edgePatience, liveTimes } from '../../functions/store/database/budgets.ts'
import type { Head, ReleaseEntry } from '../../functions/store/head/head.ts'
import { encodeReport, type ReportOpening } from '../../functions/store/link-reports/format.ts'
import { createLiveView, type LiveOptions, type LiveView } from '../../functions/store/live/live.ts'
import { identifyRelease } from '../../functions/store/releases/format.ts'
import { seededRandom, syntheticDataset } from '../support/datasets.ts'

const { ttlMs, hardLimitMs } = liveTimes
const at = '2026-11-23T12:00:00.000Z'
const datasets = new Map(
  Array.from({ length: 8 }, (_, i) => syntheticDataset({ resources: i, locales: ['en'] })).map(
    (dataset) => [identifyRelease(dataset), dataset] as const,
  ),
)
const [a, b, c, d, e, f] = [...datasets.keys()] as [string, string, string, string, string, string]

/** A head after these were published in turn; an id may come twice. */
function headAfter(
  published: readonly ReleaseId[],
  others: Record<ReleaseId, ReleaseEntry> = {},
): Head {
  const releases: Record<ReleaseId, ReleaseEntry> = {}
  for (const [i, id] of published.entries()) {
    const dataset = datasets.get(id)
    if (dataset === undefined) throw new Error(`no dataset ${id}`)
    const last = i === published.length - 1
    releases[id] = {
      ...(last ? { state: 'active' } : { state: 'retired', retiredAt: at }),
      generation: i + 1,
      publishedAt: at,
      stagedAt: at,
      message: `generation ${i + 1}`,
      counts: countsOf(dataset),
    }
  }
  const generation = published.length
  return { generation, active: published.at(-1) ?? null, releases: { ...releases, ...others } }
}

type Answer<T> = T | Error | Promise<T>

const theLink = { id: 'r', url: 'https://example.org/' }

/** What is found on day `number`: one link, and what it is changes every day. */
function reportOf(number: number): LinkReport {
  const startedAt = new Date(Date.UTC(2026, 10, number)).toISOString()
  const state = number % 2 === 1 ? 'ok' : 'broken'
  const rest = { status: null, finalUrl: null, reason: null, milliseconds: 0 }
  return { startedAt, results: [{ ...theLink, state, checkedAt: startedAt, ...rest }] }
}

function openingOf(number: number): ReportOpening {
  const [opening] = encodeReport(reportOf(number), number % 2 === 1 ? 'a' : 'b', number)
  return { ...opening.attributes, slot: opening.slot } as ReportOpening
}

/** A store with a head, releases and reports about links, any of which can be made to fail or to wait. */
function createFakeReader() {
  const state = {
    head: undefined as Answer<Head | undefined>,
    releases: (id: ReleaseId): Answer<Dataset> =>
      datasets.get(id) ?? new Unavailable('release-corrupt'),
    openings: [] as Answer<readonly ReportOpening[]>,
    report: (opening: ReportOpening): Answer<LinkReport | undefined> => reportOf(opening.number),
    headReads: [] as (number | undefined)[],
    loads: [] as ReleaseId[],
    linkReads: 0,
    reportLoads: [] as number[],
  }
  const give = async <T>(answer: Answer<T>): Promise<T> => {
    const given = await answer
    if (given instanceof Error) throw given
    return given
  }
  const reader = {
    async head(attempts?: number) {
      state.headReads.push(attempts)
      return give(state.head)
    },
    async release(id: ReleaseId) {
      state.loads.push(id)
      return give(state.releases(id))
    },
    async linkReports() {
      state.linkReads += 1
      return { openings: await give(state.openings), malformed: 0 }
    },
    async linkReport(opening: ReportOpening) {
      state.reportLoads.push(opening.number)
      return give(state.report(opening))
    },
  }
  return { reader, state }
}

type Tagged = { readonly id: ReleaseId; readonly dataset: Dataset }

const down = new Unavailable('store-unavailable')
let clock = 1_000_000
let fake = createFakeReader()
let faults: Error[] = []

beforeEach(() => {
  fake = createFakeReader()
  fake.state.head = headAfter([a])
  faults = []
})

function openView(options: Partial<LiveOptions<Tagged>> = {}): LiveView<Tagged> {
  return createLiveView<Tagged>({
    reader: fake.reader,
    build: (dataset) => ({ id: identifyRelease(dataset), dataset }),
    now: () => clock,
    random: () => 0,
    onFault: (error) => faults.push(error),
    ...options,
  })
}

async function warmView(options?: Partial<LiveOptions<Tagged>>): Promise<LiveView<Tagged>> {
  const view = openView(options)
  await view.current()
  fake.state.headReads.length = 0
  fake.state.loads.length = 0
  fake.state.linkReads = 0
  fake.state.reportLoads.length = 0
  return view
}

function deferred<T>() {
  return Promise.withResolvers<T>()
}

async function msOf(promise: Promise<unknown>): Promise<number> {
  const started = performance.now()
  await promise.catch(() => undefined)
  return performance.now() - started
}

describe('a cold view', () => {
  it('is cold, reads nothing by itself, and loads with the first request', async () => {
    const view = openView()
    expect(view.state()).toBe('cold')
    expect(fake.state.headReads).toEqual([])
    const edition = await view.current()
    expect(edition.directory.id).toBe(a)
    expect(edition.release).toEqual({
      id: a,
      generation: 1,
      publishedAt: at,
      activatedAt: at,
      message: 'generation 1',
      counts: countsOf(edition.directory.dataset),
      active: true,
    })
    expect(view.state()).toBe('ok')
  })

  it('S-33 loads once for many requests, and once more after a failure', async () => {
    fake.state.head = down
    const view = openView()
    const failed = await Promise.allSettled(Array.from({ length: 100 }, async () => view.current()))
    expect(failed.every(({ status }) => status === 'rejected')).toBe(true)
    expect(fake.state.headReads).toHaveLength(1)

    fake.state.head = headAfter([a])
    await Promise.all(Array.from({ length: 100 }, async () => view.current()))
    expect(fake.state.headReads).toHaveLength(2)
    expect(fake.state.loads).toEqual([a])
  })

  it.each<[string, () => void, string]>([
    ['nothing was ever staged', () => (fake.state.head = undefined), 'no-active-release'],
    ['nothing was published', () => (fake.state.head = headAfter([])), 'no-active-release'],
    ['the store is down', () => (fake.state.head = down), 'store-unavailable'],
    ['the release is gone', () => datasetsGone(), 'release-corrupt'],
  ])('rejects when %s', async (_, prepare, reason) => {
    prepare()
    await expect(openView().current()).rejects.toMatchObject({ name: 'Unavailable', reason })
    await expect(openView().releases()).rejects.toMatchObject({ reason })
    await expect(openView().retained(a)).rejects.toMatchObject({ reason })
    expect(faults).not.toEqual([])
  })

  function datasetsGone(): void {
    fake.state.releases = () => new Unavailable('release-corrupt')
  }

  it('S-26 lets a bug through as it is', async () => {
    const bug = new TypeError('a bug')
    await expect(
      openView({
        build: () => {
          throw bug
        },
      }).current(),
    ).rejects.toBe(bug)
  })

  it('waits for a bounded time, while the load goes on and the next request finds it', async () => {
    const load = deferred<Dataset>()
    fake.state.releases = () => load.promise
    const view = openView({ coldWaitMs: 40 })
    expect(await msOf(view.current())).toBeLessThan(500)
    await expect(view.current()).rejects.toMatchObject({ reason: 'store-unavailable' })
    const waiting = view.current()
    load.resolve(datasets.get(a) ?? (new Error('none') as never))
    expect((await waiting).directory.id).toBe(a)
    expect(fake.state.loads).toEqual([a])
  })

  it('gives a start more time than a request', async () => {
    fake.state.releases = async (id) => {
      await sleep(80)
      const dataset = datasets.get(id)
      if (dataset === undefined) throw down
      return dataset
    }
    const view = openView({ coldWaitMs: 10 })
    expect((await view.start()).directory.id).toBe(a)
  })
})

describe('a warm view', () => {
  it('L-04 calls nothing until the TTL is over, then looks for head and report once', async () => {
    const view = await warmView()
    clock += ttlMs - 1
    for (let i = 0; i < 100; i++) await view.current()
    expect([fake.state.headReads, fake.state.linkReads]).toEqual([[], 0])
    clock += 1
    await Promise.all(Array.from({ length: 100 }, async () => view.current()))
    expect([fake.state.headReads.length, fake.state.linkReads]).toEqual([1, 1])
    expect([fake.state.loads, fake.state.reportLoads]).toEqual([[], []])
  })

  it('S-05 spreads refreshes, and never beyond the TTL', async () => {
    const view = await warmView({ random: () => 0.999 })
    clock += ttlMs * 0.9 + 10
    await view.current()
    expect(fake.state.headReads).toHaveLength(1)
  })

  it('hands out the same edition as long as the head says the same', async () => {
    const view = await warmView()
    const before = await view.current()
    clock += ttlMs
    expect(await view.current()).toBe(before)
    expect(fake.state.headReads).toHaveLength(1)
  })

  it('takes over a new release with the first request after the TTL', async () => {
    const view = await warmView()
    fake.state.head = headAfter([a, b])
    expect((await view.current()).release.id).toBe(a)
    clock += ttlMs
    expect(await view.current()).toMatchObject({
      directory: { id: b },
      release: { id: b, generation: 2, active: true },
    })
    expect(fake.state.loads).toEqual([b])
  })

  it('serves the old release while the new one loads, and is stale meanwhile', async () => {
    const view = await warmView({ warmWaitMs: 30 })
    const load = deferred<Dataset>()
    fake.state.head = headAfter([a, b])
    fake.state.releases = () => load.promise
    clock += ttlMs
    expect((await view.current()).directory.id).toBe(a)
    expect(view.state()).toBe('stale')
    expect((await view.releases()).map(({ id }) => id)).toEqual([a])
    const dataset = datasets.get(b)
    if (dataset) load.resolve(dataset)
    await expect.poll(async () => (await view.current()).directory.id).toBe(b)
    expect(view.state()).toBe('ok')
    expect(fake.state.loads).toEqual([b])
  })

  it('S-05 waits 300 ms for a refresh, in all requests together', async () => {
    const view = await warmView()
    const head = deferred<Head>()
    fake.state.head = head.promise
    clock += ttlMs
    const first = msOf(view.current())
    await sleep(150)
    const second = msOf(view.current())
    const [one, two] = await Promise.all([first, second])
    expect(one).toBeGreaterThan(280)
    expect(one).toBeLessThan(500)
    expect(two).toBeLessThan(one - 100)
    // From now on nobody waits.
    expect(await msOf(view.current())).toBeLessThan(280)
    expect(view.state()).toBe('stale')
    expect(fake.state.headReads).toHaveLength(1)

    head.resolve(headAfter([a]))
    await expect.poll(() => view.state()).toBe('ok')
  })

  /** Another release is active, and is loaded when the test says so. */
  function publishHeld(...published: string[]): (dataset?: Dataset) => void {
    const load = deferred<Dataset>()
    fake.state.head = headAfter(published)
    fake.state.releases = () => load.promise
    return (dataset = datasets.get(published.at(-1) ?? '')) => dataset && load.resolve(dataset)
  }

  /** Whoever waits for all of these is kept for ever by a wait that does not end. */
  const forEver = { warmWaitMs: 2 ** 30 }
  const idOf = async (asked: Promise<{ directory: Tagged }>) => (await asked).directory.id

  it('L-09 lets one request wait for the next release, and answers the others meanwhile', async () => {
    const view = await warmView(forEver)
    const arrive = publishHeld(a, b)
    clock += ttlMs
    const first = view.current()
    const others = Array.from({ length: 20 }, async () => idOf(view.current()))
    expect(new Set(await Promise.all(others))).toEqual(new Set([a]))
    expect(view.state()).toBe('stale')
    arrive()
    expect(await idOf(first)).toBe(b)
    expect(await idOf(view.current())).toBe(b)
    expect(view.state()).toBe('ok')
  })

  it('lets all wait for it when what is held was not looked at for a while', async () => {
    const view = await warmView(forEver)
    const arrive = publishHeld(a, b)
    clock += liveTimes.momentMs + 1
    const asked = Array.from({ length: 5 }, async () => idOf(view.current()))
    await expect.poll(() => fake.state.loads).toEqual([b])
    // The head is read by now, but what is held is as old as it was.
    asked.push(idOf(view.current()))
    await sleep(20)
    arrive()
    expect(new Set(await Promise.all(asked))).toEqual(new Set([b]))
  })

  it('L-09 serves nothing new before it is prepared; a start does not wait for that', async () => {
    const prepared = new Map<string, ReturnType<typeof deferred<void>>>()
    const prepare = async ({ id }: Tagged) => {
      const held = deferred<void>()
      prepared.set(id, held)
      return held.promise
    }
    const view = await warmView({ ...forEver, prepare })
    expect([...prepared.keys()]).toEqual([a])
    fake.state.head = headAfter([a, b])
    clock += ttlMs
    const first = view.current()
    await expect.poll(() => prepared.has(b)).toBe(true)
    expect(await idOf(view.current())).toBe(a)

    // Overtaken meanwhile: what is there first is served, and then what came last.
    fake.state.head = headAfter([a, b, c])
    clock += ttlMs
    expect(await idOf(view.current())).toBe(a)
    prepared.get(b)?.resolve()
    expect(await idOf(first)).toBe(b)
    const second = view.current()
    await expect.poll(() => prepared.has(c)).toBe(true)
    expect(await idOf(view.current())).toBe(b)
    prepared.get(c)?.resolve()
    expect(await idOf(second)).toBe(c)
    expect(fake.state.loads).toEqual([b, c])
  })

  it('lets all wait for it when it could not be loaded for longer than a moment', async () => {
    const view = await warmView(forEver)
    fake.state.head = headAfter([a, b])
    fake.state.releases = () => down
    for (let passed = 0; passed <= liveTimes.momentMs; passed += ttlMs) {
      clock += ttlMs
      expect(await idOf(view.current())).toBe(a)
    }
    const arrive = publishHeld(a, b)
    clock += ttlMs
    const asked = Array.from({ length: 5 }, async () => idOf(view.current()))
    await sleep(20)
    arrive()
    expect(new Set(await Promise.all(asked))).toEqual(new Set([b]))
  })

  it('lets all wait for it when the clock was set back, or the process stood still meanwhile', async () => {
    for (const moved of [-60_000, 3_600_000]) {
      const view = await warmView(forEver)
      const arrive = publishHeld(a, b)
      clock += ttlMs
      const first = idOf(view.current())
      await expect.poll(() => fake.state.loads).toEqual([b])
      clock += moved
      const asked = [first, idOf(view.current())]
      await sleep(20)
      arrive()
      expect(await Promise.all(asked)).toEqual([b, b])
      fake = createFakeReader()
      fake.state.head = headAfter([a])
    }
  })

  it('serves what cannot be prepared, or not in time, as it is', async () => {
    const broken = new Error('a bug in what prepares')
    const view = await warmView({
      ...forEver,
      momentMs: 20,
      prepare: async ({ id }) => {
        if (id !== b) throw broken
        return new Promise(() => undefined)
      },
    })
    expect(faults).toEqual([broken])
    for (const published of [
      [a, b],
      [a, b, c],
    ]) {
      fake.state.head = headAfter(published)
      clock += ttlMs
      expect(await idOf(view.current())).toBe(published.at(-1))
    }
    expect([faults, view.state()]).toEqual([[broken, broken], 'ok'])
  })

  it('goes back with a rollback that comes while a release is prepared, and to nothing between', async () => {
    const held = deferred<void>()
    const view = await warmView({ ...forEver, prepare: async () => held.promise })
    fake.state.head = headAfter([a, b])
    clock += ttlMs
    const first = idOf(view.current())
    await expect.poll(() => fake.state.loads).toEqual([b])
    fake.state.head = headAfter([a, b, a])
    held.resolve()
    expect(await first).toBe(b)
    expect((await view.current()).release).toMatchObject({ id: b, generation: 2 })
    clock += ttlMs
    expect((await view.current()).release).toMatchObject({ id: a, generation: 3 })
    expect((await view.retained(b))?.release).toMatchObject({ id: b, active: false })
    expect(fake.state.loads).toEqual([b])
  })

  it(
    'L-09 shows nobody an older publication after a newer one, by whatever way, whatever fails',
    { timeout: 120_000 },
    async () => {
      const rounds = process.env['LONG'] === '1' ? 1_000 : 8
      for (let seed = 0; seed < rounds; seed++) {
        const random = seededRandom(seed)
        const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
        const turns = async (most: number): Promise<void> => {
          for (let left = Math.floor(random() * most); left > 0; left--) await nextTurn()
        }
        fake = createFakeReader()
        const published = [a]
        const given = { down: false }
        const whenUp = async <T>(answer: () => T): Promise<T> => {
          await turns(6)
          if (given.down) throw down
          return answer()
        }
        const { reader } = fake
        const view = openView({
          reader: {
            ...reader,
            head: async () => whenUp(() => headAfter(published)),
            release: async (id) => {
              await whenUp(() => undefined)
              return reader.release(id)
            },
          },
          prepare: async () => turns(30),
          askAgainMs: 1,
        })
        await view.current()
        const publisher = async (): Promise<void> => {
          for (let i = 0; i < 12; i++) {
            if (random() < 0.5)
              published.push(oneOf([a, b, c, d].filter((id) => id !== published.at(-1))))
            given.down = random() < 0.2
            clock += oneOf([0, 1, ttlMs, ttlMs, 3 * ttlMs, 4 * ttlMs, -ttlMs])
            await turns(20)
          }
          given.down = false
        }
        const caller = async (): Promise<void> => {
          let newest = 0
          const known = new Set<ReleaseId>()
          for (let i = 0; i < 40; i++) {
            const found = await oneOf([
              async () => {
                const { directory, release } = await view.current()
                expect(directory.id).toBe(release.id)
                return release.generation
              },
              async () => {
                const listed = await view.releases()
                for (const { id } of listed) known.add(id)
                return listed.find(({ active }) => active)?.generation ?? 0
              },
              async () => {
                const id = oneOf([a, ...known])
                expect((await view.retained(id).catch(() => undefined))?.directory.id ?? id).toBe(
                  id,
                )
                return newest
              },
            ])()
            expect(found, `seed ${seed}`).toBeGreaterThanOrEqual(newest)
            newest = found
            await turns(4)
          }
        }
        await Promise.all([publisher(), caller(), caller(), caller()])
        for (let i = 0; i < 2; i++) {
          clock += 5 * ttlMs
          await view.current()
        }
        await expect
          .poll(async () => (await view.current()).release.generation)
          .toBe(published.length)
      }
    },
  )

  it('keeps the last good release when a refresh fails, and tries again after the TTL only', async () => {
    const view = await warmView()
    fake.state.head = down
    clock += ttlMs
    for (let i = 0; i < 50; i++) expect((await view.current()).directory.id).toBe(a)
    expect(fake.state.headReads).toHaveLength(1)
    expect(view.state()).toBe('stale')
    expect(faults).toEqual([down])

    clock += ttlMs
    await view.current()
    // And with a single attempt, since the next refresh comes anyway.
    expect(fake.state.headReads).toEqual([undefined, 1])

    fake.state.head = headAfter([a])
    clock += ttlMs
    await view.current()
    expect(view.state()).toBe('ok')
  })

  it('is not stale for having had no requests', async () => {
    const view = await warmView()
    clock += 100 * ttlMs
    expect(view.state()).toBe('ok')
    fake.state.head = headAfter([a, b])
    expect((await view.current()).directory.id).toBe(b)
  })

  it.each([undefined, headAfter([])])(
    'S-16 keeps the last good release when the head is gone: %j',
    async (head) => {
      const view = await warmView()
      fake.state.head = head
      clock += ttlMs
      expect((await view.current()).directory.id).toBe(a)
      expect(view.state()).toBe('stale')
    },
  )

  it('keeps the last good release when the new one is corrupt, or cannot be built', async () => {
    const broken = new Set<ReleaseId>()
    const view = await warmView({
      build: (dataset) => {
        const id = identifyRelease(dataset)
        if (broken.has(id)) throw new TypeError('cannot be built')
        return { id, dataset }
      },
    })
    broken.add(c)
    fake.state.head = headAfter([a, b])
    fake.state.releases = (id) =>
      id === b ? new Unavailable('release-corrupt') : (datasets.get(id) ?? down)
    clock += ttlMs
    expect((await view.current()).directory.id).toBe(a)
    expect(view.state()).toBe('stale')

    fake.state.head = headAfter([a, b, c])
    clock += ttlMs
    expect((await view.current()).directory.id).toBe(a)
    expect(faults).toHaveLength(2)

    fake.state.head = headAfter([a, b, c, d])
    clock += ttlMs
    expect((await view.current()).directory.id).toBe(d)
    expect(view.state()).toBe('ok')
  })

  it('P-04 never goes back to a lower generation', async () => {
    fake.state.head = headAfter([a, b, c])
    const view = await warmView()
    for (const head of [headAfter([a, b]), headAfter([a]), headAfter([])]) {
      fake.state.head = head
      clock += ttlMs
      const { release } = await view.current()
      expect(release).toMatchObject({ id: c, generation: 3 })
      expect(view.state()).toBe('stale')
    }
    // The same generation again, from a table that was restored: the head is right, whatever was.
    fake.state.head = headAfter([a, b, d])
    clock += ttlMs
    expect(await view.current()).toMatchObject({ directory: { id: d }, release: { generation: 3 } })
  })

  it('S-06 serves without a head for 24 hours and no longer', async () => {
    const view = await warmView()
    fake.state.head = down
    clock += hardLimitMs
    expect((await view.current()).directory.id).toBe(a)
    clock += 1
    expect(view.state()).toBe('cold')
    await expect(view.current()).rejects.toBe(down)
    await expect(view.retained(a)).rejects.toBe(down)
    await expect(view.releases()).rejects.toBe(down)
    fake.state.head = headAfter([a])
    expect((await view.current()).directory.id).toBe(a)
  })

  it('S-06 counts head reads, not loads: with a corrupt new release the old one stays', async () => {
    const view = await warmView()
    fake.state.head = headAfter([a, b])
    fake.state.releases = () => new Unavailable('release-corrupt')
    for (let hours = 0; hours < 48; hours++) {
      clock += 3_600_000
      expect((await view.current()).directory.id).toBe(a)
    }
  })

  it('refreshes at once after its clock was set back', async () => {
    const view = await warmView()
    clock -= 3_600_000
    await view.current()
    expect(fake.state.headReads).toHaveLength(1)
    await view.current()
    expect(fake.state.headReads).toHaveLength(1)
  })

  it('goes on when its listener for faults throws', async () => {
    const view = await warmView({
      onFault: () => {
        throw new Error('the log is full')
      },
    })
    fake.state.head = down
    clock += ttlMs
    expect((await view.current()).directory.id).toBe(a)
    fake.state.head = headAfter([a, b])
    clock += ttlMs
    expect((await view.current()).directory.id).toBe(b)
  })

  it('P-01 never mixes releases, however often they alternate', async () => {
    const view = await warmView()
    const published = [a]
    for (let i = 0; i < 100; i++) {
      published.push([b, a][i % 2] ?? a)
      fake.state.head = headAfter(published)
      clock += ttlMs
      const editions = await Promise.all(Array.from({ length: 5 }, async () => view.current()))
      expect(editions[0]?.release.generation).toBe(published.length)
      for (const { directory, release } of editions) {
        expect(directory.id).toBe(release.id)
        expect(published.length - release.generation).toBeLessThanOrEqual(1)
      }
    }
    // Both stayed in memory.
    expect(fake.state.loads).toEqual([b])
  })
})

describe('the newest report about links', () => {
  const stateIn = ({ links }: { links: LinkIndex }) => links.of(theLink)
  const stateOf = async (view: LiveView<Tagged>) => stateIn(await view.current())
  const onDay = (number: number) => ({
    state: number % 2 === 1 ? 'ok' : 'broken',
    checkedAt: reportOf(number).startedAt,
  })
  const never = { state: 'unchecked', checkedAt: null }

  it('comes with the first edition, and is loaded again only when there is another', async () => {
    fake.state.openings = [openingOf(2), openingOf(1)]
    const view = openView()
    expect(await stateOf(view)).toEqual(onDay(2))
    for (let i = 0; i < 3; i++) {
      clock += ttlMs
      expect(await stateOf(view)).toEqual(onDay(2))
    }
    expect(fake.state.reportLoads).toEqual([2])
    fake.state.openings = [openingOf(3), openingOf(2)]
    expect(await stateOf(view)).toEqual(onDay(2))
    clock += ttlMs
    expect(await stateOf(view)).toEqual(onDay(3))
    expect(fake.state.reportLoads).toEqual([2, 3])
    expect([fake.state.loads, faults, view.state()]).toEqual([[a], [], 'ok'])
  })

  it('is looked for beside the head, and loaded beside the release: two calls in a row at most', async () => {
    const head = deferred<Head>()
    const release = deferred<Dataset>()
    fake.state.head = head.promise
    fake.state.releases = () => release.promise
    fake.state.openings = [openingOf(1)]
    const view = openView()
    const first = view.current()
    expect([fake.state.headReads.length, fake.state.linkReads]).toEqual([1, 1])
    head.resolve(headAfter([a]))
    await expect.poll(() => [fake.state.loads, fake.state.reportLoads]).toEqual([[a], [1]])
    release.resolve(datasets.get(a) ?? (new Error('none') as never))
    expect(stateIn(await first)).toEqual(onDay(1))
  })

  it('is that of every release, also of older ones and of one that is new', async () => {
    fake.state.head = headAfter([a, b])
    fake.state.openings = [openingOf(1)]
    const view = openView()
    const before = await view.retained(a)
    expect(before && stateIn(before)).toEqual(onDay(1))
    fake.state.openings = [openingOf(2)]
    fake.state.head = headAfter([a, b, c])
    clock += ttlMs
    expect(await view.current()).toMatchObject({ directory: { id: c } })
    expect(await stateOf(view)).toEqual(onDay(2))
    const after = await view.retained(a)
    expect(after && stateIn(after)).toEqual(onDay(2))
    // An answer that has begun goes on as it began.
    expect(before && stateIn(before)).toEqual(onDay(1))
  })

  it('stays when the store fails, or holds none, or a list of nothing but an earlier one', async () => {
    fake.state.openings = [openingOf(2), openingOf(1)]
    const view = await warmView()
    for (const openings of [down, [], [openingOf(1)]]) {
      fake.state.openings = openings
      clock += ttlMs
      expect(await stateOf(view)).toEqual(onDay(2))
    }
    expect(fake.state.reportLoads).toEqual([])
    expect(faults.map(({ cause }) => cause)).toEqual([down])
    expect(view.state()).toBe('ok')
    // In a table that was restored numbers begin again.
    fake.state.openings = [{ ...openingOf(4), number: 1 }]
    fake.state.report = () => reportOf(4)
    clock += ttlMs
    expect(await stateOf(view)).toEqual(onDay(4))
  })

  it('that is not whole gives way to the one before; the fault is told', async () => {
    fake.state.openings = [openingOf(2), openingOf(1)]
    fake.state.report = ({ number }) => (number === 2 ? undefined : reportOf(number))
    const view = openView()
    expect(await stateOf(view)).toEqual(onDay(1))
    expect(faults.map(({ message }) => message)).toEqual(['report 2 about links is not whole'])
    // Whole after all: it was only read wrongly.
    fake.state.report = ({ number }) => reportOf(number)
    clock += ttlMs
    expect(await stateOf(view)).toEqual(onDay(2))
    expect(view.state()).toBe('ok')
  })

  it('that hangs delays a cold answer by a tenth of a second, once, and comes when it comes', async () => {
    const list = deferred<readonly ReportOpening[]>()
    fake.state.openings = list.promise
    const view = openView()
    expect(await msOf(view.current())).toBeLessThan(1_000)
    expect(await stateOf(view)).toEqual(never)
    expect(view.state()).toBe('ok')
    list.resolve([openingOf(1)])
    await expect.poll(async () => stateOf(view)).toEqual(onDay(1))
    expect(fake.state.headReads).toHaveLength(1)

    const next = deferred<readonly ReportOpening[]>()
    fake.state.openings = next.promise
    for (let i = 0; i < 3; i++) {
      clock += ttlMs
      expect(await stateOf(view)).toEqual(onDay(1))
    }
    // One look at a time.
    expect(fake.state.linkReads).toBe(2)
    next.reject(down)
    await expect.poll(() => faults).toHaveLength(1)
    expect(view.state()).toBe('ok')
  })

  it('that is a little later than head and release still comes with the first edition', async () => {
    fake.state.openings = sleep(20).then(() => [openingOf(1)])
    fake.state.report = async ({ number }) => {
      await sleep(20)
      return reportOf(number)
    }
    expect(await stateOf(openView({ linksWaitMs: 60_000 }))).toEqual(onDay(1))
  })

  it('is not waited for when the last look at it failed', async () => {
    fake.state.openings = down
    const view = await warmView({ linksWaitMs: 60_000 })
    fake.state.openings = deferred<readonly ReportOpening[]>().promise
    clock += ttlMs
    await view.current()
    // Not even under way: the refresh is over.
    expect([fake.state.headReads.length, view.state()]).toEqual([1, 'ok'])
  })

  it('in hand helps nobody when there is no release', async () => {
    fake.state.openings = [openingOf(1)]
    fake.state.head = down
    const view = openView()
    await expect(view.current()).rejects.toBe(down)
    expect(view.state()).toBe('cold')
  })
})

describe('published releases', () => {
  it('are listed from the head, newest generation first, without what is staged or being removed', async () => {
    const counts = countsOf(datasets.get(a) ?? syntheticDataset({ resources: 0 }))
    fake.state.head = headAfter([a, b, c], {
      [d]: { state: 'staged', stagedAt: at, counts },
      [e]: { state: 'deleting', stagedAt: at, counts },
    })
    const releases = await openView().releases()
    expect(releases.map(({ id, generation, active }) => [id, generation, active])).toEqual([
      [c, 3, true],
      [b, 2, false],
      [a, 1, false],
    ])
  })

  it('P-06 are the only ones held: not staged ones, not those being removed, not unknown ones', async () => {
    const counts = countsOf(datasets.get(a) ?? syntheticDataset({ resources: 0 }))
    fake.state.head = headAfter([a, b], {
      [c]: { state: 'staged', stagedAt: at, counts },
      [d]: { state: 'deleting', stagedAt: at, counts },
    })
    const view = await warmView({ askAgainMs: 5 })
    for (const id of [c, d, e, 'latest', '__proto__', '']) {
      expect(await view.retained(id)).toBeUndefined()
    }
    expect(fake.state.loads).toEqual([])
  })

  it('are the active one without a load, and another one with one load for all', async () => {
    fake.state.head = headAfter([a, b])
    const view = await warmView()
    expect(await view.retained(b)).toBe(await view.current())
    const editions = await Promise.all(Array.from({ length: 50 }, async () => view.retained(a)))
    expect(editions.every((edition) => edition?.directory.id === a)).toBe(true)
    expect(editions[0]?.release).toMatchObject({ id: a, generation: 1, active: false })
    expect(fake.state.loads).toEqual([a])
    expect(fake.state.headReads).toEqual([])
  })

  it('stay at hand when they are replaced: a walk goes on without a load', async () => {
    const view = await warmView()
    fake.state.head = headAfter([a, b])
    clock += ttlMs
    await view.current()
    expect((await view.retained(a))?.directory.id).toBe(a)
    expect(fake.state.loads).toEqual([b])
  })

  it('are kept three besides the active one; the one used least recently goes', async () => {
    fake.state.head = headAfter([a, b, c, d, e])
    const view = await warmView()
    const visit = async (...ids: ReleaseId[]) => {
      fake.state.loads.length = 0
      for (const id of ids) expect((await view.retained(id))?.directory.id).toBe(id)
      return fake.state.loads
    }
    expect(await visit(a, b, c)).toEqual([a, b, c])
    expect(await visit(a, b, c, e)).toEqual([])
    expect(await visit(a, d)).toEqual([d])
    expect(await visit(a, c, d)).toEqual([])
    expect(await visit(b)).toEqual([b])
    expect(await visit(c, d, b)).toEqual([])
    expect(await visit(a)).toEqual([a])
    expect((await view.current()).directory.id).toBe(e)
  })

  it('L-10 of 24 in a row only the last few are kept', async () => {
    const published: ReleaseId[] = [a]
    const view = await warmView()
    for (let i = 1; i <= 24; i++) {
      published.push([...datasets.keys()][i % 6] ?? a)
      fake.state.head = headAfter(published)
      clock += ttlMs
      await view.current()
    }
    fake.state.loads.length = 0
    for (const id of [a, b, c, d, e, f]) await view.retained(id)
    expect(fake.state.loads.length).toBeGreaterThanOrEqual(2)
  })

  it('load one at a time', async () => {
    fake.state.head = headAfter([a, b, c, d])
    const view = await warmView()
    let under = 0
    let most = 0
    fake.state.releases = async (id) => {
      under += 1
      most = Math.max(most, under)
      await sleep(5)
      under -= 1
      const dataset = datasets.get(id)
      if (dataset === undefined) throw down
      return dataset
    }
    await Promise.all([a, b, c].map(async (id) => view.retained(id)))
    expect(most).toBe(1)
  })

  it('reject when the store fails, for all who wait, and load with the next request', async () => {
    fake.state.head = headAfter([a, b])
    const view = await warmView()
    fake.state.releases = () => down
    const failed = await Promise.allSettled([view.retained(a), view.retained(a)])
    expect(
      failed.every((outcome) => outcome.status === 'rejected' && outcome.reason === down),
    ).toBe(true)
    expect(fake.state.loads).toEqual([a])
    expect(view.state()).toBe('ok')
    fake.state.releases = (id) => datasets.get(id) ?? down
    expect((await view.retained(a))?.directory.id).toBe(a)
  })

  it('wait for a bounded time', async () => {
    fake.state.head = headAfter([a, b])
    const view = await warmView({ coldWaitMs: 30 })
    const load = deferred<Dataset>()
    fake.state.releases = () => load.promise
    await expect(view.retained(a)).rejects.toMatchObject({ reason: 'store-unavailable' })
    load.reject(down)
    await sleep(1)
    expect((await view.current()).directory.id).toBe(b)
  })

  it('are not corrupt but gone when they are removed while they load', async () => {
    fake.state.head = headAfter([a, b])
    const view = await warmView({ askAgainMs: 5 })
    fake.state.releases = () => new Unavailable('release-corrupt')
    await expect(view.retained(a)).rejects.toMatchObject({ reason: 'release-corrupt' })
    const { releases } = headAfter([a])
    const counts = releases[a]?.counts
    if (counts === undefined) throw new Error('no counts')
    fake.state.head = headAfter([a, b], { [a]: { state: 'deleting', stagedAt: at, counts } })
    expect(await view.retained(a)).toBeUndefined()
  })

  it('are asked for again when unknown: another instance may have met a newer one', async () => {
    const view = await warmView({ askAgainMs: 5 })
    fake.state.head = headAfter([a, b])
    expect((await view.retained(b))?.release).toMatchObject({ id: b, generation: 2 })
    expect((await view.current()).release.id).toBe(b)
  })

  it('are asked for again at most four times a second, whoever asks for whatever', async () => {
    const view = await warmView()
    const started = performance.now()
    const ids = Array.from({ length: 200 }, (_, i) => i.toString(16).padStart(16, '0'))
    const found = await Promise.all(ids.map(async (id) => view.retained(id)))
    expect(found.every((edition) => edition === undefined)).toBe(true)
    expect(fake.state.headReads).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(600)
  })

  it('are waited for once, when they are unknown while another one is loaded', async () => {
    const view = await warmView()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    fake.state.head = headAfter([a, b])
    fake.state.releases = () => new Promise(() => undefined)
    clock += ttlMs
    const begun = performance.now()
    const ended = view
      .retained(b)
      .catch((error: unknown) => ({ error, ms: performance.now() - begun }))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await ended).toMatchObject({
      error: { reason: 'store-unavailable' },
      ms: expect.closeTo(liveTimes.warmWaitMs + liveTimes.coldWaitMs, -1),
    })
    expect((await view.retained(a))?.directory.id).toBe(a)
  })

  it('are not said to be gone while nobody can tell', async () => {
    const view = await warmView()
    fake.state.head = down
    clock += ttlMs
    await view.current()
    fake.state.headReads.length = 0
    await expect(view.retained(b)).rejects.toBe(down)
    expect(fake.state.headReads).toEqual([])
    expect((await view.retained(a))?.directory.id).toBe(a)
  })
})

describe('a start that nothing answers', () => {
  const silence = new Promise<never>(() => undefined)

  it.each([
    ['the table is silent', () => void (fake.state.head = silence)],
    ['the table gives the head, and no release', () => void (fake.state.releases = () => silence)],
  ])('and its first request say so before the edge gives up: %s', async (_, silenced) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    silenced()
    let loads = 0
    const view = openView({
      copy: async () => {
        loads += 1
        return silence
      },
    })
    const begun = performance.now()
    const first = view
      .start()
      .catch(() => undefined)
      .then(async () => view.current())
    const ended = first.catch((error: unknown) => ({ error, ms: performance.now() - begun }))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await ended).toMatchObject({
      error: { name: 'Unavailable', reason: 'store-unavailable' },
      ms: expect.toSatisfy((ms: number) => codeMs + ms < edgePatience.readMs),
    })
    expect(loads).toBe(1)
  })
})

describe('the copy outside of the table', () => {
  const copyOf = (id: string) => async () => {
    const dataset = datasets.get(id)
    if (dataset === undefined) throw new Error(`no dataset ${id}`)
    return { head: headAfter([id]), dataset }
  }

  it('S-06 is looked at again a day later, when nobody could read the table since', async () => {
    let loads = 0
    const view = openView({
      copy: async () => {
        loads += 1
        return copyOf(a)()
      },
    })
    await view.current()
    fake.state.head = down
    for (const [passed, asked] of [
      [hardLimitMs, 0],
      [1, 1],
      [hardLimitMs, 1],
      [1, 2],
    ] as const) {
      clock += passed
      expect((await view.current()).directory.id).toBe(a)
      expect([loads, view.state()]).toEqual([asked, 'stale'])
    }
  })

  it('is not taken where nothing is active by the will of a publisher', async () => {
    const view = openView({ copy: copyOf(a) })
    fake.state.head = { generation: 3, active: null, releases: {} }
    await expect(view.current()).rejects.toMatchObject({ reason: 'no-active-release' })
    expect(view.state()).toBe('cold')
  })

  it.each([
    ['comes', async () => copyOf(b)()],
    [
      'fails',
      async () => {
        throw down
      },
    ],
  ])('changes and reports nothing when it %s after the table won', async (_, end) => {
    const waiting = deferred<void>()
    const copied = deferred<void>()
    const view = openView({
      copy: async () => {
        await waiting.promise
        copied.resolve()
        return end()
      },
      headPatienceMs: 1,
    })
    const head = deferred<Head>()
    fake.state.head = head.promise
    const found = view.current()
    await sleep(20)
    head.resolve(headAfter([a]))
    await found
    // What the table told is as old as that: a late copy must not make it last longer.
    clock += hardLimitMs
    waiting.resolve()
    await copied.promise
    await sleep(5)
    expect(faults).toEqual([])
    fake.state.head = down
    clock += 1
    expect(view.state()).toBe('cold')
    fake.state.head = headAfter([a])
    fake.state.loads = []
    expect((await view.current()).directory.id).toBe(a)
    expect(fake.state.loads).toEqual([])
  })

  it('is not passed to others for what the table still has to say about an earlier refresh', async () => {
    const early = deferred<Head>()
    fake.state.head = early.promise
    const times = { headPatienceMs: 1, warmWaitMs: 2 ** 30 }
    const view = openView({ ...times, copy: copyOf(a) })
    expect((await view.current()).directory.id).toBe(a)
    const head = deferred<Head>()
    fake.state.head = head.promise
    clock += ttlMs
    const asked = [view.current(), view.current()]
    early.resolve(headAfter([a, b]))
    await expect.poll(() => fake.state.loads).toEqual([b])
    head.resolve(headAfter([a, b]))
    const found = await Promise.all(asked)
    expect(found.map(({ directory }) => directory.id)).toEqual([b, b])
  })

  it('gives way to the table where that is there first after all', async () => {
    const view = openView({ copy: async () => new Promise(() => undefined), headPatienceMs: 1 })
    const head = deferred<Head>()
    fake.state.head = head.promise
    const found = view.current()
    await sleep(20)
    head.resolve(headAfter([a]))
    expect((await found).directory.id).toBe(a)
    expect(view.state()).toBe('ok')
  })
})
