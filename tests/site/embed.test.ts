/** What other sites embed says what the API says, in the reader's language, and nothing beside it. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { releaseOf } from '../support/app.ts'
import { ask, type Served } from '../support/ask.ts'
import { embedApp } from '../support/embed.ts'
import { textsIn, valuesOf } from '../support/html-texts.ts'
import { repositoryDataset, today } from '../support/repository-dataset.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

type Access = Served<'/v1/access'>
const locales = ['fr', 'tr', 'pl', 'en', 'de', 'ro', 'pt', 'nl', 'it', 'es']
const midday = () => Date.parse(`${today}T12:00:00Z`)

let app: Hono
let api: Hono
let whole: Dataset
beforeAll(async () => {
  whole = await repositoryDataset()
  app = await embedApp(whole, { now: midday })
  api = createProofApp(whole, releaseOf(whole), { now: midday })
})

async function fragment(address: string, from = app): Promise<string> {
  const response = await from.request(address)
  const html = await response.text()
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${html}`)
  return html
}

/** Drawn at random, the same in each run. */
function thirtyPairs() {
  let seed = 15
  const draw = <T>(from: readonly T[]): T => {
    seed = (seed * 48_271) % 2_147_483_647
    const found = from[seed % from.length]
    if (found === undefined) throw new Error('nothing to draw from')
    return found
  }
  return Array.from({ length: 30 }, (_, i) => ({
    country: draw(whole.countries).code,
    cancerType: draw(whole.cancerTypes).id,
    locale: locales[i % locales.length] ?? 'en',
  }))
}

/** Of everything that an answer says, the dates and the addresses. */
function saidIn(answer: unknown): { dates: Set<string>; addresses: Set<string> } {
  const texts: string[] = []
  JSON.stringify(answer, (_, value: unknown) => {
    if (typeof value === 'string') texts.push(value)
    return value
  })
  return {
    dates: new Set(texts.filter((text) => /^\d{4}(?:-\d\d){0,2}/.test(text)).map(dayOf)),
    addresses: new Set(texts.filter((text) => /^https?:/.test(text))),
  }
}

function dayOf(text: string): string {
  return text.slice(0, 10)
}

function expectFacts(html: string, { data, meta }: Access, address: URLSearchParams): void {
  const texts = textsIn(html)
  const said = (text: string, lang: string) =>
    expect(texts).toContainEqual({ text: text.replaceAll(/[ \n]+/g, ' '), lang })
  const { euWide, national, principle } = data
  const authorisations = euWide?.authorisations ?? []
  const notes = [...national, ...(euWide === null ? [] : [euWide])]
  for (const { text, locale } of [...notes, ...authorisations]) said(text, locale)
  for (const { dateNote, locale } of notes.filter((one) => one.dateNote !== null)) {
    said(dateNote ?? '', locale)
  }
  for (const { name, locale } of data.ask) said(name, locale)
  for (const name of [...data.regions, ...notes.flatMap(({ region }) => region?.name ?? [])]) {
    expect(texts.some(({ text }) => text.includes(name))).toBe(true)
  }
  const paid = principle?.text ?? ''
  expect(texts.some(({ text }) => text.includes(paid))).toBe(true)
  expect(texts).toContainEqual({ text: meta.notice.text, lang: meta.notice.locale })
  expect(texts).toContainEqual({ text: meta.licence.attribution, lang: 'en' })
  expect(html).toContain(meta.release)
  expect(html.match(/ part="note"/g) ?? []).toHaveLength(notes.length + authorisations.length)

  const dates = valuesOf(html, 'datetime')
  // A composed text says its dates itself, and is held as a whole.
  const authored = notes.filter(({ translation }) => translation !== 'composed')
  const due = authored.flatMap((one) => [one.decidedOn, one.confirmedOn])
  expect(due.filter((date) => date !== null && !dates.includes(date))).toEqual([])
  const known = saidIn({ data, meta })
  expect(dates.filter((date) => !known.dates.has(date))).toEqual([])

  const links = valuesOf(html, 'href')
  for (const { url } of [...notes, ...authorisations].flatMap(({ sources }) => sources)) {
    expect(links).toContain(url)
  }
  const own = `/${meta.locale}/${address.get('country')}/${address.get('cancerType')}`
  const ours = new Set([own, `/${meta.locale}/`, meta.report])
  const unsaid = links.filter(
    (link) => !known.addresses.has(link) && !ours.has(link) && !link.startsWith('tel:'),
  )
  expect(unsaid).toEqual([])
  expect(links).toContain(own)
}

describe('the fragment of an answer', () => {
  it('says every fact of the access answer with its language, date and source, and no other', async () => {
    for (const pair of thirtyPairs()) {
      const query = new URLSearchParams(pair)
      const html = await fragment(`/embed/availability?${query.toString()}`)
      expectFacts(html, await ask(api, `/v1/access?${query.toString()}`), query)
      expect(html.trimStart()).toMatch(
        new RegExp(`^<section\\s+class="immuno-embed"\\s+part="box"\\s+lang="${pair.locale}"`),
      )
    }
  })

  it('says state, status, freshness and confidence in the words of the terms', async () => {
    const query = 'country=BE&cancerType=melanoma&locale=fr'
    const texts = textsIn(await fragment(`/embed/availability?${query}`)).map(({ text }) => text)
    const { data } = await ask(api, `/v1/access?${query}`)
    const { data: terms } = await ask(api, '/v1/terms?locale=fr')
    const term = (set: string, code: string) =>
      terms.find((one) => one.set === set && one.code === code) ?? { label: '?', definition: '?' }
    expect(texts).toContain(term('state', data.state).label)
    expect(texts).toContain(term('state', data.state).definition)
    for (const note of data.national) {
      expect(texts).toContain(term('status', note.status).label)
      expect(texts).toContain(term('freshness', note.freshness).label)
      expect(texts).toContain(term('confidence', note.confidence).label)
    }
  })
})

describe('a note that holds in a region alone, or is replaced', () => {
  it('says so, whoever wrote its text', async () => {
    const { data: terms } = await ask(api, '/v1/terms?locale=en')
    const phrase = (code: string) =>
      terms.find((one) => one.set === 'phrase' && one.code === code)?.label ?? '?'
    const pairs = whole.countries.flatMap(({ code, availability }) =>
      availability.map(({ cancerType }) => `country=${code}&cancerType=${cancerType}&locale=en`),
    )
    const found = { region: 0, superseded: 0 }
    for (const query of new Set(pairs)) {
      const { data } = await ask(api, `/v1/access?${query}`)
      const limited = data.national.filter(({ region }) => region !== null)
      const replaced = data.national.filter(({ superseded }) => superseded)
      if (limited.length + replaced.length === 0) continue
      const texts = textsIn(await fragment(`/embed/availability?${query}`)).map(({ text }) => text)
      const said = (start: string) => texts.filter((text) => text.startsWith(start)).length
      expect(said(phrase('region'))).toBeGreaterThanOrEqual(limited.length)
      expect(said(phrase('superseded'))).toBeGreaterThanOrEqual(replaced.length)
      found.region += limited.length
      found.superseded += replaced.length
    }
    expect(found.region + found.superseded).toBeGreaterThan(0)
  })
})

describe('the fragment of what to read', () => {
  it('has the resources of the access answer, with their languages and addresses', async () => {
    for (const pair of thirtyPairs().slice(0, 10)) {
      const query = new URLSearchParams(pair).toString()
      const html = await fragment(`/embed/resources?${query}&limit=10`)
      const { data } = await ask(api, `/v1/access?${query}&resources=10`)
      const texts = textsIn(html)
      expect(html.match(/ part="note"/g) ?? []).toHaveLength(data.resources.length)
      for (const { url, title, description, locale } of data.resources) {
        expect(valuesOf(html, 'href')).toContain(url)
        expect(texts).toContainEqual({ text: title, lang: locale })
        expect(texts).toContainEqual({ text: description, lang: locale })
      }
    }
  })

  it('says so where there is nothing', async () => {
    const dataset = { ...whole, resources: [] }
    const html = await fragment('/embed/resources?locale=en', await embedApp(dataset))
    expect(html).toContain('does not hold anything to read')
  })
})

describe('a text that is not held in the reader’s language', () => {
  it('is marked with the language it is in', async () => {
    const dataset = structuredClone(await smallDataset())
    const melanoma = dataset.countries
      .find(({ code }) => code === 'BE')
      ?.availability.find(({ cancerType, text }) => cancerType === 'melanoma' && text['en'])
    if (melanoma?.text['en'] === undefined) throw new Error('no authored note')
    const { text } = melanoma.text['en']
    const { medicines } = melanoma
    // Without medicines nothing is composed either.
    medicines.length = 0
    delete melanoma.text['fr']
    const html = await fragment(
      '/embed/availability?country=BE&cancerType=melanoma&locale=fr',
      await embedApp(dataset),
    )
    expect(textsIn(html)).toContainEqual({ text, lang: 'en' })
  })
})

const hostile = `</p></section><script>alert(1)</script><img src=x onerror=alert(1)>"'&`

describe('a hostile dataset', () => {
  it('adds no element, no attribute and no link', async () => {
    const dataset = JSON.parse(
      JSON.stringify(await smallDataset(), (key, value: unknown) => {
        if (['title', 'publisher', 'name', 'attribution', 'text'].includes(key)) {
          return typeof value === 'string' ? hostile : value
        }
        return key === 'url' || key === 'officialPage' ? 'javascript:alert(1)//' : value
      }),
    ) as Dataset
    const hostileApp = await embedApp(dataset)
    for (const kind of ['availability', 'resources', 'frame/availability', 'frame/resources']) {
      const html = await fragment(
        `/embed/${kind}?country=BE&cancerType=melanoma&locale=fr`,
        hostileApp,
      )
      expect(textsIn(html).map(({ text }) => text)).toContain(hostile)
      expect(html).not.toMatch(/<script>|<img/)
      expect(valuesOf(html, 'href').filter((link) => /^\s*javascript:/i.test(link))).toEqual([])
    }
  })
})

describe('the answer', () => {
  const address = '/embed/availability?country=BE&cancerType=melanoma&locale=fr'

  it('may be read by pages of every origin, and is known again by its entity tag', async () => {
    const first = await app.request(address, { headers: { origin: 'https://patients.example' } })
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect(first.headers.get('content-language')).toBe('fr')
    const tag = first.headers.get('etag') ?? ''
    const again = await app.request(address, { headers: { 'if-none-match': tag } })
    expect(again.status).toBe(304)
  })

  it('is in the language of the reader where none is asked for', async () => {
    const response = await app.request('/embed/availability?country=BE&cancerType=melanoma', {
      headers: { 'accept-language': 'nl-BE, fr;q=0.5' },
    })
    expect(response.headers.get('content-language')).toBe('nl')
    expect(response.headers.get('vary')).toBe('Accept-Language')
  })

  it('takes a code of a classification, and refuses in words what it does not know', async () => {
    expect(await fragment(address.replace('melanoma', 'icd10:C43'))).toContain('/fr/BE/melanoma')
    const refused = await app.request('/embed/availability?country=UK&cancertype=melanoma')
    expect(refused.status).toBe(400)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(await refused.text()).toMatch(/cancertype.*code of the United Kingdom is GB/s)
  })

  it('leads to the pages by their whole address where that is known', async () => {
    const placed = await embedApp(whole, { origin: () => 'https://directory.example' })
    const links = valuesOf(await fragment(address, placed), 'href')
    expect(links).toContain('https://directory.example/fr/BE/melanoma')
    expect(links.filter((link) => link.startsWith('/'))).toEqual([])
  })
})

describe('the form for a frame', () => {
  const address = '/embed/frame/availability?country=BE&cancerType=melanoma&locale=fr'

  it('may stand in any page, runs nothing but its own file, and holds the fragment', async () => {
    const response = await app.request(address)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain('frame-ancestors *')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(response.headers.has('x-frame-options')).toBe(false)
    const html = await response.text()
    expect(html).toMatch(/^<!doctype html>\s*<html lang="fr" dir="ltr">/)
    expect(html).toContain('<h1 part="heading">')
    const texts = textsIn(html)
    const inner = textsIn(await fragment(address.replace('/frame', '')))
    expect(texts.slice(-inner.length)).toEqual(inner)
  })

  it('has the colours that its address names, since it cannot see those around it', async () => {
    const schemeOf = async (query: string) =>
      /name="color-scheme" content="([^"]*)"/.exec(await fragment(`${address}${query}`))?.[1]
    expect(await schemeOf('')).toBe('light dark')
    expect(await schemeOf('&scheme=light')).toBe('light')
    expect((await app.request(`${address}&scheme=green`)).status).toBe(400)
    const unframed = address.replace('/frame', '')
    expect((await app.request(`${unframed}&scheme=light`)).status).toBe(400)
  })

  it('tells the editor what is wrong, as a page', async () => {
    const response = await app.request('/embed/frame/availability?country=XX&cancerType=y')
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await response.text()).toMatch(/&quot;XX&quot; is not in this directory/)
  })
})

it('what pages load is at addresses that stay', async () => {
  for (const [path, type] of [
    ['/embed.js', 'text/javascript'],
    ['/embed-frame.js', 'text/javascript'],
    ['/embed.css', 'text/css'],
  ] as const) {
    const response = await app.request(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  }
})

it('a small dataset is embedded on its own day', async () => {
  const html = await fragment(
    '/embed/availability?country=BE&cancerType=melanoma&locale=en',
    await embedApp(undefined, { now: () => smallNow }),
  )
  expect(html).toContain('28 November 2026')
})
