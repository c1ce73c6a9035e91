/** What a reader is told of a status, and of a link before following it. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServedResource } from '../../../functions/directory/answers/resource.ts'
import { type Audience } from '../../../functions/model/codes.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { Status } from '../../../functions/model/statement-codes.ts'
import type { LanguageTag } from '../../../seed/dataset/languages/languages.ts'
import { ask, walk } from '../../support/ask.ts'
import { repositoryApp, repositoryDataset } from '../../support/repository-dataset.ts'

let app: Hono
let dataset: Dataset
let served: { readonly locale: string; readonly resource: ServedResource }[]

beforeAll(async () => {
  dataset = await repositoryDataset()
  app = await repositoryApp()
  const tags = dataset.manifest.locales.map(({ tag }) => tag)
  const lists = tags.map(async (locale) =>
    (await walk(app, `/v1/resources?locale=${locale}&fallback=none&limit=100`)).map((resource) => ({
      locale,
      resource,
    })),
  )
  served = (await Promise.all(lists)).flat()
})

describe('every status', () => {
  it('has a definition of one or two sentences, as many in every language', async () => {
    const counts = new Map<string, number>()
    for (const { tag } of dataset.manifest.locales) {
      const { data } = await ask(app, `/v1/terms?locale=${tag}&fallback=none`)
      const statuses = data.filter(({ set }) => set === 'status')
      expect(statuses.map(({ code }) => code)).toEqual(Status.options)
      const sentences = new Intl.Segmenter(tag, { granularity: 'sentence' })
      for (const { code, definition } of statuses) {
        const count = [...sentences.segment(definition)].length
        expect([tag, code, count]).toEqual([tag, code, counts.get(code) ?? count])
        counts.set(code, count)
      }
    }
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(2)
  })
})

describe('what was read on no page that can be shown', () => {
  it('is said to be checked on the official page that is given, in every language', async () => {
    const places: readonly string[] = await Promise.all(
      dataset.manifest.locales.map(async ({ tag }) => {
        const { data } = await ask(app, `/v1/terms?locale=${tag}&fallback=none`)
        const definitions: string[] = data
          .filter(({ set, code }) => set === 'confidence' && unseen.has(code))
          .map(({ definition }) => definition)
        const ends = new Set(definitions.map((one) => one.split(/(?<=\.) /).at(-1)))
        expect([tag, definitions.length, ends.size]).toEqual([tag, 2, 1])
        return `${tag} ${[...ends].join()}`
      }),
    )
    for (const place of places) expect(place).toMatch(officialPage)
    expect(places[0]).toBe(
      'en If an official page is given with it, that page is the place to check.',
    )
  })
})

const unseen = new Set(['general-knowledge', 'secondary-source'])
const officialPage =
  /official page|page officielle|amtliche Seite|página oficial|pagina ufficiale|oficjalną stronę|officiële pagina|pagină oficială|resmî bir sayfa/

/** What is enough to know the name of a language by, in whatever case or form it is said. */
function stemOf(language: string, locale: string): string {
  // The dataset is in European Portuguese, and no language tells the two written forms of Norwegian apart.
  const names = new Intl.DisplayNames([locale === 'pt' ? 'pt-PT' : locale], { type: 'language' })
  const name = names.of(language === 'nb' ? 'no' : (language.split('-')[0] ?? language)) ?? ''
  return name.toLocaleLowerCase(locale).slice(0, Math.max(4, name.length - 3))
}

/** How each language says who a site is for; the compiler asks for those of a new one. */
const forWhom: Readonly<Record<Audience, Readonly<Record<LanguageTag, RegExp>>>> = {
  patient: {
    en: /patient/,
    fr: /patient/,
    de: /patient/,
    es: /pacient/,
    it: /pazient/,
    pl: /pacjen/,
    pt: /doente/,
    nl: /patiënt/,
    ro: /pacien/,
    tr: /hasta/,
  },
  caregiver: {
    en: /family/,
    fr: /proches/,
    de: /familie/,
    es: /familiar/,
    it: /familiari/,
    pl: /rodzin/,
    pt: /familiar/,
    nl: /familie/,
    ro: /famil/,
    tr: /aile/,
  },
  professional: {
    en: /professional/,
    fr: /professionnel/,
    de: /fachleute/,
    es: /profesional/,
    it: /professionist/,
    pl: /specjali/,
    pt: /profissiona/,
    nl: /professional/,
    ro: /profesioni/,
    tr: /profesyonel/,
  },
}

const wordsOf = ({ locale, resource: { title, description } }: (typeof served)[number]): string =>
  `${title} ${description}`.toLocaleLowerCase(locale)

/** Who answers there is told in the sentences before. */
function lastSentenceOf({ locale, resource: { description } }: (typeof served)[number]): string {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' })
  return ([...sentences.segment(description)].at(-1)?.segment ?? '').toLocaleLowerCase(locale)
}

describe('the description of every resource, in every language it is held in', () => {
  it('says in what language the site is', () => {
    const silent = served.flatMap((one) =>
      one.resource.languages
        .filter((language) => !wordsOf(one).includes(stemOf(language, one.locale)))
        .map((language) => `${one.resource.id} ${one.locale} ${language}`),
    )
    // Italian has two names for Dutch.
    expect(silent.filter((one) => one !== 'esmo-guides it nl')).toEqual([])
    expect(served.length).toBeGreaterThan(dataset.resources.length)
  })

  it('says for whom it is, and for nobody else', () => {
    const wrong = served.flatMap((one) =>
      Object.entries(forWhom)
        .filter(([audience, words]) => {
          const named = new Map(Object.entries(words)).get(one.locale)
          const meant = one.resource.audiences.some((held) => held === audience)
          if (meant) return named?.test(wordsOf(one)) !== true
          // "Patient guide" and "patient organisation" are names for what professionals read, too.
          return audience !== 'patient' && named?.test(lastSentenceOf(one)) === true
        })
        .map(([audience]) => `${one.resource.id} ${one.locale} ${audience}`),
    )
    expect(wrong).toEqual([])
  })

  it('names the EU where it holds for the EU alone, though readers everywhere are shown it', () => {
    const ofEu = new Set(['ema-medicines', 'ema-keytruda', 'ctis', 'eu-ctr'])
    const named = served.filter(({ resource }) => ofEu.has(resource.id))
    expect(named).not.toEqual([])
    for (const { locale, resource } of named) {
      expect(resource.countries).toEqual([])
      for (const text of [resource.title, resource.description]) {
        expect([locale, text]).toEqual([locale, expect.stringMatching(/\b(?:EU|UE|AB)\b/)])
      }
    }
  })
})
