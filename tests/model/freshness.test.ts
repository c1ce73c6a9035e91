import { describe, expect, it } from 'vitest'
import {
  freshnessOf,
  freshnessOfText,
  oldestConfirmation,
  reviewDay,
} from '../../functions/model/freshness.ts'

const undated = {
  decidedOn: null,
  inForceFrom: null,
  inForceUntil: null,
  confirmedOn: null,
  reviewBy: null,
}
const decision = { ...undated, status: 'recommended', confidence: 'verified' } as const

describe('the review day', () => {
  it.each([
    ['2026', '2027-01-01'],
    ['2026-02', '2027-02-01'],
    ['2024-02-29', '2025-02-28'],
    ['2025-11-17', '2026-11-17'],
  ])('of %s is twelve months after its first day, %s', (confirmedOn, due) => {
    expect(reviewDay({ ...undated, confirmedOn })).toBe(due)
    expect(reviewDay({ ...undated, decidedOn: confirmedOn })).toBe(due)
  })

  it('follows the confirmation, however old the decision', () => {
    expect(reviewDay({ ...undated, decidedOn: '2019-05-02', confirmedOn: '2026-01' })).toBe(
      '2027-01-01',
    )
  })

  it('is the end of its force or an earlier day that was asked for, never a later one', () => {
    const dates = { ...undated, confirmedOn: '2026-03-14' }
    expect(reviewDay({ ...dates, inForceUntil: '2026-06-30' })).toBe('2026-06-30')
    expect(reviewDay({ ...dates, inForceUntil: '2026-06' })).toBe('2026-06-01')
    expect(reviewDay({ ...dates, reviewBy: '2026-04-01' })).toBe('2026-04-01')
    expect(reviewDay({ ...dates, reviewBy: '2028-04-01' })).toBe('2027-03-14')
  })

  it('does not exist without a date, even if a review is planned', () => {
    expect(reviewDay({ ...undated, reviewBy: '2030-01-01', inForceUntil: '2030' })).toBeNull()
  })
})

describe('a statement', () => {
  const on = (statement: object, today: string, official = true) =>
    freshnessOf({ ...decision, decidedOn: '2025-11-17', ...statement }, official, today)

  it('is current up to its review day', () => {
    expect(on({}, '2026-11-17')).toBe('current')
    expect(on({}, '2026-11-18')).toBe('unconfirmed')
  })

  it('is unconfirmed after it when it holds until it is replaced and a source is official', () => {
    expect(on({}, '2030-01-01')).toBe('unconfirmed')
    expect(on({ status: 'not-reimbursed' }, '2030-01-01')).toBe('unconfirmed')
    expect(on({}, '2030-01-01', false)).toBe('past')
  })

  it.each(['managed-access', 'early-access', 'assessed', 'in-assessment', 'positive-opinion'])(
    'is past after it when it is %s, which is of its time',
    (status) => expect(on({ status }, '2026-11-18')).toBe('past'),
  )

  it('is unconfirmed when nobody has confirmed it, though its force has not ended', () => {
    const said = { ...decision, confirmedOn: '2025-01-01', inForceUntil: '2027-01-01' }
    expect(freshnessOf(said, true, '2026-11-28')).toBe('unconfirmed')
    expect(freshnessOf({ ...said, inForceUntil: '2026-11-28' }, true, '2026-11-28')).toBe(
      'unconfirmed',
    )
    expect(freshnessOf({ ...said, inForceUntil: '2026-11-27' }, true, '2026-11-28')).toBe('past')
  })

  it('is past once its force has ended', () => {
    expect(on({ inForceUntil: '2026-01-31' }, '2026-01-31')).toBe('current')
    expect(on({ inForceUntil: '2026-01-31' }, '2026-02-01')).toBe('past')
  })

  it('is not current before it is in force', () => {
    expect(on({ inForceFrom: '2026-01' }, '2025-12-31')).toBe('past')
    expect(on({ inForceFrom: '2026-01' }, '2026-01-01')).toBe('current')
  })

  it.each(['secondary-source', 'unverified'])('is past when it is %s, however new', (confidence) =>
    expect(on({ confidence }, '2025-11-18')).toBe('past'),
  )

  it('is past without a date', () => {
    expect(on({ decidedOn: null }, '2026-01-01')).toBe('past')
  })
})

describe('a note on several uses', () => {
  it('is as old as the oldest that is no hearsay, and undated when none of them is dated', () => {
    const use = (confirmedOn: string | null) => ({ confirmedOn, confidence: 'verified' }) as const
    const hearsay = { confirmedOn: '2020', confidence: 'secondary-source' } as const
    expect(oldestConfirmation([use('2026-03-14'), use(null), use('2026-02'), hearsay])).toBe(
      '2026-02',
    )
    expect(oldestConfirmation([use(null), hearsay])).toBeNull()
    expect(oldestConfirmation([])).toBeNull()
  })
})

describe('a collected text', () => {
  it('is current for a year from the first day of its oldest source, then past', () => {
    const text = { asOf: '2026', reviewBy: null, confidence: 'verified' } as const
    expect(freshnessOfText(text, '2027-01-01')).toBe('current')
    expect(freshnessOfText(text, '2027-01-02')).toBe('past')
    expect(freshnessOfText({ ...text, asOf: null }, '2026-01-02')).toBe('past')
    expect(freshnessOfText({ ...text, confidence: 'unverified' }, '2026-01-02')).toBe('past')
  })
})
