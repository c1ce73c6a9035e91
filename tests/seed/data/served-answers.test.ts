/** The rules of medical care, held against every answer in every language. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Dataset } from '../../../functions/model/release.ts'
import { fieldOf, fieldsOf } from '../../../seed/dataset/select.ts'
import { questionsAbout } from '../../../seed/questions.ts'
import { releaseOf } from '../../support/app.ts'
import { ask, bodyAt } from '../../support/ask.ts'
import { repositoryApp, repositoryDataset, today } from '../../support/repository-dataset.ts'
import {
  faultsIn,
  servedRuleNames,
  showedNoDate,
  valuesIn,
  type Asked,
  type ServedRule,
} from '../../support/served-rules.ts'

let app: Hono
let dataset: Dataset
const faults = new Map<string, string[]>()
/** The day of the facts that were collected first. */
const collectedOn = '2026-11-28'
const restsOn: ServedRule = 'no status rests on what is past, superseded or second-hand'
let answers = 0
let statements = 0

/** What the proof asks, and the one access answer of each country in each other language. */
function* addresses({ countries, cancerTypes, manifest }: Dataset): Generator<[string, string]> {
  const held = { dataset, release: releaseOf(dataset) }
  for (const { path, operation } of questionsAbout(held, Infinity)) {
    // A feed holds what these answers say, and a whole release what nobody is served.
    if (operation.mediaType !== 'application/json') continue
    const locale = new URLSearchParams(path.split('?')[1]).get('locale') ?? ''
    const ofCountry = /^\/v1\/countries\/\w+\/availability\?/.test(path)
    // With its history an answer holds every note that it holds without.
    if (!ofCountry || locale === manifest.defaultLocale) yield [path, locale]
    if (ofCountry && !path.includes('history=')) yield [`${path}&history=true`, locale]
  }
  for (const [i, { code }] of countries.entries()) {
    for (const [j, { tag }] of manifest.locales.entries()) {
      const type = cancerTypes[(i + j) % cancerTypes.length]
      yield [`/v1/access?country=${code}&cancerType=${type?.id}&locale=${tag}&history=true`, tag]
    }
  }
}

/** Without the EU-wide notes that were judged before: they are the same in every country. */
function withoutEuWide(answer: unknown, isNew: (note: unknown) => boolean): unknown {
  if (Array.isArray(answer)) return answer.map((one: unknown) => withoutEuWide(one, isNew))
  if (typeof answer !== 'object' || answer === null) return answer
  const shorter = fieldsOf(answer).map(([name, value]) => {
    const held = withoutEuWide(value, isNew)
    return [name, name === 'euWide' && !isNew(held) ? null : held]
  })
  return Object.fromEntries(shorter)
}

/** Its form is held against its schema by the proof of a release. */
const Paged = z.looseObject({ page: z.looseObject({ next: z.string().nullable() }).optional() })

async function answerAt(path: string): Promise<z.infer<typeof Paged>> {
  return Paged.parse(await bodyAt(app, path))
}

beforeAll(async () => {
  dataset = await repositoryDataset()
  app = await repositoryApp()
  const { manifest, terms } = dataset
  const judged = new Set<string>()
  for (const [address, locale] of addresses(dataset)) {
    let next: string | null = address
    while (next !== null) {
      const path: string = next
      const answer = await answerAt(path)
      answers += 1
      statements += JSON.stringify(answer).split('"freshness":').length - 1
      const asked = locale === '' ? (/locale=([\w-]+)/.exec(path)?.[1] ?? '') : locale
      const isNew = (note: unknown): boolean => {
        const said = `${asked} ${JSON.stringify(note)}`
        return judged.size < judged.add(said).size
      }
      const shorter = withoutEuWide(answer, isNew)
      for (const { rule, fault } of faultsIn(shorter, { locale: asked, today, manifest, terms })) {
        // What `stage` and `line` leave out still counts for what is known.
        if (rule === restsOn && /[?&](?:stage|line)=/.test(path)) continue
        faults.set(rule, [...(faults.get(rule) ?? []), `${path} ${fault}`])
      }
      next = answer.page?.next ?? null
    }
  }
}, 600_000)

describe('in every answer of every operation, for every record in every language', () => {
  it.each(servedRuleNames)('%s', (rule) => {
    expect(faults.get(rule) ?? []).toEqual([])
  })

  it('of which there are thousands', () => {
    expect(answers).toBeGreaterThan(3000)
    expect(statements).toBeGreaterThan(20_000)
  })
})

describe('the rules find', () => {
  const note = {
    id: 'x',
    text: 'Paid.',
    locale: 'fr',
    availableLocales: ['en', 'fr'],
    translation: 'unreviewed',
    decidedOn: null,
    confirmedOn: '2026',
    dateNote: null,
    reviewBy: '2027-01-01',
    freshness: 'current',
    superseded: false,
    confidence: 'verified',
    sources: [{ url: 'https://www.ema.europa.eu/', title: null, publisher: 'EMA' }],
    officialPage: null,
  }
  const places = [
    { name: 'Line', role: 'helpline', url: 'https://line.example/' },
    { name: 'Fund', role: 'payer', url: null },
  ]
  const entry = { state: 'stated', national: [note], ask: places }
  const old = { confirmedOn: '2025', reviewBy: '2026-01-01', freshness: 'unconfirmed' }
  const bent: readonly [string, object][] = [
    [
      'a statement above general knowledge has a source',
      { ...note, sources: [], officialPage: 'https://www.ema.europa.eu/' },
    ],
    [
      'a note without a source names an official place to check',
      { ...note, sources: [], confidence: 'general-knowledge' },
    ],
    [
      'a source is on a host that may be shown, and has a publisher',
      { ...note, sources: [{ url: 'https://elsewhere.example/', publisher: 'x' }] },
    ],
    ['no address leads to a copy', { ...note, officialPage: 'https://www.etaamb.be/fr/x' }],
    [
      'what nobody confirmed or decided within a year is not current',
      { ...note, ...old, freshness: 'current' },
    ],
    [
      'what nobody confirmed or decided within a year is not current',
      { ...note, reviewBy: '2027-12-31' },
    ],
    [
      'what nobody confirmed or decided within a year is not current',
      { ...note, confidence: 'secondary-source', freshness: 'unconfirmed' },
    ],
    [
      'what nobody confirmed or decided within a year is not current',
      { medicines: ['nivolumab'], confirmedOn: '2025-11-27', freshness: 'current' },
    ],
    [
      'a text that is composed says that more conditions apply',
      { ...note, translation: 'composed', use: { moreConditions: true } },
    ],
    [
      'what a country’s old note says cannot be read alone as what holds today',
      { ...note, ...old, scope: 'national' },
    ],
    [
      'what a country’s old note says cannot be read alone as what holds today',
      { ...note, scope: 'national', confirmedOn: null, reviewBy: null, freshness: 'past' },
    ],
    [
      'no status rests on what is past, superseded or second-hand',
      { ...entry, national: [{ ...note, superseded: true }] },
    ],
    [
      'no status rests on what is past, superseded or second-hand',
      { ...entry, national: [{ ...note, ...old }] },
    ],
    [
      'everybody is told where to ask, patients’ own bodies first',
      { state: 'unknown', national: [], ask: [] },
    ],
    [
      'everybody is told where to ask, patients’ own bodies first',
      { ...entry, ask: places.toReversed() },
    ],
    [
      'everybody is told where to ask, patients’ own bodies first',
      { ...entry, ask: [...places, ...places] },
    ],
    [
      'a text is in the language that was asked for wherever it is held in it',
      { ...note, locale: 'en' },
    ],
    [
      'the notice goes with it, in that language',
      { meta: { notice: { text: 'Hm.', locale: 'fr' } } },
    ],
    ['there is no e-mail address', { ...note, text: 'Write to somebody@example.org.' }],
    ['there is no telephone number', { ...note, text: 'Call +32 2 123 45 67.' }],
    ['there is no telephone number', { ...note, text: 'Call 0800 15 802.' }],
    ['there is no name of a person', { ...note, text: 'Ask Dr. Example.' }],
    ['there is no name of a person', { ...note, text: 'Fragen Sie Frau Muster.' }],
  ]
  const asked = (): Asked => {
    const { manifest, terms } = dataset
    return { locale: 'fr', today: collectedOn, manifest, terms }
  }
  const rulesOf = (data: object): string[] => {
    const { text, locale } = { text: dataset.manifest.notice['fr']?.text, locale: 'fr' }
    const answer = 'meta' in data ? data : { data, meta: { notice: { text, locale } } }
    return faultsIn(answer, asked()).map(({ rule }) => rule)
  }

  it.each(bent)('what breaks: %s', (rule, data) => {
    expect(rulesOf(data)).toEqual([rule])
  })

  it('nothing in what is right', () => {
    expect(rulesOf(entry)).toEqual([])
    expect([...new Set(bent.map(([rule]) => rule))].toSorted()).toEqual(servedRuleNames.toSorted())
  })
})

/**
 * Rows that were marked `needsRecheckBeforeDisplay` when the facts were collected: history, until a
 * person has read again.
 */
const toRecheck =
  `gb-melanoma-1 gb-nsclc-2 gb-pleural-mesothelioma-1 gb-rcc-1 gb-colorectal-msi-h-1 gb-dlbcl-1
  gb-dlbcl-2 gb-dlbcl-3 gb-multiple-myeloma-1 fr-melanoma-1 fr-tnbc-1 de-melanoma-1 de-melanoma-2
  de-nsclc-1 ie-melanoma-1 ie-nsclc-1 ie-hodgkin-1 no-melanoma-1 no-melanoma-2 no-melanoma-3
  no-nsclc-1 se-melanoma-1 se-tnbc-1 se-gastric-1 dk-melanoma-1 dk-melanoma-2 dk-hnscc-1 dk-b-all-1
  dk-rcc-1 pl-melanoma-1 pl-uveal-melanoma-1`.split(/\s+/)

describe('a row that the facts mark for recheck', () => {
  it('is not served as current before somebody has read again, and bears its date or a word about it', async () => {
    const countries = dataset.countries.map(({ code }) => code)
    const lists = await Promise.all(
      countries.map((code) => ask(app, `/v1/countries/${code}/availability?history=true`)),
    )
    const notes = lists.flatMap(({ data }) => data.entries.flatMap(({ national }) => national))
    const marked = notes.filter(({ id }) => toRecheck.includes(id))
    expect(marked.map(({ id }) => id).toSorted()).toEqual(toRecheck.toSorted())
    const unread = marked.filter(
      ({ confirmedOn, decidedOn }) =>
        ![confirmedOn, decidedOn].some((date) => date !== null && date >= collectedOn),
    )
    for (const one of unread) {
      expect(one.freshness).not.toBe('current')
      const isDated = [one.decidedOn, one.confirmedOn, one.dateNote].some((date) => date !== null)
      expect([one.id, isDated || showedNoDate.test(one.text)]).toEqual([one.id, true])
    }
  })
})

describe('the one access answer', () => {
  const readers = [
    ['FR', 'fr'],
    ['PL', 'pl'],
    ['DE', 'de'],
    ['TR', 'tr'],
    ['BE', 'nl'],
  ]
  it.each(readers)('in %s is wholly in %s, and says by whom', async (country, locale) => {
    const answer = await ask(app, `/v1/access?country=${country}&cancerType=nsclc&locale=${locale}`)
    const blocks = valuesIn(answer).filter(
      ({ value }) => fieldOf(value, 'translation') !== undefined,
    )
    expect(blocks.length).toBeGreaterThan(10)
    for (const { path, value } of blocks) {
      expect([path, value]).toEqual([path, expect.objectContaining({ locale })])
      expect(fieldOf(value, 'translation')).toMatch(/^(?:unreviewed|reviewed|original|composed)$/)
    }
  })
})

describe('the OpenAPI document', () => {
  it('says what an official page is for', async () => {
    const document = await (await app.request('/openapi.json')).text()
    expect(document).toContain(
      'the place to check: a page of the official body, not the page that was read',
    )
    for (const host of dataset.manifest.copyHosts ?? []) expect(document).not.toContain(host)
  })
})
