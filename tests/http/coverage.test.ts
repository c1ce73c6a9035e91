import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import { cliffOf } from '../../functions/model/cliff.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { isDue } from '../../functions/model/statements.ts'
import { coverageOf } from '../../seed/dataset/coverage.ts'
import { statementsOf } from '../../seed/dataset/statements.ts'
import { ask } from '../support/ask.ts'
import { smallApp, smallDataset, smallDay } from '../support/small-directory.ts'

let app: Hono
let dataset: Dataset
beforeAll(async () => {
  app = await smallApp()
  dataset = await smallDataset()
})

const states = ['stated', 'unconfirmed', 'history', 'unknown'] as const
type Counts = Readonly<Record<(typeof states)[number], number>>
function add(all: readonly Counts[]): Counts {
  const sum = (state: (typeof states)[number]) => all.reduce((n, one) => n + one[state], 0)
  return {
    stated: sum('stated'),
    unconfirmed: sum('unconfirmed'),
    history: sum('history'),
    unknown: sum('unknown'),
  }
}

describe('the texts of /v1/coverage', () => {
  it('are those that the command line counts, collection by collection and locale by locale', async () => {
    const { data } = await ask(app, '/v1/coverage')
    const rows = data.locales.flatMap(({ locale, collections }) =>
      collections.map(({ collection: kind, ...counts }) => ({ locale, kind, ...counts })),
    )
    const told = coverageOf(dataset, smallDay)
    expect(rows.length).toBeGreaterThan(50)
    expect(rows).toHaveLength(told.length)
    expect(told).toMatchObject(rows)
  })

  it('add up: to their locale, to /v1/locales, and in every locale to the same whole', async () => {
    const { data } = await ask(app, '/v1/coverage')
    const { data: locales } = await ask(app, '/v1/locales')
    expect(data.locales.map(({ locale }) => locale)).toEqual(locales.map(({ tag }) => tag))
    const wholes = data.locales.map((one, i) => {
      for (const name of ['held', 'due', 'composed', 'missing'] as const) {
        expect(one[name]).toBe(one.collections.reduce((n, own) => n + own[name], 0))
      }
      const { held, reviewed, unreviewed, missing } = one
      expect({ held, reviewed, unreviewed, missing }).toEqual(locales[i]?.coverage)
      expect(reviewed + unreviewed).toBe(held)
      return held + one.composed + missing
    })
    expect(new Set(wholes).size).toBe(1)
  })
})

describe('the pairs of /v1/coverage', () => {
  it('have the state that every country’s own answer tells, each pair once', async () => {
    const { data } = await ask(app, '/v1/coverage')
    expect(data.pairs.countries.map(({ country }) => country)).toEqual(
      dataset.countries.map(({ code }) => code),
    )
    const found = new Set<string>()
    for (const { country, states: told, ...counts } of data.pairs.countries) {
      const { data: own } = await ask(app, `/v1/countries/${country}/availability`)
      const pairs = own.entries.map(({ cancerType, state }) => [cancerType.id, state] as const)
      expect(told).toEqual(Object.fromEntries(pairs))
      for (const state of states) {
        expect(counts[state]).toBe(pairs.filter(([, one]) => one === state).length)
      }
      for (const [, state] of pairs) found.add(state)
    }
    expect(found.size).toBeGreaterThan(2)
  })

  it('add up by country and by cancer type to the same total', async () => {
    const { pairs } = (await ask(app, '/v1/coverage')).data
    expect(add(pairs.countries)).toEqual(pairs.total)
    expect(add(pairs.cancerTypes)).toEqual(pairs.total)
    const all = states.reduce((n, state) => n + pairs.total[state], 0)
    expect(all).toBe(dataset.countries.length * dataset.cancerTypes.length)
  })
})

describe('the reviews of /v1/coverage', () => {
  it('are those that the command line lists, month by month', async () => {
    const { reviews } = (await ask(app, '/v1/coverage')).data
    const statements = statementsOf(dataset)
    const due = statements.filter((one) => isDue(one, smallDay))
    const cliff = cliffOf(statements, smallDay)
    expect(reviews.overdue + reviews.undated).toBe(due.length)
    expect(reviews.current).toBe(cliff.current)
    expect(reviews.months.map((one) => [one.month, one.statements, one.past])).toEqual(
      cliff.months.map((one) => [one.month, one.all, one.past]),
    )
    expect(reviews.months.length).toBeGreaterThan(1)
    for (const { statements: all, countries, collections } of reviews.months) {
      for (const parts of [countries, collections]) {
        expect(Object.values(parts).reduce((n, one) => n + one, 0)).toBe(all)
      }
    }
  })

  it('move with the day: what falls silent in a month is overdue, and no present, after it', async () => {
    const { reviews: before } = (await ask(app, '/v1/coverage')).data
    const silent = before.months.find(({ statements }) => statements > 0)
    const [year = 0, month = 0] = (silent?.month ?? '').split('-').map(Number)
    const later = await smallApp({ now: () => Date.UTC(year, month, 1) })
    const { day, reviews: after } = (await ask(later, '/v1/coverage')).data
    expect(day > smallDay).toBe(true)
    expect(after.overdue).toBe(before.overdue + (silent?.statements ?? NaN))
    expect(after.months[0]?.month).not.toBe(silent?.month)
  })
})

describe('a filter of /v1/coverage', () => {
  it('narrows pairs and reviews to what is said of these alone, and never the texts', async () => {
    const { data: whole } = await ask(app, '/v1/coverage')
    const { data } = await ask(app, '/v1/coverage?country=be,PL&cancerType=icd10:C34')
    expect(data.locales).toEqual(whole.locales)
    expect(data.pairs.countries.map(({ country }) => country)).toEqual(['BE', 'PL'])
    expect(data.pairs.cancerTypes.map(({ cancerType }) => cancerType)).toEqual(['nsclc', 'sclc'])
    for (const { country, states: told } of data.pairs.countries) {
      const all = whole.pairs.countries.find((one) => one.country === country)?.states
      expect(told).toEqual({ nsclc: all?.['nsclc'], sclc: all?.['sclc'] })
    }
    const { data: belgian } = await ask(app, '/v1/coverage?country=BE')
    const own = statementsOf(dataset).filter(({ country }) => country === 'BE')
    const { overdue, undated } = belgian.reviews
    expect(own.length).toBeGreaterThan(0)
    expect(overdue + undated).toBe(own.filter((one) => isDue(one, smallDay)).length)
  })

  it('that names what is not held is refused', async () => {
    const response = await app.request('/v1/coverage?country=ZZ&cancerType=nothing')
    expect(response.status).toBe(400)
    const { errors = [] } = ProblemBody.parse(await response.json())
    expect(errors.map(({ parameter, code }) => [parameter, code])).toEqual([
      ['country', 'unknown-value'],
      ['cancerType', 'unknown-value'],
    ])
  })
})
