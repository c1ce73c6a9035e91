/** The list of resources and the page of each: what the API says of the same, and nothing else. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Facet, ServedResource } from '../../functions/directory/answers/resource.ts'
import { keepNothing } from '../../functions/http/kept-answers.ts'
import type { LinkIndex } from '../../functions/model/link-index.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { blanksAlike, readable, siteOver, smallSite, sourceOf } from '../support/served-site.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

let site: Hono
let api: Hono
beforeAll(async () => {
  site = await smallSite()
  api = await smallApp()
})

async function page(address: string): Promise<string> {
  const reply = await site.request(address)
  expect([address, reply.status]).toEqual([address, 200])
  return reply.text()
}

type Answer = {
  readonly data: readonly ServedResource[]
  readonly page: { readonly total: number }
  readonly facets?: readonly Facet[]
}

async function listed(query: string): Promise<Answer> {
  const reply = await api.request(`/v1/resources?locale=fr&limit=100&facets=true&${query}`)
  expect([query, reply.status]).toEqual([query, 200])
  return (await reply.json()) as Answer
}

function idsOn(text: string): readonly (string | undefined)[] {
  return [...text.matchAll(/href="\/fr\/resources\/([a-z0-9-]+)"/g)].map(([, id]) => id)
}

const queries = [
  '',
  'country=BE',
  'cancerType=melanoma&audience=patient',
  'language=fr',
  'q=cancer',
]

describe('the list of resources', () => {
  it.each(queries)(
    'holds for "%s" what the API lists, in its order, with its number',
    async (query) => {
      const { data, page: paged } = await listed(query)
      expect(data.length).toBeGreaterThan(0)
      const ids: (string | undefined)[] = []
      for (let n = 1; ids.length < paged.total; n += 1) {
        const found = idsOn(await page(`/fr/resources?${query}&page=${n}`))
        expect(found.length).toBeGreaterThan(0)
        ids.push(...found)
      }
      expect(ids).toEqual(data.map(({ id }) => id))
      expect(readable(await page(`/fr/resources?${query}`))).toContain(`Trouvés : ${paged.total}`)
    },
  )

  it('offers each value that the API counts as a link, with how many it leaves', async () => {
    const text = blanksAlike(await page('/fr/resources?country=BE'))
    const { facets = [] } = await listed('country=BE')
    const values = facets
      .filter(({ param }) => param !== 'country')
      .flatMap(({ param, items }) => items.map(({ key }) => ({ param, key })))
      .filter(({ key }) => key !== '*')
    expect(values.length).toBeGreaterThan(5)
    for (const { param, key } of values) {
      const { page: left } = await listed(`country=BE&${param}=${key}`)
      const both = [`country=BE`, `${param}=${key}`].toSorted().join('&amp;')
      expect(text).toMatch(
        new RegExp(`href="/fr/resources\\?${both}#found">[^<]*</a> \\(${left.total}\\)`),
      )
    }
    expect(text).toContain('<option value="BE" selected>')
  })

  it('says where nothing is left which choice to take back, and what that would leave', async () => {
    const text = await page('/en/resources?country=BE&language=fr&q=zzzzzz')
    expect(idsOn(text)).toEqual([])
    const { page: paged } = await listed('country=BE&language=fr')
    expect(readable(text)).toContain(`Without the choice zzzzzz: ${paged.total}`)
    expect(text).toContain('href="/en/resources?country=BE&amp;language=fr"')
    expect(text).toContain('href="/en/search?q=zzzzzz"')
  })

  it('is narrowed by nothing that the directory does not hold', async () => {
    const [all, odd] = await Promise.all(
      ['/fr/resources', '/fr/resources?country=XX&kind=poem&language=&page=0'].map(page),
    )
    expect(idsOn(odd ?? '')).toEqual(idsOn(all ?? ''))
    expect(odd).toContain('<meta name="robots" content="noindex" />')
  })

  it('leads from part to part, and past the end to the last of them', async () => {
    const { pages } = await smallDataset()
    const many = siteOver({ ...syntheticDataset({ resources: 45 }), pages })
    const part = async (query: string) => (await many.request(`/en/resources${query}`)).text()
    expect(await part('')).toMatch(/href="\/en\/resources\?page=2#found"\s+rel="next"/)
    const second = await part('?page=2')
    expect(second).toMatch(/href="\/en\/resources#found"\s+rel="prev"/)
    expect(second).toMatch(/href="\/en\/resources\?page=3#found"\s+rel="next"/)
    expect(readable(await part('?page=999'))).toContain('Page 3 of 3')
  })

  it('escapes what was typed, lets no browser offer it again, and keeps no page made for it', async () => {
    const keys: string[] = []
    const kept = {
      ...keepNothing,
      find: async (...[key, make]: Parameters<typeof keepNothing.find>) => {
        keys.push(key.address)
        return make()
      },
    }
    const watched = await smallSite({ kept })
    const typed = encodeURIComponent('"><script>alert(1)</script>')
    const text = await (await watched.request(`/en/resources?q=${typed}`)).text()
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('&lt;script&gt;alert(1)')
    expect(text).toMatch(/name="q"[^>]*autocomplete="off"/)
    await watched.request('/en/resources?country=BE')
    expect(keys).toEqual(['/en/resources?country=BE'])
  })

  it('says that it looked for nothing where there was no word', async () => {
    const text = await page('/en/resources?q=!!')
    expect(readable(text)).toContain('Nothing was searched.')
    expect(idsOn(text.replaceAll('/en/', '/fr/')).length).toBeGreaterThan(0)
  })
})

describe('the page of a resource', () => {
  it('says all that the API says of it', async () => {
    const { resources, terms, countries, cancerTypes } = await smallDataset()
    const names = new Intl.DisplayNames('fr', { type: 'language' })
    for (const { id } of resources) {
      const reply = await api.request(`/v1/resources/${id}?locale=fr`)
      const { data } = (await reply.json()) as { data: ServedResource }
      const text = await page(`/fr/resources/${id}`)
      const read = readable(text)
      const said = [
        data.title,
        data.description,
        data.url,
        data.phone,
        ...data.languages.map((tag) => names.of(tag)),
        ...data.countries.map(
          (code) => countries.find((one) => one.code === code)?.text['fr']?.name,
        ),
        ...data.cancerTypes.map(
          (one) => cancerTypes.find((type) => type.id === one)?.text['fr']?.name,
        ),
        ...data.audiences.map((code) => terms.audience[code]['fr']?.label),
        terms.kind[data.kind]['fr']?.label,
        terms.link[data.link.state]['fr']?.label,
        terms.confidence[data.confidence]['fr']?.label,
        ...(data.countries.length === 0 ? [terms.everywhere['every-country']['fr']?.label] : []),
        ...(data.retired ? ['plus tenue à jour'] : []),
        ...(data.onlyEu ? ['de mise sur le marché de l’UE'] : []),
        ...(data.aboutSideEffects ? ['surtout les effets secondaires'] : []),
      ]
      for (const one of said.filter((word) => word !== null)) {
        expect([id, read]).toEqual([id, expect.stringContaining(blanksAlike(one ?? 'no word'))])
      }
      const marked = [
        ...data.sources.map(({ url }) => `href="${url.replaceAll('&', '&amp;')}"`),
        ...(data.checkedOn === null ? [] : [`datetime="${data.checkedOn}"`]),
      ]
      for (const mark of marked) expect(text).toContain(mark)
    }
  })

  it('says since when its link is known not to work, when a person looked, and every other limit', async () => {
    const dataset = structuredClone(await smallDataset())
    const id = 'esmo-guide-io'
    const resource = dataset.resources.find((one) => one.id === id)
    Object.assign(resource ?? {}, { checkedOn: '2026-10-05', retired: true, onlyEu: true })
    const checkedAt = '2026-11-20T08:00:00Z'
    const links: LinkIndex = { of: () => ({ state: 'broken', checkedAt }) }
    const source = sourceOf(dataset)
    const current = async () => ({ ...(await source.current()), links })
    const checked = siteOver(dataset, { source: { ...source, current } })
    const text = await (await checked.request(`/fr/resources/${id}`)).text()
    for (const date of ['2026-11-20', '2026-10-05']) expect(text).toContain(`datetime="${date}"`)
    expect(readable(text)).toContain('Cette page n’est plus tenue à jour')
    expect(readable(text)).toContain('dans les pays où s’applique l’autorisation')
    const { label = '', definition = '' } = dataset.terms.link.broken['fr'] ?? {}
    expect(readable(text)).toContain(label)
    expect(readable(text)).toContain(blanksAlike(definition))
  })

  it('is none where there is no such resource', async () => {
    expect((await site.request('/fr/resources/no-such-thing')).status).toBe(404)
  })
})
