/** Whom a reader is told to ask, case by case: where nothing is known it is all that an answer has. */
import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../functions/directory/directory.ts'
import { createView } from '../../functions/directory/view.ts'
import { findAsked, whereToAsk } from '../../functions/directory/where-to-ask.ts'
import type { Country } from '../../functions/model/country.ts'
import { maxAsked } from '../../functions/model/limits.ts'
import type { Resource } from '../../functions/model/resource.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 1, locales: ['en', 'fr', 'nl'] })
const french = base.manifest.locales.find(({ tag }) => tag === 'fr')
const belgium = base.countries.find(({ code }) => code === 'BE')
const [model] = base.resources
if (!french || !belgium || !model) throw new Error('empty')
const country = belgium
const view = createView(french, 'none', '2026-11-28')

type Place = Partial<Omit<Resource, 'text'>> & { readonly title: string }

const resourceOf = ({ title, ...change }: Place, i: number): Resource => ({
  ...model,
  kind: 'helpline',
  countries: ['BE'],
  cancerTypes: [],
  url: `https://data.example.org/places/${i}`,
  ...change,
  id: `resource-${String(i).padStart(2, '0')}`,
  text: { en: { title, description: 'd', state: 'original' } },
})

const body = (name: string, url: string | null): Country['reimbursement']['payer'] => ({
  ...country.reimbursement.payer,
  url,
  text: { en: { name, state: 'original' } },
})
const bodies = {
  payer: body('Payer', 'https://data.example.org/payer'),
  decision: body('Decider', 'https://data.example.org/decider'),
}

async function asked(places: readonly Place[], cancerType?: string, who = bodies) {
  const own = { ...country, reimbursement: { ...country.reimbursement, ...who } }
  const directory = createDirectory({
    ...base,
    resources: places.map(resourceOf),
    countries: base.countries.map((one) => (one.code === 'BE' ? own : one)),
  })
  const found = await findAsked(directory, own, view)
  // The same again: from what was kept.
  const told = [1, 2].map(() =>
    whereToAsk(found, cancerType).map(({ name, role }) => `${role} ${name}`),
  )
  expect(told[1]).toEqual(told[0])
  return told[0]
}
const official = ['payer Payer', 'decision Decider']

describe('whom to ask', () => {
  it('are a country’s helplines, then its organisations, by title, then who pays and who decides', async () => {
    const places: readonly Place[] = [
      { title: 'B', kind: 'organisation' },
      { title: 'D' },
      { title: 'A', kind: 'organisation' },
      { title: 'C' },
    ]
    expect(await asked(places, 'melanoma')).toEqual([
      'helpline C',
      'helpline D',
      'organisation A',
      'organisation B',
      ...official,
    ])
  })

  it('are none of another country, of every country, or of another kind', async () => {
    const places: readonly Place[] = [
      { title: 'German', countries: ['DE'] },
      { title: 'Anywhere', countries: [] },
      { title: 'Guide', kind: 'guide' },
      { title: 'Register', kind: 'trial-registry' },
      { title: 'Both', countries: ['DE', 'BE'] },
    ]
    expect(await asked(places, 'melanoma')).toEqual(['helpline Both', ...official])
    expect(await asked([], 'melanoma')).toEqual(official)
  })

  it.each([
    ['melanoma', ['For all', 'For melanoma', 'For two']],
    ['lymphoma', ['For all', 'For two']],
    ['kidney-cancer', ['For all']],
    [undefined, ['For all']],
  ])('are for %s %j', async (type, names) => {
    const places: readonly Place[] = [
      { title: 'For all' },
      { title: 'For melanoma', cancerTypes: ['melanoma'] },
      { title: 'For two', cancerTypes: ['lymphoma', 'melanoma'] },
    ]
    expect(await asked(places, type)).toEqual([
      ...names.map((name) => `helpline ${name}`),
      ...official,
    ])
  })

  it('are each type’s own, though another was asked for before', async () => {
    const directory = createDirectory({
      ...base,
      resources: ['melanoma', 'lymphoma'].map((type, i) =>
        resourceOf({ title: type, cancerTypes: [type] }, i),
      ),
    })
    const found = await findAsked(directory, country, view)
    const namesFor = (type: string) =>
      whereToAsk(found, type)
        .filter(({ role }) => role === 'helpline')
        .map(({ name }) => name)
    expect(['melanoma', 'lymphoma', 'kidney-cancer', 'melanoma'].map(namesFor)).toEqual([
      ['melanoma'],
      ['lymphoma'],
      [],
      ['melanoma'],
    ])
  })

  it('are each named once, by the first that has the address, with or without a stroke at its end', async () => {
    const url = 'https://data.example.org/same'
    const places: readonly Place[] = [
      { title: 'A', url: `${url}/` },
      { title: 'B', url },
      { title: 'C', url: 'https://data.example.org/same/other' },
      { title: 'D', kind: 'organisation', url },
    ]
    expect(await asked(places)).toEqual(['helpline A', 'helpline C', ...official])
    const one = body('Both', 'https://data.example.org/both')
    expect(await asked([], undefined, { payer: one, decision: one })).toEqual(['payer Both'])
    const two = { payer: body('One', url), decision: body('Other', `${url}/`) }
    expect(await asked([], undefined, two)).toEqual(['payer One'])
  })

  it('of what has no address are told by name, and once where one body does both', async () => {
    const nowhere = { payer: body('Payer', null), decision: body('Decider', null) }
    expect(await asked([], undefined, nowhere)).toEqual(official)
    const both = { payer: body('Both', null), decision: body('Both', null) }
    expect(await asked([], undefined, both)).toEqual(['payer Both'])
  })

  it('are so many at most, and who pays and who decides among them', async () => {
    const many = Array.from({ length: maxAsked + 3 }, (_, i) => ({ title: String(10 + i) }))
    const shown = many.slice(0, maxAsked - 2).map(({ title }) => `helpline ${title}`)
    expect(await asked(many)).toEqual([...shown, ...official])
    const few = many.slice(0, maxAsked - 2)
    expect(await asked(few)).toEqual([...few.map(({ title }) => `helpline ${title}`), ...official])
  })

  it('are never left out for want of a translation, and say in which language they are', async () => {
    const directory = createDirectory({
      ...base,
      resources: [resourceOf({ title: 'English', phone: '+32 2 000 00 00' }, 0)],
    })
    const [first] = whereToAsk(await findAsked(directory, country, view), 'melanoma')
    expect(first).toMatchObject({
      name: 'English',
      locale: 'en',
      role: 'helpline',
      phone: '+32 2 000 00 00',
      url: 'https://data.example.org/places/0',
    })
  })
})
