import { describe, expect, it } from 'vitest'
import { Day, endOfPeriod, PartialDate, startOfPeriod } from '../../functions/model/dates.ts'

describe('a date to the precision known', () => {
  it.each([
    '1900',
    '2199',
    '2026-03',
    '2026-12',
    '2026-03-05',
    '2026-03-30',
    '2026-03-31',
    '2024-02-29',
  ])('may be %s', (date) => {
    expect(PartialDate.safeParse(date).success).toBe(true)
  })

  it.each([
    '2026-02-30',
    '2025-02-29',
    '0000',
    '1899',
    '2200',
    'x2026',
    '2026-00',
    '2026-03-00',
    '2026-03-32',
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

describe('the period that a date names', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2025-11-17', '2025-11-17', '2025-11-17'],
  ])('%s is from %s to %s', (date, start, end) => {
    expect([startOfPeriod(date), endOfPeriod(date)]).toEqual([start, end])
  })
})

it('a day is known to the day', () => {
  expect(['2026-03-14', '2026-03', '2026'].map((date) => Day.safeParse(date).success)).toEqual([
    true,
    false,
    false,
  ])
})
