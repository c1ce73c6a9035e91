/** The resources as HSDS has services: that they say what the resources say, and nothing more. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createDirectory } from '../../functions/directory/directory.ts'
import { answers } from '../../functions/http/answers.ts'
import { createApp } from '../../functions/http/app.ts'
import {
  organizationInPath,
  page as pageParameter,
  serviceInPath,
} from '../../functions/http/hsds/parameters.ts'
import { HsdsService, type HsdsListedService } from '../../functions/http/hsds/shapes.ts'
import { valuesIn } from '../../functions/http/values.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Resource } from '../../functions/model/resource.ts'
import { releaseOf } from '../support/app.ts'
import { ask, bodyAt, walk } from '../support/ask.ts'
import { smallApp, smallDataset, smallNow } from '../support/small-directory.ts'

let app: Hono
let dataset: Dataset
beforeAll(async () => {
  app = await smallApp()
  dataset = await smallDataset()
})

const hash = /^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

const servicesAt = async (query = '', of = app) =>
  answers.listHsdsServices.parse(await bodyAt(of, `/hsds/services?${query}`))
/** All of them, with all that is known. */
const wholeServices = async (query = '') =>
  z.array(HsdsService).parse((await servicesAt(`${query}&per_page=100&full=true`)).contents)
const serviceAt = async (id: string, query = '', of = app) =>
  answers.getHsdsService.parse(await bodyAt(of, `/hsds/services/${id}?${query}`))
const organizationAt = async (id: string, query = '', of = app) =>
  answers.getHsdsOrganization.parse(await bodyAt(of, `/hsds/organizations/${id}?${query}`))

async function problemAt(address: string): Promise<[number, unknown]> {
  const response = await app.request(address)
  return [response.status, await response.json()]
}

/** An app over the same dataset with some of its resources changed, on whose links `broken` is known. */
function appWith(changed: Readonly<Record<string, Partial<Resource>>>, broken?: string): Hono {
  const resources = dataset.resources.map((one) => ({ ...one, ...changed[one.id] }))
  const release = releaseOf(dataset)
  const edition = {
    directory: createDirectory({ ...dataset, resources }),
    release,
    links: {
      of: ({ id }: { id: string }) => ({
        state: id === broken ? ('broken' as const) : ('ok' as const),
        checkedAt: '2026-11-27T03:00:00.000Z',
      }),
    },
  }
  return createApp({
    source: {
      current: async () => edition,
      retained: async () => edition,
      releases: async () => [release],
      state: () => 'ok',
    },
    openapi: async () => '{}',
    problemPage: () => undefined,
    now: () => smallNow,
  })
}

/** Every value in it, with its key. */
function* valuesOf(value: unknown, key = ''): Generator<[string, unknown]> {
  yield [key, value]
  if (typeof value !== 'object' || value === null) return
  for (const [name, held] of Object.entries(value)) yield* valuesOf(held, name)
}

describe('a service', () => {
  it('says of every resource what /v1 says, in each locale', async () => {
    for (const locale of ['en', 'fr', 'pl']) {
      for (const one of await walk(app, `/v1/resources?limit=100&locale=${locale}`)) {
        const service = await serviceAt(one.id, `locale=${locale}`)
        expect(service).toMatchObject({
          name: one.title,
          description: one.description,
          url: one.url,
          status: one.retired ? 'inactive' : 'active',
          locale: one.locale,
          translation: one.translation,
          languages: one.languages.map((code) => ({ code })),
          service_areas: one.countries.length === 0 ? [{}] : one.countries.map(() => ({})),
          meta: { locale },
        })
        const coded = (type: string) =>
          service.attributes
            .filter(({ link_type }) => link_type === type)
            .map(({ taxonomy_term }) => taxonomy_term?.code)
        expect(coded('kind')).toEqual([one.kind])
        expect(coded('audience')).toEqual(one.audiences)
        expect(coded('confidence')).toEqual([one.confidence])
        expect(coded('cancerType')).toEqual(orEvery(one.cancerTypes, 'every-cancer-type'))
        expect(coded('country')).toEqual(orEvery(one.countries, 'every-country'))
      }
    }
  })

  it('has words of the reader’s language, which say in which they are', async () => {
    const { languages, service_areas, attributes } = await serviceAt('be-komop', 'locale=fr')
    expect(languages.map(({ name }) => name)).toEqual(['néerlandais'])
    expect(service_areas.map(({ name }) => name)).toEqual(['Belgique'])
    const kind = attributes.find(({ link_type }) => link_type === 'kind')
    expect(kind?.taxonomy_term).toMatchObject({ name: 'Organisation', language: 'fr' })
    const terms = await ask(app, '/v1/terms?locale=fr')
    const term = terms.data.find(({ set, code }) => set === 'kind' && code === 'organisation')
    expect(kind?.taxonomy_term?.description).toBe(term?.definition)
  })

  it('leaves out what is not known: no null, no day on which it changed, no day nobody looked', async () => {
    const all = await wholeServices()
    expect(all).toHaveLength(dataset.resources.length)
    for (const one of all) {
      const held = [...valuesOf(one)]
      expect(held.filter(([, value]) => value === null || value === '')).toEqual([])
      const unknown = /^(?:last_modified|assured_date|alert|email|fees_description)$/
      expect(held.filter(([key]) => unknown.test(key))).toEqual([])
    }
  })

  it('has the number to call, the day of the last look, and says of a broken link that it is', async () => {
    const phone = '+32 800 00 00'
    const changed = { 'be-kankerlijn': { phone, checkedOn: '2026-11-02' } }
    const other = appWith(changed, 'be-komop')
    const line = await serviceAt('be-kankerlijn', '', other)
    expect(line.phones).toEqual([
      { id: expect.stringMatching(hash), service_id: line.id, number: phone, type: 'voice' },
    ])
    expect(line.assured_date).toBe('2026-11-02')
    expect(line).not.toHaveProperty('alert')
    const told = await serviceAt('be-komop', 'locale=fr', other)
    expect(told.alert).toBe(dataset.terms.link.broken['fr']?.definition)
    expect(told.status).toBe('active')
  })

  it('goes with notice and attribution, wherever it is copied to', async () => {
    const notice = dataset.manifest.notice['fr']?.text
    const { attribution, url } = dataset.manifest.licence
    const { meta } = await servicesAt('locale=fr')
    expect(meta).toMatchObject({ notice: { text: notice }, licence: { attribution } })
    const { id = '' } = (await serviceAt('be-komop')).organization ?? {}
    const copied = [...(await wholeServices('locale=fr')), await organizationAt(id, 'locale=fr')]
    expect(copied.length).toBeGreaterThan(dataset.resources.length)
    for (const { attributes } of copied)
      expect(attributes.flatMap(({ value }) => value ?? [])).toEqual([notice, attribution])
    for (const path of ['', '/services', '/services/be-komop', `/organizations/${id}`]) {
      const { headers } = await app.request(`/hsds${path}`)
      expect(headers.get('link')).toContain(`<${url}>; rel="license"`)
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    }
  })
})

function orEvery(ids: readonly string[], every: string): readonly string[] {
  return ids.length === 0 ? [every] : ids
}

describe('an id', () => {
  it('is a UUID that stays, of one thing alone, and finds it as ours does', async () => {
    const seen = new Map<string, string>()
    for (const { name, id, attributes, languages, service_areas } of await wholeServices()) {
      for (const one of [{ id }, ...attributes, ...languages, ...service_areas]) {
        expect(one.id).toMatch(hash)
        expect([one.id, seen.get(one.id)]).toEqual([one.id, undefined])
        seen.set(one.id, name)
      }
    }
    const ours = await serviceAt('esmo-guides')
    expect(await serviceAt(ours.id)).toEqual(ours)
    expect(await serviceAt(ours.id.toUpperCase())).toEqual(ours)
    // Whoever holds a copy knows it by this: it must never be another.
    expect(ours.id).toBe('f87ebc48-c27b-8e1d-a0e2-cc421f613f22')
    expect(ours.organization?.id).toBe('ef7aeb66-5ca2-8c89-8dda-7d620cec625f')
  })

  it('of a term is the same in every service, and in every language', async () => {
    const names = new Map<string, Set<string>>()
    for (const locale of ['en', 'fr']) {
      for (const { attributes } of await wholeServices(`locale=${locale}`)) {
        for (const { taxonomy_term: term } of attributes) {
          if (term === undefined) continue
          const { id, taxonomy, code } = term
          names.set(id, (names.get(id) ?? new Set()).add(`${taxonomy} ${code}`))
        }
      }
    }
    expect([...names.values()].filter(({ size }) => size > 1)).toEqual([])
    expect(new Set([...names.values()].flatMap((one) => [...one])).size).toBe(names.size)
  })

  it('that names nothing is 404, and one that is none 400', async () => {
    const [status, problem] = await problemAt('/hsds/services/nothing')
    expect([status, problem]).toMatchObject([404, { type: '/problems/not-found' }])
    const uuid = '00000000-0000-8000-8000-000000000000'
    expect((await problemAt(`/hsds/services/${uuid}`))[0]).toBe(404)
    expect((await problemAt(`/hsds/organizations/${uuid}`))[0]).toBe(404)
    expect((await problemAt('/hsds/organizations/esmo'))[0]).toBe(400)
    expect((await problemAt('/hsds/services/__proto__'))[0]).toBe(400)
    expect((await problemAt('/hsds/services/constructor'))[0]).toBe(404)
  })
})

describe('an organization', () => {
  const title = (text: string) => ({
    text: { en: { title: text, description: 'A page.', state: 'original' as const } },
  })
  const url = 'https://www.esmo.org/a'

  it.each<[string, string | undefined, Partial<Resource>]>([
    ['its host and its title name the same', 'ESMO', { url, ...title('Guides (ESMO)') }],
    ['the title names it in any case', 'ESMO', { url, ...title('The Esmo guides') }],
    ['its title names nobody', undefined, { url, ...title('Guides for patients') }],
    ['the name is a part of another word', undefined, { url, ...title('Cesmone') }],
    ['its page is on the site of another', undefined, { url, ...title('Voice of Patients') }],
    [
      'nothing is known of its host',
      undefined,
      { url: 'https://unknown.example/', ...title('ESMO') },
    ],
    [
      'the manifest says the country too',
      'SÚKL, Czechia',
      { url: 'https://sukl.gov.cz/', ...title('Czech institute (SÚKL)') },
    ],
  ])('is told of a service or not: %s', async (_, name, changed) => {
    const service = await serviceAt('cri', '', appWith({ cri: changed }))
    expect(service.organization?.name).toBe(name)
    expect(service.organization_id).toBe(service.organization?.id)
  })

  it('of an association is not whoever has its page on their site', async () => {
    expect(await serviceAt('cz-hop')).not.toHaveProperty('organization')
    expect(await serviceAt('cz-hop')).not.toHaveProperty('organization_id')
  })

  it('tells its name, what of it is listed, and nothing else', async () => {
    const { organization_id = '' } = await serviceAt('be-komop')
    const found = await organizationAt(organization_id, 'locale=fr')
    const own = found.services.map(({ name }) => name)
    expect(own).toHaveLength(2)
    expect(found).toMatchObject({
      id: organization_id,
      name: 'Kom op tegen Kanker',
      description: `${dataset.manifest.name}: ${own.join(' · ')}`,
    })
    expect(Object.keys(found).toSorted()).toEqual(
      ['attributes', 'description', 'id', 'meta', 'name', 'services'].toSorted(),
    )
  })

  it('names ten of what it offers, and is not there for who may be shown none of it', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `ESMO guide ${String(i + 10)}`)
    const changed = dataset.resources
      .slice(0, 12)
      .map(({ id }, i) => [id, { url, ...title(names[i] ?? '') }] as const)
    const others = dataset.resources
      .slice(12)
      .map(({ id }) => [id, { url: 'https://unknown.example/', ...title('A page') }] as const)
    const other = appWith(Object.fromEntries<Partial<Resource>>([...changed, ...others]))
    const [[id] = ['']] = changed
    const { organization } = await serviceAt(id, '', other)
    expect(organization?.description).toBe(
      `${dataset.manifest.name}: ${names.slice(0, 10).join(' · ')}`,
    )
    const address = `/hsds/organizations/${organization?.id}`
    const found = await organizationAt(organization?.id ?? '', '', other)
    expect(found.services.map(({ name }) => name)).toEqual(names)
    const none = await other.request(`${address}?locale=fr&fallback=none`)
    expect([none.status, await none.json()]).toMatchObject([
      404,
      { type: '/problems/not-in-locale', availableLocales: ['en'] },
    ])
  })

  it('and its services name each other, all of them', async () => {
    const { contents } = await servicesAt('per_page=100')
    const byProvider = Map.groupBy(contents, (one) => one.organization_id)
    byProvider.delete(undefined)
    expect(byProvider.size).toBeGreaterThan(10)
    const ids = (all: readonly HsdsListedService[]) => all.map(({ id }) => id).toSorted()
    for (const [id = '', services] of byProvider) {
      const found = await organizationAt(id)
      expect(ids(found.services)).toEqual(ids(services))
      for (const one of services) expect(one.organization?.name).toBe(found.name)
    }
  })
})

describe('the list', () => {
  it('holds every resource once, in the order of /v1, whatever the size of a page', async () => {
    const whole = (await walk(app, '/v1/resources?limit=100')).map(({ title }) => title)
    for (const size of [1, 7, 66, 100]) {
      const pages = Math.ceil(whole.length / size)
      const names: string[] = []
      for (let page = 1; page <= pages; page += 1) {
        const found = await servicesAt(`page=${page}&per_page=${size}`)
        names.push(...found.contents.map(({ name }) => name))
        expect(found).toMatchObject({
          total_items: whole.length,
          total_pages: pages,
          page_number: page,
          size: found.contents.length,
          first_page: page === 1,
          last_page: page === pages,
          empty: false,
        })
      }
      expect(names).toEqual(whole)
    }
  })

  it('is empty after its last page, and where nothing is left', async () => {
    const none = { size: 0, last_page: true, empty: true, contents: [] }
    expect(await servicesAt('page=99999')).toMatchObject({ ...none, first_page: false })
    const nothing = await servicesAt('kind=academy')
    expect(nothing).toMatchObject({ ...none, first_page: true, total_items: 0, total_pages: 0 })
  })

  it.each([
    ['country=BE,FR&kind=organisation', 'country=BE,FR&kind=organisation'],
    ['cancerType=icd10:C43', 'cancerType=icd10:C43'],
    ['search=helpline', 'q=helpline'],
    ['search=krebs&locale=de&country=AT', 'q=krebs&locale=de&country=AT'],
    ['locale=nl&fallback=none', 'locale=nl&fallback=none'],
  ])('filters as /v1/resources does: %s', async (query, ours) => {
    const { contents, total_items } = await servicesAt(`${query}&per_page=100`)
    const same = await walk(app, `/v1/resources?${ours}&limit=100`)
    expect(contents.map(({ name }) => name)).toEqual(same.map(({ title }) => title))
    expect(total_items).toBe(same.length)
    expect(total_items).toBeGreaterThan(0)
    expect(total_items).toBeLessThan(dataset.resources.length)
  })

  it('has whole services with `full`, the same as one by one', async () => {
    for (const one of await wholeServices('country=BE&locale=fr')) {
      const { meta: _, ...single } = await serviceAt(one.id, 'locale=fr')
      expect(one).toEqual(single)
    }
  })

  it('refuses what it cannot do, by name', async () => {
    for (const query of ['modified_after=2026-01-01', 'minimal=true', 'page=0', 'per_page=101'])
      expect(await problemAt(`/hsds/services?${query}`)).toMatchObject([
        400,
        { errors: [{ parameter: query.split('=')[0] }] },
      ])
  })
})

describe('what a proof asks for', () => {
  const pagesOf = (count: number) => {
    const resources = Array.from({ length: count }, () => dataset.resources)
      .flat()
      .slice(0, count)
    return valuesIn(pageParameter, {
      dataset: { ...dataset, resources },
      release: releaseOf(dataset),
    })
  }

  it('is each page and the one after the last; of very many, some hundred and these two', () => {
    expect(pagesOf(0)).toEqual(['1'])
    expect(pagesOf(1)).toEqual(['1', '2'])
    expect(pagesOf(20)).toEqual(['1', '2'])
    expect(pagesOf(21)).toEqual(['1', '2', '3'])
    expect(pagesOf(2_000)).toEqual(Array.from({ length: 101 }, (_, i) => String(i + 1)))
    const many = pagesOf(4_001)
    expect(many.slice(0, 3)).toEqual(['1', '4', '7'])
    expect(many.slice(-3)).toEqual(['199', '201', '202'])
    expect(many).toHaveLength(69)
  })

  it('is each service, and each organization that one names', async () => {
    const held = { dataset, release: releaseOf(dataset) }
    expect(valuesIn(serviceInPath, held)).toEqual(dataset.resources.map(({ id }) => id))
    const { contents } = await servicesAt('per_page=100')
    const named = new Set(contents.flatMap((one) => one.organization_id ?? []))
    expect(new Set(valuesIn(organizationInPath, held))).toEqual(named)
  })
})

describe('languages', () => {
  it('are negotiated as everywhere: header, parameter, fallback', async () => {
    const answer = await app.request('/hsds/services/be-cancer', {
      headers: { 'Accept-Language': 'nl-BE' },
    })
    expect(answer.headers.get('content-language')).toBe('nl')
    expect(await answer.json()).toMatchObject({ locale: 'nl', meta: { locale: 'nl' } })
    expect(await problemAt('/hsds/services/be-cancer?locale=de&fallback=none')).toMatchObject([
      404,
      { type: '/problems/not-in-locale', availableLocales: ['en', 'fr', 'nl'] },
    ])
    expect((await serviceAt('be-cancer', 'locale=de')).locale).toBe('en')
  })
})

it('/hsds says which HSDS it is, and /v1 where it is', async () => {
  const api = answers.describeHsds.parse(await bodyAt(app, '/hsds'))
  expect(api).toMatchObject({ version: '3.1', profile: expect.stringContaining('/3.1/') })
  expect((await ask(app, '/v1')).data.links).toMatchObject({
    hsds: '/hsds',
    hsdsServices: '/hsds/services',
  })
})
