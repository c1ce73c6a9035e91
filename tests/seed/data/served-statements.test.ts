/** What the dataset says today; what holds for every answer is in served-answers.test.ts. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../../functions/directory/answers/availability.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { ask } from '../../support/ask.ts'
import { repositoryApp, repositoryDataset } from '../../support/repository-dataset.ts'

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

describe('the dataset', () => {
  it('answers for every cancer type in every country', () => {
    const pairs = new Set(
      entries.map(({ country, cancerType }) => `${country.code} ${cancerType.id}`),
    )
    expect(pairs.size).toBe(dataset.countries.length * dataset.cancerTypes.length)
    expect(entries).toHaveLength(pairs.size)
  })

  it('names every cancer type and country in every language', () => {
    const tags = dataset.manifest.locales.map(({ tag }) => tag).toSorted()
    for (const { text } of [...dataset.cancerTypes, ...dataset.countries]) {
      expect(Object.keys(text).toSorted()).toEqual(tags)
    }
  })
})

describe('the brochure', () => {
  it('is shown with its time in every language, and never as today’s status', async () => {
    for (const { tag } of dataset.manifest.locales) {
      const { data } = await ask(
        app,
        `/v1/publications/what-is-immuno-oncology?locale=${tag}&fallback=none`,
      )
      expect(data).toMatchObject({
        locale: tag,
        language: 'fr',
        dated: { from: '2014-11-19', to: '2015-12-31' },
      })
      expect(data.statements).toHaveLength(32)
      for (const { text } of data.statements) expect(text).toContain('2014–2015')
      const claims = data.statements.filter(({ about }) => claiming.has(about))
      expect(claims.map(({ caution }) => caution?.locale)).toEqual(claims.map(() => tag))
    }
  })

  it('says of which cancer types it spoke by name, and where it sent its readers', async () => {
    const { data } = await ask(app, '/v1/publications/what-is-immuno-oncology')
    expect(data.statements.flatMap(({ cancerTypes }) => cancerTypes)).toEqual([
      'melanoma',
      'prostate',
    ])
    const links = data.statements.filter(({ about }) => about === 'links')
    expect(links.map(({ addresses }) => addresses.length)).toEqual([1, 1, 1, 1, 1])
    expect(links[0]).toMatchObject({ addresses: ['www.ecpc.org'] })
  })
})

/** Topics of which every claim has a caution beside it. */
const claiming = new Set(['availability', 'benefit', 'side-effects', 'links'])
