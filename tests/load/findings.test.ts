/** That the bounds of the load can be missed. */
import { describe, expect, it } from 'vitest'
import { atLeast, atMost, atMostBeside, wrongIn } from './findings.ts'

describe('a bound', () => {
  it.each([
    ['at most, and is it', atMost(2, { what: 'x', value: 2 }), true],
    ['at most, and is more', atMost(2, { what: 'x', value: 2.01 }), false],
    ['at least, and is it', atLeast(2, { what: 'x', value: 2 }), true],
    ['at least, and is less', atLeast(2, { what: 'x', value: 1.99 }), false],
    ['at least, and is no number', atLeast(2, { what: 'x', value: Number.NaN }), false],
    ['none wrong of some', wrongIn('x', { asked: 1, wrong: [], wrongs: 0 }), true],
    ['none wrong of none', wrongIn('x', { asked: 0, wrong: [], wrongs: 0 }), false],
    ['none wrong, and one is', wrongIn('x', { asked: 9, wrong: ['y'], wrongs: 1 }), false],
  ])('%s', (_, { holds }, held) => {
    expect(holds).toBe(held)
  })

  it.each([
    [25, 1, true],
    [26, 1, false],
    [200, 40, true],
    [201, 40, false],
  ])('of 25 ms, or five times bare: %d beside %d', (value, bare, held) => {
    const finding = atMostBeside({ most: 25, times: 5, bare }, { what: 'p99', value, unit: 'ms' })
    expect(finding).toMatchObject({ holds: held, found: `${value} ms` })
    expect(finding.bound).toBe(`≤ 25 ms, or 5 times bare's ${bare} ms`)
  })
})
