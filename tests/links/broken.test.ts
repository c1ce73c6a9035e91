/** When readers are told that a link is broken: never for a difficulty of ours. */
import type { RequestListener } from 'node:http'
import { beforeAll, afterAll, beforeEach, describe, expect, it } from 'vitest'
import { checkLinks, type CheckOptions } from '../../functions/links/check.ts'
import { byCodeUnits } from '../../functions/model/canonical.ts'
import { indexLinks } from '../../functions/model/link-index.ts'
import { LinkReport, type LinkResult } from '../../functions/model/link-report.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { readLinkReports } from '../../functions/store/link-reports/read.ts'
import { runHere } from '../support/cli.ts'
import { siteWith, startSite } from '../support/site.ts'
import { startTestStore, type TestStore } from '../support/store.ts'

const hour = 60 * 60 * 1000
const start = Date.UTC(2026, 10, 23, 12)
const timeOf = (hours: number) => new Date(start + hours * hour).toISOString()
const resolve = async () => [{ address: '127.0.0.1', family: 4 }]

async function check(
  url: string,
  hours: number,
  before?: LinkResult,
  more: Partial<CheckOptions> = {},
): Promise<LinkResult> {
  const earlier = before && { startedAt: timeOf(0), results: [before] }
  const [result] = await checkLinks([{ id: 'x', url }], {
    contact: 'https://directory.example/contact',
    limits: { pauseMs: 0, connectMs: 200, requestMs: 300 },
    mayContact: (address) => address === '127.0.0.1',
    resolve,
    now: () => new Date(start + hours * hour),
    earlier,
    ...more,
  })
  if (result === undefined) throw new Error('no result')
  return result
}

/** A site that gives these in turn, and the last of them for ever. */
async function siteGiving(...statuses: readonly number[]) {
  const left = [...statuses]
  const site = await startSite(({ method }, outgoing) => {
    const status = left[0] ?? 200
    if (method === 'GET' && left.length > 1) left.shift()
    outgoing.writeHead(status).end()
  })
  return { ...site, url: `http://site.example:${site.port}/` }
}

describe('a link is broken', () => {
  it.each([404, 410])('when GET is answered %d twice with a day between', async (status) => {
    const { url } = await siteGiving(status)
    const first = await check(url, 0)
    expect(first).toMatchObject({
      state: 'unchecked',
      reason: expect.stringMatching(/^seen once: .*\(4\d\d\)$/),
      proof: { kind: 'no-page', since: timeOf(0) },
    })
    const soon = await check(url, 23, first)
    expect(soon).toMatchObject({
      state: 'unchecked',
      reason: expect.stringMatching(/^seen again before a day had passed: /),
      proof: first.proof,
    })
    for (const before of [first, soon]) {
      expect(await check(url, 24, before)).toMatchObject({
        state: 'broken',
        reason: expect.stringMatching(/^the|^there/),
        proof: first.proof,
      })
    }
  })

  it('no more as soon as it works, and then needs two days again', async () => {
    const { url } = await siteGiving(404, 404, 200, 404)
    const first = await check(url, 0)
    const second = await check(url, 168, first)
    const third = await check(url, 336, second)
    expect([second.state, third.state, third.proof]).toEqual(['broken', 'ok', undefined])
    expect(await check(url, 504, third)).toMatchObject({ state: 'unchecked' })
  })

  it('not while its host is in trouble, which does not undo what was seen', async () => {
    const { url } = await siteGiving(404, 503, 404)
    const first = await check(url, 0)
    const second = await check(url, 168, first)
    expect(second).toMatchObject({ state: 'unchecked', reason: 'the server fails (503)' })
    expect(second.proof).toEqual(first.proof)
    expect((await check(url, 336, second)).state).toBe('broken')
  })

  it('not for two different faults, each seen once', async () => {
    const { url } = await siteGiving(404)
    const first = await check(url, 0)
    const noName = async () => {
      throw Object.assign(new Error('dns'), { code: 'ENOTFOUND' })
    }
    const second = await check(url, 168, first, { resolve: noName })
    expect(second).toMatchObject({ state: 'unchecked', proof: { kind: 'no-name' } })
    expect(await check(url, 336, second, { resolve: noName })).toMatchObject({ state: 'broken' })
  })

  it('not for a 404 to HEAD alone', async () => {
    const { port, seen } = await startSite(({ method }, outgoing) =>
      outgoing.writeHead(method === 'HEAD' ? 404 : 200).end(),
    )
    expect(await check(`http://site.example:${port}/`, 0)).toMatchObject({ state: 'ok' })
    expect(seen.slice(1).map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET'])
  })

  it('also when HEAD finds a page, and GET does not', async () => {
    const { port } = await startSite(({ method }, outgoing) =>
      outgoing.writeHead(method === 'HEAD' ? 200 : 404).end(),
    )
    expect((await check(`http://site.example:${port}/`, 0)).proof?.kind).toBe('no-page')
  })

  it('not for a 404 that may be for want of cookies set on the way', async () => {
    const { port } = await startSite(({ url }, outgoing) =>
      url === '/'
        ? outgoing.writeHead(302, { location: '/b', 'set-cookie': 'a=b' }).end()
        : outgoing.writeHead(404).end(),
    )
    const result = await check(`http://site.example:${port}/`, 0)
    expect(result).toMatchObject({ state: 'unchecked', status: 404 })
    expect([result.proof, result.reason]).toEqual([
      undefined,
      'there is no such page (404), perhaps for want of its cookies',
    ])
  })

  it.each([400, 403, 406, 500, 502, 503, 504, 999])('never for %d', async (status) => {
    const { url } = await siteGiving(status)
    const first = await check(url, 0)
    const second = await check(url, 168, first)
    expect([first.state, second.state, second.proof]).toEqual(['unchecked', 'unchecked', undefined])
  })
})

describe('what may be over in a minute is asked again at the end of the check', () => {
  it.each([502, 504])('%d', async (status) => {
    const { url } = await siteGiving(status, 200)
    expect(await check(url, 0)).toMatchObject({ state: 'ok', status: 200 })
  })

  it('a page that never answers once', async () => {
    let asked = 0
    const { port, seen } = await startSite((_, outgoing) => {
      asked += 1
      if (asked > 2) outgoing.writeHead(200).end()
    })
    expect(await check(`http://site.example:${port}/`, 0)).toMatchObject({ state: 'ok' })
    expect(seen.map((line) => line.split(' ')[0])).toEqual([
      'GET', // robots.txt
      'HEAD',
      'GET',
      'GET', // robots.txt
      'HEAD',
      'GET',
    ])
  })

  it('after all others, and told of once', async () => {
    const { port, seen } = await startSite(({ url }, outgoing) => {
      outgoing.writeHead(url === '/a' ? 504 : 200).end()
    })
    const told: string[] = []
    const results = await checkLinks(
      ['a', 'b'].map((id) => ({ id, url: `http://site.example:${port}/${id}` })),
      {
        contact: 'x',
        limits: { pauseMs: 0, concurrency: 1 },
        mayContact: () => true,
        resolve,
        onResult: ({ id }, done, of) => void told.push(`${id} ${done}/${of}`),
      },
    )
    expect(results.map(({ state }) => state)).toEqual(['unchecked', 'ok'])
    expect(told).toEqual(['b 1/2', 'a 2/2'])
    const paths = seen.map((line) => line.split(' ')[2]).filter((path) => path !== '/robots.txt')
    expect(paths).toEqual(['/a', '/a', '/b', '/b', '/a', '/a'])
  })
})

it('HEAD that never answers is followed by GET', async () => {
  const { port } = await startSite(({ method }, outgoing) => {
    if (method === 'GET') outgoing.writeHead(200).end()
  })
  expect(await check(`http://site.example:${port}/`, 0)).toMatchObject({ state: 'ok', status: 200 })
})

describe('a report of an earlier version', () => {
  const old = {
    id: 'x',
    url: 'https://site.example/',
    state: 'broken',
    finalUrl: null,
    reason: 'in words of then',
    checkedAt: timeOf(0),
    milliseconds: 1,
  }

  it.each([
    [503, undefined],
    [null, undefined],
    [404, { kind: 'no-page', since: timeOf(0) }],
  ])('that calls a link broken after one look (%j) is no proof to readers', (status, proof) => {
    const report = LinkReport.parse({ startedAt: timeOf(0), results: [{ ...old, status }] })
    expect(indexLinks(report).of(old)).toEqual({ state: 'unchecked', checkedAt: timeOf(0) })
    expect(report.results[0]?.proof).toEqual(proof)
  })

  it('is read as it is for everything else', () => {
    const results = [{ ...old, status: 200, state: 'moved' }]
    expect(LinkReport.parse({ startedAt: timeOf(0), results })).toEqual({
      startedAt: timeOf(0),
      results,
    })
  })
})

describe('npm run seed -- links --record', () => {
  let tests: TestStore
  let store: Store
  beforeAll(async () => {
    tests = await startTestStore()
  })
  afterAll(() => tests.close())
  beforeEach(async () => {
    store = await tests.createTable()
  })

  async function links(day: number, data: string, ...more: string[]) {
    const target = ['--table', store.table, '--endpoint', tests.endpoint]
    const args = ['links', '--data', data, '--allow-private', '--pause', '0', ...more]
    const now = () => new Date(Date.UTC(2026, 10, day))
    return runHere([...args, ...(more.includes('--record') ? target : [])], { resolve, now })
  }

  async function recorded() {
    const { newest } = await readLinkReports(store)
    return newest?.results.map(({ id, state }) => `${id} ${state}`)
  }

  it('says broken of what it saw a day ago and sees again', async () => {
    const { data } = await siteWith(['404', '503'])
    expect((await links(1, data, '--record')).code).toBe(0)
    expect(await recorded()).toEqual(['r-404 unchecked', 'r-503 unchecked'])
    const second = await links(2, data, '--record', '--strict')
    expect([second.code, second.out]).toEqual([3, expect.stringMatching(/^broken: /)])
    expect(second.out).toContain('2 links: 0 ok, 0 moved, 1 broken, 1 unchecked')
    expect(await recorded()).toEqual(['r-404 broken', 'r-503 unchecked'])
  })

  it('--sure asks the links that a person names twice, and believes what it sees twice', async () => {
    const paths = ['404', '410', '503']
    const { data, seen } = await siteWith(paths)
    const sure = ['--sure', 'r-404', '--sure', 'r-503']
    expect((await links(1, data, '--record', ...sure)).code).toBe(0)
    expect(await recorded()).toEqual(['r-404 broken', 'r-410 unchecked', 'r-503 unchecked'])
    const gets = seen.filter((line) => line.startsWith('GET') && !line.endsWith('robots.txt'))
    expect(gets.map((line) => line.slice(-3)).toSorted(byCodeUnits)).toEqual([
      '404',
      '404',
      '410',
      '503',
    ])
  })

  it.each([
    [['--sure', 'r-404'], 'give both'],
    [['--record', '--sure', 'r-999'], 'no link has the id r-999'],
  ])('refuses %j, and asks nobody', async (args, words) => {
    const { data, seen } = await siteWith(['404'])
    const { code, err } = await links(1, data, ...args)
    expect([code, err, seen]).toEqual([2, expect.stringContaining(words), []])
  })
})

describe('a robots.txt that cannot be reached', () => {
  const afterRobots = (answer: RequestListener) => {
    const handle: RequestListener = (incoming, outgoing) =>
      incoming.url === '/robots.txt'
        ? answer(incoming, outgoing)
        : outgoing.writeHead(200, { 'content-type': 'text/plain' }).end()
    return handle
  }

  it.each<readonly [string, RequestListener]>([
    ['never answers', () => undefined],
    ['breaks off', ({ socket }) => socket.resetAndDestroy()],
    ['fails', (_, outgoing) => outgoing.writeHead(500).end()],
  ])('as it %s means "do not ask"', async (_, answer) => {
    const { port, seen } = await startSite(afterRobots(answer), { ownRobots: true })
    expect(await check(`http://site.example:${port}/`, 0)).toMatchObject({
      state: 'unchecked',
      status: null,
      reason: expect.stringMatching(/^site\.example:\d+: its robots\.txt cannot be read now \(/),
    })
    expect(seen.every((line) => line.endsWith('/robots.txt'))).toBe(true)
  })

  it('once, is asked for again', async () => {
    let asked = 0
    const once: RequestListener = ({ socket }, outgoing) =>
      (asked += 1) === 1 ? socket.resetAndDestroy() : outgoing.writeHead(404).end()
    const { port } = await startSite(afterRobots(once), { ownRobots: true })
    expect(await check(`http://site.example:${port}/`, 0)).toMatchObject({ state: 'ok' })
  })
})
