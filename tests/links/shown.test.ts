/** What readers see of links: from a site that fails, through the command line, to the answers. */
import type { Hono } from 'hono'
import { describe, expect } from 'vitest'
import { createService } from '../../functions/compose.ts'
import type { LinkReport } from '../../functions/model/link-report.ts'
import { liveTimes } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { recordLinkReport } from '../../functions/store/link-reports/record.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { ask, bodyAt, follow } from '../support/ask.ts'
import { runHere } from '../support/cli.ts'
import { exampleFiles, writeDataset } from '../support/seed.ts'
import { valuesIn } from '../support/served-rules.ts'
import { plainHttp, siteWith } from '../support/site.ts'
import { it } from '../support/store-test.ts'
import type { TestStore } from '../support/store.ts'

let tests: TestStore
let store: Store
let clock = Date.UTC(2026, 10, 23)

it.beforeEach(({ stores, store: own }) => {
  tests = stores
  store = own
})

const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
const dayOf = (day: number) => new Date(Date.UTC(2026, 10, day))
const never = { state: 'unchecked', checkedAt: null }

async function run(day: number, ...args: string[]) {
  const target = ['--table', store.table, '--endpoint', tests.endpoint]
  const done = await runHere([...args, ...target], { resolve, now: () => dayOf(day) })
  expect([done.code, done.err]).toEqual([0, expect.any(String)])
}

async function publish(data: string): Promise<void> {
  await run(1, 'publish', '--data', data, '-m', 'tests', '--yes')
}

async function checkLinks(day: number, data: string, ...more: string[]): Promise<void> {
  const polite = ['--allow-private', '--pause', '0']
  await run(day, 'links', '--record', '--data', data, ...polite, ...more)
}

/** The states that an app tells, by id, once it has looked at the table again. */
async function statesIn(app: Hono, address = '/v1/resources') {
  clock += liveTimes.ttlMs
  const found = valuesIn(await bodyAt(app, address)).map(({ value }) => value)
  const resources = found.filter((one) => fieldOf(one, 'link') !== undefined)
  return Object.fromEntries(
    resources.map((one) => [String(fieldOf(one, 'id')), fieldOf(one, 'link')]),
  )
}

function openApp(): Hono {
  return createService(store, {
    now: () => clock,
    onFault: (fault) => expect.unreachable(String(fault)),
  }).app
}

describe('after npm run seed -- links --record', () => {
  it('every answer with resources tells what was found, within the TTL of a running server', async () => {
    const { data } = await siteWith(['200', '301', '403', '404'])
    await publish(data)
    const app = openApp()
    expect(await statesIn(app)).toEqual({
      'r-200': never,
      'r-301': never,
      'r-403': never,
      'r-404': never,
    })
    await checkLinks(2, data)
    const checkedAt = dayOf(2).toISOString()
    const found = {
      'r-200': { state: 'ok', checkedAt },
      'r-301': { state: 'moved', checkedAt },
      'r-403': { state: 'unchecked', checkedAt },
      // Once is no proof.
      'r-404': { state: 'unchecked', checkedAt },
    }
    await expect.poll(async () => statesIn(app)).toEqual(found)
    for (const app2 of [app, openApp()]) {
      expect(await statesIn(app2, '/v1/access?country=BE&cancerType=melanoma')).toEqual(found)
      expect(await statesIn(app2, '/v1/resources/r-404')).toEqual({ 'r-404': found['r-404'] })
    }
  })

  it('of one host, the others keep what was found before, with its date', async () => {
    const { data } = await siteWith(['200', '404'])
    await publish(data)
    await checkLinks(1, data)
    await checkLinks(2, data)
    await checkLinks(9, data, '--only', 'r-200.example.org')
    expect(await statesIn(openApp())).toEqual({
      'r-200': { state: 'ok', checkedAt: dayOf(9).toISOString() },
      'r-404': { state: 'broken', checkedAt: dayOf(2).toISOString() },
    })
    // What leads elsewhere than to readers is no resource.
    await checkLinks(16, data, '--all', '--only', 'r-404.example.org')
    expect(await statesIn(openApp())).toMatchObject({ 'r-404': { state: 'broken' } })
  })

  it('an address that changed since is unchecked, and in the release before it is not', async () => {
    const { data, port } = await siteWith(['404'])
    await publish(data)
    await checkLinks(1, data)
    await checkLinks(2, data)
    const app = openApp()
    const before = (await ask(app, '/v1/releases')).data[0]?.id
    const host = `r-404.example.org:${port}`
    const guide = exampleFiles['resources/example-guide.yaml']
      .replace('id: example-guide', 'id: r-404')
      .replace(/url: .*/, `url: http://${host}/mended`)
    const mended = await writeDataset({
      'resources/example-guide.yaml': null,
      'resources/r-404.yaml': guide,
      ...plainHttp([host]),
    })
    await publish(mended)
    expect(await statesIn(app)).toEqual({ 'r-404': never })
    expect(await statesIn(app, `/v1/resources?release=${before}`)).toEqual({
      'r-404': { state: 'broken', checkedAt: dayOf(2).toISOString() },
    })
    await checkLinks(3, mended)
    const checkedAt = dayOf(3).toISOString()
    await expect.poll(async () => statesIn(app)).toEqual({ 'r-404': { state: 'ok', checkedAt } })
    expect(await statesIn(app, `/v1/resources?release=${before}`)).toEqual({ 'r-404': never })
  })
})

it('a report that says more about our network than about links is not recorded', async () => {
  const paths = Array.from({ length: 10 }, (_, i) => `${i < 6 ? '404' : '200'}x${i}`)
  const { data } = await siteWith(paths)
  await publish(data)
  const args = ['links', '--record', '--data', data, '--allow-private', '--pause', '0']
  const target = ['--table', store.table, '--endpoint', tests.endpoint]
  const { code, out, err } = await runHere([...args, ...target], { resolve })
  expect([code, err]).toEqual([7, expect.stringContaining('6 of 10 links look broken')])
  expect(out).toContain('10 links: 4 ok, 0 moved, 0 broken, 6 unchecked (6 seen broken once)')
  expect(Object.values(await statesIn(openApp()))).toEqual(paths.map(() => never))
})

describe('a new report', () => {
  const withResources = [
    '/v1/resources',
    '/v1/resources/r-200',
    '/v1/access?country=BE&cancerType=melanoma',
  ]
  const without = [
    '/v1',
    '/v1/terms',
    '/v1/cancer-types',
    '/v1/countries/BE/availability',
    '/v1/releases',
    '/openapi.json',
  ]

  async function reportOn(app: Hono, state: 'ok' | 'moved', day: number): Promise<void> {
    clock += liveTimes.ttlMs
    const { data } = await ask(app, '/v1/resources')
    const checkedAt = dayOf(day).toISOString()
    const rest = { status: null, finalUrl: null, reason: null, milliseconds: 0 }
    const results = data.map(({ id, url }) => ({
      id,
      url,
      state,
      checkedAt,
      ...rest,
    }))
    await recordLinkReport(store, { startedAt: checkedAt, results } satisfies LinkReport)
    await expect
      .poll(async () => Object.values(await statesIn(app))[0])
      .toEqual({
        state,
        checkedAt,
      })
  }

  it('changes the entity tags of answers with resources, and of no others', async () => {
    const { data } = await siteWith(['200', '404'])
    await publish(data)
    const app = openApp()
    const tagOf = async (address: string) =>
      (await app.request(address)).headers.get('etag') ?? 'none'
    const tags = async () => Promise.all([...withResources, ...without].map(tagOf))
    await reportOn(app, 'ok', 2)
    const before = await tags()
    expect(await tags()).toEqual(before)
    await reportOn(app, 'moved', 9)
    const after = await tags()
    expect(after.map((tag, i) => tag !== before[i])).toEqual([
      ...withResources.map(() => true),
      ...without.map(() => false),
    ])
    // A copy from before the report is not said to be the same; one from after it is.
    for (const [i, status] of [before, after].map((all, j) => [all[0], j ? 304 : 200] as const)) {
      const headers = { 'If-None-Match': i ?? '' }
      expect((await app.request('/v1/resources', { headers })).status).toBe(status)
    }
  })

  it('does not touch a walk that has begun', async () => {
    const { data } = await siteWith(['200', '301', '403', '404'])
    await publish(data)
    const app = openApp()
    await reportOn(app, 'ok', 2)
    const first = await ask(app, '/v1/resources?limit=1')
    await reportOn(app, 'moved', 9)
    const again = await ask(app, '/v1/resources?limit=1')
    expect(again.page).toEqual(first.page)
    const ids: string[] = []
    for (let page = first; ; page = await follow(app, '/v1/resources', page.page.next)) {
      ids.push(...page.data.map(({ id }) => id))
      if (page.page.next === null) break
    }
    expect(ids.toSorted()).toEqual(['r-200', 'r-301', 'r-403', 'r-404'])
  })
})
