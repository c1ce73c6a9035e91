/** A reader who permits no other language is told everything that is known, in that language. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import { repositoryApp } from '../../support/app.ts'
import { ask } from '../../support/ask.ts'
import { repositoryDataset } from '../../support/repository-dataset.ts'

let app: Hono
let dataset: Dataset
beforeAll(async () => {
  dataset = await repositoryDataset()
  app = await repositoryApp()
})

const pairs = [
  ['DE', 'nsclc'],
  ['DK', 'nsclc'],
  ['GB', 'nsclc'],
  ['FR', 'nsclc'],
  ['DE', 'uveal-melanoma'],
  ['DE', 'hodgkin'],
] as const

describe('in every language, with no other permitted', () => {
  it.each(pairs)('%s %s: every note is served, in that language', async (country, cancerType) => {
    const held = dataset.countries
      .find(({ code }) => code === country)
      ?.availability.filter((note) => note.cancerType === cancerType)
      .map(({ id }) => id)
    expect(held?.length).toBeGreaterThan(0)
    for (const { tag } of dataset.manifest.locales) {
      const query = `country=${country}&cancerType=${cancerType}&locale=${tag}&fallback=none`
      const { data } = await ask(app, `/v1/access?${query}&history=true`)
      expect([tag, data.national.map(({ id }) => id).toSorted()]).toEqual([tag, held?.toSorted()])
      const notes = data.euWide === null ? data.national : [data.euWide, ...data.national]
      for (const { id, locale, text } of notes) {
        expect([tag, id, locale]).toEqual([tag, id, tag])
        expect([tag, id, text]).toEqual([tag, id, expect.stringMatching(/\S/)])
      }
      expect(data.euWide?.authorisations.map(({ locale }) => locale)).toEqual(
        data.euWide?.authorisations.map(() => tag),
      )
      const shown = await ask(app, `/v1/access?${query}`)
      for (const { id, locale } of shown.data.national)
        expect([tag, id, locale]).toEqual([tag, id, tag])
    }
  })
})

describe('what a composed text says in every language', () => {
  it('is for whom, since when, and by whom', async () => {
    for (const { tag } of dataset.manifest.locales) {
      const word = (code: 'decided' | 'confirmed' | 'source' | 'no-date' | 'in-force'): string =>
        dataset.terms.phrase[code][tag]?.label ?? `no ${code}`
      for (const [country, cancerType] of pairs) {
        const query = `country=${country}&cancerType=${cancerType}&locale=${tag}&fallback=none`
        const { data } = await ask(app, `/v1/access?${query}&history=true`)
        for (const note of data.national.filter(({ translation }) => translation === 'composed')) {
          const { text, use, sources, medicines } = note
          const said = text.toLocaleLowerCase(tag)
          for (const { inn } of medicines) expect(said).toContain(inn.toLocaleLowerCase(tag))
          const stage = use?.stage && dataset.terms.stage[use.stage][tag]?.label
          if (stage) expect(text.toLocaleLowerCase(tag)).toContain(stage.toLocaleLowerCase(tag))
          const isDated = [word('decided'), word('confirmed'), word('in-force'), word('no-date')]
          expect([note.id, tag, isDated.some((one) => text.includes(one))]).toEqual([
            note.id,
            tag,
            true,
          ])
          if (sources.length > 0)
            expect([note.id, text]).toEqual([note.id, expect.stringContaining(word('source'))])
        }
      }
    }
  })
})
