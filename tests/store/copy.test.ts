/**
 * The copy of the last release outside of the table: a start without the table begins with it, and
 * nothing that is not what was published last is ever served from it.
 */
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { createPages } from '../../functions/compose-site.ts'
import { createService } from '../../functions/compose.ts'
import { bucketPlace } from '../../functions/store/copy/bucket.ts'
import { encodeCopy, maxCopyBytes } from '../../functions/store/copy/format.ts'
import type { CopyPlace } from '../../functions/store/copy/place.ts'
import { glanceAtCopy, keepCopy } from '../../functions/store/copy/write.ts'
import { liveTimes } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { copyObject } from '../../functions/store/database/deployed.ts'
import { encodeRelease, type EncodedRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { copyInFolder } from '../../seed/stores/copy-folder.ts'
import { startFakeBucket, type FakeBucket } from '../support/fake-bucket.ts'
import { awsError, type Fault, type FaultProxy } from '../support/fault-proxy.ts'
import { temporaryFolder } from '../support/seed.ts'
import { smallDataset } from '../support/small-directory.ts'
import { it } from '../support/store-test.ts'
import { publishTo, testAct } from '../support/store.ts'

let bucket: FakeBucket
beforeAll(async () => {
  bucket = await startFakeBucket()
})
afterAll(async () => bucket.close())
beforeEach(() => {
  bucket.objects.clear()
  bucket.asked.length = 0
  bucket.answer = undefined
})

let first: EncodedRelease
let second: EncodedRelease
beforeAll(async () => {
  const dataset = await smallDataset()
  first = encodeRelease(dataset)
  second = encodeRelease({ ...dataset, resources: dataset.resources.slice(1) })
})

/** Both places, by the same interface. */
const places = {
  bucket: async (store: Store): Promise<CopyPlace> =>
    bucketPlace(store, {
      name: bucket.name,
      object: copyObject,
      maxBytes: maxCopyBytes,
      endpoint: bucket.endpoint,
    }),
  folder: async (): Promise<CopyPlace> => copyInFolder(await temporaryFolder()),
} as const

const address = '/v1/access?country=BE&cancerType=melanoma&locale=fr'

/** A new process over the table, with the copy in reach. */
function start(store: Store, place: CopyPlace) {
  const faults: string[] = []
  const service = createService(store, {
    copy: async () => place,
    onFault: (error) => void faults.push(error.message),
  })
  return { ...service, faults, health: async () => statusOf(await service.app.request('/health')) }
}

async function statusOf(response: Response): Promise<unknown> {
  return fieldOf(await response.json(), 'status')
}

async function heldIn(place: CopyPlace): Promise<Buffer> {
  return (await place.read(AbortSignal.timeout(1_000)))?.bytes ?? Buffer.alloc(0)
}

async function putCopy(place: CopyPlace, bytes: Buffer): Promise<void> {
  const held = await place.read(AbortSignal.timeout(1_000))
  expect(await place.write(bytes, held?.tag, AbortSignal.timeout(1_000))).toBe(true)
}

/** As if another table had been copied. */
function copyOf(bytes: Buffer, from: Store, to: Store): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(from.table, to.table), 'latin1')
}

const refused = () => awsError('AccessDeniedException')
function cutOff(proxy: FaultProxy, fault: Fault = refused(), operation?: string): void {
  proxy.inject((call) =>
    operation === undefined || call.operation === operation ? fault : undefined,
  )
}

describe.each(Object.keys(places) as (keyof typeof places)[])('the copy in a %s', (kind) => {
  it('S-06 is what a start without the table answers from, byte for byte, and it says stale', async ({
    store,
    proxied,
    proxy,
  }) => {
    const place = await places[kind](proxied)
    await publishTo(store, first, 0)
    expect(await keepCopy(store, place)).toBe('written')
    const usual = start(store, place)
    const expected = await (await usual.app.request(address)).text()
    expect(await usual.health()).toBe('ok')

    cutOff(proxy)
    const { app, live, health, faults } = start(proxied, place)
    await live.start()
    const answer = await app.request(address)
    expect([answer.status, await answer.text()]).toEqual([200, expected])
    expect(await health()).toBe('stale')
    expect(faults).toContainEqual(expect.stringContaining(`copy of release ${first.id}`))
    const releases = await app.request('/v1/releases')
    expect(await releases.text()).toBe(await (await usual.app.request('/v1/releases')).text())
    // A release of before is in the table alone.
    const other = await app.request(`/v1/resources?release=${second.id}`)
    expect([other.status, other.headers.get('retry-after')]).toEqual([
      503,
      expect.stringMatching(/^\d+$/),
    ])

    const pages = createPages(live, { readAsset: async () => '', origin: () => undefined })
    expect((await pages.request('/fr/')).status).toBe(200)
  })

  it('is left for the table as soon as that answers, without loading the release again', async ({
    store,
    proxied,
    proxy,
  }) => {
    const place = await places[kind](proxied)
    await publishTo(store, first, 0)
    await keepCopy(store, place)
    cutOff(proxy)
    let now = 0
    const { app, live } = createService(proxied, { copy: async () => place, now: () => now })
    await live.start()
    expect(live.state()).toBe('stale')
    proxy.clear()
    now += liveTimes.ttlMs
    await app.request(address)
    expect(live.state()).toBe('ok')
    expect(proxy.calls.filter(({ body }) => body.includes(`release#${first.id}`))).toEqual([])
    // And follows it from then on.
    await publishTo(store, second, 1)
    now += liveTimes.ttlMs
    expect((await live.current()).release.id).toBe(second.id)
  })

  it('is written after a switch, over what was there, and again only when it has to be', async ({
    store,
  }) => {
    const place = await places[kind](store)
    expect(await keepCopy(store, place)).toBe('none')
    await publishTo(store, first, 0)
    expect([await keepCopy(store, place), await keepCopy(store, place)]).toEqual([
      'written',
      'current',
    ])
    await publishTo(store, second, 1)
    expect([await keepCopy(store, place), await keepCopy(store, place)]).toEqual([
      'written',
      'current',
    ])
    const back = { ...testAct, from: 2, message: 'back', kind: 'rollback' } as const
    await createWriter(store).activate(first.id, back)
    expect([await keepCopy(store, place), await keepCopy(store, place)]).toEqual([
      'written',
      'current',
    ])
  })

  it('is never written over by an earlier switch, unless that is meant', async ({
    store,
    stores,
  }) => {
    const place = await places[kind](store)
    await publishTo(store, first, 0)
    await publishTo(store, second, 1)
    await keepCopy(store, place)
    // The same place, for a table that was put back to the day before.
    const earlier = await stores.createTable()
    await publishTo(earlier, first, 0)
    await putCopy(place, copyOf(await heldIn(place), store, earlier))
    await expect(keepCopy(earlier, place)).rejects.toThrow('generation 2, and the table at 1')
    expect(await keepCopy(earlier, place, { anew: true })).toBe('written')
  })

  it('of another table is never written over, earlier or later, unless that is meant', async ({
    store,
    stores,
  }) => {
    const place = await places[kind](store)
    await publishTo(store, first, 0)
    await keepCopy(store, place)
    const other = await stores.createTable()
    for (const [generation, release] of [first, second].entries()) {
      await publishTo(other, release, generation)
      await expect(keepCopy(other, place)).rejects.toThrow(`of table ${store.table}, not of`)
    }
    expect(await keepCopy(store, place)).toBe('current')
    expect(await keepCopy(other, place, { anew: true })).toBe('written')
    await expect(keepCopy(store, place)).rejects.toThrow(`of table ${other.table}, not of`)
  })

  it('of another table is not begun with, and its own is read as soon as it answers', async ({
    store,
    stores,
    proxied,
    proxy,
  }) => {
    const other = await stores.createTable()
    const place = await places[kind](other)
    await publishTo(other, first, 0)
    await publishTo(other, second, 1)
    await keepCopy(other, place)
    await publishTo(store, first, 0)
    cutOff(proxy)
    let now = 0
    const faults: Error[] = []
    const { app, live } = createService(proxied, {
      copy: async () => place,
      now: () => now,
      onFault: (error) => void faults.push(error),
    })
    expect((await app.request(address)).status).toBe(503)
    expect(faults).toContainEqual(
      expect.objectContaining({
        message: 'the copy outside of the table cannot be used',
        cause: expect.objectContaining({
          reason: 'store-unavailable',
          cause: new Error(`the copy is of table ${other.table}, not of ${store.table}`),
        }),
      }),
    )
    proxy.clear()
    now += liveTimes.ttlMs
    expect((await live.current()).release.id).toBe(first.id)
    expect(live.state()).toBe('ok')
  })

  it.for([0, 1])(
    'of one publisher who is late never replaces that of the next, with %d before',
    async (before, { store }) => {
      const place = await places[kind](store)
      await publishTo(store, first, 0)
      if (before > 0) await keepCopy(store, place)
      await publishTo(store, second, 1)
      let raced = false
      const slow: CopyPlace = {
        ...place,
        async write(...parts) {
          if (!raced) {
            raced = true
            const back = { ...testAct, from: 2, message: 'back', kind: 'rollback' } as const
            await createWriter(store).activate(first.id, back)
            await keepCopy(store, place)
          }
          return place.write(...parts)
        },
      }
      expect(await keepCopy(store, slow)).toBe('current')
      const { generation } = await glanceAtCopy(place).then((found) =>
        typeof found === 'object' ? found : { generation: 0 },
      )
      expect(generation).toBe(3)
    },
  )
})

describe('a start turns to the copy', () => {
  it.for<readonly [string, Fault, string | undefined]>([
    ['is gone', awsError('ResourceNotFoundException'), undefined],
    ['may not be asked', refused(), undefined],
    ['fails', awsError('InternalServerError', 500), undefined],
    ['resets every connection', { kind: 'reset' }, undefined],
    ['has lost its head', { kind: 'empty-object' }, 'GetItem'],
    ['gives the head and refuses the release', refused(), 'Query'],
    ['hangs', { kind: 'hang' }, undefined],
    ['gives the head and hangs at the release', { kind: 'hang' }, 'Query'],
  ])('when the table %s', async ([, fault, operation], { store, proxied, proxy }) => {
    const place = await places.folder()
    await publishTo(store, first, 0)
    await keepCopy(store, place)
    cutOff(proxy, fault, operation)
    const { app, live, health } = start(proxied, place)
    expect((await live.start()).release.id).toBe(first.id)
    expect((await app.request(address)).status).toBe(200)
    expect(await health()).toBe('stale')
  })

  it('when what lies in the table is damaged', async ({ store, proxied, proxy }) => {
    const place = await places.folder()
    await publishTo(store, first, 0)
    await keepCopy(store, place)
    proxy.inject(({ operation }) =>
      operation === 'Query'
        ? { kind: 'altered', alter: (text) => text.replace(/"B":"..../, '"B":"AAAA') }
        : undefined,
    )
    const { live, faults } = start(proxied, place)
    expect((await live.start()).release.id).toBe(first.id)
    // The alarm reads this.
    expect(faults).toContain('what is stored does not match its manifest')
  })

  it('and to nothing else while the table answers', async ({ store }) => {
    await publishTo(store, first, 0)
    const place = await places.bucket(store)
    const { live } = start(store, place)
    await live.start()
    expect(bucket.asked).toEqual([])
  })
})

describe('503 as ever, when the table does not answer and the copy', () => {
  const bytesOf = () => bucket.objects.get(copyObject) ?? Buffer.alloc(0)

  it.for<readonly [string, () => void]>([
    ['is not there', () => bucket.objects.clear()],
    ['is empty', () => bucket.objects.set(copyObject, Buffer.alloc(0))],
    ['is cut off', () => bucket.objects.set(copyObject, bytesOf().subarray(0, -1))],
    ['has one other bit in its release', () => flip(-9)],
    ['has one other bit in its head', () => flip(400)],
    ['is something else', () => bucket.objects.set(copyObject, Buffer.from('{}\n{}\n'))],
    ['cannot be reached', () => (bucket.answer = ({ socket }) => Boolean(socket.destroy()))],
    ['never comes', () => (bucket.answer = () => true)],
    ['is refused', () => (bucket.answer = (_, outgoing) => Boolean(outgoing.writeHead(400).end()))],
  ])('%s', async ([, spoil], { store, proxied, proxy }) => {
    const place = await places.bucket(proxied)
    await publishTo(store, first, 0)
    await keepCopy(store, place)
    spoil()
    cutOff(proxy)
    const { app, faults } = start(proxied, place)
    const answer = await app.request(address)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([503, 'no-store'])
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await answer.json()).toMatchObject({ type: '/problems/store-unavailable' })
    expect(faults).toContain('the copy outside of the table cannot be used')
  })

  it('is of an earlier switch than the head that was read', async ({ store, proxied, proxy }) => {
    const place = await places.folder()
    await publishTo(store, first, 0)
    await keepCopy(store, place)
    await publishTo(store, second, 1)
    cutOff(proxy, refused(), 'Query')
    const { app } = start(proxied, place)
    expect((await app.request(address)).status).toBe(503)
    // Without any head nobody can know, and the copy is the best there is.
    cutOff(proxy)
    expect((await start(proxied, place).app.request(address)).status).toBe(200)
  })

  it('is whole and of another release than it says', async ({ store, proxied, proxy }) => {
    const place = await places.folder()
    await publishTo(store, first, 0)
    await publishTo(store, second, 1)
    const head = await createWriter(store).head()
    if (head === undefined) throw new Error('no head')
    await place.write(
      encodeCopy(store.table, { ...head, active: second.id }, first.inventory, first.segments),
      undefined,
      AbortSignal.timeout(1_000),
    )
    cutOff(proxy)
    expect((await start(proxied, place).app.request(address)).status).toBe(503)
  })

  function flip(at: number): void {
    const bytes = Buffer.from(bytesOf())
    const place = at < 0 ? bytes.length + at : at
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
    bucket.objects.set(copyObject, bytes)
  }
})
