import { describe, expect, it } from 'vitest'
import { endOfPeriod, isStale, PartialDate, reviewDay } from '../../functions/model/dates.ts'

describe('a date to the precision known', () => {
  it.each(['2026', '2026-03', '2026-03-14', '2024-02-29'])('may be %s', (date) => {
    expect(PartialDate.safeParse(date).success).toBe(true)
  })

  it.each([
    '2026-02-30',
    '2025-02-29',
    '0000',
    '9999',
    '2026-13',
    '2026-3',
    '14-03-2026',
    '2026-03-14T10:00',
    '',
  ])('F-41 is not %j', (date) => {
    expect(PartialDate.safeParse(date).success).toBe(false)
  })
})

describe('the review day', () => {
  it.each([
    ['2026', '2026-12-31', '2027-12-31'],
    ['2026-02', '2026-02-28', '2027-02-28'],
    ['2024-02', '2024-02-29', '2025-02-28'],
    ['2024-02-29', '2024-02-29', '2025-02-28'],
    ['2025-11-17', '2025-11-17', '2026-11-17'],
  ])('of %s is twelve months after %s', (asOf, end, due) => {
    expect(endOfPeriod(asOf)).toBe(end)
    expect(reviewDay({ asOf, reviewBy: null })).toBe(due)
  })

  it('is as stated when it is stated', () => {
    expect(reviewDay({ asOf: '2026', reviewBy: '2026-06-01' })).toBe('2026-06-01')
  })

  it('makes a statement stale the day after, and never on the day', () => {
    const statement = { asOf: '2025-11-17', reviewBy: null }
    expect(isStale(statement, '2026-11-17')).toBe(false)
    expect(isStale(statement, '2026-11-18')).toBe(true)
  })

  it('does not exist without a date: such a statement is stale, even if a review is planned', () => {
    expect(reviewDay({ asOf: null, reviewBy: null })).toBeNull()
    expect(isStale({ asOf: null, reviewBy: null }, '2026-01-01')).toBe(true)
    expect(isStale({ asOf: null, reviewBy: '2030-01-01' }, '2026-01-01')).toBe(true)
  })
})
