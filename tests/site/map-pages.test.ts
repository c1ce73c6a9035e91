/** The pages of map and matrix say what the API says of the same pairs. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { repositoryDataset } from '../support/repository-dataset.ts'
import { readable, siteOver, smallSite } from '../support/served-site.ts'
import { smallApp } from '../support/small-directory.ts'

const note = z.object({
  confirmedOn: z.string().nullable(),
  decidedOn: z.string().nullable(),
  freshness: z.string(),
  superseded: z.boolean(),
})
const Availability = z.object({
  data: z.object({
    euWide: z.object({
      text: z.string(),
      confirmedOn: z.string(),
      sources: z.array(z.object({ url: z.string() })),
    }),
    countries: z.array(
      z.object({
        country: z.object({ code: z.string(), name: z.string() }),
        state: z.string(),
        regions: z.array(z.string()),
        euAuthorisationApplies: z.boolean(),
        national: z.array(note),
      }),
    ),
  }),
})
const Terms = z.object({
  data: z.array(z.object({ set: z.string(), code: z.string(), label: z.string() })),
})

let site: Hono
let api: Hono
beforeAll(async () => {
  site = await smallSite()
  api = await smallApp()
})

async function textAt(address: string, over = site): Promise<string> {
  const reply = await over.request(address)
  expect([address, reply.status]).toEqual([address, 200])
  return reply.text()
}

async function told<T>(address: string, answer: z.ZodType<T>): Promise<T> {
  return answer.parse(await (await api.request(address)).json())
}

async function wordsOfStates(locale: string): Promise<Map<string, string>> {
  const { data } = await told(`/v1/terms?locale=${locale}`, Terms)
  return new Map(data.filter(({ set }) => set === 'state').map((one) => [one.code, one.label]))
}

function rowsOf(page: string): string[] {
  const [, body = ''] =
    /<table class="map-table">[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/.exec(page) ?? []
  return body.match(/<tr>[\s\S]*?<\/tr>/g) ?? []
}

describe('the map of a cancer type', () => {
  it.each(['en', 'tr'])('says of every country what the API says: %s', async (locale) => {
    const page = await textAt(`/${locale}/map?cancerType=melanoma`)
    const asked = `/v1/cancer-types/melanoma/availability?locale=${locale}`
    const { data } = await told(asked, Availability)
    const words = await wordsOfStates(locale)
    const rows = new Map(
      rowsOf(page).map((row) => [/href="\/\w+\/(\w+)\/melanoma"/.exec(row)?.[1], row]),
    )
    expect(rows.size).toBe(data.countries.length)
    for (const { country, state, regions, national } of data.countries) {
      const row = rows.get(country.code) ?? ''
      const text = readable(row).trim()
      const part = regions.length === 0 ? '' : ` (${regions.join(', ')})`
      expect(text.startsWith(`${country.name} ${words.get(state)}${part}`)).toBe(true)
      const dates = national.flatMap((one) => one.confirmedOn ?? one.decidedOn ?? [])
      const [, shown = ''] = /datetime="([^"]+)"/.exec(row) ?? []
      const mayBeUndated = state !== 'stated'
      expect([country.code, dates.includes(shown) || (shown === '' && mayBeUndated)]).toEqual([
        country.code,
        true,
      ])
      const drawn = `<a class="map-country ${state}" href="/${locale}/${country.code}/melanoma"`
      expect(page.replaceAll(/\s+/g, ' ')).toContain(drawn)
    }
  })

  it('tells the EU layer with its date, its sources and where it does not hold', async () => {
    const page = await textAt('/en/map?cancerType=melanoma')
    const { data } = await told('/v1/cancer-types/melanoma/availability?locale=en', Availability)
    const text = readable(page)
    expect(text).toContain(data.euWide.text)
    expect(page).toContain(`datetime="${data.euWide.confirmedOn}"`)
    for (const { url } of data.euWide.sources) expect(page).toContain(`href="${url}"`)
    const outside = data.countries.filter((one) => !one.euAuthorisationApplies)
    expect(outside.length).toBeGreaterThan(1)
    const [, named = ''] = /does not apply in these countries: ([^.]*)\./.exec(text) ?? []
    expect(named.split(', ')).toEqual(outside.map(({ country }) => country.name))
  })

  it('says so when it has chosen the type itself, and says it of no other', async () => {
    const untold = readable(await textAt('/en/map'))
    expect(untold).toContain('No cancer type has been chosen yet.')
    expect(readable(await textAt('/en/map?cancerType=nsclc'))).not.toContain('has been chosen yet')
    const page = await textAt('/en/map')
    const [, chosen] = /<option value="([^"]+)" selected/.exec(page) ?? []
    const count = async (id: string) => {
      const { data } = await told(`/v1/cancer-types/${id}/availability`, Availability)
      return data.countries.filter(({ state }) => state === 'stated').length
    }
    const types = [...page.matchAll(/<option value="([^"]+)"/g)].map(([, id = '']) => id)
    const counts = await Promise.all(types.map(count))
    expect(await count(chosen ?? '')).toBe(Math.max(...counts))
  })

  it('is no map of another type when nobody knows the one that was asked for', async () => {
    expect((await site.request('/en/map?cancerType=nothing')).status).toBe(404)
  })
})

describe('the matrix', () => {
  it('links what is known, pair by pair as the API has it, and nothing else', async () => {
    const page = await textAt('/en/map/all')
    const linked = [
      ...page.matchAll(/<td>\s*<a class="(\w+)(?: in-part)?" href="\/en\/(\w+)\/([\w-]+)"/g),
    ]
    const Pairs = z.object({
      data: z.object({
        pairs: z.object({
          countries: z.array(
            z.object({ country: z.string(), states: z.record(z.string(), z.string()) }),
          ),
        }),
      }),
    })
    const { data } = await told('/v1/coverage', Pairs)
    const known = data.pairs.countries.flatMap(({ country, states }) =>
      Object.entries(states).flatMap(([type, state]) =>
        state === 'unknown' ? [] : `${state} ${country} ${type}`,
      ),
    )
    expect(known.length).toBeGreaterThan(10)
    expect(
      linked.map(([, state, country, type]) => `${state} ${country} ${type}`).toSorted(),
    ).toEqual(known.toSorted())
  })
})

it('map and matrix of the whole directory stay below 120 KB in every language', async () => {
  const dataset = await repositoryDataset()
  const whole = siteOver(dataset)
  for (const { tag } of dataset.manifest.locales) {
    for (const address of [`/${tag}/map`, `/${tag}/map/all`]) {
      expect(Buffer.byteLength(await textAt(address, whole))).toBeLessThan(120 * 1024)
    }
  }
})
