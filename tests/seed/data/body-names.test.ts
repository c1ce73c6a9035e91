/** Who assesses, decides and pays is named to readers in their language, and never left out. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServedReimbursement } from '../../../functions/directory/answers/country.ts'
import type { TextBlock } from '../../../functions/directory/answers/parts.ts'
import { fallbacks } from '../../../functions/model/codes.ts'
import { languageOf } from '../../../functions/model/locale.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { placedTexts, wholeOf } from '../../../seed/dataset/warnings/placed-text.ts'
import { ask } from '../../support/ask.ts'
import { repositoryApp, repositoryDataset } from '../../support/repository-dataset.ts'

let app: Hono
let dataset: Dataset
let locales: string[]

beforeAll(async () => {
  dataset = await repositoryDataset()
  app = await repositoryApp()
  locales = dataset.manifest.locales.map(({ tag }) => tag)
})

type Named = TextBlock & { readonly name: string }

/** Bodies with the figures of waiting, all by what they are called. */
function namesIn({
  assessment,
  decision,
  payer,
  waitIndicators,
}: ServedReimbursement): readonly Named[] {
  const figures = waitIndicators.map((one) => ({ ...one, name: `${one.edition}: ${one.metric}` }))
  return [...assessment, decision, payer, ...figures]
}

/** The languages a country is to be told of in its own words: the official ones, and French. */
function spokenIn(official: readonly string[]): string[] {
  const spoken = new Set(['fr', ...official.map(languageOf)])
  return locales.filter((tag) => spoken.has(tag))
}

const reimbursementOf = async (code: string, query: string): Promise<ServedReimbursement> =>
  (await ask(app, `/v1/countries/${code}/reimbursement?${query}`)).data

describe('names of bodies', () => {
  it('are in the asked language where the country speaks it, and in French', async () => {
    let names = 0
    for (const { code, locales: official } of dataset.countries) {
      for (const locale of spokenIn(official)) {
        for (const named of namesIn(await reimbursementOf(code, `locale=${locale}`))) {
          expect({ code, ...named }).toMatchObject({ code, locale })
          names += 1
        }
      }
    }
    expect(names).toBeGreaterThan(dataset.countries.length)
  })

  it('are not the English ones under another label', async () => {
    const same = new Set<string>()
    for (const { code, locales: official } of dataset.countries) {
      const english = namesIn(await reimbursementOf(code, 'locale=en'))
      for (const locale of spokenIn(official).filter((tag) => tag !== 'en')) {
        const names = namesIn(await reimbursementOf(code, `locale=${locale}`))
        for (const [i, { name }] of names.entries()) {
          if (name === english[i]?.name) same.add(`${code} ${locale} ${name}`)
        }
      }
    }
    expect([...same]).toEqual([])
  })

  it.each([
    ['FR', 'fr'],
    ['PL', 'pl'],
    ['DE', 'de'],
    ['TR', 'tr'],
    ['BE', 'nl'],
    ['PL', 'fr'],
  ])('in %s, read in %s: who pays is named in that language', async (code, locale) => {
    const { payer } = dataset.countries.find((one) => one.code === code)?.reimbursement ?? {}
    const { name, state: translation } = payer?.text[locale] ?? {}
    expect(name).toMatch(/\p{L}/u)
    const { data } = await ask(
      app,
      `/v1/access?country=${code}&cancerType=nsclc&locale=${locale}&history=true`,
    )
    expect(data.reimbursement?.payer).toMatchObject({ name, locale, translation })
    expect(data.reimbursement?.payer.availableLocales).toContain('en')
    const asked = data.ask.filter(({ role }) => role === 'payer')
    expect(asked).toHaveLength(1)
    for (const one of asked) expect(one).toMatchObject({ name, locale, translation })
  })

  it('are shown whatever fallback permits, and say in which language', async () => {
    const { assessment, decision, payer } = await reimbursementOf('CY', 'locale=tr&fallback=none')
    for (const one of [...assessment, decision, payer]) expect(one.locale).toBe('tr')
    const { data } = await ask(
      app,
      '/v1/access?country=PL&cancerType=nsclc&locale=tr&fallback=none',
    )
    expect(data.reimbursement).toBeNull()
    for (const { name, locale, availableLocales } of data.ask) {
      expect(name).not.toBe('')
      expect(availableLocales).toContain(locale)
      expect([name, locale === 'tr']).toEqual([name, availableLocales.includes('tr')])
    }
  })
})

/** Letters that every language has its own for: the EU, and health technology assessment. */
const common = new Set(['EU', 'HTA'])

describe('what schemes and bodies are called by in their own country', () => {
  it('is kept in every translation, by its letters', () => {
    const lost = placedTexts(dataset)
      .filter(({ item }) => ['reimbursements', 'earlyAccess', 'notes'].includes(item.kind))
      .flatMap(({ item, text }) => {
        const letters = [
          ...wholeOf(text['en']).matchAll(/(?<![\p{L}\d-])\p{Lu}{2,}(?![\p{L}\d-])/gu),
        ]
        return Object.entries(text).flatMap(([locale, translation]) => {
          const held = wholeOf(translation)
          return letters
            .filter(([one]) => !common.has(one) && !held.includes(one))
            .map(([one]) => `${item.id} ${locale} ${one}`)
        })
      })
    expect([...new Set(lost)]).toEqual([])
  })
})

describe('where to ask', () => {
  it('never lacks payer and deciding body, in any locale and with any fallback', async () => {
    let entries = 0
    for (const { code, reimbursement } of dataset.countries) {
      const { payer, decision } = reimbursement
      const official = [payer, decision].flatMap(({ url }) => url ?? [])
      for (const locale of locales) {
        for (const fallback of Object.keys(fallbacks)) {
          const query = `cancerType=nsclc,rcc&locale=${locale}&fallback=${fallback}`
          const { data } = await ask(app, `/v1/countries/${code}/availability?${query}`)
          for (const { ask: asked } of data.entries) {
            // A body that pays and decides is named once.
            expect([code, asked.flatMap(({ url }) => url ?? [])]).toEqual([
              code,
              expect.arrayContaining(official),
            ])
            for (const { name, availableLocales, locale: shown } of asked) {
              expect(name).not.toBe('')
              expect(availableLocales).toContain(shown)
            }
            entries += 1
          }
        }
      }
    }
    expect(entries).toBe(
      dataset.countries.length * 2 * locales.length * Object.keys(fallbacks).length,
    )
  })

  it('is for patients first, and one place for each address', async () => {
    for (const { code } of dataset.countries) {
      const { data } = await ask(app, `/v1/countries/${code}/availability`)
      for (const { ask: asked } of data.entries) {
        expect([code, asked[0]?.role]).toEqual([code, expect.stringMatching(forPatients)])
        const addresses = asked.flatMap(({ url }) => url ?? [])
        expect([code, addresses]).toEqual([code, [...new Set(addresses)]])
      }
    }
  })
})

const forPatients = /^(?:helpline|organisation)$/
