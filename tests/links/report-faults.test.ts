/** A report about links that cannot be had: readers are answered as if nothing were the matter. */
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { Hono } from 'hono'
import { beforeEach, describe, expect } from 'vitest'
import { createService } from '../../functions/compose.ts'
import type { LinkReport } from '../../functions/model/link-report.ts'
import { liveTimes, storeBudgets } from '../../functions/store/database/budgets.ts'
import { send } from '../../functions/store/database/call.ts'
import { recordLinkReport } from '../../functions/store/link-reports/record.ts'
import { queryLinkReports } from '../../functions/store/link-reports/requests.ts'
import { first, isAboutLinks, timed, useFaultyStore } from '../store/faulty-store.ts'
import type { Served } from '../support/ask.ts'
import { awsError, type Fault } from '../support/fault-proxy.ts'
import { it } from '../support/store-test.ts'

const faulty = useFaultyStore()
const [resource] = first.dataset.resources
if (resource === undefined) throw new Error('the example has no resource')
const { id, url } = resource
const address = `/v1/resources/${id}`
const never = { state: 'unchecked', checkedAt: null }
const onDay = (day: number) => ({
  state: day % 2 === 1 ? ('ok' as const) : ('moved' as const),
  checkedAt: new Date(Date.UTC(2026, 10, day)).toISOString(),
})

/** What is found on a day: it changes every day. */
function reportOf(day: number): LinkReport {
  const rest = { status: null, finalUrl: null, reason: null, milliseconds: 0 }
  const results = [{ id, url, ...onDay(day), ...rest }]
  return { startedAt: onDay(day).checkedAt, results }
}

let day = 0
let faults: Error[] = []
/** Two reports, of yesterday and of today; today's goes into a slot that changes. */
beforeEach(async () => {
  faults = []
  for (let i = 0; i < 2; i++) await recordLinkReport(faulty.direct, reportOf((day += 1)))
})

function openService() {
  const { app, live } = createService(faulty.store, {
    now: () => faulty.clock,
    onFault: (fault) => void faults.push(fault),
  })
  return { app, live }
}

/** The state that is told, in an answer that must be right otherwise and tell nothing of us. */
async function stateIn(app: Hono): Promise<unknown> {
  const response = await app.request(address)
  const text = await response.text()
  expect(response.status).toBe(200)
  expect(text).not.toMatch(/arn:|AKIA|Exception|sha256|whole|attempt/)
  const { data } = JSON.parse(text) as Served<'/v1/resources/x'>
  expect(data).toMatchObject({ id, url })
  return data.link
}

const outages: readonly [string, Fault][] = [
  ['throttles', awsError('ThrottlingException')],
  ['denies access', awsError('AccessDeniedException')],
  ['fails', awsError('InternalServerError', 500)],
  ['takes the request for malformed', awsError('ValidationException')],
  ['answers with a page', { kind: 'html-error' }],
  ['answers with half of it', { kind: 'truncated' }],
  ['answers with nothing', { kind: 'empty' }],
  ['answers with an empty object', { kind: 'empty-object' }],
  ['breaks off', { kind: 'reset' }],
  ['hangs', { kind: 'hang' }],
  ['drips', { kind: 'drip' }],
]

function injectForLinks(fault: Fault): void {
  faulty.proxy.inject((call) => (isAboutLinks(call) ? fault : undefined))
}

describe.each(outages)('when the store %s, for the report alone', (_, fault) => {
  it('a cold answer is made without it, in time, and a later one with it', async () => {
    injectForLinks(fault)
    const { app, live } = openService()
    const { value, ms } = await timed(stateIn(app))
    expect(value).toEqual(never)
    expect(ms).toBeLessThan(liveTimes.coldWaitMs)
    expect(live.state()).toBe('ok')
    await expect.poll(() => faults).toHaveLength(1)
    expect(faulty.proxy.calls.filter(isAboutLinks)).toHaveLength(1)
    faulty.proxy.clear()
    faulty.clock += liveTimes.ttlMs
    await expect.poll(async () => stateIn(app)).toEqual(onDay(day))
  })

  it('a warm answer tells the earlier state, at once', async () => {
    const { app, live } = openService()
    await expect.poll(async () => stateIn(app)).toEqual(onDay(day))
    injectForLinks(fault)
    await recordLinkReport(faulty.direct, reportOf((day += 1)))
    for (let i = 0; i < 3; i++) {
      faulty.clock += liveTimes.ttlMs
      expect(await stateIn(app)).toEqual(onDay(day - 1))
      await expect.poll(() => live.state()).toBe('ok')
    }
    await expect.poll(() => faults.length).toBeGreaterThan(0)
    faulty.proxy.clear()
    await expect
      .poll(async () => {
        faulty.clock += liveTimes.ttlMs
        return stateIn(app)
      })
      .toEqual(onDay(day))
  })
})

describe('when the newest report', () => {
  async function itemsOf(which: 'newest' | 'both') {
    const { Items = [] } = await send(
      faulty.direct,
      new QueryCommand(queryLinkReports(faulty.direct.table)),
      storeBudgets.publisher,
    )
    const newest = Math.max(...Items.map((item) => Number(item['number']?.N)))
    return Items.filter((item) => which === 'both' || Number(item['number']?.N) === newest)
  }

  async function alter(kind: 'report' | 'results', attributes: object, which: 'newest' | 'both') {
    const items = (await itemsOf(which)).filter(({ sk }) => sk?.S?.startsWith(kind))
    expect(items).toHaveLength(which === 'both' ? 2 : 1)
    for (const item of items) {
      const Item = { ...item, ...marshall(attributes) }
      const request = new PutItemCommand({ TableName: faulty.direct.table, Item })
      await send(faulty.direct, request, storeBudgets.publisher)
    }
  }

  const damages = [
    ['has other bytes', 'results', { data: Buffer.from('other') }],
    ['was written in part', 'results', { number: 1_000_000 }],
    ['has parts of another form', 'results', { data: 'text' }],
    ['is announced with another hash', 'report', { sha256: '0'.repeat(64) }],
    ['is announced with more parts', 'report', { parts: 3 }],
    ['is announced by garbage', 'report', { sha256: 7 }],
  ] as const

  it.each(damages)(
    '%s, a cold one tells the one before, and a warm one what it told',
    async (...of) => {
      const [, kind, attributes] = of
      const warm = openService()
      await expect.poll(async () => stateIn(warm.app)).toEqual(onDay(day))
      await alter(kind, attributes, 'newest')
      const cold = openService()
      await expect.poll(async () => stateIn(cold.app)).toEqual(onDay(day - 1))
      expect(faults).toHaveLength(1)
      faulty.clock += liveTimes.ttlMs
      expect(await stateIn(warm.app)).toEqual(onDay(day))
      await expect.poll(() => [warm.live.state(), cold.live.state()]).toEqual(['ok', 'ok'])
      // Whatever happened to it, the next report is whole again.
      await recordLinkReport(faulty.direct, reportOf((day += 1)))
      for (const { app } of [warm, cold]) {
        faulty.clock += liveTimes.ttlMs
        await expect.poll(async () => stateIn(app)).toEqual(onDay(day))
      }
    },
  )

  it.each(damages)('%s, and the one before too, nothing is told of links', async (...of) => {
    const [, kind, attributes] = of
    await alter(kind, attributes, 'both')
    const { app, live } = openService()
    expect(await stateIn(app)).toEqual(never)
    await expect.poll(() => faults.length).toBeGreaterThan(0)
    expect([await stateIn(app), live.state()]).toEqual([never, 'ok'])
  })
})

describe('a report', () => {
  it('that stays the same is not loaded again', async () => {
    const { app } = openService()
    await expect.poll(async () => stateIn(app)).toEqual(onDay(day))
    faulty.proxy.clear()
    for (let i = 0; i < 3; i++) {
      faulty.clock += liveTimes.ttlMs
      await stateIn(app)
    }
    const about = faulty.proxy.calls.filter(isAboutLinks)
    expect(about).toHaveLength(3)
    expect(about.every(({ body }) => body.includes('{"S":"report#"}'))).toBe(true)
  })
})
