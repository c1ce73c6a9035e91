import { describe, expect, it } from 'vitest'
import { cliffOf } from '../../functions/model/cliff.ts'
import {
  freshnessOn,
  isDue,
  readStatement,
  silencedAfter,
  type Statement,
} from '../../functions/model/statements.ts'

const isOfficial = (page: string) => page.startsWith('https://official.example/')
const source = (url: string) => ({ url, title: null })
const note = {
  status: 'reimbursed',
  medicines: ['nivolumab'],
  decidedOn: '2024-05-02',
  confirmedOn: '2026-03-14',
  confidence: 'verified',
  sources: [source('https://press.example/a'), source('https://official.example/b')],
}

/** What is read of it, which is a statement. */
function read(value: object): Statement {
  const found = readStatement(value, isOfficial)
  if (found === undefined) throw new Error('no statement')
  return found
}

describe('a statement is read', () => {
  it('with its review day and its pages, one of which may be an authority’s', () => {
    expect(readStatement(note, isOfficial)).toEqual({
      status: 'reimbursed',
      medicines: ['nivolumab'],
      decidedOn: '2024-05-02',
      inForceFrom: null,
      inForceUntil: null,
      confirmedOn: '2026-03-14',
      reviewBy: null,
      confidence: 'verified',
      officialPage: null,
      due: '2027-03-14',
      sources: ['https://press.example/a', 'https://official.example/b'],
      official: true,
    })
    expect(read({ ...note, sources: note.sources.slice(0, 1) }).official).toBe(false)
    expect(read({ ...note, sources: [] }).official).toBe(false)
  })

  it('of a text by its own date, which a confirmation goes before', () => {
    const text = { asOf: '2026', confidence: 'verified' }
    expect(read(text)).toMatchObject({ status: undefined, confirmedOn: '2026', due: '2027-01-01' })
    expect(read({ ...text, confirmedOn: '2026-03' })).toMatchObject({ due: '2027-03-01' })
  })

  it('of an EU note by the oldest of its uses', () => {
    const use = (confirmedOn: string | null) => ({ ...note, confirmedOn })
    const dated = (...uses: object[]) => read({ ...note, authorisations: uses }).confirmedOn
    expect(dated(use('2026-02-01'), use('2025-12'), use(null))).toBe('2025-12')
    expect(dated(use(null))).toBe('2026-03-14')
    expect(dated()).toBe('2026-03-14')
  })

  it.each([null, 7, {}, { ...note, confidence: 'high' }, { ...note, status: 'paid' }])(
    'from nothing else: %j',
    (value) => expect(readStatement(value, isOfficial)).toBeUndefined(),
  )
})

const text = { asOf: '2026-03-14', confidence: 'verified', sources: note.sources }
const undated = { ...note, decidedOn: null, confirmedOn: null }
const hearsay = { ...note, confidence: 'secondary-source' }

describe('on a day', () => {
  it('a note is told by its status and pages, a text by its date alone', () => {
    expect(freshnessOn(read(note), '2027-03-14')).toBe('current')
    expect(freshnessOn(read(note), '2027-03-15')).toBe('unconfirmed')
    expect(freshnessOn(read({ ...note, sources: [] }), '2027-03-15')).toBe('past')
    expect(freshnessOn(read({ ...note, status: 'managed-access' }), '2027-03-15')).toBe('past')
    expect(freshnessOn(read(text), '2027-03-14')).toBe('current')
    expect(freshnessOn(read(text), '2027-03-15')).toBe('past')
  })

  it.each([
    ['a statement on its review day', note, '2027-03-14', false],
    ['one a day later', note, '2027-03-15', true],
    ['one without a date', undated, '2026-03-15', true],
    ['hearsay, which no date makes a status', hearsay, '2030-01-01', false],
    ['hearsay without a date', { ...hearsay, ...undated, confidence: 'unverified' }, '2030', false],
  ])('somebody has to read again, or not: %s', (_, said, today, due) => {
    expect(isDue(read(said), today)).toBe(due)
  })

  it('what is told as the present falls silent the day after its review day', () => {
    const all = [note, text, undated, hearsay].map(read)
    const told = (today: string) => silencedAfter(all, today).map(({ on, as }) => [on, as])
    expect(told('2027-03-14')).toEqual([
      ['2027-03-15', 'unconfirmed'],
      ['2027-03-15', 'past'],
    ])
    expect(silencedAfter(all, '2027-03-14')[0]?.statement).toBe(all[0])
    expect(told('2027-03-15')).toEqual([])
  })

  it('nothing falls silent that is in force after its review day only, and so never spoke', () => {
    const from = (inForceFrom: string) =>
      silencedAfter([read({ ...note, inForceFrom })], '2026-11-28').map(({ on }) => on)
    expect(from('2027-03-14')).toEqual(['2027-03-15'])
    expect(from('2027-03-15')).toEqual([])
  })
})

describe('the months ahead', () => {
  const placed = (value: object, country: string, kind: 'notes' | 'reimbursements' = 'notes') => ({
    ...read(value),
    country,
    kind,
  })

  it('say what falls silent in each, as what and where, and leave none out', () => {
    const ending = { ...note, confirmedOn: '2026-01-31', status: 'managed-access' }
    const statements = [
      placed({ ...note, confirmedOn: '2025-12-30' }, 'PL'),
      placed({ ...note, confirmedOn: '2025-12-31' }, 'PL'),
      placed({ ...text, asOf: '2026-01-01' }, 'FR', 'reimbursements'),
      placed({ ...note, confirmedOn: '2026-01-02' }, 'BE'),
      placed(ending, 'BE'),
      placed({ ...note, confirmedOn: '2025-11-27' }, 'BE'),
      placed(hearsay, 'BE'),
    ]
    const none = { all: 0, past: 0, byKind: {}, byCountry: {} }
    const { current, months } = cliffOf(statements, '2026-11-28')
    expect(current).toBe(5)
    expect(months).toEqual([
      { month: '2026-11', ...none },
      { month: '2026-12', all: 1, past: 0, byKind: { notes: 1 }, byCountry: { PL: 1 } },
      {
        month: '2027-01',
        all: 3,
        past: 1,
        byKind: { notes: 2, reimbursements: 1 },
        byCountry: { BE: 1, FR: 1, PL: 1 },
      },
      { month: '2027-02', all: 1, past: 1, byKind: { notes: 1 }, byCountry: { BE: 1 } },
    ])
    expect(Object.keys(months[2]?.byCountry ?? {})).toEqual(['BE', 'FR', 'PL'])
  })

  it('are none when nothing is told as the present', () => {
    expect(cliffOf([placed(hearsay, 'BE')], '2026-11-28')).toEqual({ current: 0, months: [] })
  })
})
