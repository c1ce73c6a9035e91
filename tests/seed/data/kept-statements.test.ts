/** What may never get lost: a statement that was ever published, its support, and where to check it. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../../functions/directory/answers/availability.ts'
import { ofHost } from '../../../functions/model/hosts.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { ask } from '../../support/ask.ts'
import { repositoryApp, repositoryDataset } from '../../support/repository-dataset.ts'
import { valuesIn } from '../../support/served-rules.ts'

/** The notes that were published before statements were coded: superseded since, or still there. */
const published =
  `be-melanoma-1 be-melanoma-2 be-nsclc-1 be-nsclc-2 be-nsclc-3 be-hodgkin-1 be-rcc-1
  be-hnscc-1 be-cscc-1 be-bcc-1 be-cervical-1 de-melanoma-1 de-melanoma-2 de-nsclc-1 dk-melanoma-1
  dk-melanoma-2 dk-hnscc-1 dk-b-all-1 dk-rcc-1 fr-melanoma-1 fr-tnbc-1 gb-melanoma-1 gb-nsclc-1
  gb-nsclc-2 gb-pleural-mesothelioma-1 gb-rcc-1 gb-colorectal-msi-h-1 gb-dlbcl-1 gb-dlbcl-2
  gb-dlbcl-3 gb-multiple-myeloma-1 ie-melanoma-1 ie-nsclc-1 ie-hodgkin-1 it-melanoma-1 no-melanoma-1
  no-melanoma-2 no-melanoma-3 no-nsclc-1 pl-melanoma-1 pl-uveal-melanoma-1 se-melanoma-1 se-tnbc-1
  se-gastric-1 eu-b-all-1 eu-bcc-1 eu-biliary-1 eu-cervical-1 eu-colorectal-msi-h-1 eu-cscc-1
  eu-dlbcl-1 eu-endometrial-1 eu-follicular-lymphoma-1 eu-gastric-1 eu-glioblastoma-1 eu-hcc-1
  eu-hnscc-1 eu-hodgkin-1 eu-mantle-cell-lymphoma-1 eu-melanoma-1 eu-merkel-1 eu-multiple-myeloma-1
  eu-nasopharyngeal-1 eu-neuroblastoma-1 eu-nsclc-1 eu-oesophageal-1 eu-ovarian-1
  eu-pleural-mesothelioma-1 eu-prostate-1 eu-rcc-1 eu-sclc-1 eu-tnbc-1 eu-urothelial-1
  eu-uveal-melanoma-1`.split(/\s+/)

let app: Hono
let dataset: Dataset
let entries: Entry[]
beforeAll(async () => {
  dataset = await repositoryDataset()
  app = await repositoryApp()
  const codes = dataset.countries.map(({ code }) => code)
  const lists = codes.map(
    async (code) =>
      (await ask(app, `/v1/countries/${code}/availability?history=true`)).data.entries,
  )
  entries = (await Promise.all(lists)).flat()
})

describe('a statement that was published', () => {
  it('is still there, under its id', () => {
    const served = new Set(
      entries.flatMap(({ euWide, national }) =>
        [...(euWide ? [euWide] : []), ...national].map(({ id }) => id),
      ),
    )
    expect(published.filter((id) => !served.has(id))).toEqual([])
  })

  it('is served in every country that has one, all of them with their history', () => {
    for (const { code, availability } of dataset.countries) {
      const served = entries
        .filter(({ country }) => country.code === code)
        .flatMap(({ national }) => national.map(({ id }) => id))
      expect([code, served.toSorted()]).toEqual([code, availability.map(({ id }) => id).toSorted()])
    }
  })

  it('gives way only to one that is dated, verified and about every medicine of it', () => {
    const notes = new Map(
      dataset.countries.flatMap(({ availability }) => availability).map((note) => [note.id, note]),
    )
    const superseded = [...notes.values()].filter((note) => note.superseded)
    expect(superseded.length).toBeGreaterThan(10)
    for (const { id, supersededBy, medicines, region, cancerType } of superseded) {
      const later = supersededBy.flatMap((one) => notes.get(one) ?? [])
      expect([id, later.length]).toEqual([id, supersededBy.length])
      const named = new Set(later.flatMap((note) => note.medicines))
      expect([id, medicines.filter((one) => !named.has(one))]).toEqual([id, []])
      for (const note of later) {
        expect([id, note]).toEqual([
          id,
          expect.objectContaining({ region, cancerType, confidence: 'verified' }),
        ])
        expect([id, note.decidedOn ?? note.confirmedOn]).toEqual([id, expect.any(String)])
      }
    }
  })
})

describe('every statement that is served', () => {
  it('has a source that may be shown, or an official page, or is past', () => {
    const statements = entries.flatMap(({ euWide, national }) => [
      ...national,
      ...(euWide ? [euWide, ...euWide.authorisations] : []),
    ])
    expect(statements.length).toBeGreaterThan(entries.length)
    const mayBeShown = (url: string): boolean =>
      ofHost(dataset.manifest.sourceHosts, url) !== undefined
    const unsupported = statements.filter(
      ({ sources, officialPage, freshness }) =>
        !sources.some(({ url }) => mayBeShown(url)) &&
        officialPage === null &&
        freshness !== 'past',
    )
    expect(unsupported).toEqual([])
  })
})

describe('a pair of country and cancer type', () => {
  it('holds no note of another country, region or cancer type', () => {
    for (const { country, cancerType, national, euWide } of entries) {
      const own = dataset.countries.find(({ code }) => code === country.code)?.regions ?? []
      const parts = new Set([null, ...own.map(({ code }) => code)])
      const foreign = national.filter(
        (note) =>
          note.country !== country.code ||
          note.cancerType !== cancerType.id ||
          !parts.has(note.region?.code ?? null),
      )
      expect([country.code, foreign]).toEqual([country.code, []])
      expect(euWide?.cancerType ?? cancerType.id).toBe(cancerType.id)
    }
  })

  it('says of which parts of the United Kingdom every note of it is', () => {
    const ofUk = entries.filter(({ country }) => country.code === 'GB')
    const notes = ofUk.flatMap(({ national }) => national)
    expect(notes.length).toBeGreaterThan(50)
    expect(notes.filter(({ region }) => region === null)).toEqual([])
  })
})

describe('a page of a host of copies', () => {
  it('is no address anywhere in the dataset', () => {
    const { copyHosts, ...manifest } = dataset.manifest
    expect(copyHosts?.length).toBeGreaterThan(0)
    const found = valuesIn({ ...dataset, manifest }).filter(
      ({ value }) =>
        typeof value === 'string' && (copyHosts ?? []).some((host) => value.includes(host)),
    )
    expect(found).toEqual([])
  })
})
