/** The check that runs by itself: what it asks of the table, what it keeps, what it says of itself. */
import { describe, expect } from 'vitest'
import { createLinkCheck } from '../../functions/link-check.ts'
import type { Resolve } from '../../functions/links/resolve.ts'
import type { LinkReport } from '../../functions/model/link-report.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { readLinkReports } from '../../functions/store/link-reports/read.ts'
import { recordLinkReport } from '../../functions/store/link-reports/record.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { syntheticDataset } from '../support/datasets.ts'
import type { FaultProxy } from '../support/fault-proxy.ts'
import { startSite } from '../support/site.ts'
import { it } from '../support/store-test.ts'
import { publishTo, type TestStore } from '../support/store.ts'

let tests: TestStore
let proxy: FaultProxy
let direct: Store
let store: Store
let lines: string[] = []

it.beforeEach(({ stores, store: own, proxy: between, proxied }) => {
  tests = stores
  proxy = between
  direct = own
  store = proxied
  lines = []
})

const minute = 60_000
const here: Resolve = async () => [{ address: '127.0.0.1', family: 4 }]
const today = '2026-11-23T12:00:00.000Z'
const lastWeek = '2026-11-16T12:00:00.000Z'

/** A published dataset of so many resources, which lead to these paths of one site. */
async function publishLinks(port: number, paths: readonly string[]): Promise<void> {
  const dataset = syntheticDataset({ resources: paths.length, locales: ['en'] })
  const resources = dataset.resources.map((resource, i) => {
    const path = paths[i] ?? ''
    return { ...resource, id: `r-${path}`, url: `http://${path}.example.org:${port}/${path}` }
  })
  await publishTo(direct, encodeRelease({ ...dataset, resources }), 0)
}

function checkFor(timeLeftMs: number, at = today, resolve = here): Promise<void> {
  const check = createLinkCheck({
    store,
    write: (line) => void lines.push(line),
    options: {
      limits: { pauseMs: 0, connectMs: 2_000, requestMs: 2_000, concurrency: 1 },
      mayContact: (address) => address === '127.0.0.1',
      resolve,
      now: () => new Date(at),
    },
  })
  return check(timeLeftMs)
}

async function newestStates() {
  const { newest } = await readLinkReports(direct)
  const states = newest?.results.map(
    ({ id, state, checkedAt }) => [id, [state, checkedAt]] as const,
  )
  return states && Object.fromEntries(states)
}

/** A site that answers with the status that the path names. */
const answering = async () =>
  startSite((incoming, outgoing) => {
    outgoing.writeHead(Number(/\d{3}/.exec(incoming.url ?? '')?.[0] ?? 200)).end()
  })

function resultOf(port: number, path: string, state: 'ok' | 'moved') {
  const url = `http://${path}.example.org:${port}/${path}`
  const rest = { status: null, finalUrl: null, reason: null, milliseconds: 0 }
  return { id: `r-${path}`, url, state, checkedAt: lastWeek, ...rest }
}

describe('the check of all links', () => {
  it('records what it found of the active release, and says so in one line', async () => {
    const { port } = await answering()
    await publishLinks(port, ['a200', 'b200', 'c403', 'd404'])
    await checkFor(5 * minute)
    expect(await newestStates()).toEqual({
      'r-a200': ['ok', today],
      'r-b200': ['ok', today],
      'r-c403': ['unchecked', today],
      'r-d404': ['unchecked', today],
    })
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      {
        level: 'info',
        event: 'links-checked',
        ok: 2,
        moved: 0,
        broken: 0,
        unchecked: 2,
        milliseconds: expect.any(Number),
      },
    ])
  })

  it('needs GetItem and Query, and PutItem in the partition of links alone', async () => {
    const { port } = await answering()
    await publishLinks(port, ['a200', 'd404'])
    // A reply that is lost makes it ask for what it wrote.
    let lost = false
    proxy.inject(({ operation }) => {
      if (lost || operation !== 'PutItem') return undefined
      lost = true
      return { kind: 'lost-reply' }
    })
    await checkFor(5 * minute)
    await checkFor(5 * minute)
    const operations = new Set(proxy.calls.map(({ operation }) => operation))
    expect([...operations].toSorted()).toEqual(['GetItem', 'PutItem', 'Query'])
    const partitions = proxy.calls
      .filter(({ operation }) => operation === 'PutItem')
      .map(({ body }) => (JSON.parse(body) as { Item: { pk: unknown } }).Item.pk)
    expect(partitions.length).toBeGreaterThan(3)
    expect(new Set(partitions.map((pk) => JSON.stringify(pk)))).toEqual(new Set(['{"S":"links"}']))
  })

  it('leaves a link that there was no time for as it was, with the date of that', async () => {
    const hanging = await startSite(({ url }, outgoing) => {
      if (url !== '/slow') outgoing.writeHead(404).end()
    })
    const { port } = hanging
    await publishLinks(port, ['first', 'slow', 'third', 'fourth'])
    const results = ['third', 'fourth'].map((path) => resultOf(port, path, 'ok'))
    await recordLinkReport(direct, { startedAt: lastWeek, results })
    // A second and a half for checks: the second link takes it all, and more.
    await checkFor(minute + 1_500)
    expect(await newestStates()).toEqual({
      'r-first': ['unchecked', today],
      'r-slow': ['unchecked', today],
      'r-third': ['ok', lastWeek],
      'r-fourth': ['ok', lastWeek],
    })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ ok: 2, broken: 0, unchecked: 2 })

    // The next one begins with those.
    hanging.seen.length = 0
    await checkFor(minute + 1_500)
    expect(await newestStates()).toMatchObject({
      'r-third': ['unchecked', today],
      'r-fourth': ['unchecked', today],
    })
    expect(hanging.seen.find((line) => !line.endsWith('.txt'))).toMatch(/third|fourth/)
  })

  it('says broken of what two weekly checks saw, and counts it for the alarm', async () => {
    const { port } = await answering()
    await publishLinks(port, ['a200', 'd404', 'e503'])
    await checkFor(5 * minute, lastWeek)
    expect(await newestStates()).toMatchObject({ 'r-d404': ['unchecked', lastWeek] })
    await checkFor(5 * minute)
    expect(await newestStates()).toEqual({
      'r-a200': ['ok', today],
      'r-d404': ['broken', today],
      'r-e503': ['unchecked', today],
    })
    expect(lines.map((line) => fieldOf(JSON.parse(line), 'broken'))).toEqual([0, 1])
  })

  it('takes a report of an earlier version for one look', async () => {
    const { port } = await answering()
    await publishLinks(port, ['d404', 'e503'])
    const old = (path: string, status: number) => ({
      ...resultOf(port, path, 'ok'),
      state: 'broken' as const,
      status,
    })
    const results = [old('d404', 404), old('e503', 503)]
    await recordLinkReport(direct, { startedAt: lastWeek, results })
    expect(await newestStates()).toEqual({
      'r-d404': ['unchecked', lastWeek],
      'r-e503': ['unchecked', lastWeek],
    })
    await checkFor(5 * minute)
    expect(await newestStates()).toEqual({
      'r-d404': ['broken', today],
      'r-e503': ['unchecked', today],
    })
  })

  it('forgets links that are not in the release any more', async () => {
    const { port } = await answering()
    await publishLinks(port, ['a200'])
    const results = ['a200', 'gone'].map((path) => resultOf(port, path, 'moved'))
    await recordLinkReport(direct, { startedAt: lastWeek, results })
    await checkFor(5 * minute)
    expect(await newestStates()).toEqual({ 'r-a200': ['ok', today] })
  })

  const failed = { level: 'error', event: 'links-failed', fault: expect.any(Object) }

  it('fails when no release is active', async () => {
    await expect(checkFor(5 * minute)).rejects.toMatchObject({ reason: 'no-active-release' })
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([failed])
  })

  it('fails when there was no time for a single link, and leaves the report alone', async () => {
    const { port, seen } = await answering()
    await publishLinks(port, ['a200'])
    const report = { startedAt: lastWeek, results: [resultOf(port, 'a200', 'ok')] }
    await recordLinkReport(direct, report)
    for (const tooLittle of [minute, 0]) {
      await expect(checkFor(tooLittle)).rejects.toThrow('no time for any link')
    }
    expect([seen, await readLinkReports(direct)]).toEqual([
      [],
      { newest: report, previous: undefined },
    ])
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([failed, failed])
  })

  it('fails when more than half of ten links look broken: that is our network, not theirs', async () => {
    const { port } = await answering()
    const paths = (broken: number) =>
      Array.from({ length: 10 }, (_, i) => (i < broken ? `p${i}x404` : `p${i}x200`))
    await publishLinks(port, paths(6))
    await expect(checkFor(5 * minute)).rejects.toThrow('6 of 10 links look broken')
    expect(await newestStates()).toBeUndefined()
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([failed])

    direct = await tests.createTable()
    store = tests.reopen(direct, proxy.url)
    await publishLinks(port, paths(5))
    await checkFor(5 * minute)
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      event: 'links-checked',
      ok: 5,
      unchecked: 5,
    })
  })

  it('fails when somebody else records a report at the same time', async () => {
    const { port } = await answering()
    await publishLinks(port, ['a200'])
    const other: LinkReport = { startedAt: today, results: [resultOf(port, 'a200', 'moved')] }
    let raced = false
    proxy.inject(({ operation }) => {
      if (raced || operation !== 'PutItem') return undefined
      raced = true
      return { kind: 'delay', ms: () => 300 }
    })
    const checking = checkFor(5 * minute)
    await expect.poll(() => raced).toBe(true)
    await recordLinkReport(direct, other)
    await expect(checking).rejects.toMatchObject({ name: 'OtherReport' })
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([failed])
    expect((await readLinkReports(direct)).newest).toEqual(other)
  })

  it('fails when the table refuses to be written', async () => {
    const { port } = await answering()
    await publishLinks(port, ['a200'])
    proxy.inject(({ operation }) =>
      operation === 'PutItem'
        ? { kind: 'aws-error', status: 400, type: 'AccessDeniedException' }
        : undefined,
    )
    await expect(checkFor(5 * minute)).rejects.toMatchObject({ reason: 'store-unavailable' })
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([failed])
  })
})

describe('what was known of links', () => {
  const twoWeeksAgo = '2026-11-09T12:00:00.000Z'
  const failed = { level: 'error', event: 'links-failed', fault: expect.any(Object) }
  const told = () => lines.map((line): unknown => JSON.parse(line))
  /** Ten that work, and two that do not. */
  const paths = [...Array.from({ length: 10 }, (_, i) => `p${i}x200`), 'a404', 'b404']

  /** A site as it is, until it answers everything, or what is asked for, with a status. */
  async function changing() {
    const change = { status: undefined as number | undefined, of: /./ }
    const site = await startSite(({ url = '' }, outgoing) => {
      const own = Number(/\d{3}/.exec(url)?.[0] ?? 200)
      outgoing.writeHead(change.of.test(url) ? (change.status ?? own) : own).end()
    })
    return { ...site, change }
  }

  const noNetwork: Resolve = async () => {
    throw Object.assign(new Error('no network'), { code: 'EAI_AGAIN' })
  }

  it('stays when a run is refused everywhere or has no network: it fails, and rings', async () => {
    const { port, change } = await changing()
    await publishLinks(port, paths)
    await checkFor(5 * minute, twoWeeksAgo)
    await checkFor(5 * minute, lastWeek)
    expect(told()).toMatchObject([{ broken: 0 }, { ok: 10, broken: 2, unchecked: 0 }])
    const before = await readLinkReports(direct)
    // A network that lets nobody out says so in its own name for every host; a country may be blocked.
    for (const status of [403, 407, 429, 451]) {
      change.status = status
      await expect(checkFor(5 * minute)).rejects.toThrow('0 of 12 links show a page')
    }
    await expect(checkFor(5 * minute, today, noNetwork)).rejects.toThrow('12 of 12 links look')
    expect(told().slice(2)).toEqual([failed, failed, failed, failed, failed])
    expect(await readLinkReports(direct)).toEqual(before)
  })

  it('stays when most of what worked tells nothing now', async () => {
    const { port, change } = await changing()
    await publishLinks(port, paths)
    await checkFor(5 * minute, lastWeek)
    Object.assign(change, { status: 403, of: /p[0-5]x/ })
    await expect(checkFor(5 * minute)).rejects.toThrow('6 of 10 links that worked tell nothing')
    change.of = /p[0-4]x/
    await checkFor(5 * minute)
    expect(told().at(-1)).toMatchObject({ ok: 5, broken: 2, unchecked: 5 })
  })

  it('of each, is kept with its day while nobody can tell, and the alarm does not clear', async () => {
    const { port, change } = await changing()
    await publishLinks(port, ['a200', 'b404'])
    await checkFor(5 * minute, twoWeeksAgo)
    await checkFor(5 * minute, lastWeek)
    change.status = 503
    const known = async () => {
      const { newest } = await readLinkReports(direct)
      return newest?.results.map(({ id, state, known: seen }) => [id, state, seen])
    }
    for (const day of ['2026-11-20', '2026-11-23']) {
      await checkFor(5 * minute, `${day}T12:00:00.000Z`)
      expect((await known())?.toSorted()).toEqual([
        ['r-a200', 'unchecked', { state: 'ok', at: lastWeek }],
        ['r-b404', 'unchecked', { state: 'broken', at: lastWeek }],
      ])
      expect(told().at(-1)).toMatchObject({ ok: 0, broken: 1, unchecked: 1 })
    }
    change.status = 200
    await checkFor(5 * minute, '2026-11-30T12:00:00.000Z')
    expect((await known())?.toSorted()).toEqual([
      ['r-a200', 'ok', undefined],
      ['r-b404', 'ok', undefined],
    ])
    expect(told().at(-1)).toMatchObject({ ok: 2, broken: 0 })
  })
})
