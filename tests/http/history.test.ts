/** What is past, second-hand or replaced, on a dataset that holds one of each. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { Medicine } from '../../functions/model/medicine.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { releaseOf } from '../support/app.ts'
import { ask, follow } from '../support/ask.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'
import { nothingSaid, useSaying } from '../support/uses.ts'

/** Luxembourg, of which nothing else is known, with a note of each sort. */
async function bent(): Promise<Dataset> {
  const dataset = structuredClone(await smallDataset())
  const country = dataset.countries.find(({ code }) => code === 'LU')
  const [model] = dataset.countries.flatMap(({ availability }) => availability)
  if (country === undefined || model === undefined) throw new Error('there are no notes')
  const use = useSaying({ stage: 'advanced', line: 'second-or-later' })
  const note = (id: string, change: Partial<NationalNote>): NationalNote => ({
    ...model,
    id,
    region: null,
    status: 'recommended',
    use,
    decidedOn: '2026-03-02',
    inForceFrom: null,
    inForceUntil: null,
    confirmedOn: null,
    reviewBy: null,
    superseded: false,
    supersededBy: [],
    confidence: 'verified',
    sources: [{ url: 'https://www.ema.europa.eu/en', title: null }],
    text: {},
    ...change,
  })
  country.availability.splice(
    0,
    Infinity,
    note('lu-rcc-1', { cancerType: 'rcc' }),
    note('lu-rcc-0', { cancerType: 'rcc', superseded: true, supersededBy: ['lu-rcc-1'] }),
    note('lu-replaced', { cancerType: 'sclc', superseded: true, medicines: ['examplimab'] }),
    note('lu-second-hand', { cancerType: 'gastric', confidence: 'secondary-source' }),
    note('lu-unchecked', { cancerType: 'biliary', confidence: 'unverified' }),
    note('lu-refused', { cancerType: 'nsclc', status: 'not-recommended', decidedOn: '2021-05' }),
    note('lu-once', { cancerType: 'nsclc', status: 'early-access', decidedOn: '2021-05' }),
    note('lu-not-yet', { cancerType: 'melanoma', inForceFrom: '2027-01-01' }),
    note('lu-undated', { cancerType: 'hcc', decidedOn: null }),
    note('lu-for-some', { cancerType: 'hnscc' }),
    note('lu-for-anybody', { cancerType: 'hnscc', use: nothingSaid }),
  )
  const [one, two] = dataset.resources
  if (one === undefined || two === undefined) throw new Error('there are no resources')
  one.checkedOn = '2026-02-01'
  two.checkedOn = '2026-03-01'
  const onlyHere = { id: 'examplimab', inn: 'examplimab', brand: null, class: 'oncolytic-virus' }
  const medicines = [...dataset.medicines, Medicine.parse(onlyHere)]
  return { ...dataset, medicines }
}

let app: Hono
let later: Hono
let dataset: Dataset
beforeAll(async () => {
  dataset = await bent()
  app = createProofApp(dataset, releaseOf(dataset), { now: () => smallNow })
  later = createProofApp(dataset, releaseOf(dataset), { now: () => Date.parse('2028-06-01') })
})

async function entry(type: string, query = '', on = app) {
  const { data } = await ask(on, `/v1/countries/LU/availability?cancerType=${type}${query}`)
  const [found] = data.entries
  if (found === undefined) throw new Error(`no entry of ${type}`)
  return found
}
const idsOf = (found: { national: { id: string }[] }) => found.national.map(({ id }) => id)

describe('a superseded note', () => {
  it('makes history, and alone it is shown: nobody sees nothing where something is known', async () => {
    const found = await entry('sclc')
    expect([found.state, idsOf(found)]).toEqual(['history', ['lu-replaced']])
    const { data } = await ask(app, '/v1/access?country=LU&cancerType=sclc&history=true')
    expect(data.national).toMatchObject([{ id: 'lu-replaced', superseded: true }])
    const again = await follow(app, '/v1/countries/LU/availability', data.links.availability)
    expect(again.data.entries.flatMap(idsOf)).toEqual(['lu-replaced'])
  })

  it('beside a current one changes nothing, is not counted, and is listed only with history=true', async () => {
    const found = await entry('rcc')
    expect([found.state, idsOf(found)]).toEqual(['stated', ['lu-rcc-1']])
    const all = await entry('rcc', '&history=true')
    expect(all.national).toMatchObject([
      { id: 'lu-rcc-1', supersededBy: [] },
      { id: 'lu-rcc-0', superseded: true, supersededBy: ['lu-rcc-1'] },
    ])
    const { data } = await ask(app, '/v1/countries/LU')
    expect(data.notes).toBe(9)
  })

  it('is listed by its cancer type, too, with history=true only', async () => {
    const inLuxembourg = async (query: '' | '?history=true'): Promise<string[]> => {
      const { data } = await ask(app, `/v1/cancer-types/rcc/availability${query}`)
      return data.countries.filter((one) => one.country.code === 'LU').flatMap(idsOf)
    }
    expect(await inLuxembourg('')).toEqual(['lu-rcc-1'])
    expect(await inLuxembourg('?history=true')).toEqual(['lu-rcc-1', 'lu-rcc-0'])
  })

  it('is of one country only', async () => {
    const { data } = await ask(app, '/v1/cancer-types/sclc/availability?history=true')
    const others = data.countries.filter((one) => one.country.code !== 'LU')
    for (const other of others) expect(idsOf(other)).not.toContain('lu-replaced')
  })
})

describe('a fresh note of a second hand, or that nobody checked, or that bears no date', () => {
  it.each([
    ['gastric', 'lu-second-hand', '2027-03-02'],
    ['biliary', 'lu-unchecked', '2027-03-02'],
    ['hcc', 'lu-undated', null],
  ])('is history, however recent: %s', async (type, id, reviewBy) => {
    expect(await entry(type)).toMatchObject({
      state: 'history',
      national: [{ id, freshness: 'past', reviewBy }],
    })
  })
})

describe('a refusal that nobody has confirmed for a year', () => {
  it('makes the state unconfirmed; what was of its time is listed only with history=true', async () => {
    const found = await entry('nsclc')
    expect(found).toMatchObject({
      state: 'unconfirmed',
      national: [{ id: 'lu-refused', status: 'not-recommended', freshness: 'unconfirmed' }],
    })
    expect(found.national[0]?.text).toContain('Date of the decision: May 2021.')
    expect(idsOf(await entry('nsclc', '&history=true'))).toEqual(['lu-refused', 'lu-once'])
  })
})

describe('a note that does not say for whom it is', () => {
  it('stays whatever stage and line are asked for: leaving it out would be a guess', async () => {
    const all = await entry('hnscc', '&history=true')
    expect(idsOf(all)).toEqual(['lu-for-some', 'lu-for-anybody'])
    const narrowed = await entry('hnscc', '&stage=early&line=first&history=true')
    expect(idsOf(narrowed)).toEqual(['lu-for-anybody'])
    expect(narrowed.state).toBe(all.state)
  })
})

describe('a note that is not in force yet', () => {
  it('is no status before its day, says so, and is one from then on', async () => {
    const found = await entry('melanoma')
    expect(found).toMatchObject({ state: 'history', national: [{ id: 'lu-not-yet' }] })
    expect(found.national[0]?.text).toContain('Not in force yet.')
    const then = createProofApp(dataset, releaseOf(dataset), {
      now: () => Date.parse('2027-01-01'),
    })
    const begun = await entry('melanoma', '', then)
    expect([begun.state, begun.national[0]?.text.includes('Not in force yet')]).toEqual([
      'stated',
      false,
    ])
  })
})

describe('a medicine that only a national note names', () => {
  it('finds its entry', async () => {
    const { data } = await ask(app, '/v1/countries/LU/availability?medicine=examplimab')
    expect(data.entries.map((one) => one.cancerType.id)).toEqual(['sclc'])
    const { data: elsewhere } = await ask(app, '/v1/countries/FR/availability?medicine=examplimab')
    expect(elsewhere.entries).toEqual([])
  })
})

describe('years later', () => {
  it('nothing is stated any more, decisions that stand are unconfirmed, and every text says that it is past', async () => {
    const { data } = await ask(later, '/v1/access?country=LU&cancerType=rcc')
    expect(data).toMatchObject({
      state: 'unconfirmed',
      euWide: { freshness: 'unconfirmed' },
      reimbursement: { freshness: 'past' },
      jointAssessment: { freshness: 'past' },
    })
    const { data: all } = await ask(later, '/v1/countries/FR/availability')
    expect(all.entries.map(({ state }) => state)).not.toContain('stated')
    const { data: types } = await ask(later, '/v1/cancer-types')
    for (const type of types) expect(type.euStatusFreshness).not.toBe('current')
  })
})

describe('sort=checkedOn', () => {
  it('puts what was looked at last first, and what never was last', async () => {
    const { data } = await ask(app, '/v1/resources?sort=checkedOn&limit=100')
    const dates = data.map(({ checkedOn }) => checkedOn)
    expect(dates.slice(0, 3)).toEqual(['2026-03-01', '2026-02-01', null])
  })
})

describe('the resources of an access answer', () => {
  it('are those nearest to the reader: own country, then own disease, then those for patients', async () => {
    const { data } = await ask(app, '/v1/access?country=GB&cancerType=melanoma')
    const ids = data.resources.map(({ id }) => id)
    expect(ids).toContain('mpne')
    const place = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length)
    expect(place('gb-macmillan')).toBeLessThan(place('mpne'))
    expect(place('mpne')).toBeLessThan(place('esmo-guides'))
    expect(place('esmo-guides')).toBeLessThan(place('efpia-wait'))
  })
})
