import { describe, expect, it } from 'vitest'
import { indexLinks, nothingChecked } from '../../functions/model/link-index.ts'
import {
  completeReport,
  countLastKnown,
  countLinks,
  LinkReport,
  looksBroken,
  type LinkResult,
} from '../../functions/model/link-report.ts'

const monday = '2026-11-23T06:00:00.000Z'
const tuesday = '2026-11-24T06:00:00.000Z'
const a = { id: 'a', url: 'https://a.example/' }
const result: LinkResult = {
  ...a,
  state: 'ok',
  status: 200,
  finalUrl: a.url,
  reason: null,
  checkedAt: monday,
  milliseconds: 12,
}
const proof = { kind: 'no-name', since: monday } as const
const broken: LinkResult = { ...result, state: 'broken', proof }
const report = (...results: LinkResult[]): LinkReport => ({ startedAt: monday, results })

describe('what is known about a link today', () => {
  it('is what was last found at its very address, and nothing else', () => {
    const index = indexLinks(report(broken, { ...result, id: 'b' }))
    expect(index.of(a)).toEqual({ state: 'broken', checkedAt: monday })
    expect(index.of({ ...a, id: 'b' })).toEqual({ state: 'ok', checkedAt: monday })
    const unknown = { state: 'unchecked', checkedAt: null }
    expect(index.of({ ...a, url: 'https://a.example/new' })).toEqual(unknown)
    expect(index.of({ ...a, id: 'c' })).toEqual(unknown)
    expect(nothingChecked.of(a)).toEqual(unknown)
  })
})

describe('a report of an earlier version', () => {
  const readAs = (one: LinkResult) => LinkReport.parse(report(one)).results[0]
  const hearsay: LinkResult = { ...result, state: 'broken', status: 500 }
  const seen = { kind: 'no-page', since: monday }

  it.each([
    ['what failed once', hearsay, { ...hearsay, state: 'unchecked' }],
    ['no page', { ...hearsay, status: 404 }, { state: 'unchecked', proof: seen }],
    ['a page that is gone', { ...hearsay, status: 410 }, { state: 'unchecked', proof: seen }],
  ])('calls no link broken that was not proven so: %s', (_, stored, read) => {
    expect(readAs(stored)).toEqual({ ...stored, ...read })
  })

  it('is a proof of nothing at a time that it does not tell', () => {
    const never: LinkResult = { ...hearsay, status: 404, checkedAt: null }
    expect(readAs(never)).toEqual({ ...never, state: 'unchecked' })
  })

  it('is taken as it is where a link works, or is proven to be broken', () => {
    for (const one of [broken, result, { ...result, status: 404 }]) expect(readAs(one)).toEqual(one)
  })
})

describe('links are counted', () => {
  const known = { state: 'broken', at: monday } as const
  const untold: LinkResult = { ...result, state: 'unchecked', known }
  const all: LinkResult[] = [
    result,
    { ...result, state: 'moved' },
    broken,
    untold,
    { ...untold, known: { ...known, state: 'ok' } },
    { ...result, state: 'unchecked' },
  ]

  it('by what was found, or by what is known where nobody could tell', () => {
    expect(countLinks(all)).toEqual({ ok: 1, moved: 1, broken: 1, unchecked: 3 })
    expect(countLastKnown(all)).toEqual({ ok: 1, moved: 1, broken: 2, unchecked: 2 })
  })

  it('as looking broken from the first proof on', () => {
    expect(looksBroken(broken)).toBe(true)
    expect(looksBroken({ ...untold, proof })).toBe(true)
    expect(looksBroken({ ...result, state: 'broken' })).toBe(true)
    expect(looksBroken(result)).toBe(false)
  })
})

describe('a report is made whole', () => {
  const [b, c] = [
    { ...a, id: 'b' },
    { ...a, id: 'c' },
  ]
  const unseen = { ...result, state: 'unchecked', status: null, checkedAt: null } as const
  const whole = (now: LinkResult[], earlier: LinkReport | undefined, links = [a, b, c]) =>
    completeReport({ startedAt: tuesday, results: now }, links, earlier)

  it('from what was found now, else before, at the same address', () => {
    const found = { ...broken, checkedAt: tuesday }
    const earlier = report(
      result,
      { ...result, ...b },
      { ...result, ...c, url: 'https://old.example' },
    )
    const now = [found, { ...unseen, ...b }, { ...unseen, ...c }]
    expect(whole(now, earlier)).toEqual({
      startedAt: tuesday,
      results: [found, { ...result, ...b }, { ...unseen, ...c }],
    })
  })

  it('of links alone that there are, in their order, whether anything was found or not', () => {
    expect(whole([], report({ ...result, ...b }, result)).results).toEqual([
      result,
      { ...result, ...b },
    ])
    expect(whole([result], undefined, [b, a]).results).toEqual([result])
    expect(whole([result], report(result), [c]).results).toEqual([])
  })
})
