import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect } from 'vitest'
import { limits } from '../../../functions/model/limits.ts'
import type { LinkReport } from '../../../functions/model/link-report.ts'
import { storeBudgets } from '../../../functions/store/database/budgets.ts'
import { send } from '../../../functions/store/database/call.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import { TooLarge } from '../../../functions/store/database/errors.ts'
import { encodeReport } from '../../../functions/store/link-reports/format.ts'
import { readLinkReports } from '../../../functions/store/link-reports/read.ts'
import { OtherReport, recordLinkReport } from '../../../functions/store/link-reports/record.ts'
import { queryLinkReports } from '../../../functions/store/link-reports/requests.ts'
import { runHere } from '../../support/cli.ts'
import type { FaultProxy } from '../../support/fault-proxy.ts'
import { edited, runSeed, temporaryFolder, writeDataset } from '../../support/seed.ts'
import { plainHttp, siteWith, startSite } from '../../support/site.ts'
import { it } from '../../support/store-test.ts'
import type { TestStore } from '../../support/store.ts'

const guide = 'resources/example-guide.yaml'
const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
const here = ['--allow-private', '--pause', '0']

async function runLinks(data: string, ...more: string[]) {
  const now = () => new Date('2026-11-23T12:00:00Z')
  return runHere(['links', '--data', data, ...more], { resolve, now })
}

describe('npm run seed -- links', () => {
  it('prints what needs a person, the most pressing first, and counts the rest', async () => {
    const { data, port } = await siteWith(['200', '301', '403', '404', 'fine'])
    const { code, out, err } = await runLinks(data, ...here)
    const at = (path: string): string => `http://r-${path}.example.org:${port}/${path}`
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(
      [
        'moved: the page answered, and said that it has moved for good',
        `  r-301  ${at('301')}  moved for good to http://r-301.example.org:${port}/there`,
        '',
        'unchecked: it could not be told, or nobody has looked yet',
        `  r-404  ${at('404')}  seen once: there is no such page (404)`,
        `  r-403  ${at('403')}  refuses programs: a person has to look (403)`,
        '',
        '5 links: 2 ok, 1 moved, 0 broken, 2 unchecked (1 seen broken once)',
        '',
      ].join('\n'),
    )
  })

  it('prints every result as JSON', async () => {
    const { data, port } = await siteWith(['200', '404'])
    const { code, out } = await runLinks(data, ...here, '--json')
    expect(code).toBe(0)
    const url = `http://r-404.example.org:${port}/404`
    expect(JSON.parse(out)).toEqual({
      startedAt: '2026-11-23T12:00:00.000Z',
      results: [
        expect.objectContaining({ id: 'r-200', state: 'ok', status: 200, reason: null }),
        {
          id: 'r-404',
          url,
          state: 'unchecked',
          status: 404,
          finalUrl: url,
          failed: true,
          proof: { kind: 'no-page', since: '2026-11-23T12:00:00.000Z' },
          reason: 'seen once: there is no such page (404)',
          checkedAt: '2026-11-23T12:00:00.000Z',
          milliseconds: expect.any(Number),
        },
      ],
      counts: { ok: 1, moved: 0, broken: 0, unchecked: 1 },
    })
  })

  it('ends with 3 for links that are or look broken only when asked to', async () => {
    const broken = await siteWith(['404'])
    expect((await runLinks(broken.data, ...here)).code).toBe(0)
    const strict = await runLinks(broken.data, ...here, '--strict')
    expect([strict.code, strict.err]).toEqual([
      3,
      '1 link: 0 ok, 0 moved, 0 broken, 1 unchecked (1 seen broken once)\n',
    ])
    const rest = await siteWith(['200', '301', '403'])
    expect((await runLinks(rest.data, ...here, '--strict')).code).toBe(0)
  })

  it('asks only the host that is named, or those below it', async () => {
    const { data, seen, port } = await siteWith(['200', '404'])
    const one = await runLinks(data, ...here, '--only', 'R-200.example.org')
    expect(one.out).toBe('1 link: 1 ok, 0 moved, 0 broken, 0 unchecked\n')
    expect(seen.every((line) => line.includes('r-200.example.org'))).toBe(true)
    const both = await runLinks(data, ...here, '--only', 'example.org')
    expect(both.out).toContain('2 links: ')
    const named = await runLinks(data, ...here, '--only', `r-404.example.org:${port}`)
    expect(named.out).toContain('1 link: ')
    const none = await runLinks(data, ...here, '--only', 'ample.org')
    expect([none.code, none.out]).toEqual([2, ''])
  })

  it('asks for every other address only with --all', async () => {
    const { port, seen } = await startSite((_, outgoing) => outgoing.writeHead(200).end())
    const url = `http://official.example.org:${port}/be`
    const data = await writeDataset({
      ...edited(
        'manifest.yaml',
        'sourceHosts:',
        `plainHttpHosts: ["official.example.org:${port}", "guide.example.org:${port}"]\nsourceHosts:\n  official.example.org:${port}: { type: official, publisher: null }`,
      ),
      ...edited('countries/be.yaml', 'https://official.example.org/be', url),
      ...edited(guide, 'https://example.org/guide', `http://guide.example.org:${port}/`),
    })
    expect((await runLinks(data, ...here)).out).toContain('1 link: 1 ok')
    expect(seen.some((line) => line.includes('official'))).toBe(false)
    const { out } = await runLinks(
      data,
      ...here,
      '--all',
      '--json',
      '--only',
      `official.example.org:${port}`,
    )
    expect((JSON.parse(out) as { results: unknown }).results).toEqual([
      expect.objectContaining({
        id: 'countries.BE.availability.be-melanoma-1.sources.1.url',
        url,
        state: 'ok',
      }),
    ])
  })

  it('contacts no private address unless told', async () => {
    const { data, seen } = await siteWith(['200'])
    const { code, out } = await runLinks(data, '--pause', '0')
    expect(code).toBe(0)
    expect(out).toContain('leads to 127.0.0.1, which is not in the public internet: not contacted')
    expect(seen).toEqual([])
  })

  it('names the contact of the manifest, or the one given', async () => {
    const agents = new Set<string | undefined>()
    const { port } = await startSite((incoming, outgoing) => {
      agents.add(incoming.headers['user-agent'])
      outgoing.writeHead(200).end()
    })
    const data = await writeDataset({
      ...plainHttp([`x.example.org:${port}`]),
      ...edited(guide, 'https://example.org/guide', `http://x.example.org:${port}/`),
    })
    await runLinks(data, ...here)
    await runLinks(data, ...here, '--contact', 'https://example.org/bots')
    expect([...agents]).toEqual([
      'immuno-directory-links/1 (+mailto:errors@example.org)',
      'immuno-directory-links/1 (+https://example.org/bots)',
    ])
  })

  it('makes no request when the dataset is not valid', async () => {
    const { data, seen } = await siteWith(['200'])
    const { code, err } = await runLinks(join(data, 'nowhere'), ...here)
    expect([code, err]).toEqual([3, expect.stringContaining('missing-folder')])
    expect(seen).toEqual([])
  })

  it.each([
    [['--concurrency', '0'], 'from 1 to 64'],
    [['--concurrency', '65'], 'from 1 to 64'],
    [['--pause', '-1'], 'from 0 to 60000'],
    [['--pause', '1e3'], 'from 0 to 60000'],
  ])('refuses %j as usage', async (args, words) => {
    const { code, err } = await runLinks(await writeDataset(), ...args)
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  })

  it('asks for a store before it asks the first host', async () => {
    const { data, seen } = await siteWith(['200'])
    const cwd = await temporaryFolder()
    const args = ['links', '--record', '--data', data, ...here]
    const { code, err } = await runHere(args, { resolve, cwd })
    expect([code, err]).toEqual([4, expect.stringContaining('npm start is not running here')])
    expect(seen).toEqual([])
  })

  it('runs as a command of its own, and tells about itself', async () => {
    const cwd = await temporaryFolder()
    const help = await runSeed(['links', '--help'], { cwd })
    expect([help.code, help.err]).toEqual([0, ''])
    expect(help.out).toContain('npm run seed -- links --strict')
    const usage = await runHere(['links', '--only', 'nowhere.example'], { cwd })
    expect([usage.code, usage.out]).toEqual([2, ''])
    expect(usage.err).toContain('no link leads to the host')
  })
})

let tests: TestStore
let proxy: FaultProxy
let store: Store

function reportOf(day: number, links = 3): LinkReport {
  const startedAt = new Date(Date.UTC(2026, 10, day)).toISOString()
  const results = Array.from({ length: links }, (_, i) => ({
    id: `r-${day}-${i}`,
    url: `https://example.org/${day}/${i}`,
    state: 'ok' as const,
    status: 200,
    finalUrl: `https://example.org/${day}/${i}`,
    reason: null,
    checkedAt: startedAt,
    milliseconds: i,
  }))
  return { startedAt, results }
}

describe('a report about links', () => {
  it.beforeEach(({ stores, proxy: own, proxied }) => {
    tests = stores
    proxy = own
    store = proxied
  })

  async function itemsOf() {
    const { Items = [] } = await send(
      store,
      new QueryCommand(queryLinkReports(store.table)),
      storeBudgets.publisher,
    )
    return Items
  }

  it('is stored by the command, and read back', async () => {
    const { data } = await siteWith(['200', '404'])
    const target = ['--table', store.table, '--endpoint', proxy.url]
    const { code, out, err } = await runLinks(data, ...here, '--record', '--json', ...target)
    expect([code, err]).toEqual([0, 'recorded as report 1, in 2 items\n'])
    const { startedAt, results } = JSON.parse(out)
    expect(await readLinkReports(store)).toEqual({
      newest: { startedAt, results },
      previous: undefined,
    })
    const strict = await runLinks(data, ...here, '--record', '--strict', ...target)
    expect([strict.code, strict.err]).toEqual([3, expect.stringContaining('recorded as report 2')])
  })

  it('is kept together with the one before, and no more', async () => {
    expect(await readLinkReports(store)).toEqual({ newest: undefined, previous: undefined })
    for (const day of [1, 2, 3, 4]) {
      expect(await recordLinkReport(store, reportOf(day))).toMatchObject({ number: day, items: 2 })
      expect(await readLinkReports(store)).toEqual({
        newest: reportOf(day),
        previous: day === 1 ? undefined : reportOf(day - 1),
      })
    }
    expect(await itemsOf()).toHaveLength(4)
  })

  it('of more links than an item holds takes several', async () => {
    const long = reportOf(1, 12_000)
    const results = long.results.map((one) => ({ ...one, id: randomBytes(40).toString('hex') }))
    const report = { ...long, results }
    const { items } = await recordLinkReport(store, report)
    expect(items).toBeGreaterThan(2)
    expect((await readLinkReports(store)).newest).toEqual(report)
    for (const item of encodeReport(report, 'a', 1)) {
      const size =
        'data' in item.attributes ? Buffer.from(item.attributes.data as Uint8Array).length : 0
      expect(size).toBeLessThanOrEqual(limits.itemBytes)
    }
    // A short one in the same slot does not read what the long one left behind.
    await recordLinkReport(store, reportOf(2))
    await recordLinkReport(store, reportOf(3))
    expect(await readLinkReports(store)).toEqual({ newest: reportOf(3), previous: reportOf(2) })
  })

  it('beyond all measure is refused', async () => {
    const [one] = reportOf(1).results
    const results = Array.from({ length: 170_000 }, () => ({ ...one, id: 'x'.repeat(40) }))
    const report = { ...reportOf(1), results } as LinkReport
    await expect(recordLinkReport(store, report)).rejects.toThrow(TooLarge)
    expect(await itemsOf()).toEqual([])
  })

  it('that was written in part is not read, and takes no whole one with it (P-08)', async () => {
    await recordLinkReport(store, reportOf(1))
    await recordLinkReport(store, reportOf(2))
    let puts = 0
    proxy.inject(({ operation }) => {
      puts += Number(operation === 'PutItem')
      return puts > 1
        ? { kind: 'aws-error', status: 400, type: 'AccessDeniedException' }
        : undefined
    })
    await expect(recordLinkReport(store, reportOf(3))).rejects.toThrow('the database')
    proxy.clear()
    expect(await readLinkReports(store)).toEqual({ newest: reportOf(2), previous: undefined })
    await recordLinkReport(store, reportOf(4))
    expect(await readLinkReports(store)).toEqual({ newest: reportOf(4), previous: reportOf(2) })
  })

  it('whose replies are lost is stored all the same', async () => {
    const lost = new Set<string>()
    proxy.inject(({ operation, body }) => {
      if (operation !== 'PutItem' || lost.has(body)) return undefined
      lost.add(body)
      return { kind: 'lost-reply' }
    })
    expect(await recordLinkReport(store, reportOf(1))).toMatchObject({ number: 1 })
    expect(lost.size).toBe(2)
    proxy.clear()
    expect((await readLinkReports(store)).newest).toEqual(reportOf(1))
  })

  it('loses to another that is recorded at the same time, and the command says so', async () => {
    const { data } = await siteWith(['200'])
    const direct = tests.reopen(store, tests.endpoint)
    const begun = Promise.withResolvers<undefined>()
    let raced = false
    const target = ['--table', store.table, '--endpoint', proxy.url]
    proxy.inject(({ operation }) => {
      if (raced || operation !== 'PutItem') return undefined
      raced = true
      begun.resolve(undefined)
      return { kind: 'delay', ms: 500 }
    })
    const losing = runLinks(data, ...here, '--record', ...target)
    await begun.promise
    await recordLinkReport(direct, reportOf(9))
    const { code, err } = await losing
    expect([code, err]).toEqual([5, expect.stringContaining('another report')])
    expect(err).toContain('Run the same command again')
    expect(await readLinkReports(store)).toEqual({ newest: reportOf(9), previous: undefined })
    expect(new OtherReport().name).toBe('OtherReport')
  })

  it('that was altered in the table is not read, and does not stop the next', async () => {
    await recordLinkReport(store, reportOf(1))
    await recordLinkReport(store, reportOf(2))
    const items = await itemsOf()
    for (const item of items.filter(({ sk }) => /^re\w+#b/.test(sk?.S ?? ''))) {
      const altered = item['data'] === undefined ? { bytes: 5 } : { data: Buffer.from('x') }
      const request = new PutItemCommand({
        TableName: store.table,
        Item: { ...item, ...marshall(altered) },
      })
      await send(store, request, storeBudgets.publisher)
      expect(await readLinkReports(store)).toEqual({ newest: reportOf(1), previous: undefined })
    }
    const first = items.find(({ sk }) => sk?.S === 'report#a')
    const { pk, sk } = first ?? {}
    if (pk === undefined || sk === undefined) throw new Error('no item')
    await recordLinkReport(store, reportOf(3))
    expect(await readLinkReports(store)).toEqual({ newest: reportOf(3), previous: reportOf(1) })
    const gone = new DeleteItemCommand({ TableName: store.table, Key: { pk, sk } })
    await send(store, gone, storeBudgets.publisher)
    expect(await readLinkReports(store)).toEqual({ newest: reportOf(3), previous: undefined })
  })

  it('is Unavailable when the store does not answer, and never "none" (T6)', async () => {
    await recordLinkReport(store, reportOf(1))
    for (const kind of ['reset', 'empty', 'empty-object', 'html-error'] as const) {
      proxy.inject(() => ({ kind }))
      await expect(readLinkReports(store)).rejects.toMatchObject({ reason: 'store-unavailable' })
    }
  })
})
