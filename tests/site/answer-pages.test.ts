/**
 * Answer pages drawn at random, in any language: a page says all that the API says of the same pair,
 * and nothing else but the site's own words. The seed is in the title; SEED=… draws the same again.
 */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Dataset } from '../../functions/model/release.ts'
import { dates, hrefs, main, runsOfText, ways } from '../support/read-page.ts'
import { repositoryApp, repositoryDataset, today } from '../support/repository-dataset.ts'
import { blanksAlike, siteOver } from '../support/served-site.ts'

const seed = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31))
const drawn = 30

/** mulberry32. */
function drawing(from: number): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const draw = drawing(seed)

function oneOf<T>(things: readonly T[]): T {
  const thing = things[Math.floor(draw() * things.length)]
  if (thing === undefined) throw new Error('nothing to draw from')
  return thing
}

const Dated = z.object({ decidedOn: z.string().nullable(), confirmedOn: z.string().nullable() })
const Note = Dated.extend({
  id: z.string(),
  text: z.string(),
  dateNote: z.string().nullable(),
  translation: z.string(),
  inForceFrom: z.string().nullable(),
  inForceUntil: z.string().nullable(),
  reviewBy: z.string().nullable(),
  freshness: z.string(),
  superseded: z.boolean(),
  sources: z.array(z.object({ url: z.string() })),
  authorisations: z.array(Dated),
})
const Named = z.object({ name: z.string() })
const Aged = z.object({ asOf: z.string().nullable() })
const Answer = z.object({
  data: z.object({
    country: Named,
    cancerType: Named,
    principle: Named.extend({ text: z.string() }).nullable(),
    euWide: Note.nullable(),
    national: z.array(Note),
    ask: z.array(Named.extend({ phone: z.string().nullable() })),
    reimbursement: Aged.extend({
      summary: z.string(),
      assessment: z.array(Named),
      decision: Named,
      payer: Named,
      earlyAccess: Aged.extend({ name: z.string(), body: z.string(), text: z.string() }).nullable(),
    }).nullable(),
    resources: z.array(
      z.object({
        title: z.string(),
        description: z.string(),
        url: z.string(),
        languages: z.array(z.string()),
      }),
    ),
  }),
})
type Answer = z.infer<typeof Answer>['data']

let dataset: Dataset
let site: Hono
let api: Hono
beforeAll(async () => {
  dataset = await repositoryDataset()
  api = await repositoryApp()
  site = siteOver(dataset, { now: () => Date.parse(`${today}T12:00:00Z`) })
})

type Drawn = { readonly locale: string; readonly country: string; readonly query: string }
type Compared = Drawn & { readonly html: string; readonly json: unknown; readonly answer: Answer }

async function compare(): Promise<Compared> {
  const { tag: locale } = oneOf(dataset.manifest.locales)
  const country = oneOf(dataset.countries).code
  const cancerType = oneOf(dataset.cancerTypes).id
  const query = oneOf(['', '', '', 'history=true', 'stage=advanced', 'line=first&history=true'])
  const [page, reply] = await Promise.all([
    site.request(`/${locale}/${country}/${cancerType}?${query}`),
    api.request(
      `/v1/access?country=${country}&cancerType=${cancerType}&locale=${locale}&fallback=any&${query}`,
    ),
  ])
  expect([page.status, reply.status]).toEqual([200, 200])
  const json: unknown = await reply.json()
  const html = main(await page.text())
  return { locale, country, query, html, json, answer: Answer.parse(json).data }
}

/** Every string of an answer, wherever it stands. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [blanksAlike(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(strings)
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What the site says in its own words: of its pages, and labels and definitions of codes. */
function ownWords(locale: string): RegExp {
  const fill = (text: string) =>
    escaped(blanksAlike(text).trim()).replaceAll(/\\\{[a-zA-Z]+\\\}/g, '.+')
  const words = dataset.pages.flatMap(({ words: own }) =>
    Object.values(own).flatMap((one) => one[locale]?.text ?? one['en']?.text ?? []),
  )
  const labels = Object.values(dataset.terms).flatMap((set) =>
    Object.values(set).flatMap((one) => Object.values(one[locale] ?? {}).filter(isText)),
  )
  const all = [...words, ...labels].map(fill).filter((one) => one !== '' && one !== '.+')
  // Two sentences may stand one after the other.
  const one = `(?:${all.join('|')})`
  return new RegExp(`^(?:\\. )?${one}(?:\\.? ${one})?$`, 'iu')
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** Between the parts of a line: each part is looked for by itself. */
const between = /\s*[;,·+:()]\s*|^\.|\.$/u

function partsOf(run: string): string[] {
  return [run, ...run.split(between)].filter((part) => part !== '')
}

/** What of a page neither the API nor the site's own words say. */
function unsaid({ html, json, answer, locale }: Compared): string[] {
  const said = strings(json)
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  const more = new Set([
    ...answer.resources.flatMap(({ languages }) =>
      languages.flatMap((tag) => partsOf(names.of(tag) ?? tag)),
    ),
    ...said.filter((one) => one.startsWith('http')).map((one) => new URL(one).hostname),
    ...said.filter((one) => one.startsWith('http')).map((one) => new URL(one).hostname.slice(4)),
    // Beside the host, where one publisher has several pages.
    ...said
      .filter((one) => one.startsWith('http'))
      .map(
        (one) =>
          `/…/${one
            .replace(/[?#].*$/, '')
            .replace(/\/$/, '')
            .split('/')
            .at(-1)}`,
      ),
  ])
  const own = ownWords(locale)
  const isSaid = (run: string): boolean =>
    run === '' ||
    /^[\p{P}\p{S}\s\d]+$/u.test(run) ||
    more.has(run) ||
    own.test(run) ||
    said.some((one) => one.toLocaleLowerCase(locale).includes(run.toLocaleLowerCase(locale)))
  const isSaidInParts = (run: string): boolean => isSaid(run) || run.split(between).every(isSaid)
  return runsOfText(html.replaceAll(/<time[^>]*>[\s\S]*?<\/time>/g, '<time>')).filter(
    (run) => !isSaidInParts(run),
  )
}

/** The card of each statement, by its id. */
function cards(html: string): Map<string, string> {
  const [, ...found] = html.split(/<li class="card [a-z]+" id="/)
  return new Map(
    found.map((card) => [
      card.slice(0, card.indexOf('"')),
      card.slice(0, card.indexOf('<section')),
    ]),
  )
}

const known = (...all: (string | null)[]) => all.flatMap((date) => date ?? [])

function datesOf(note: z.infer<typeof Note>): string[] {
  // A day still to come is not named as one since when.
  const isOver = note.reviewBy !== null && note.reviewBy < today
  const caution =
    note.superseded || note.freshness === 'current' || !isOver ? [] : known(note.reviewBy)
  const { decidedOn, inForceFrom, inForceUntil, confirmedOn } = note
  return [...caution, ...known(decidedOn, inForceFrom, inForceUntil, confirmedOn)]
}

describe(`answer pages drawn with SEED=${seed}`, () => {
  it.each(Array.from({ length: drawn }, (_, i) => i + 1))('%i', async () => {
    const compared = await compare()
    const { html, json, answer, country, locale } = compared

    // Nothing that the API does not say.
    expect(unsaid(compared)).toEqual([])
    const said = new Set(strings(json))
    const isSaid = (one: string) => said.has(one) || one === today
    expect(dates(html).filter((one) => !isSaid(one))).toEqual([])
    expect(ways(html).filter((one) => !isSaid(one))).toEqual([])

    // No other country's.
    const elsewhere = dataset.countries.filter(({ code }) => code !== country)
    const links = new Set(hrefs(html).map((href) => href.split(/[/?#]/)[2]))
    expect(elsewhere.filter(({ code }) => links.has(code))).toEqual([])
    const notes = elsewhere.flatMap(({ availability }) => availability.map(({ id }) => id))
    expect(notes.filter((id) => cards(html).has(id))).toEqual([])

    // No date missing, and none beside the wrong statement.
    expect([...cards(html).keys()]).toEqual(answer.national.map(({ id }) => id))
    for (const note of answer.national) {
      const card = cards(html).get(note.id) ?? ''
      expect([note.id, ...dates(card)]).toEqual([note.id, ...datesOf(note)])
      expect(ways(card)).toEqual(expect.arrayContaining(note.sources.map(({ url }) => url)))
    }
    const [, ...uses] = html.split('<li class="use">')
    const ofUses = (answer.euWide?.authorisations ?? []).map(({ decidedOn, confirmedOn }) =>
      known(decidedOn, confirmedOn).join(),
    )
    const shown = uses.map((use) => dates(use.slice(0, use.indexOf('<details'))).join())
    expect(shown.toSorted()).toEqual(ofUses.toSorted())
    const { reimbursement, euWide, principle } = answer
    const collected = known(
      reimbursement?.asOf ?? null,
      reimbursement?.earlyAccess?.asOf ?? null,
      euWide?.confirmedOn ?? null,
    )
    expect(dates(html)).toEqual(expect.arrayContaining(collected))

    // Every text.
    const read = runsOfText(html).join(' ')
    const early = reimbursement?.earlyAccess
    const texts = [
      ...answer.national.flatMap(({ text, translation, dateNote }) =>
        known(translation === 'composed' ? null : text, dateNote),
      ),
      ...known(euWide?.text ?? null, reimbursement?.summary ?? null),
      principle?.name,
      principle?.text,
      early?.name,
      early?.body,
      early?.text,
      ...(reimbursement?.assessment.map(({ name }) => name) ?? []),
      reimbursement?.decision.name,
      reimbursement?.payer.name,
      ...answer.ask.flatMap(({ name, phone }) => known(name, phone)),
      ...answer.resources.flatMap(({ title, description }) => [title, description]),
    ].filter((one) => one !== undefined)
    const missing = texts.filter((one) => !read.includes(blanksAlike(one).trim()))
    expect([locale, ...missing]).toEqual([locale])
  })
})
