/** A reader who permits no other language is told everything that is known, in that language. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ServedNote } from '../../../functions/directory/answers/note.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { ask } from '../../support/ask.ts'
import { repositoryApp, repositoryDataset } from '../../support/repository-dataset.ts'

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

describe('a composed text, in every language', () => {
  it.each(pairs)('%s %s: says for whom, since when, and by whom', async (country, cancerType) => {
    for (const { tag } of dataset.manifest.locales) {
      const query = `country=${country}&cancerType=${cancerType}&locale=${tag}&fallback=none`
      const { data } = await ask(app, `/v1/access?${query}&history=true`)
      const composed = data.national.filter(({ translation }) => translation === 'composed')
      for (const note of composed)
        expect([tag, note.id, unsaid(note, tag)]).toEqual([tag, note.id, []])
    }
  })

  it('is what most notes are read as', async () => {
    const { data } = await ask(
      app,
      '/v1/access?country=FR&cancerType=nsclc&locale=tr&fallback=none',
    )
    const composed = data.national.filter(({ translation }) => translation === 'composed')
    expect(composed.length).toBeGreaterThan(data.national.length / 2)
  })
})

/** What the codes of a note say and its text does not. */
function unsaid({ text, use, sources, medicines }: ServedNote, tag: string): string[] {
  const { phrase, stage, line } = dataset.terms
  const said = text.toLocaleLowerCase(tag)
  const isSaid = (words: string | undefined): boolean =>
    words !== undefined && said.includes(words.toLocaleLowerCase(tag))
  const whom = [use?.stage && stage[use.stage][tag]?.label, use?.line && line[use.line][tag]?.label]
  const needed = [
    ...medicines.map(({ inn }) => inn),
    ...whom.filter((words) => typeof words === 'string'),
    ...(sources.length > 0 ? [phrase.source[tag]?.label ?? 'source'] : []),
  ]
  const dates = ['decided', 'confirmed', 'in-force', 'no-date'] as const
  const isDated = dates.some((code) => isSaid(phrase[code][tag]?.label))
  return [...needed.filter((words) => !isSaid(words)), ...(isDated ? [] : ['date'])]
}
