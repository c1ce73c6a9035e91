/** What holds of every page: its address, its language, its head, what it may load. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { readable, siteOver, smallSite } from '../support/served-site.ts'
import { smallDataset } from '../support/small-directory.ts'

let site: Hono
beforeAll(async () => {
  site = await smallSite({ origin: () => 'https://directory.example' })
})

describe('an address of the site', () => {
  it('is read as what it means: language and country in any case, once and for all', async () => {
    const asked = ['/FR/BE/melanoma', '/fr-BE/BE/melanoma', '/fr/be/Melanoma']
    for (const address of asked) {
      const reply = await site.request(address)
      expect([address, reply.status, reply.headers.get('location')]).toEqual([
        address,
        308,
        '/fr/BE/melanoma',
      ])
    }
  })

  it('without a page is told in its own language, and is no answer about a treatment', async () => {
    const reply = await site.request('/fr/BE/nothing-like-it')
    expect(reply.status).toBe(404)
    expect(reply.headers.get('content-language')).toBe('fr')
    expect(readable(await reply.text())).toContain('Cela ne dit rien d’aucun traitement.')
  })

  it('begins in the language of whoever comes, and says so to caches', async () => {
    const reply = await site.request('/', { headers: { 'Accept-Language': 'tr, en;q=0.5' } })
    expect(reply.headers.get('content-language')).toBe('tr')
    expect(reply.headers.get('vary')).toBe('Accept-Language')
    expect(await reply.text()).toContain('<html lang="tr" dir="ltr">')
  })

  it('leads from the three choices to the page of what was chosen, in the chosen language', async () => {
    const chosen = await site.request('/en/find?country=BE&cancerType=melanoma&language=pl')
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/pl/BE/melanoma'])
    const half = await site.request('/en/find?country=BE&cancerType=&language=pl')
    expect(half.status).toBe(200)
    expect(await half.text()).toContain('<option value="BE" selected>')
  })

  it('is answered for GET and HEAD alone', async () => {
    expect((await site.request('/fr/', { method: 'POST' })).status).toBe(405)
    expect(await (await site.request('/fr/', { method: 'HEAD' })).text()).toBe('')
  })
})

describe('every page', () => {
  it('names itself, its languages and the notice', async () => {
    const text = await (await site.request('/fr/BE/melanoma')).text()
    expect(text).toContain(
      '<link rel="canonical" href="https://directory.example/fr/BE/melanoma" />',
    )
    for (const tag of ['en', 'de', 'tr']) {
      expect(text).toMatch(
        new RegExp(`hreflang="${tag}"\\s+href="https://directory.example/${tag}/BE/melanoma"`),
      )
    }
    const { manifest } = await smallDataset()
    expect(readable(text)).toContain(manifest.notice['fr']?.text)
  })

  it('loads nothing from another host, and runs nothing that is written into it', async () => {
    const reply = await site.request('/fr/BE/melanoma')
    const policy = reply.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    const text = await reply.text()
    expect(text).not.toMatch(/<[^>]*\s(?:style|on[a-z]+)=/i)
    expect(text).not.toMatch(/<style|<script(?![^>]*(?:src=|ld\+json))/i)
    const loaded = [
      ...text.matchAll(/<(?:link rel="(?:stylesheet|icon)"|script)[^>]*(?:href|src)="([^"]*)"/g),
    ]
    expect(loaded.length).toBeGreaterThan(2)
    for (const [, address = ''] of loaded) {
      expect(address).toMatch(/^\/assets\//)
      expect((await site.request(address)).status).toBe(200)
    }
  })

  it('is the same whatever hangs on to its address, and is kept as one', async () => {
    const [plain, hung] = await Promise.all(
      ['/fr/BE/melanoma', '/fr/BE/melanoma?utm_source=x&fbclid=y'].map(async (address) =>
        (await site.request(address)).headers.get('etag'),
      ),
    )
    expect(hung).toBe(plain)
  })

  it('finds its files by the addresses that they had before a deployment, for a minute', async () => {
    const text = await (await site.request('/fr/')).text()
    const [address = ''] = /\/assets\/site\.[^"]*\.css/.exec(text) ?? []
    const [now, before] = await Promise.all(
      [address, address.replace(/\.[\w-]{12}\./, '.0123456789ab.')].map(async (one) =>
        site.request(one),
      ),
    )
    expect(now?.headers.get('cache-control')).toContain('immutable')
    expect([before?.status, before?.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=60',
    ])
    expect(await before?.text()).toBe(await now?.text())
    expect((await site.request('/assets/other.0123456789ab.css')).status).toBe(404)
  })

  it('ignores values that mean nothing: each would be kept, and named on the page, as one of its own', async () => {
    const tagOf = async (address: string) => (await site.request(address)).headers.get('etag')
    const plain = await tagOf('/fr/BE/melanoma')
    for (const query of ['stage=x', 'line=second', 'history=yes', `stage=${'x'.repeat(4000)}`]) {
      expect([query, await tagOf(`/fr/BE/melanoma?${query}`)]).toEqual([query, plain])
    }
    expect(await tagOf('/fr/BE/melanoma?stage=advanced')).not.toBe(plain)
  })

  it('keeps what was chosen when its address is written the one way', async () => {
    const reply = await site.request('/fr/be/melanoma?stage=advanced&history=true&x=1')
    expect(reply.headers.get('location')).toBe('/fr/BE/melanoma?history=true&stage=advanced')
  })

  it('says where a text on it is a translation that nobody has checked, also in the first language', async () => {
    const { publications } = await smallDataset()
    const held = publications.find(({ text }) => text['en']?.state === 'unreviewed')
    const sentence = 'nobody has checked'
    const [of, start] = await Promise.all(
      [`/en/publications/${held?.id}`, '/en/'].map(async (address) =>
        readable(await (await site.request(address)).text()),
      ),
    )
    expect(of).toContain(sentence)
    expect(start).not.toContain(sentence)
  })

  it('never shows the state of a part of a country as that of the whole', async () => {
    const text = await (await site.request('/en/map/all')).text()
    const row = text.slice(
      text.indexOf('href="/en/GB"'),
      text.indexOf('</tr>', text.indexOf('href="/en/GB"')),
    )
    expect(row).toMatch(/class="\w+ in-part"[^>]*>[^<]*\((?:England|Scotland)/)
  })

  it('shows a known no with a heavier frame than what is paid for', async () => {
    const { countries, terms } = await smallDataset()
    const seen = new Set<boolean>()
    for (const status of ['not-recommended', 'not-reimbursed', 'reimbursed'] as const) {
      const notes = countries.flatMap(({ availability, code }) =>
        availability.map((note) => ({ ...note, code })),
      )
      const note = notes.find((one) => one.status === status)
      if (note === undefined) continue
      const address = `/en/${note.code}/${note.cancerType}?history=true`
      const page = await (await site.request(address)).text()
      const label = terms.status[status]['en']?.label
      const [, frame] = new RegExp(`<span class="badge( no)?">${label}</span>`).exec(page) ?? []
      expect([address, frame]).toEqual([address, status === 'reimbursed' ? undefined : ' no'])
      expect(page).toContain(`>${label}</span>`)
      seen.add(status === 'reimbursed')
    }
    expect(seen.size).toBe(2)
  })

  it('escapes what a release says', async () => {
    const dataset = structuredClone(await smallDataset())
    const [country] = dataset.countries
    for (const text of Object.values(country?.text ?? {})) text.name = '<script>alert(1)</script>'
    const page = await siteOver(dataset).request(`/en/${country?.code}/melanoma`)
    expect(await page.text()).not.toContain('<script>alert')
  })

  it('is no page at all where a word of it is missing', async () => {
    const dataset = structuredClone(await smallDataset())
    const words = dataset.pages.find(({ id }) => id === 'answer')?.words ?? {}
    delete words['heading']
    const page = await siteOver(dataset).request('/en/BE/melanoma')
    expect(page.status).toBe(503)
  })
})
