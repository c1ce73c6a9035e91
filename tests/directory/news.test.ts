/** Whom a change concerns, and what is told of it: who follows a country is to hear of all of it, and of no other. */
import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../functions/directory/directory.ts'
import { concerns, findNews, type Interest } from '../../functions/directory/news.ts'
import { tellNews } from '../../functions/directory/tell-news.ts'
import { createView } from '../../functions/directory/view.ts'
import { Medicine } from '../../functions/model/medicine.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { useSaying } from '../support/uses.ts'

const base = syntheticDataset({ resources: 3, locales: ['en'] })
const [english] = base.manifest.locales
if (english === undefined) throw new Error('empty')
const view = createView(english, 'any', '2026-11-28')
const directory = createDirectory(base)
const words = directory.composing.vocabularies.get('en')
if (words === undefined) throw new Error('there are no words')
const vocabulary = words

/** What came with one of each, of Belgium and melanoma. */
const [one, two, three] = base.resources
const isMelanoma = ({ id }: { id: string }) => id === 'melanoma'
if (!one || !two || !three) throw new Error('empty')
const after: Dataset = {
  ...base,
  resources: [
    { ...one, countries: ['BE', 'FR'], cancerTypes: [] },
    { ...two, countries: [], cancerTypes: ['melanoma', 'lymphoma'] },
    { ...three, countries: [], cancerTypes: [] },
  ],
}
const before: Dataset = {
  ...after,
  resources: [],
  publications: [],
  cancerTypes: base.cancerTypes.map((type) =>
    isMelanoma(type)
      ? { ...type, codes: [], euWide: { ...type.euWide, confirmedOn: '2025' } }
      : type,
  ),
  countries: base.countries.map((country) =>
    country.code === 'BE'
      ? {
          ...country,
          locales: ['en', 'fr'],
          availability: country.availability.filter(({ cancerType }) => cancerType !== 'melanoma'),
        }
      : country,
  ),
}
const all = [
  'cancer-type melanoma',
  'country BE',
  'eu-note melanoma',
  'note be-melanoma',
  'publication founding-brochure',
  'resource resource-000000',
  'resource resource-000001',
  'resource resource-000002',
]

describe('a change', () => {
  it.each<[string, Interest, readonly number[]]>([
    ['everything', {}, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['a country', { country: ['BE'] }, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['a country that it is of too', { country: ['FR'] }, [0, 2, 4, 5, 6, 7]],
    ['a country that it is not of', { country: ['DE'] }, [0, 2, 4, 6, 7]],
    // The EU's authorisations do not apply there.
    ['a country outside of the EU', { country: ['CH'] }, [0, 4, 6, 7]],
    ['two countries, one of which it is of', { country: ['CH', 'BE'] }, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['a type', { cancerType: ['melanoma'] }, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['a type that one thing names too', { cancerType: ['lymphoma'] }, [1, 4, 5, 6, 7]],
    ['a type that nothing names', { cancerType: ['kidney-cancer'] }, [1, 4, 5, 7]],
    ['two types', { cancerType: ['kidney-cancer', 'melanoma'] }, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['a country and a type', { country: ['DE'], cancerType: ['kidney-cancer'] }, [4, 7]],
  ])('concerns those who follow %s', async (_, interest, expected) => {
    const news = (await findNews(before, after)).filter((each) => concerns(each, interest))
    const told = news.map(({ thing }) => `${thing.kind} ${thing.id}`).toSorted()
    expect(told).toEqual(expected.map((i) => all[i]))
  })

  it('is added, changed or removed', async () => {
    const kindsOf = async (older: Dataset, newer: Dataset) =>
      Object.fromEntries(
        (await findNews(older, newer)).map(({ change, thing }) => [thing.kind, change]),
      )
    const changed = { country: 'changed', 'cancer-type': 'changed', 'eu-note': 'changed' }
    expect(await kindsOf(before, after)).toEqual({
      ...changed,
      note: 'added',
      resource: 'added',
      publication: 'added',
    })
    expect(await kindsOf(after, before)).toEqual({
      ...changed,
      note: 'removed',
      resource: 'removed',
      publication: 'removed',
    })
    expect(await kindsOf(after, after)).toEqual({})
  })

  it('is told by name, with the address of what it is about, and with what is said of it now', async () => {
    const holding = createDirectory(after)
    const told = (await findNews(before, after)).map((news) => {
      const { path, query, name, said } = tellNews(news, holding, view, vocabulary)
      return [`${news.thing.kind} ${news.thing.id}`, { path, query, name, isSaid: Boolean(said) }]
    })
    const type = base.cancerTypes.find(isMelanoma)?.text['en']?.name ?? ''
    const belgium = base.countries.find(({ code }) => code === 'BE')?.text['en']?.name ?? ''
    const title = base.publications[0]?.text['en']?.title
    expect(Object.fromEntries(told)).toMatchObject({
      'cancer-type melanoma': { path: '/v1/cancer-types/melanoma', name: type, isSaid: false },
      'country BE': { path: '/v1/countries/BE/reimbursement', name: belgium, isSaid: true },
      'eu-note melanoma': {
        path: '/v1/cancer-types/melanoma',
        name: `${base.terms.scope.eu['en']?.label}, ${type}`,
        isSaid: true,
      },
      'note be-melanoma': {
        path: '/v1/countries/BE/availability',
        query: { cancerType: 'melanoma' },
        name: expect.stringContaining(`${belgium}, ${type}: examplimab`),
        isSaid: true,
      },
      'publication founding-brochure': {
        path: '/v1/publications/founding-brochure',
        name: title,
        isSaid: false,
      },
      'resource resource-000000': {
        path: '/v1/resources/resource-000000',
        name: one.text['en']?.title,
        isSaid: true,
      },
    })
  })

  it('is told with what is said of it in the reader’s language: a text, how fresh it is, or nothing', async () => {
    const french = { tag: 'fr', name: 'Français', direction: 'ltr', fallback: ['en'] } as const
    const inFrench = createView({ ...french, fallback: ['en'] }, 'none', '2026-11-28')
    const holding = createDirectory(after)
    const told = async (kind: string, id: string, by = view) => {
      const found = (await findNews(before, after)).find(
        ({ thing }) => thing.kind === kind && thing.id === id,
      )
      return found && tellNews(found, holding, by, vocabulary)
    }
    const { description, title } = one.text['en'] ?? {}
    expect((await told('resource', one.id))?.said).toEqual({ text: description, locale: 'en' })
    expect(await told('resource', one.id, inFrench)).toMatchObject({ name: title, said: undefined })
    const belgium = base.countries.find(({ code }) => code === 'BE')
    expect((await told('country', 'BE'))?.said).toEqual({
      text: belgium?.reimbursement.text['en']?.summary,
      locale: 'en',
      freshness: 'current',
    })
    expect((await told('country', 'BE', inFrench))?.said).toBeUndefined()
    const note = belgium?.availability.find(({ cancerType }) => cancerType === 'melanoma')
    expect((await told('note', 'be-melanoma'))?.said).toMatchObject({
      id: 'be-melanoma',
      text: note?.text['en']?.text,
    })
    expect((await told('note', 'be-melanoma', inFrench))?.said).toBeUndefined()
    expect((await told('eu-note', 'melanoma'))?.said).toMatchObject({ scope: 'eu' })
    expect((await told('eu-note', 'melanoma', inFrench))?.said).toBeNull()
  })

  it.each<[Partial<NationalNote>, readonly string[]]>([
    [{ use: null }, ['examplimab']],
    [{ use: null, medicines: ['examplimab', 'other'] }, ['examplimab, other']],
    [{ use: null, medicines: ['examplimab', 'other'], combination: true }, ['examplimab + other']],
    [
      { use: useSaying({ stage: 'advanced', line: 'first', timing: 'maintenance' }) },
      ['examplimab', 'stage advanced', 'line first', 'timing maintenance'],
    ],
    [{ use: useSaying({ timing: 'adjuvant' }) }, ['examplimab', 'timing adjuvant']],
  ])('of a note is named by its medicines and its use: %j', async (change, named) => {
    const other = Medicine.parse({
      id: 'other',
      inn: 'other',
      brand: null,
      class: 'pd-1-inhibitor',
    })
    const medicines = base.medicines.map((medicine) => ({ ...medicine, brand: null }))
    const dataset: Dataset = {
      ...after,
      medicines: [...medicines, other],
      countries: after.countries.map((country) => ({
        ...country,
        availability: country.availability.map((note) => ({ ...note, ...change })),
      })),
    }
    const holding = createDirectory(dataset)
    const tells = holding.composing.vocabularies.get('en') ?? vocabulary
    const news = (await findNews(before, dataset)).find(({ thing }) => thing.id === 'be-melanoma')
    const labels = named.map((name) => {
      const [set = '', code = ''] = name.split(' ')
      const isLabel = set === 'stage' || set === 'line' || set === 'timing'
      return isLabel ? tells.label(set, code) : name
    })
    const name = news && tellNews(news, holding, view, tells).name
    expect(name?.split(': ').slice(1)).toEqual([labels.join('; ')])
  })

  it('that took something away names it, and repeats nothing of it', async () => {
    for (const news of await findNews(after, before)) {
      const { change } = news
      const holding = createDirectory(change === 'removed' ? after : before)
      const { said, title, name } = tellNews(news, holding, view, vocabulary)
      const isRepeated = change === 'removed' && said !== undefined
      expect(isRepeated).toBe(false)
      expect(title).toBe(`${vocabulary.phrase(`news-${change}`)}: ${name}`)
    }
  })
})
