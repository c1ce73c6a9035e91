import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../functions/model/release.ts'
import { ask, follow } from '../support/ask.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

let app: Hono
let dataset: Dataset

beforeAll(async () => {
  dataset = await smallDataset()
  app = await smallApp({ now: () => day })
})

const day = Date.parse('2026-11-28T12:00:00Z')
const access = async (query: string, on = app) => (await ask(on, `/v1/access?${query}`)).data

describe('GET /v1/access', () => {
  it('answers Germany and lung cancer with all layers in one call', async () => {
    const { data, meta } = await ask(app, '/v1/access?country=DE&cancerType=nsclc')
    expect(data.state).toBe('stated')
    expect(data.principle).toMatchObject({
      code: 'paid-from-authorisation',
      name: 'Paid from launch',
    })
    expect(data.euWide).toMatchObject({ scope: 'eu', status: 'authorised', country: null })
    expect(data.jointAssessment?.text).toContain('12 January 2025')
    expect(data.reimbursement?.country).toEqual({ code: 'DE', name: 'Germany' })
    expect(data.resources).toHaveLength(20)
    expect(data.resourcesTotal).toBeGreaterThan(20)
    expect(meta.notice.text).toContain('Always discuss it with your oncologist')
  })

  it('lists EU uses with stage, line and PD-L1, and German assessments as assessments', async () => {
    const { euWide, national } = await access('country=DE&cancerType=nsclc&history=true')
    const found = euWide?.authorisations.find(
      ({ use }) => use.line === 'first' && use.criteria.includes('pd-l1-50'),
    )
    expect(found).toMatchObject({ status: 'authorised', use: { stage: 'advanced' } })
    expect(found?.text).toContain('PD-L1 on 50% or more of tumour cells')
    const assessed = national.filter(({ status }) => status === 'assessed')
    expect(assessed.length).toBeGreaterThan(5)
    expect(assessed.some(({ freshness }) => freshness === 'past')).toBe(true)
    const shown = await access('country=DE&cancerType=nsclc')
    for (const note of shown.national) expect(note.freshness).not.toBe('past')
  })

  it('shows medicines that are only authorised together as a combination', async () => {
    const { euWide } = await access('country=DE&cancerType=nsclc')
    const together = euWide?.authorisations.filter(({ combination }) => combination) ?? []
    expect(together.map(({ medicines }) => medicines.join())).toContain('nivolumab,ipilimumab')
    for (const { text } of together) expect(text).toContain('given together')
  })

  it('shows a refusal as a dated refusal of one use', async () => {
    const { state, national } = await access('country=DK&cancerType=nsclc')
    expect(state).not.toBe('unknown')
    const refused = national.filter(({ status }) => status === 'not-recommended')
    expect(refused.length).toBeGreaterThan(0)
    for (const { decidedOn, use } of refused) {
      expect(decidedOn).toMatch(/^\d{4}/)
      expect(use).not.toBeNull()
    }
  })

  it('keeps England and Scotland apart, and names the parts that a state is of', async () => {
    const { state, regions, national, ask: asked } = await access('country=GB&cancerType=nsclc')
    // What is stated is stated of England; Scotland's decisions are older.
    expect([state, regions]).toEqual(['stated', ['England']])
    const codes = new Set(national.map(({ region }) => region?.code))
    expect(codes).toEqual(new Set(['GB-ENG', 'GB-SCT']))
    expect(asked.length).toBeGreaterThan(1)
    const french = await access('country=GB&cancerType=nsclc&locale=fr')
    expect(french.regions).toEqual(['Angleterre'])
  })

  it('says for whom in every language, composed where nobody wrote it', async () => {
    for (const { tag } of dataset.manifest.locales) {
      const query = `country=DE&locale=${tag}&fallback=none`
      const uveal = await access(`${query}&cancerType=uveal-melanoma`)
      expect(uveal.euWide?.authorisations.map(({ text }) => text).join()).toContain('HLA-A*02:01')
      const { euWide, national } = await access(`${query}&cancerType=hodgkin&history=true`)
      const relapsed = dataset.terms.stage['relapsed-or-refractory'][tag]?.label
      expect(relapsed).toBeDefined()
      expect(euWide?.authorisations.map(({ text }) => text).join()).toContain(relapsed)
      for (const note of national) expect(note.locale).toBe(tag)
    }
  })

  it('narrows to a stage and a line, and keeps what does not say', async () => {
    const query = 'country=FR&cancerType=nsclc'
    const all = await access(query)
    const narrow = await access(`${query}&stage=advanced&line=first`)
    const timings = narrow.national.map(({ use }) => use?.timing)
    expect(all.national.some(({ use }) => use?.timing === 'adjuvant')).toBe(true)
    expect(timings).not.toContain('adjuvant')
    const stays = all.national.filter(
      ({ use }) =>
        (use?.stage ?? 'advanced') === 'advanced' &&
        (use?.line ?? 'first') === 'first' &&
        !use?.timing,
    )
    expect(narrow.national).toEqual(stays)
    expect(stays.length).toBeGreaterThan(2)
    expect([narrow.state, narrow.regions]).toEqual([all.state, all.regions])
    const third = await access(`${query}&line=third-or-later`)
    const lines = new Set(third.national.map(({ use }) => use?.line ?? null))
    expect([...lines]).toContain('second-or-later')
    expect([...lines]).not.toContain('first')
  })

  it('lists current notes first, then those that nobody confirmed for a year', async () => {
    const { national } = await access('country=FR&cancerType=nsclc')
    const order = national.map(({ freshness }) => freshness)
    expect(new Set(order)).toEqual(new Set(['current', 'unconfirmed']))
    expect(order).toEqual(order.toSorted())
  })

  it('lists only resources that serve the country and the type, one of each sort first', async () => {
    const { resources } = await access('country=BE&cancerType=melanoma')
    expect(resources[0]).toMatchObject({ countries: ['BE'] })
    for (const resource of resources) {
      expect(['', 'BE']).toContain(resource.countries.join())
      expect(resource.cancerTypes.length === 0 || resource.cancerTypes.includes('melanoma')).toBe(
        true,
      )
      expect(resource.audiences).not.toEqual(['professional'])
    }
    expect(resources.slice(0, 6).some(({ aboutSideEffects }) => aboutSideEffects)).toBe(true)
  })

  it('lists what is for professionals alone to those who ask for it', async () => {
    const { resources } = await access('country=BE&cancerType=melanoma&audience=professional')
    for (const { audiences } of resources) expect(audiences).toContain('professional')
    expect(resources.length).toBeGreaterThan(0)
  })

  it('lists registers that another has replaced after those that are kept up', async () => {
    const { resources } = await access('country=BE&cancerType=melanoma')
    const registers = resources.filter(({ kind }) => kind === 'trial-registry')
    const retired = registers.map((one) => one.retired)
    expect(retired).toEqual(retired.toSorted((a, b) => Number(a) - Number(b)))
  })

  it('lists nothing that is of use only in the EU where its authorisations do not apply', async () => {
    for (const code of ['GB', 'CH', 'TR']) {
      const { resources, jointAssessment } = await access(`country=${code}&cancerType=melanoma`)
      expect(resources.filter(({ onlyEu }) => onlyEu)).toEqual([])
      expect(jointAssessment).toBeNull()
    }
    const { resources } = await access('country=PL&cancerType=melanoma')
    expect(resources.some(({ onlyEu }) => onlyEu)).toBe(true)
  })

  it('has links that lead to what it is made of', async () => {
    const data = await access('country=be&cancerType=icd10:C43.5&locale=fr&stage=advanced')
    const list = await follow(app, '/v1/resources', data.links.resources)
    expect(list.page.total).toBeGreaterThanOrEqual(data.resourcesTotal)
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

  it('with locale=fr names, notes and notice are French, and every other text says its language', async () => {
    const { data, meta } = await ask(app, '/v1/access?country=BE&cancerType=melanoma&locale=fr')
    expect(data.country.name).toBe('Belgique')
    expect(data.cancerType.name).toBe('mélanome')
    expect(meta.locale).toBe('fr')
    expect(meta.notice).toMatchObject({ locale: 'fr', translation: 'unreviewed' })
    for (const { locale } of data.national) expect(locale).toBe('fr')
    const texts = [data.euWide, ...data.national, data.reimbursement, ...data.resources]
    for (const text of texts) {
      const { locale, availableLocales = [] } = text ?? {}
      expect(availableLocales).toContain(locale)
      expect(locale).toBe(availableLocales.includes('fr') ? 'fr' : 'en')
    }
  })

  it('writes an INN as the reader’s language does, beside the international one', async () => {
    const { euWide } = await access('country=BE&cancerType=nsclc&locale=fr')
    expect(euWide?.medicines).toContainEqual(
      expect.objectContaining({ inn: 'atézolizumab', internationalInn: 'atezolizumab' }),
    )
  })

  it('says of a country without a note that it is unknown, and whom to ask, patients’ bodies first', async () => {
    const data = await access('country=AT&cancerType=rcc')
    expect([data.state, data.national]).toEqual(['unknown', []])
    const roles = data.ask.map(({ role }) => role)
    expect(roles.slice(-2)).toEqual(['payer', 'decision'])
    expect(['helpline', 'organisation']).toContain(roles[0])
  })

  it('shows past and second-hand notes as history, never as stated', async () => {
    const data = await access('country=PL&cancerType=melanoma')
    expect(data.state).toBe('history')
    expect(data.national.map(({ id }) => id)).toContain('pl-melanoma-1')
    for (const note of data.national) expect(note.freshness).toBe('past')
  })

  it('says of a decision that nobody confirms any more that it is unconfirmed, the day after its review day', async () => {
    const on = async (date: string) => {
      const then = await smallApp({ now: () => Date.parse(`${date}T00:00:00Z`) })
      const { national } = await access('country=FR&cancerType=nsclc', then)
      return national.find(({ id }) => id === 'fr-nsclc-18')?.freshness
    }
    expect(await on('2027-01-01')).toBe('current')
    expect(await on('2027-01-02')).toBe('unconfirmed')
  })
})

describe('the EU layer', () => {
  it.each(['GB', 'CH', 'TR'])('is absent for %s, with every cancer type', async (code) => {
    const { data } = await ask(app, `/v1/countries/${code}/availability`)
    expect(data.entries).toHaveLength(dataset.cancerTypes.length)
    for (const entry of data.entries) expect(entry.euWide).toBeNull()
  })

  it.each(['BE', 'PL', 'NO'])('is there for %s, with every cancer type', async (code) => {
    const { data } = await ask(app, `/v1/countries/${code}/availability`)
    for (const entry of data.entries)
      expect(entry.euWide).toMatchObject({ scope: 'eu', country: null })
  })
})

describe('country never falls back', () => {
  it('no answer for any pair holds a note of another country', async () => {
    for (const country of dataset.countries) {
      for (const type of dataset.cancerTypes) {
        const { data } = await ask(app, `/v1/access?country=${country.code}&cancerType=${type.id}`)
        const held = country.availability.filter((note) => note.cancerType === type.id)
        const ids = new Set(held.map((note) => note.id))
        expect(data.national.filter((note) => !ids.has(note.id))).toEqual([])
        expect(data.national.length > 0).toBe(held.length > 0)
        expect(data.state === 'unknown').toBe(held.length === 0)
        for (const note of data.national) {
          expect(note).toMatchObject({
            country: country.code,
            cancerType: type.id,
            scope: 'national',
          })
        }
        expect(data.euWide === null).toBe(!country.euAuthorisationApplies)
        expect(data.reimbursement?.country.code).toBe(country.code)
        expect(data.ask.length).toBeGreaterThan(1)
        const elsewhere = data.resources.filter(
          ({ countries }) => countries.length > 0 && !countries.includes(country.code),
        )
        expect(elsewhere).toEqual([])
      }
    }
  })

  it('both availability lists and access tell the same of a pair', async () => {
    const { data: byType } = await ask(app, '/v1/cancer-types/melanoma/availability')
    expect(byType.countries).toHaveLength(dataset.countries.length)
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
  it('has one entry per cancer type, and each says whom to ask', async () => {
    const { data } = await ask(app, '/v1/countries/PL/availability')
    expect(data.country).toEqual({ code: 'PL', name: 'Poland' })
    const ids = data.entries.map((entry) => entry.cancerType.id)
    expect(ids).toEqual(dataset.cancerTypes.map((type) => type.id))
    for (const entry of data.entries) {
      expect(entry.state).toBe(entry.national.length === 0 ? 'unknown' : 'history')
      expect(entry.ask.length).toBeGreaterThan(1)
    }
  })

  it('filters by state, medicine and cancer type, and by all of them at once', async () => {
    const ids = async (query: string, country = 'FR') => {
      const { data } = await ask(app, `/v1/countries/${country}/availability?${query}`)
      return data.entries.map((entry) => entry.cancerType.id)
    }
    const stated = await ids('state=stated')
    expect(stated).toEqual(['melanoma', 'nsclc', 'rcc'])
    expect(await ids('state=unconfirmed')).toEqual(['uveal-melanoma'])
    expect(await ids('medicine=Tebentafusp')).toEqual(['uveal-melanoma'])
    expect(await ids('medicine=relatlimab')).toEqual(['melanoma'])
    expect(await ids('cancerType=melanoma,nsclc,prostate&medicine=Yervoy&state=stated')).toEqual(
      ['melanoma', 'nsclc'].filter((id) => stated.includes(id)),
    )
    expect(await ids('medicine=atézolizumab')).toEqual(await ids('medicine=atezolizumab'))
  })
})
