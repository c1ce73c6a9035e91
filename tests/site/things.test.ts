/** Pages of countries, cancer types and medicines: what the API says of them, and nothing else. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type {
  CancerTypeAvailability,
  CountryAvailability,
} from '../../functions/directory/answers/availability.ts'
import type { ServedCancerType } from '../../functions/directory/answers/cancer-type.ts'
import type { ServedReimbursement } from '../../functions/directory/answers/country.ts'
import { dates, hrefs, main, ways } from '../support/read-page.ts'
import { readable, siteOver, smallSite } from '../support/served-site.ts'
import { smallApp, smallDataset, smallDay } from '../support/small-directory.ts'

let site: Hono
let api: Hono
beforeAll(async () => {
  site = await smallSite()
  api = await smallApp()
})

async function see(address: string): Promise<string> {
  const reply = await site.request(address)
  expect([address, reply.status]).toEqual([address, 200])
  return reply.text()
}

async function ask<T>(path: string): Promise<T> {
  const reply = await api.request(`/v1${path}${path.includes('?') ? '&' : '?'}fallback=any`)
  const { data } = (await reply.json()) as { data: T }
  return data
}

/** The links below each state, in the order of the page. */
function byState(html: string): Record<string, string[]> {
  const [, ...groups] = html.split('<span class="state ')
  return Object.fromEntries(
    groups.map((group) => [
      group.slice(0, group.indexOf('"')),
      hrefs(group.slice(0, group.indexOf('</ul>'))),
    ]),
  )
}

/** That a page has no date and no way out that is not in one of the answers. */
function expectNothingElse(html: string, answers: readonly unknown[]): void {
  const said = JSON.stringify(answers)
  const shown = [...dates(main(html)), ...ways(main(html))].filter((fact) => fact !== smallDay)
  expect(shown.filter((fact) => !said.includes(JSON.stringify(fact)))).toEqual([])
}

const countries = ['BE', 'DE', 'GB', 'CH', 'TR']

describe('the page of a country', () => {
  it.each(countries)(
    'puts every cancer type under the state that the API says: %s',
    async (code) => {
      const { entries } = await ask<CountryAvailability>(
        `/countries/${code}/availability?locale=fr`,
      )
      const shown = byState(await see(`/fr/${code}`))
      const states = new Set(entries.map(({ state }) => state))
      expect(new Set(Object.keys(shown))).toEqual(states)
      for (const state of states) {
        const own = entries.filter((entry) => entry.state === state)
        expect(shown[state]?.toSorted()).toEqual(
          own.map(({ cancerType: { id } }) => `/fr/${code}/${id}`).toSorted(),
        )
      }
    },
  )

  it.each(countries)('says how it pays with every body, date and source: %s', async (code) => {
    const how = await ask<ServedReimbursement>(`/countries/${code}/reimbursement?locale=pl`)
    const availability = await ask<CountryAvailability>(
      `/countries/${code}/availability?locale=pl&history=true`,
    )
    const html = await see(`/pl/${code}`)
    const text = readable(html)
    const { earlyAccess, waitIndicators } = how
    const texts = [
      how.summary,
      ...[...how.assessment, how.decision, how.payer].map(({ name }) => name),
      ...(earlyAccess === null ? [] : [earlyAccess.name, earlyAccess.body, earlyAccess.text]),
      ...waitIndicators.flatMap(({ metric, edition, value }) => [metric, edition, String(value)]),
      ...(availability.entries[0]?.principle ? [availability.entries[0].principle.text] : []),
    ]
    for (const one of texts) expect(text).toContain(one.replaceAll(/\s+/g, ' '))
    const sources = [
      ...[how, ...how.assessment, how.decision, how.payer].flatMap((one) => one.sources),
      ...(earlyAccess?.sources ?? []),
      ...waitIndicators.map(({ source }) => source),
    ]
    expect(ways(main(html))).toEqual(expect.arrayContaining(sources.map(({ url }) => url)))
    const asOf = [how.asOf, earlyAccess?.asOf].filter((one) => typeof one === 'string')
    expect(dates(main(html))).toEqual(expect.arrayContaining(asOf))
    expectNothingElse(html, [how, availability])
  })

  it('says where EU authorisation does not apply', async () => {
    const sentence = 'The authorisation of the European Union does not apply in this country.'
    expect(readable(await see('/en/CH'))).toContain(sentence)
    expect(readable(await see('/en/BE'))).not.toContain(sentence)
  })

  it('names whom to ask about any cancer, and none who is there for one alone', async () => {
    const { entries } = await ask<CountryAvailability>('/countries/BE/availability?locale=en')
    const html = await see('/en/BE')
    const asked = html.slice(html.indexOf('id="ask"'), html.indexOf('id="read"'))
    const everywhere = (entries[0]?.ask ?? []).filter(({ url }) =>
      entries.every(({ ask: own }) => own.some((one) => one.url === url)),
    )
    expect(everywhere.length).toBeGreaterThan(1)
    expect(hrefs(asked).filter((href) => href.startsWith('http'))).toEqual(
      everywhere.flatMap(({ url }) => url ?? []),
    )
  })

  it('leads to its feed', async () => {
    expect(await see('/en/BE')).toContain(
      'type="application/atom+xml" href="/v1/changes.atom?country=BE&amp;locale=en"',
    )
  })
})

const types = ['melanoma', 'nsclc', 'colorectal-msi-h', 'prostate']

describe('the page of a cancer type', () => {
  it.each(types)('puts every country under the state that the API says: %s', async (id) => {
    const found = await ask<CancerTypeAvailability>(`/cancer-types/${id}/availability?locale=tr`)
    const shown = byState(await see(`/tr/cancer-types/${id}`))
    for (const { country, state } of found.countries) {
      expect(shown[state]).toContain(`/tr/${country.code}/${id}`)
    }
    expect(Object.values(shown).flat()).toHaveLength(found.countries.length)
  })

  it.each(types)('has its names, codes and uses, with every date: %s', async (id) => {
    const type = await ask<ServedCancerType>(`/cancer-types/${id}?locale=de`)
    const resources = await ask<unknown[]>(`/resources?cancerType=${id}&locale=de&limit=100`)
    const html = await see(`/de/cancer-types/${id}`)
    const text = readable(html)
    for (const name of type.synonyms) expect(text).toContain(name)
    for (const { code } of type.codes) expect(html).toContain(`<code>${code}</code>`)
    expect(hrefs(html)).toEqual(
      expect.arrayContaining(type.medicines.map((one) => `/de/medicines/${one.id}`)),
    )
    const uses = type.euWide?.authorisations ?? []
    expect(html.split('<li class="use">')).toHaveLength(uses.length + 1)
    const said = uses.flatMap(({ decidedOn, confirmedOn }) => [decidedOn ?? [], confirmedOn ?? []])
    expect(dates(main(html))).toEqual(expect.arrayContaining(said.flat()))
    expectNothingElse(html, [type, resources])
  })

  it('shows no search words as if they were its names', async () => {
    const type = await ask<ServedCancerType>('/cancer-types/nsclc?locale=en')
    expect(type.searchTerms).toContain('lung cancer')
    const html = main(await see('/en/cancer-types/nsclc'))
    const names = /<dl class="lines">[\s\S]*?<\/dd>/.exec(html)?.[0] ?? ''
    expect(names).toContain(type.synonyms[0])
    for (const word of type.searchTerms) expect(names).not.toMatch(new RegExp(`[ ,>]${word}[ ,<]`))
  })

  it('is reached by a code that means it alone, and by no other, as in the API', async () => {
    const { cancerTypes } = await smallDataset()
    const held = cancerTypes.flatMap(({ codes }) => codes.map((one) => `${one.system}:${one.code}`))
    const codes = [...new Set([...held, 'icd10:C43.5', 'icd10:C00-C97', 'icd10:Z99', 'x:1'])]
    const asked = await Promise.all(
      codes.map(async (code) => {
        const reply = await api.request(`/v1/cancer-types/${code}`)
        const { data } = (await reply.json()) as { data?: ServedCancerType }
        return data === undefined ? null : `/fr/cancer-types/${data.id}`
      }),
    )
    const moved = await Promise.all(
      codes.map(async (code) =>
        (await site.request(`/fr/cancer-types/${code}`)).headers.get('location'),
      ),
    )
    expect(asked).toContain(null)
    expect(asked).toContain('/fr/cancer-types/melanoma')
    expect(moved).toEqual(asked)
  })

  it('is not reached by a code that two types bear', async () => {
    const dataset = structuredClone(await smallDataset())
    const other = dataset.cancerTypes.find(({ id }) => id !== 'melanoma')
    other?.codes.push({ system: 'icd10', code: 'C43', match: 'exact' })
    expect((await siteOver(dataset).request('/fr/cancer-types/icd10:C43')).status).toBe(404)
  })
})

type Row = {
  readonly href: string
  readonly status: string
  readonly standing: string
  /** Of the decision and of the confirmation, as far as they are known. */
  readonly dates: readonly string[]
}

/** The rows of the table of countries. */
function rows(html: string): Row[] {
  return [...html.matchAll(/<tr class="([^"]*)">([\s\S]*?)<\/tr>/g)].map(
    ([, standing = '', row = '']) => ({
      href: hrefs(row).find((one) => one.includes('#')) ?? '',
      status: /class="badge[^"]*">([^<]*)</.exec(row)?.[1]?.trim() ?? '',
      standing,
      dates: [...row.matchAll(/datetime="([^"]*)"/g)].map(([, date = '']) => date),
    }),
  )
}

const medicines = ['pembrolizumab', 'nivolumab', 'ipilimumab', 'tebentafusp']

describe('the page of a medicine', () => {
  it.each(medicines)(
    'names every statement that names it, with status and date: %s',
    async (id) => {
      const { countries: all, terms } = await smallDataset()
      const stated: Row[] = []
      for (const { code } of all) {
        const { entries } = await ask<CountryAvailability>(
          `/countries/${code}/availability?locale=en`,
        )
        for (const { cancerType, national } of entries)
          for (const note of national) {
            if (!note.medicines.some((one) => one.id === id)) continue
            stated.push({
              href: `/en/${code}/${cancerType.id}#${note.id}`,
              status: terms.status[note.status]['en']?.label ?? '',
              standing: note.superseded ? 'past' : note.freshness,
              dates: [note.decidedOn, note.confirmedOn].flatMap((date) => date ?? []),
            })
          }
      }
      const shown = rows(await see(`/en/medicines/${id}`))
      expect(new Set(shown)).toEqual(new Set(stated))
      expect(shown).toHaveLength(stated.length)
      for (const { href } of shown) {
        const [page = '', anchor] = href.split('#')
        expect(await see(page)).toContain(`id="${anchor}"`)
      }
    },
  )

  it.each(medicines)('has each of its uses in the EU, under its cancer type: %s', async (id) => {
    const html = await see(`/en/medicines/${id}`)
    const ofEu = html.slice(html.indexOf('id="eu"'), html.indexOf('id="countries"'))
    const [, ...sections] = ofEu.split('<h3>')
    const shown = sections.map(
      (one) => [hrefs(one)[0], one.split('<li class="use">').length - 1] as const,
    )
    const expected: [string, number][] = []
    for (const { id: type } of (await smallDataset()).cancerTypes) {
      const { euWide } = await ask<ServedCancerType>(`/cancer-types/${type}?locale=en`)
      const uses = euWide?.authorisations.filter((one) => one.medicines.includes(id)) ?? []
      if (uses.length > 0) expected.push([`/en/cancer-types/${type}`, uses.length])
    }
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(expected))
  })

  it('is called as its reader’s language writes it, beside the international name', async () => {
    const html = await see('/fr/medicines/atezolizumab')
    expect(html).toMatch(/<h1>atézolizumab \(Tecentriq\)<\/h1>/)
    expect(readable(html)).toContain('Nom international atezolizumab')
  })

  it('is reached by its brand', async () => {
    const moved = await site.request('/fr/medicines/Keytruda')
    expect(moved.headers.get('location')).toBe('/fr/medicines/pembrolizumab')
  })

  it('says that silence is no answer where no country names it', async () => {
    const dataset = await smallDataset()
    const named = new Set(
      dataset.countries.flatMap(({ availability }) => availability.flatMap((one) => one.medicines)),
    )
    const silent = dataset.medicines.find(({ id }) => !named.has(id))
    expect(readable(await see(`/en/medicines/${silent?.id}`))).toContain(
      'That is neither a yes nor a no.',
    )
  })
})

describe('a list', () => {
  it('leads to every country, cancer type and medicine', async () => {
    const dataset = await smallDataset()
    const lists = {
      '/en/countries': dataset.countries.map(({ code }) => `/en/${code}`),
      '/en/cancer-types': dataset.cancerTypes.map(({ id }) => `/en/cancer-types/${id}`),
      '/en/medicines': dataset.medicines.map(({ id }) => `/en/medicines/${id}`),
    }
    for (const [address, all] of Object.entries(lists)) {
      expect(hrefs(main(await see(address))).toSorted()).toEqual(all.toSorted())
    }
  })

  it('groups cancer types as the data do', async () => {
    const html = await see('/en/cancer-types')
    const [, ...groups] = main(html).split('<h2 id="')
    const shown = groups.flatMap((group) => {
      const name = group.slice(0, group.indexOf('"'))
      return hrefs(group).map((href) => [href, name])
    })
    const { cancerTypes } = await smallDataset()
    expect(Object.fromEntries(shown)).toEqual(
      Object.fromEntries(cancerTypes.map(({ id, group }) => [`/en/cancer-types/${id}`, group])),
    )
  })
})
