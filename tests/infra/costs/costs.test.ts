/** infra/costs.md cannot drift from what it is computed from. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Billed } from '../../../infra/costs/billed.ts'
import {
  costOfBackups,
  costOfMillion,
  costOfMonth,
  sum,
  type Measured,
  type MeasuredFunctions,
} from '../../../infra/costs/costs.ts'
import { prices } from '../../../infra/costs/prices.ts'
import { renderCosts } from '../../support/costs-page.ts'
import { billedOf, removeSynthesised } from '../../support/stacks.ts'

const read = async (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8')

const recorded = async (): Promise<MeasuredFunctions> =>
  JSON.parse(await read('tests/bench/requests.json'))

let production: Billed
let sandbox: Billed
beforeAll(() => {
  production = billedOf('production')
  sandbox = billedOf('sandbox')
})
afterAll(removeSynthesised)

/** Round numbers, to be computed by hand. */
const round: Measured = {
  on: '2026-11-26',
  node: 'v24',
  requests: 1,
  cpuMs: 1,
  p50Ms: 1,
  p95Ms: 1,
  loadMs: 1,
  bodyBytes: 1,
  largestBytes: 1,
  gzippedBytes: 99_100,
  logBytes: 100,
  storedBytes: 98 * 4_096,
}
const open: Billed = {
  alarms: 2,
  alarmMetrics: 3,
  ownMetrics: 1,
  dashboards: 1,
  firewalls: 0,
  firewallRules: 0,
  memoryMb: 2_048,
  linkCheckGBs: 0,
  lookMb: 0,
}
const guarded: Billed = { ...open, firewalls: 1, firewallRules: 4 }

describe('the page of costs', () => {
  it('is what its script writes: node tests/bench/costs.ts', async () => {
    expect(await read('infra/costs.md')).toBe(renderCosts(await recorded(), production, sandbox))
  })

  it('names a page of the provider for every price, or calls it an assumption', async () => {
    const page = await read('infra/costs.md')
    for (const [name, { source, usd, per, region }] of Object.entries(prices)) {
      const known = source === 'assumption' ? source : `[a page of AWS](${source})`
      expect(page).toContain(`| ${name} | ${usd} | ${per} | ${region} | ${known} |`)
    }
    expect(page).toContain('No account has been billed')
  })

  it('states the alarms of both stages', async () => {
    expect(await read('infra/costs.md')).toContain(
      `${production.alarms} alarms in\nproduction, ${sandbox.alarms} in sandbox`,
    )
    expect(production.alarms - sandbox.alarms).toBe(1)
  })
})

describe('a million requests', () => {
  const lines = Object.fromEntries(
    costOfMillion(0, guarded, round).map(({ name, usd }) => [name, usd]),
  )

  it('cost what a hand computes', () => {
    // 100 KB each, at 0.085 a GB.
    expect(lines['edge: traffic']).toBeCloseTo(8.5)
    // 3 ms, and 1 % of 1,500 ms: 18,000 s of 2 GB.
    expect(lines['function: time']).toBeCloseTo(18_000 * 2 * 0.0000133334, 3)
    // One head read, and 1 % of a hundred units.
    expect(lines['table: reads']).toBeCloseTo(2 * 0.125)
    // 1,000 bytes of log.
    expect(lines['function: log']).toBeCloseTo(0.5)
  })

  it.each(['api', 'pages'] as const)(
    'cost less the more the edge answers, and never less than the edge itself: %s',
    async (name) => {
      const { [name]: of } = await recorded()
      const totals = [0, 0.9, 0.99, 1].map((share) => sum(costOfMillion(share, production, of)))
      expect(totals.toSorted((a, b) => b - a)).toEqual(totals)
      const edge = costOfMillion(0, production, of).filter((line) =>
        /^(?:edge|firewall)/.test(line.name),
      )
      expect(totals[3]).toBeCloseTo(sum(edge))
    },
  )

  it('cost without a firewall just its share less', () => {
    const difference =
      sum(costOfMillion(0.9, guarded, round)) - sum(costOfMillion(0.9, open, round))
    expect(difference).toBeCloseTo(prices.firewallRequests.usd)
  })
})

it('backups cost what a hand computes', () => {
  // 8.03 MB a night: 70 of them kept at 0.1 a GB, and 30.4 brought over at 0.02.
  expect(costOfBackups(round)).toBeCloseTo(0.00803 * (7 + 0.609), 3)
})

it('a month in which nobody asks costs what is counted', () => {
  const usd = costOfMonth(guarded).map(({ count, each }) => count * each)
  // Firewall, rules, metrics of alarms, our own metrics, dashboard, link checker, looks.
  expect(usd.map((each) => each.toFixed(2))).toEqual([
    '5.00',
    '4.00',
    '0.30',
    '0.30',
    '3.00',
    '0.00',
    '0.00',
  ])
})
