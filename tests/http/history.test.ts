/** What is past, second-hand or replaced, on a dataset that holds one of each. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { now, releaseOf, repositoryDataset } from '../support/app.ts'
import { ask, follow } from '../support/ask.ts'

/** Belgium with a replaced note, a fresh one of a second hand, and a medicine nobody else names. */
async function bent(): Promise<Dataset> {
  const dataset = structuredClone(await repositoryDataset())
  const belgium = dataset.countries.find(({ code }) => code === 'BE')
  const [first] = belgium?.availability ?? []
  if (belgium === undefined || first === undefined) throw new Error('Belgium has no note')
  const note = (id: string, change: Partial<NationalNote>): NationalNote => ({
    ...first,
    id,
    ...change,
  })
  belgium.availability.push(
    note('be-replaced', { cancerType: 'sclc', superseded: true, medicines: ['examplimab'] }),
    note('be-second-hand', { cancerType: 'gastric', confidence: 'secondary-source' }),
    note('be-unchecked', { cancerType: 'biliary', confidence: 'unverified' }),
    note('be-replaced-too', { cancerType: 'rcc', superseded: true }),
  )
  const [one, two] = dataset.resources
  if (one === undefined || two === undefined) throw new Error('there are no resources')
  one.checkedOn = '2026-02-01'
  two.checkedOn = '2026-03-01'
  const onlyHere = { id: 'examplimab', inn: 'examplimab', brand: null } as const
  const medicines = [...dataset.medicines, { ...onlyHere, class: 'oncolytic-virus' as const }]
  return { ...dataset, medicines }
}

let app: Hono
let later: Hono
let dataset: Dataset
beforeAll(async () => {
  dataset = await bent()
  app = createProofApp(dataset, releaseOf(dataset), { now: () => now })
  later = createProofApp(dataset, releaseOf(dataset), { now: () => Date.parse('2028-06-01') })
})

async function entry(type: string, query = '') {
  const { data } = await ask(app, `/v1/countries/BE/availability?cancerType=${type}${query}`)
  const [found] = data.entries
  if (found === undefined) throw new Error(`no entry of ${type}`)
  return found
}
const idsOf = (found: { national: { id: string }[] }) => found.national.map(({ id }) => id)

describe('a superseded note', () => {
  it('makes history, and is listed only with history=true', async () => {
    const found = await entry('sclc')
    expect([found.state, idsOf(found), found.ask.length > 1]).toEqual(['history', [], true])
    expect(idsOf(await entry('sclc', '&history=true'))).toEqual(['be-replaced'])
    const { data } = await ask(app, '/v1/access?country=BE&cancerType=sclc&history=true')
    expect(data.national).toMatchObject([{ id: 'be-replaced', superseded: true }])
    const again = await follow(app, '/v1/countries/BE/availability', data.links.availability)
    expect(again.data.entries.flatMap(idsOf)).toEqual(['be-replaced'])
  })

  it('beside a current one changes nothing, and is not counted', async () => {
    const found = await entry('rcc')
    expect([found.state, idsOf(found)]).toEqual(['stated', ['be-rcc-1']])
    expect(idsOf(await entry('rcc', '&history=true'))).toEqual(['be-rcc-1', 'be-replaced-too'])
    const { data } = await ask(app, '/v1/countries/BE')
    expect(data.notes).toBe(11 + 2)
  })

  it('is of one country only', async () => {
    const { data } = await ask(app, '/v1/cancer-types/sclc/availability?history=true')
    const others = data.countries.filter((one) => one.country.code !== 'BE')
    for (const other of others) expect(idsOf(other)).not.toContain('be-replaced')
  })
})

describe('a fresh note of a second hand, or that nobody checked', () => {
  it.each([
    ['gastric', 'be-second-hand'],
    ['biliary', 'be-unchecked'],
  ])('is history, however recent: %s', async (type, id) => {
    const found = await entry(type)
    expect(found).toMatchObject({
      state: 'history',
      national: [{ id, stale: true, reviewBy: '2027-12-31' }],
    })
    expect(found.ask.length).toBeGreaterThan(1)
  })
})

describe('a current note that the reader cannot be shown', () => {
  it('leaves the question open, though an outdated one is shown beside it', async () => {
    const shown = await entry('melanoma', '&locale=de&fallback=none')
    expect([shown.state, shown.ask]).toEqual(['stated', []])
    const changed = structuredClone(dataset)
    const notes = changed.countries.find(({ code }) => code === 'BE')?.availability ?? []
    const ofMelanoma = notes.filter(({ cancerType }) => cancerType === 'melanoma')
    const [first] = ofMelanoma
    if (first === undefined) throw new Error('Belgium has no note on melanoma')
    notes.push({ ...first, id: 'be-old', asOf: '2020' })
    for (const note of ofMelanoma) {
      note.text = Object.fromEntries(Object.entries(note.text).filter(([tag]) => tag !== 'de'))
    }
    const hidden = createProofApp(changed, releaseOf(changed), { now: () => now })
    const query = 'cancerType=melanoma&locale=de&fallback=none'
    const { data } = await ask(hidden, `/v1/countries/BE/availability?${query}`)
    const [found] = data.entries
    if (found === undefined) throw new Error('no entry')
    expect([found.state, idsOf(found)]).toEqual(['stated', ['be-old']])
    expect(found.national[0]?.stale).toBe(true)
    expect(found.ask.length).toBeGreaterThan(1)
  })
})

describe('a medicine that only a national note names', () => {
  it('finds its entry', async () => {
    const { data } = await ask(
      app,
      '/v1/countries/BE/availability?medicine=examplimab&history=true',
    )
    expect(data.entries.map((one) => one.cancerType.id)).toEqual(['sclc'])
    const { data: elsewhere } = await ask(app, '/v1/countries/FR/availability?medicine=examplimab')
    expect(elsewhere.entries).toEqual([])
  })
})

describe('years later', () => {
  it('nothing is stated any more, and every text says that it is overdue', async () => {
    const { data } = await ask(later, '/v1/access?country=BE&cancerType=melanoma')
    expect(data).toMatchObject({
      state: 'history',
      euWide: { stale: true },
      reimbursement: { stale: true },
    })
    for (const note of data.national) expect(note.stale).toBe(true)
    const { data: types } = await ask(later, '/v1/cancer-types')
    for (const type of types) expect(type.euStatusStale).toBe(true)
  })

  it('and today only the three EU statuses that have changed since', async () => {
    const { data } = await ask(app, '/v1/cancer-types')
    const stale = data.filter((type) => type.euStatusStale)
    expect(stale.map(({ id }) => id)).toEqual(['gastric', 'ovarian', 'sclc'])
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
