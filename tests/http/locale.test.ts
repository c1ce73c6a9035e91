import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { coverageOf } from '../../seed/dataset/coverage.ts'
import { ask, walk, type Served } from '../support/ask.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

let app: Hono
beforeAll(async () => {
  app = await smallApp()
})

async function served<const Address extends string>(address: Address, header?: string) {
  const response = await app.request(address, {
    headers: header === undefined ? {} : { 'Accept-Language': header },
  })
  expect(response.status).toBe(200)
  return {
    language: response.headers.get('content-language'),
    vary: response.headers.get('vary'),
    body: (await response.json()) as Served<Address>,
  }
}

describe('the locale of an answer', () => {
  it.each([
    ['/v1/cancer-types/melanoma?locale=fr-BE', undefined, 'fr', 'mélanome'],
    ['/v1/cancer-types/melanoma?locale=FR-be', undefined, 'fr', 'mélanome'],
    ['/v1/cancer-types/melanoma?locale=sv', undefined, 'en', 'melanoma'],
    ['/v1/cancer-types/melanoma?locale=sv', 'pl', 'en', 'melanoma'],
    ['/v1/cancer-types/melanoma?locale=fra', undefined, 'fr', 'mélanome'],
    ['/v1/cancer-types/melanoma', 'fra', 'fr', 'mélanome'],
    ['/v1/cancer-types/melanoma?locale=deu-AT', undefined, 'de', 'Melanom'],
    ['/v1/cancer-types/melanoma', 'deu-AT', 'de', 'Melanom'],
    ['/v1/cancer-types/melanoma?locale=zh-yue', undefined, 'en', 'melanoma'],
    ['/v1/cancer-types/melanoma', '*;q=0.5, en;q=0', 'fr', 'mélanome'],
    ['/v1/cancer-types/melanoma', 'de;q=0.3, pl', 'pl', 'czerniak'],
    ['/v1/cancer-types/melanoma?locale=de', 'pl', 'de', 'Melanom'],
    ['/v1/cancer-types/melanoma', 'sv, *;q=0.5', 'en', 'melanoma'],
    ['/v1/cancer-types/melanoma', undefined, 'en', 'melanoma'],
  ])('of %s with Accept-Language %j is %s', async (address, header, tag, name) => {
    const { language, vary, body } = await served(address, header)
    expect(language).toBe(tag)
    expect(vary).toBe('Accept-Language')
    expect(body.meta.locale).toBe(tag)
    expect(body.data).toMatchObject({ name, locale: tag })
  })

  it('a text that is not held says in which language it is shown instead', async () => {
    const { body } = await served('/v1/countries/CZ/reimbursement?locale=pl')
    expect(body.meta.locale).toBe('pl')
    expect(body.data.country.name).toBe('Czechy')
    expect(body.data).toMatchObject({ locale: 'en', translation: 'original' })
    expect(body.meta.notice).toMatchObject({ locale: 'pl', translation: 'unreviewed' })
  })

  it.each([
    'en_GB',
    'english',
    'e',
    '*',
    'x-a',
    'fr-',
    '__proto__',
    'en%0d%0aX:%20y',
    'en-GB-oed',
    '',
  ])('H-17 a malformed locale %j is 400', async (locale) => {
    const response = await app.request(`/v1?locale=${locale}`)
    expect(response.status).toBe(400)
    const { errors } = (await response.json()) as { errors: unknown }
    expect(errors).toMatchObject([{ parameter: 'locale', code: 'malformed' }])
  })

  it('H-18 a hostile Accept-Language is never an error', async () => {
    for (const header of [
      'a'.repeat(10_000),
      'fr,'.repeat(800),
      'q=2;;;',
      '*;q=0',
      'é',
      ';q=0.1234',
    ]) {
      const { language } = await served('/v1', header)
      expect(['en', 'fr']).toContain(language)
    }
  })
})

describe('fallback=none', () => {
  it('lists only what is really held in the locale, and total and facets agree', async () => {
    const listed = async (query: string) => {
      const address = `/v1/resources?locale=pl&limit=20${query}` as const
      const { page, facets } = await ask(app, address)
      const data = await walk(app, address)
      expect(data).toHaveLength(page.total)
      return { page, facets, data }
    }
    const all = await listed('')
    const polish = await listed('&fallback=none&facets=true')
    expect(polish.page.total).toBeLessThan(all.page.total)
    expect(polish.page.total).toBeGreaterThan(20)
    for (const resource of polish.data) expect(resource.locale).toBe('pl')
    const held = all.data.filter((one) => one.availableLocales.includes('pl'))
    const ids = (list: { id: string }[]) => list.map(({ id }) => id).toSorted()
    expect(ids(polish.data)).toEqual(ids(held))
    const kinds = polish.facets?.find(({ param }) => param === 'kind')
    const counted = kinds?.items.reduce((sum, item) => sum + item.count, 0)
    expect(counted).toBe(polish.page.total)
  })

  it('leaves a record without such a text out of lists, and alone it is 404 with where it is held', async () => {
    const { data } = await ask(app, '/v1/resources?locale=tr&fallback=none&country=BE&limit=100')
    expect(data.length).toBeGreaterThan(0)
    expect(data.map(({ id }) => id)).not.toContain('be-komop')
    for (const { locale } of data) expect(locale).toBe('tr')
    const response = await app.request('/v1/resources/be-komop?locale=tr&fallback=none')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      type: '/problems/not-in-locale',
      availableLocales: ['en', 'fr', 'nl'],
    })
  })

  it('never changes what is known: the state does not depend on the language, and notes are composed in it', async () => {
    const { data: country } = await ask(app, '/v1/countries/BE?locale=tr&fallback=none')
    expect(country).toMatchObject({ name: 'Belçika' })
    const stateOf = ({ state }: { state: string }) => state
    const { data: all } = await ask(app, '/v1/countries/BE/availability')
    for (const fallback of ['none', 'language']) {
      const query = `locale=tr&fallback=${fallback}`
      const { data: none } = await ask(app, `/v1/countries/BE/availability?${query}`)
      expect(none.entries.map(stateOf)).toEqual(all.entries.map(stateOf))
      for (const [i, entry] of none.entries.entries()) {
        // Nobody wrote these notes in Turkish: they are composed from their codes.
        expect(entry.national).toHaveLength(all.entries[i]?.national.length ?? NaN)
        for (const note of entry.national) {
          expect(note).toMatchObject({ locale: 'tr', translation: 'composed' })
        }
        expect(entry.ask.length).toBeGreaterThan(1)
      }
    }
  })

  it('never leaves out the notice', async () => {
    for (const locale of ['tr', 'pl', 'sv']) {
      const { meta } = await ask(app, `/v1/locales?locale=${locale}&fallback=none`)
      expect(meta.notice.locale).toBe(locale === 'sv' ? 'en' : locale)
      expect(meta.notice.text.length).toBeGreaterThan(100)
    }
  })
})

describe('GET /v1/locales', () => {
  it('shows every locale of the manifest with its chain, and coverage that adds up', async () => {
    const { data } = await ask(app, '/v1/locales')
    const { locales } = (await smallDataset()).manifest
    expect(data).toMatchObject(locales)
    for (const { tag, coverage, fallback } of data) {
      expect(coverage.reviewed + coverage.unreviewed).toBe(coverage.held)
      expect(fallback).toEqual(tag === 'en' ? [] : ['en'])
    }
    expect(data[0]?.coverage.missing).toBe(0)
  })

  it('counts every text of the dataset that the command line counts', async () => {
    const { data } = await ask(app, '/v1/locales')
    const rows = coverageOf(await smallDataset(), '2026-11-23')
    for (const { tag, coverage } of data) {
      const held = rows.filter(({ locale }) => locale === tag).map((row) => row.held)
      expect(coverage.held).toBe(held.reduce((sum, one) => sum + one, 0))
    }
  })
})

describe('GET /v1/terms', () => {
  it('labels every code in the served locale, in the order of the code tables', async () => {
    const { data } = await ask(app, '/v1/terms?locale=fr')
    const status = data.filter(({ set }) => set === 'status')
    expect(status.map(({ code }) => code).slice(0, 4)).toEqual([
      'authorised',
      'positive-opinion',
      'withdrawn',
      'application-withdrawn',
    ])
    expect(status[0]).toMatchObject({
      label: 'Autorisé dans l’UE',
      locale: 'fr',
      translation: 'unreviewed',
    })
  })
})
