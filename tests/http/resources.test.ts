import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../functions/model/release.ts'
import { ask, follow, walk } from '../support/ask.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

let app: Hono
let dataset: Dataset
beforeAll(async () => {
  dataset = await smallDataset()
  app = await smallApp()
})

describe('GET /v1/resources', () => {
  it('sorts by title, collated in the served locale', async () => {
    for (const locale of ['en', 'fr', 'pl', 'tr']) {
      const titles = (await walk(app, `/v1/resources?limit=100&locale=${locale}`)).map(
        ({ title }) => title,
      )
      const { compare } = new Intl.Collator(locale, { numeric: true })
      expect(titles).toEqual(titles.toSorted(compare))
      expect(titles).toHaveLength(dataset.resources.length)
    }
  })

  it('sorts by checkedOn, newest first, nulls last, titles deciding between equals', async () => {
    const byDate = await walk(app, '/v1/resources?limit=100&sort=checkedOn')
    const byTitle = await walk(app, '/v1/resources?limit=100')
    expect(byDate.map(({ id }) => id)).toEqual(byTitle.map(({ id }) => id))
  })

  it('leads to no further page from one that ends where the list does', async () => {
    const total = dataset.resources.length
    const ends = async (limit: number): Promise<boolean> =>
      (await ask(app, `/v1/resources?limit=${limit}`)).page.next === null
    expect([total < 100, await ends(total), await ends(total - 1)]).toEqual([true, true, false])
  })

  it('filters with AND between fields and OR within one', async () => {
    const found = await walk(
      app,
      '/v1/resources?country=BE,FR&kind=organisation,helpline&audience=patient&language=nl,fr&limit=100',
    )
    const expected = dataset.resources.filter(
      (one) =>
        (one.countries.length === 0 ||
          one.countries.includes('BE') ||
          one.countries.includes('FR')) &&
        ['organisation', 'helpline'].includes(one.kind) &&
        one.audiences.includes('patient') &&
        (one.languages.includes('nl') || one.languages.includes('fr')),
    )
    expect(found.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
    expect(found.length).toBeGreaterThan(2)
  })

  it('a filter on country or cancer type keeps what serves everywhere', async () => {
    const found = await walk(app, '/v1/resources?country=PL&cancerType=rcc&limit=100')
    expect(found.some((one) => one.countries.length === 0)).toBe(true)
    expect(found.some((one) => one.countries.includes('PL'))).toBe(true)
    for (const one of found) {
      expect(one.countries.length === 0 || one.countries.includes('PL')).toBe(true)
      expect(one.cancerTypes.length === 0 || one.cancerTypes.includes('rcc')).toBe(true)
    }
  })

  it('a kind that exists but that no resource has gives an empty list, not an error', async () => {
    const { data, page } = await ask(app, '/v1/resources?kind=academy')
    expect({ data, page }).toEqual({ data: [], page: { limit: 20, total: 0, next: null } })
  })

  it('counts facets after all filters, over the whole selection', async () => {
    const { facets = [], page } = await ask(app, '/v1/resources?country=BE&facets=true&limit=1')
    const all = await walk(app, '/v1/resources?country=BE&limit=100')
    expect(facets.map(({ param }) => param)).toEqual([
      'country',
      'cancerType',
      'kind',
      'audience',
      'language',
    ])
    const [countries, , kinds] = facets
    expect(countries?.items).toEqual([
      {
        key: '*',
        label: 'Every country',
        count: all.filter((one) => one.countries.length === 0).length,
      },
      {
        key: 'BE',
        label: 'Belgium',
        count: all.filter((one) => one.countries.includes('BE')).length,
      },
    ])
    expect(kinds?.items.reduce((sum, { count }) => sum + count, 0)).toBe(page.total)
  })

  it('shows facets only when asked', async () => {
    expect(await ask(app, '/v1/resources')).not.toHaveProperty('facets')
    expect(await ask(app, '/v1/resources?facets=false')).not.toHaveProperty('facets')
  })
})

describe('paging', () => {
  it('H-33 pages of every size are disjoint, complete and in one order', async () => {
    const whole = (await walk(app, '/v1/resources?limit=100')).map(({ id }) => id)
    for (const limit of [1, 7, 20, 58, 99, 100]) {
      const found = (await walk(app, `/v1/resources?limit=${limit}`)).map(({ id }) => id)
      expect(found).toEqual(whole)
    }
  })

  it('says the same next page in the body and in the Link header, and none on the last', async () => {
    const first = await app.request(
      '/v1/resources?limit=50&kind=guide,organisation,hta-body,regulator,helpline,trial-registry,video',
    )
    const { page } = (await first.json()) as { page: { next: string } }
    expect(first.headers.get('link')).toBe(`<${page.next}>; rel="next"`)
    const last = await app.request(page.next)
    expect(last.headers.get('link')).toBeNull()
    expect(await last.json()).toMatchObject({ page: { next: null } })
  })

  it('a client may keep its own parameters and add only the cursor', async () => {
    const { page } = await ask(app, '/v1/resources?limit=5&kind=guide', { 'Accept-Language': 'fr' })
    const cursor = new URLSearchParams(page.next?.split('?')[1]).get('cursor') ?? ''
    const second = await ask(app, `/v1/resources?limit=9&kind=guide&cursor=${cursor}`, {
      'Accept-Language': 'fr-CA',
    })
    expect(second.data[0]).toEqual((await follow(app, '/v1/resources', page.next)).data[0])
    expect(second.data).toHaveLength(9)
  })

  it('H-30 a cursor is opaque, URL-safe and short', async () => {
    const { page } = await ask(app, '/v1/resources?limit=1')
    const cursor = new URLSearchParams(page.next?.split('?')[1]).get('cursor') ?? ''
    expect(cursor).toMatch(/^[A-Za-z0-9_-]{20,128}$/)
  })

  it('H-31 a cursor with other filters, order or locale, or damaged anywhere, is 400 invalid-cursor', async () => {
    const own = 'locale=fr&country=BE,FR&kind=guide'
    const { page } = await ask(app, `/v1/resources?limit=5&${own}`)
    const cursor = new URLSearchParams(page.next?.split('?')[1]).get('cursor') ?? ''
    const same = [own, 'locale=fr&country=be,fr&kind=guide&sort=title&fallback=any&facets=true']
    for (const query of same) {
      const next = await ask(app, `/v1/resources?${query}&limit=5&cursor=${cursor}`)
      expect(next.data).toEqual((await follow(app, '/v1/resources', page.next)).data)
    }
    const elsewhere = [
      'locale=fr&country=BE,FR&kind=helpline',
      'locale=fr&country=BE,FR',
      'locale=fr&country=BE&kind=guide',
      `${own}&cancerType=rcc`,
      `${own}&audience=patient`,
      `${own}&language=fr`,
      `${own}&sort=checkedOn`,
      `${own}&fallback=none`,
      own.replace('fr', 'de'),
      '',
    ]
    const damaged = Array.from(
      cursor,
      (char, i) => cursor.slice(0, i) + (char === 'A' ? 'B' : 'A') + cursor.slice(i + 1),
    )
    const odd = ['', '..', '%20', `${cursor}=`, `${cursor}%20`, 'x'.repeat(600), cursor.slice(1)]
    const addresses = [
      ...elsewhere.map((query) => `/v1/resources?${query}&cursor=${cursor}`),
      ...[...damaged, ...odd].map((text) => `/v1/resources?${own}&cursor=${text}`),
    ]
    for (const address of addresses) {
      const response = await app.request(address)
      const body = (await response.json()) as { type: string; errors: { parameter: string }[] }
      const told = [response.status, body.type, body.errors.map(({ parameter }) => parameter)]
      expect([address, ...told]).toEqual([address, 400, '/problems/invalid-cursor', ['cursor']])
    }
    expect(addresses.length).toBeGreaterThan(60)
  })
})
