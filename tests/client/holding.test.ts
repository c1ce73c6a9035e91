/** What the client holds: for how long, how much, and when it is given again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createClient,
  memoryCache,
  type AnswerCache,
  type ClientOptions,
  type HeldAnswer,
} from '../../functions/client/client.ts'
import { answering, enveloped, problem, type Planned } from '../support/fetch-double.ts'
import { smallApp } from '../support/small-directory.ts'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const control = 'public, max-age=60, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400'
const headers = { etag: '"one"', 'cache-control': control, 'x-request-id': 'r1' }
const first = enveloped([1], headers)
const second = enveloped([2], { ...headers, etag: '"two"' })
const unchanged: Planned = { status: 304, headers: { ...headers, 'x-request-id': 'r2' } }

function clientOver(planned: readonly (Planned | Error)[], options: Partial<ClientOptions> = {}) {
  const { fetch, asked } = answering(...planned)
  const client = createClient({ baseUrl: 'https://directory.example', fetch, ...options })
  const tags = () => asked.map((one) => one.headers['If-None-Match'])
  return { ask: () => client.countries.list(), client, tags }
}

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

describe('an answer that is held', () => {
  it('is given without asking as long as it is fresh, then asked about by its tag', async () => {
    const { ask, tags } = clientOver([first, unchanged, second])
    expect((await ask()).received.from).toBe('network')
    later(59)
    expect((await ask()).received).toMatchObject({ from: 'cache', requestId: 'r1' })
    later(2)
    expect(await ask()).toMatchObject({
      data: [1],
      received: { from: 'revalidated', requestId: 'r2' },
    })
    later(59)
    expect((await ask()).received.from).toBe('cache')
    later(2)
    expect(await ask()).toMatchObject({ data: [2], received: { from: 'network' } })
    expect(tags()).toEqual([undefined, '"one"', '"one"'])
  })

  it('is an object of its own each time', async () => {
    const { ask } = clientOver([first])
    const given = await ask()
    Reflect.set(given.data, 0, 'changed')
    expect((await ask()).data).toEqual([1])
  })

  it('is given as stale when nobody can be asked, for as long as its headers allow', async () => {
    const { ask } = clientOver([first, new TypeError('offline'), problem(500)], { tries: 1 })
    await ask()
    later(61)
    expect(await ask()).toMatchObject({ data: [1], received: { from: 'stale' } })
    expect((await ask()).received.from).toBe('stale')
    later(86_400)
    await expect(ask()).rejects.toThrow('500')
  })

  it('is never given in place of a refusal', async () => {
    const { ask } = clientOver([first, problem(404)])
    await ask()
    later(61)
    await expect(ask()).rejects.toMatchObject({ status: 404 })
  })

  it('was used up on the way by as much as a cache there says', async () => {
    const { ask, tags } = clientOver([enveloped([1], { ...headers, age: '50' }), unchanged])
    await ask()
    later(11)
    await ask()
    expect(tags()).toEqual([undefined, '"one"'])
  })

  it('is that of its own address, in whatever order its parameters are given', async () => {
    const { client, tags } = clientOver([first])
    await client.resources.list({ country: 'BE', kind: ['guide', 'helpline'] })
    await client.resources.list({ kind: ['guide', 'helpline'], country: 'BE' })
    expect(tags()).toHaveLength(1)
    await client.resources.list({ country: 'BE', kind: 'guide' })
    await client.resources.list({ country: 'BE', kind: ['guide', 'helpline'], locale: 'fr' })
    expect(tags()).toHaveLength(3)
  })
})

describe('nothing is held', () => {
  it.each([
    ['without an entity tag', enveloped([1], { 'cache-control': control })],
    ['that may not be stored', enveloped([1], { ...headers, 'cache-control': 'no-store' })],
  ])('of an answer %s', async (_, planned) => {
    const { ask, tags } = clientOver([planned])
    await ask()
    await ask()
    expect(tags()).toEqual([undefined, undefined])
  })

  it('when the cache is left to the platform', async () => {
    const { ask, tags } = clientOver([first], { cache: false })
    await ask()
    await ask()
    expect(tags()).toEqual([undefined, undefined])
  })
})

describe('a cache', () => {
  it('of one’s own is asked by address and given what is to be held', async () => {
    const kept = new Map<string, HeldAnswer>()
    const cache: AnswerCache = {
      get: async (address) => kept.get(address),
      set: async (address, answer) => kept.set(address, structuredClone(answer)),
    }
    await clientOver([first], { cache }).ask()
    expect([...kept.keys()]).toEqual(['https://directory.example/v1/countries'])
    const again = clientOver([unchanged], { cache })
    expect((await again.ask()).received.from).toBe('cache')
    later(61)
    expect((await again.ask()).received.from).toBe('revalidated')
  })

  it('that fails does not stop an answer', async () => {
    const fail = () => {
      throw new Error('full')
    }
    const { ask } = clientOver([first], { cache: { get: fail, set: fail } })
    expect((await ask()).data).toEqual([1])
    expect((await ask()).received.from).toBe('network')
  })

  it('in memory drops what was not asked for longest, and takes nothing larger than itself', () => {
    const cache = memoryCache({ characters: 10 })
    const answer = (text: string) => ({
      text,
      tag: '"t"',
      headers: {},
      freshUntil: 0,
      usableUntil: 0,
    })
    cache.set('a', answer('aaaa'))
    cache.set('b', answer('bbbb'))
    cache.get('a')
    cache.set('c', answer('cccc'))
    const held = () => ['a', 'b', 'c', 'd'].filter((address) => cache.get(address) !== undefined)
    expect(held()).toEqual(['a', 'c'])
    cache.set('d', answer('d'.repeat(11)))
    expect(held()).toEqual(['a', 'c'])
    cache.set('a', answer('a'.repeat(10)))
    expect(held()).toEqual(['a'])
    cache.set('a', answer('a'.repeat(11)))
    expect(held()).toEqual([])
  })
})

it('what the server sends is held, and its 304 understood', async () => {
  const app = await smallApp()
  const statuses: number[] = []
  const client = createClient({
    baseUrl: '',
    fetch: async (address, init) => {
      const answer = await app.request(address, init)
      statuses.push(answer.status)
      return answer
    },
  })
  const ask = () => client.access({ country: 'BE', cancerType: 'melanoma' })
  const given = await ask()
  later(61)
  const again = await ask()
  expect(again.data).toEqual(given.data)
  expect(again.received.from).toBe('revalidated')
  expect(statuses).toEqual([200, 304])
})
