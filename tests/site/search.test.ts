/** The search page: what the API's search finds, as links to pages, and nothing of it in a log. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchAnswer } from '../../functions/search/answer.ts'
import { readable, smallSite } from '../support/served-site.ts'
import { smallApp } from '../support/small-directory.ts'

let site: Hono
let api: Hono
const lines: string[] = []
beforeAll(async () => {
  site = await smallSite({ log: (line) => lines.push(JSON.stringify(line)) })
  api = await smallApp()
})

async function searched(q: string, locale = 'en'): Promise<string> {
  const reply = await site.request(`/${locale}/search?q=${encodeURIComponent(q)}`)
  expect([q, reply.status]).toEqual([q, 200])
  return reply.text()
}

async function found(q: string): Promise<SearchAnswer> {
  const reply = await api.request(`/v1/search?limit=30&locale=en&q=${encodeURIComponent(q)}`)
  return ((await reply.json()) as { data: SearchAnswer }).data
}

const addresses = {
  country: (id: string) => `/en/${id}`,
  'cancer-type': (id: string) => `/en/cancer-types/${id}`,
  medicine: (id: string) => `/en/medicines/${id}`,
  resource: (id: string) => `/en/resources/${id}`,
}

describe('a search', () => {
  it.each(['melanoma', 'C43', 'belgium', 'keytruda', 'cancer', 'guide'])(
    'for %s leads to the page of each hit of the API, best first',
    async (q) => {
      const { hits } = await found(q)
      expect(hits.length).toBeGreaterThan(0)
      const results = /<ul class="things">([\s\S]*?)<\/ul>/.exec(await searched(q))?.[1] ?? ''
      const links = [...results.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
      expect(links).toEqual(hits.map(({ type, id }) => addresses[type](id)))
    },
  )

  it('says which word was taken for the one that was typed', async () => {
    const text = readable(await searched('melanomma'))
    expect(text).toMatch(/a similar word: [^·]*[Mm]elanoma/)
  })

  it('says which word nothing holds, and is no answer about a treatment', async () => {
    const text = readable(await searched('qqqqqqq'))
    expect(text).toContain('Not found, and left out: qqqqqqq')
    expect(text).toContain('Nothing follows from this about any treatment.')
  })

  it('names the languages that hold what this one does not', async () => {
    const { elsewhere } = await found('peau')
    const text = await searched('peau')
    expect(elsewhere?.locales?.length).toBeGreaterThan(0)
    for (const { locale, total } of elsewhere?.locales ?? []) {
      expect(text.replaceAll(/\s+/g, ' ')).toMatch(
        new RegExp(`href="/${locale}/search\\?q=peau"[^>]*>[^<]*</a ?> \\(${total}\\)`),
      )
    }
  })

  it('escapes what was typed', async () => {
    const text = await searched('"><img src=x onerror=alert(1)>')
    expect(text).not.toContain('<img')
    expect(text).toContain('&lt;img')
  })

  it.each(['!!', 'x'.repeat(201)])('for %s says that it looked for nothing', async (q) => {
    expect(readable(await searched(q))).toContain('Nothing was searched.')
  })

  it('is for no search engine, and its words are in no line of the log', async () => {
    lines.length = 0
    expect(await searched('neuroblastoma')).toContain('<meta name="robots" content="noindex" />')
    expect(lines.length).toBe(1)
    expect(lines.join()).toContain('"search"')
    expect(lines.join()).not.toContain('neuroblastoma')
  })

  it('begins on every page, with a field that works without a script', async () => {
    const text = await (await site.request('/fr/BE/melanoma')).text()
    expect(text).toMatch(/<form[^>]*role="search"[^>]*method="get"[^>]*action="\/fr\/search"/)
    expect(text).toMatch(/<label for="site-search"[^>]*>Rechercher<\/label>/)
  })
})
