import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../functions/model/release.ts'
import { repositoryApp, repositoryDataset } from '../support/app.ts'
import { ask, follow } from '../support/ask.ts'

let app: Hono
let dataset: Dataset

beforeAll(async () => {
  dataset = await repositoryDataset()
  app = await repositoryApp()
})

describe('GET /v1/access', () => {
  it('answers Belgium and melanoma with all layers in one call', async () => {
    const { data, meta } = await ask(app, '/v1/access?country=BE&cancerType=melanoma')
    expect(data.state).toBe('stated')
    expect(data.euWide).toMatchObject({ scope: 'eu', status: 'authorised', country: null })
    expect(data.national.map((note) => note.id)).toEqual(['be-melanoma-1', 'be-melanoma-2'])
    expect(data.ask).toEqual([])
    expect(data.reimbursement?.country).toEqual({ code: 'BE', name: 'Belgium' })
    expect(data.reimbursement?.payer.name).toContain('INAMI/RIZIV')
    expect(data.reimbursement?.earlyAccess?.name).toContain('Early and Equitable Fast Access')
    expect(data.resources).toHaveLength(20)
    expect(data.resourcesTotal).toBeGreaterThan(20)
    expect(meta.notice.text).toContain('Always discuss it with your oncologist')
  })

  it('lists only resources that serve the country and the type, the country’s own first', async () => {
    const { data } = await ask(app, '/v1/access?country=BE&cancerType=melanoma')
    const own = data.resources.map(({ countries }) => countries.length > 0)
    expect(own).toEqual(own.toSorted((a, b) => Number(b) - Number(a)))
    expect(own[0]).toBe(true)
    for (const resource of data.resources) {
      expect(['', 'BE']).toContain(resource.countries.join())
      expect(resource.cancerTypes.length === 0 || resource.cancerTypes.includes('melanoma')).toBe(
        true,
      )
    }
  })

  it('has links that lead to what it is made of', async () => {
    const { data } = await ask(app, '/v1/access?country=be&cancerType=icd10:C43.5&locale=fr')
    const list = await follow(app, '/v1/resources', data.links.resources)
    expect(list.page.total).toBe(data.resourcesTotal)
    const { data: availability } = await follow(
      app,
      '/v1/countries/BE/availability',
      data.links.availability,
    )
    expect(availability.entries).toHaveLength(1)
    expect(availability.entries[0]?.national).toEqual(data.national)
    const { data: reimbursement } = await follow(
      app,
      '/v1/countries/BE/reimbursement',
      data.links.reimbursement,
    )
    expect(reimbursement).toEqual(data.reimbursement)
  })

  it('with locale=fr names and notice are French, and every other text says its language', async () => {
    const { data, meta } = await ask(app, '/v1/access?country=BE&cancerType=melanoma&locale=fr')
    expect(data.country.name).toBe('Belgique')
    expect(data.cancerType.name).toBe('mélanome')
    expect(meta.locale).toBe('fr')
    expect(meta.notice).toMatchObject({ locale: 'fr', translation: 'unreviewed' })
    const texts = [data.euWide, ...data.national, data.reimbursement, ...data.resources]
    for (const text of texts) {
      const { locale, availableLocales = [] } = text ?? {}
      expect(availableLocales).toContain(locale)
      expect(locale).toBe(availableLocales.includes('fr') ? 'fr' : 'en')
    }
  })

  it('says of a country without a note that it is unknown, and where to ask', async () => {
    const { data } = await ask(app, '/v1/access?country=PL&cancerType=rcc')
    expect(data.state).toBe('unknown')
    expect(data.national).toEqual([])
    const roles = data.ask.map(({ role }) => role)
    expect(roles.slice(0, 2)).toEqual(['payer', 'decision'])
    expect(roles).toContain('organisation')
    expect(data.ask.every(({ url }) => url?.startsWith('http'))).toBe(true)
  })

  it('shows stale and second-hand notes as history with where to ask, never as stated', async () => {
    const { data } = await ask(app, '/v1/access?country=PL&cancerType=melanoma')
    expect(data.state).toBe('history')
    expect(data.national).toMatchObject([
      { id: 'pl-melanoma-1', confidence: 'secondary-source', stale: true },
    ])
    expect(data.ask.length).toBeGreaterThan(1)
  })

  it('makes history of a note the day after its review day', async () => {
    const at = async (day: string) => {
      const then = await repositoryApp({ now: () => Date.parse(`${day}T00:00:00Z`) })
      const { data } = await ask(then, '/v1/access?country=GB&cancerType=nsclc')
      return { state: data.state, stale: data.national[0]?.stale }
    }
    expect(await at('2026-12-31')).toEqual({ state: 'stated', stale: false })
    expect(await at('2027-01-01')).toEqual({ state: 'history', stale: true })
  })

  it('keeps the region with every note that has one', async () => {
    const { data } = await ask(app, '/v1/access?country=GB&cancerType=dlbcl')
    expect(data.national).toHaveLength(3)
    for (const note of data.national) expect(note.region).toBe('England')
  })
})

describe('the EU layer', () => {
  it.each(['GB', 'CH', 'TR', 'RS', 'UA'])(
    'is absent for %s, with every cancer type',
    async (code) => {
      const { data } = await ask(app, `/v1/countries/${code}/availability`)
      expect(data.entries).toHaveLength(30)
      for (const entry of data.entries) expect(entry.euWide).toBeNull()
    },
  )

  it.each(['BE', 'PL', 'NO', 'IS'])('is there for %s, with every cancer type', async (code) => {
    const { data } = await ask(app, `/v1/countries/${code}/availability`)
    for (const entry of data.entries)
      expect(entry.euWide).toMatchObject({ scope: 'eu', country: null })
  })
})

describe('country never falls back', () => {
  it('no answer for any of the 34 x 30 pairs holds a note of another country', async () => {
    let pairs = 0
    for (const country of dataset.countries) {
      for (const type of dataset.cancerTypes) {
        const { data } = await ask(app, `/v1/access?country=${country.code}&cancerType=${type.id}`)
        const held = country.availability.filter((note) => note.cancerType === type.id)
        expect(data.national.map((note) => note.id).toSorted()).toEqual(
          held.map((note) => note.id).toSorted(),
        )
        for (const note of data.national) {
          expect(note).toMatchObject({
            country: country.code,
            cancerType: type.id,
            scope: 'national',
          })
        }
        expect(data.euWide === null).toBe(!country.euAuthorisationApplies)
        expect(data.reimbursement?.country.code).toBe(country.code)
        expect(data.state === 'stated').toBe(data.ask.length === 0)
        const elsewhere = data.resources.filter(
          ({ countries }) => countries.length > 0 && !countries.includes(country.code),
        )
        expect(elsewhere).toEqual([])
        pairs += 1
      }
    }
    expect(pairs).toBe(34 * 30)
  })

  it('both availability lists and access tell the same of a pair', async () => {
    const { data: byType } = await ask(app, '/v1/cancer-types/melanoma/availability')
    expect(byType.countries).toHaveLength(34)
    for (const entry of byType.countries) {
      const { code } = entry.country
      const { data: byCountry } = await ask(
        app,
        `/v1/countries/${code}/availability?cancerType=melanoma`,
      )
      const [{ euWide, ...own } = { euWide: null }] = byCountry.entries
      const { euAuthorisationApplies, ...same } = entry
      expect(own).toEqual(same)
      expect(euWide).toEqual(euAuthorisationApplies ? byType.euWide : null)
    }
  })
})

describe('GET /v1/countries/{code}/availability', () => {
  it('has one entry per cancer type; without a Polish note it is unknown and says where to ask', async () => {
    const { data } = await ask(app, '/v1/countries/PL/availability')
    expect(data.country).toEqual({ code: 'PL', name: 'Poland' })
    const ids = data.entries.map((entry) => entry.cancerType.id)
    expect(ids).toEqual(dataset.cancerTypes.map((type) => type.id))
    for (const entry of data.entries) {
      expect(entry.state).toBe(entry.national.length === 0 ? 'unknown' : 'history')
      expect(entry.ask[0]?.role).toBe('payer')
    }
  })

  it('filters by state, medicine and cancer type, and by all of them at once', async () => {
    const ids = async (query: string) => {
      const { data } = await ask(app, `/v1/countries/BE/availability?${query}`)
      return data.entries.map((entry) => entry.cancerType.id)
    }
    expect(await ids('state=stated')).toEqual([
      'bcc',
      'cervical',
      'cscc',
      'hnscc',
      'hodgkin',
      'melanoma',
      'nsclc',
      'rcc',
    ])
    expect(await ids('medicine=Tebentafusp')).toEqual(['uveal-melanoma'])
    expect(await ids('medicine=relatlimab')).toEqual(['melanoma'])
    expect(await ids('cancerType=icd10:C44&state=stated')).toEqual(['bcc', 'cscc'])
    expect(await ids('cancerType=melanoma,rcc&medicine=ipilimumab&state=stated')).toEqual([
      'melanoma',
      'rcc',
    ])
  })
})
