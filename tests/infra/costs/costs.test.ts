/** infra/costs.md cannot drift from what it is computed from. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { costOfMillion, costOfMonth, sum, type Measured } from '../../../infra/costs/costs.ts'
import { prices } from '../../../infra/costs/prices.ts'
import { renderCosts } from '../../support/costs-page.ts'

const read = async (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8')

const recorded = async (): Promise<Measured> => JSON.parse(await read('tests/bench/requests.json'))

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

describe('the page of costs', () => {
  it('is what its script writes: node tests/bench/costs.ts', async () => {
    expect(await read('infra/costs.md')).toBe(renderCosts(await recorded()))
  })

  it('names where every price was read, and says that none was billed', async () => {
    const page = await read('infra/costs.md')
    for (const { source, region } of Object.values(prices)) {
      expect(source).toMatch(/general knowledge|\.\w{2,5}\//)
      expect(region).not.toBe('')
      expect(page).toContain(source)
    }
    expect(page).toContain('No account has been billed')
  })
})

describe('a million requests', () => {
  const lines = Object.fromEntries(
    costOfMillion(0, true, round).map(({ name, usd }) => [name, usd]),
  )

  it('cost what a hand computes', () => {
    // 100 KB each, at 0.085 a GB.
    expect(lines['edge: traffic']).toBeCloseTo(8.5)
    // 3 ms, and 1 % of 1,500 ms: 18,000 s of 1.7275 GB.
    expect(lines['function: time']).toBeCloseTo(18_000 * 1.7275 * 0.0000133334, 3)
    // One head read, and 1 % of a hundred units.
    expect(lines['table: reads']).toBeCloseTo(2 * 0.125)
    // 1,000 bytes of log.
    expect(lines['function: log']).toBeCloseTo(0.5)
  })

  it('cost less the more the edge answers, and never less than the edge itself', async () => {
    const of = await recorded()
    const totals = [0, 0.9, 0.99, 1].map((share) => sum(costOfMillion(share, true, of)))
    expect(totals.toSorted((a, b) => b - a)).toEqual(totals)
    const edge = costOfMillion(0, true, of).filter(({ name }) => /^(?:edge|firewall)/.test(name))
    expect(totals[3]).toBeCloseTo(sum(edge))
  })

  it('cost without a firewall just its share less', () => {
    const difference = sum(costOfMillion(0.9, true, round)) - sum(costOfMillion(0.9, false, round))
    expect(difference).toBeCloseTo(prices.firewallRequests.usd)
    expect(sum(costOfMonth(true)) - sum(costOfMonth(false))).toBeCloseTo(9)
  })
})
