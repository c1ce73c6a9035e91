/** What pages say to machines: only what is current, and no date that is better than the truth. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Access, CountryAvailability } from '../../functions/directory/answers/availability.ts'
import type { ServedCancerType } from '../../functions/directory/answers/cancer-type.ts'
import type { ServedReimbursement } from '../../functions/directory/answers/country.ts'
import { siteOver, smallSite } from '../support/served-site.ts'
import { smallApp, smallDataset, smallNow } from '../support/small-directory.ts'

type Thing = Readonly<Record<string, unknown>>
type Told = Thing & {
  readonly about: readonly Thing[]
  readonly mentions?: readonly Thing[]
  readonly lastReviewed?: string
}

let site: Hono
let api: Hono
beforeAll(async () => {
  site = await smallSite({ origin: () => 'https://directory.example' })
  api = await smallApp()
})

async function told(address: string, from = site): Promise<Told[]> {
  const reply = await from.request(address)
  expect([address, reply.status]).toEqual([address, 200])
  const scripts = (await reply.text()).matchAll(/ld\+json">([\s\S]*?)<\/script>/g)
  return [...scripts].map(([, text = '']) => JSON.parse(text) as Told)
}

async function ask<T>(path: string): Promise<T> {
  const reply = await api.request(`/v1${path}${path.includes('?') ? '&' : '?'}fallback=any`)
  const { data } = (await reply.json()) as { data: T }
  return data
}

/** Of days one of which nobody knows, none. */
function oldest(days: readonly (string | null)[]): string | undefined {
  const known = days.flatMap((day) => day ?? [])
  return known.length < days.length ? undefined : known.toSorted()[0]
}

/** Of every answer of a country. */
async function answersOf(country: string): Promise<[string, Access][]> {
  const { entries } = await ask<CountryAvailability>(`/countries/${country}/availability`)
  return Promise.all(
    entries.map(async ({ cancerType: { id } }): Promise<[string, Access]> => [
      `/fr/${country}/${id}`,
      await ask<Access>(`/access?country=${country}&cancerType=${id}&locale=fr`),
    ]),
  )
}

describe('an answer page', () => {
  it('tells machines of just the answers that state something today', async () => {
    const answers = [...(await answersOf('DE')), ...(await answersOf('BE'))]
    const states = new Set(answers.map(([, { state }]) => state))
    expect(states.size).toBeGreaterThan(2)
    for (const [address, { state }] of answers) {
      expect([address, state, (await told(address)).length]).toEqual([
        address,
        state,
        state === 'stated' ? 1 : 0,
      ])
    }
  })

  it('names the disease, the country and the medicines of current statements alone', async () => {
    const answers = [...(await answersOf('DE')), ...(await answersOf('GB'))]
    const stated = answers.filter(([, { state }]) => state === 'stated')
    expect(stated.length).toBeGreaterThan(1)
    for (const [address, found] of stated) {
      const [page] = await told(address)
      const current = found.national.filter((one) => one.freshness === 'current' && !one.superseded)
      const named = new Set(current.flatMap((one) => one.medicines.map((m) => m.internationalInn)))
      expect(new Set(page?.mentions?.map((one) => one['nonProprietaryName']))).toEqual(named)
      expect(page).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'MedicalWebPage',
        url: `https://directory.example${address}`,
        inLanguage: 'fr',
        spatialCoverage: { identifier: found.country.code },
      })
      expect(page?.about).toMatchObject([
        { '@type': 'MedicalCondition', name: found.cancerType.name },
      ])
    }
  })

  it('is as old as the oldest statement that it still holds for true', async () => {
    const stated = (await answersOf('DE')).filter(([, { state }]) => state === 'stated')
    for (const [address, { national, euWide }] of stated) {
      const standing = [...national, ...(euWide === null ? [] : [euWide])].filter(
        (one) => one.freshness !== 'past' && !one.superseded,
      )
      expect((await told(address))[0]?.lastReviewed).toBe(
        oldest(standing.map(({ confirmedOn }) => confirmedOn)),
      )
    }
  })

  it('bears no date where one of them was decided lately and confirmed never', async () => {
    const answers = (await Promise.all(['GB', 'FR', 'PL', 'NO'].map(answersOf))).flat()
    const confirmed = answers.find(
      ([, { state, national }]) =>
        state === 'stated' && national.every(({ confirmedOn }) => confirmedOn !== null),
    )
    const address = confirmed?.[0] ?? ''
    const [, , country, type] = address.split('/')
    const dataset = structuredClone(await smallDataset())
    const held = dataset.countries.find(({ code }) => code === country)
    for (const note of held?.availability ?? []) {
      if (note.cancerType === type)
        Object.assign(note, { confirmedOn: null, decidedOn: '2026-10-01' })
    }
    const over = siteOver(dataset, { now: () => smallNow })
    const [before] = await told(address)
    const [after] = await told(address, over)
    expect(before?.lastReviewed).toBeDefined()
    expect(after).toBeDefined()
    expect(after?.lastReviewed).toBeUndefined()
  })
})

describe('a disease', () => {
  it('bears the codes that mean it alone, and no wider ones', async () => {
    for (const id of ['melanoma', 'nsclc']) {
      const type = await ask<ServedCancerType>(`/cancer-types/${id}?locale=en`)
      const [page] = await told(`/en/cancer-types/${id}`)
      const codes = page?.about[0]?.['code'] as Thing[]
      expect(codes.map((one) => one['codeValue'])).toEqual(
        type.codes.filter(({ match }) => match === 'exact').map(({ code }) => code),
      )
      expect(page?.about[0]?.['alternateName']).toEqual(type.synonyms)
      expect(page?.lastReviewed).toBe(type.euStatusConfirmedOn)
    }
    const lung = await ask<ServedCancerType>('/cancer-types/nsclc?locale=en')
    expect(lung.codes.some(({ match }) => match === 'broader')).toBe(true)
  })
})

describe('a medicine', () => {
  it('goes by its international name, its brand and its class', async () => {
    const [page] = await told('/fr/medicines/atezolizumab')
    expect(page?.about).toEqual([
      {
        '@type': 'Drug',
        name: 'atézolizumab',
        nonProprietaryName: 'atezolizumab',
        proprietaryName: 'Tecentriq',
        drugClass: { '@type': 'DrugClass', name: 'Inhibiteur de PD-L1' },
      },
    ])
  })
})

describe('a page', () => {
  const addresses = ['/en/DE/nsclc', '/en/cancer-types/nsclc', '/en/medicines/pembrolizumab']

  it('says nothing to machines once nothing on it is current', async () => {
    const later = Date.parse('2029-01-01')
    const old = siteOver(await smallDataset(), { now: () => later })
    for (const address of addresses) {
      expect([address, (await told(address)).length]).toEqual([address, 1])
      expect([address, await told(address, old)]).toEqual([address, []])
    }
  })

  it('of a country is as old as its text on payment, and tells nothing when that is old', async () => {
    const { countries } = await smallDataset()
    const seen = new Set<boolean>()
    for (const { code } of countries) {
      const how = await ask<ServedReimbursement>(`/countries/${code}/reimbursement`)
      const pages = await told(`/en/${code}`)
      const current = how.freshness === 'current'
      seen.add(current)
      const texts = [how, how.earlyAccess].filter((one) => one?.freshness === 'current')
      expect([code, pages.map(({ lastReviewed }) => lastReviewed)]).toEqual([
        code,
        current ? [oldest(texts.map((one) => one?.asOf ?? null))] : [],
      ])
    }
    expect(seen).toEqual(new Set([true, false]))
  })

  it('stays within its script, whatever a release says', async () => {
    const dataset = structuredClone(await smallDataset())
    const type = dataset.cancerTypes.find(({ id }) => id === 'nsclc')
    const hostile = '</script><script>alert(1)</script>'
    for (const text of Object.values(type?.text ?? {})) text.name = hostile
    const page = siteOver(dataset, { now: () => smallNow })
    const [thing] = await told('/en/cancer-types/nsclc', page)
    expect(thing?.about).toContainEqual(expect.objectContaining({ name: hostile }))
  })

  it('gives no address where nobody has said where the site is', async () => {
    const [page] = await told('/en/DE/nsclc', await smallSite())
    expect(page).toBeDefined()
    expect(page).not.toHaveProperty('url')
  })
})
