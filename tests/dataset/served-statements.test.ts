/** The rules of medical care, held against every answer that is served. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type {
  Entry,
  ServedBody,
  ServedNote,
  ServedReimbursement,
  ServedSource,
} from '../../functions/directory/answers.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { ask, repositoryApp, repositoryDataset } from '../support/app.ts'

let app: Hono
let dataset: Dataset
let entries: Entry[]
let reimbursements: ServedReimbursement[]

beforeAll(async () => {
  dataset = await repositoryDataset()
  app = await repositoryApp()
  const codes = dataset.countries.map(({ code }) => code)
  const lists = codes.map(
    async (code) =>
      (await ask(app, `/v1/countries/${code}/availability?history=true`)).data.entries as Entry[],
  )
  entries = (await Promise.all(lists)).flat()
  reimbursements = await Promise.all(
    codes.map(async (code) => (await ask(app, `/v1/countries/${code}/reimbursement`)).data),
  )
})

const notesOf = (entry: Entry): ServedNote[] => [
  ...(entry.euWide ? [entry.euWide] : []),
  ...entry.national,
]

describe('the dataset holds', () => {
  it('30 cancer types, 34 countries, 115 resources and the brochure’s video, 74 statements', () => {
    expect(dataset.cancerTypes).toHaveLength(30)
    expect(dataset.countries).toHaveLength(34)
    expect(dataset.resources).toHaveLength(116)
    expect(dataset.countries.flatMap(({ availability }) => availability)).toHaveLength(44)
    expect(dataset.publications).toHaveLength(1)
  })

  it('names of every cancer type and country in ten languages', () => {
    for (const { text } of [...dataset.cancerTypes, ...dataset.countries]) {
      expect(Object.keys(text)).toHaveLength(10)
    }
  })
})

describe('every served statement', () => {
  it('above general knowledge has a source, and every source a publisher', () => {
    const statements: {
      confidence: string
      sources: ServedSource[]
      officialPage?: string | null
    }[] = [
      ...entries.flatMap(notesOf),
      ...reimbursements,
      ...reimbursements.flatMap(({ assessment, decision, payer }): ServedBody[] => [
        ...assessment,
        decision,
        payer,
      ]),
      ...reimbursements.flatMap(({ earlyAccess }) => earlyAccess ?? []),
    ]
    const verified = statements.filter(({ confidence }) => confidence === 'verified')
    for (const { sources } of verified) expect(sources.length).toBeGreaterThan(0)
    for (const source of statements.flatMap(({ sources }) => sources)) {
      expect(source.publisher).not.toBeNull()
    }
    expect(statements.length).toBeGreaterThan(500)
  })

  it('without a source of its own names an official place to check', () => {
    const without = entries.flatMap(notesOf).filter(({ sources }) => sources.length === 0)
    expect(without.length).toBeGreaterThan(0)
    for (const note of without) expect(note.officialPage).toMatch(/^https?:/)
  })

  it('links to no host but those that may be shown', async () => {
    const { sourceHosts } = dataset.manifest
    const sources = [...entries.flatMap(notesOf), ...reimbursements].flatMap((one) => one.sources)
    for (const { url } of sources) expect(Object.keys(sourceHosts)).toContain(new URL(url).host)
  })

  it('of a second hand, undated or past its review is stale, and no entry is stated by it', () => {
    for (const entry of entries) {
      for (const note of entry.national) {
        const overdue = note.asOf === null || note.reviewBy === null || note.reviewBy < '2026-11-23'
        expect(note.stale).toBe(overdue || note.confidence === 'secondary-source')
      }
      const fresh = entry.national.some((note) => !note.stale && !note.superseded)
      expect(entry.state).toBe(fresh ? 'stated' : entry.national.length > 0 ? 'history' : 'unknown')
    }
  })

  it('that the facts mark for recheck is history today', () => {
    const states = Map.groupBy(
      entries.filter(({ national }) => national.length > 0),
      ({ state }) => state,
    )
    expect(
      states.get('stated')?.map(({ country, cancerType }) => `${country.code} ${cancerType.id}`),
    ).toEqual([
      'BE bcc',
      'BE cervical',
      'BE cscc',
      'BE hnscc',
      'BE hodgkin',
      'BE melanoma',
      'BE nsclc',
      'BE rcc',
      'GB nsclc',
    ])
    expect(states.get('history')?.length).toBeGreaterThan(15)
  })

  it('of the EU layer that has changed since is stale: gastric, ovarian, small cell lung', async () => {
    const { data } = await ask(app, '/v1/countries/FR/availability')
    const stale = data.entries
      .filter((entry: Entry) => entry.euWide?.stale)
      .map((entry: Entry) => entry.cancerType.id)
    expect(stale).toEqual(['gastric', 'ovarian', 'sclc'])
  })

  it('holds no e-mail address and no phone number', async () => {
    const answers = await Promise.all(
      [
        '/v1/resources?limit=100',
        '/v1/publications',
        '/v1/countries/DE/reimbursement',
        '/v1/terms',
      ].map(async (address) => JSON.stringify(await ask(app, address))),
    )
    for (const answer of answers) {
      expect(answer).not.toMatch(/[\w.]+@[\w.]+/)
      expect(answer).not.toMatch(/\b0800|\b0808|\+\d{2} ?\d{2}/)
    }
  })
})

describe('the brochure', () => {
  it('is shown with its time, in French and English, and never as today’s status', async () => {
    for (const locale of ['fr', 'en']) {
      const { data } = await ask(app, `/v1/publications/what-is-immuno-oncology?locale=${locale}`)
      expect(data).toMatchObject({
        locale,
        language: 'fr',
        dated: { from: '2014-11-19', to: '2015-12-31' },
      })
      const said = data.statements.filter(
        ({ about }: { about: string }) => about === 'availability',
      )
      expect(said).toHaveLength(7)
      for (const { text } of said) expect(text).toContain('2014–2015')
    }
    const { data } = await ask(app, '/v1/cancer-types/prostate')
    expect(data.euStatus).toBe('withdrawn')
  })
})
