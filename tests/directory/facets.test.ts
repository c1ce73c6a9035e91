/** What readers may narrow a list by: how many each value leaves, in which order, in which words. */
import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../functions/directory/directory.ts'
import { countFacets } from '../../functions/directory/facets.ts'
import { createView } from '../../functions/directory/view.ts'
import type { Resource } from '../../functions/model/resource.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 1, locales: ['en', 'fr', 'nl'] })
const [english, french] = base.manifest.locales
const [model] = base.resources
if (english === undefined || french === undefined || model === undefined) throw new Error('empty')

const resources = [
  { countries: ['BE', 'PL'], cancerTypes: ['melanoma'], kind: 'guide', languages: ['en', 'fr'] },
  { countries: ['PL'], cancerTypes: [], kind: 'guide', languages: ['fr'] },
  { countries: ['DE'], cancerTypes: ['melanoma', 'lymphoma'], kind: 'helpline', languages: ['fr'] },
  { countries: ['PL'], cancerTypes: ['lymphoma'], kind: 'academy', languages: ['fr', 'pl'] },
  { countries: [], cancerTypes: ['melanoma'], kind: 'guide', languages: ['de'] },
] as const satisfies readonly Partial<{ [F in keyof Resource]: Readonly<Resource[F]> }>[]

const directory = createDirectory({
  ...base,
  resources: resources.map(({ countries, cancerTypes, kind, languages }, i): Resource => ({
    ...model,
    id: `resource-${i}`,
    audiences: i === 0 ? ['professional'] : ['patient', 'caregiver'],
    countries: [...countries],
    cancerTypes: [...cancerTypes],
    kind,
    languages: [...languages],
  })),
})

const counted = async (view: ReturnType<typeof createView>, country?: readonly string[]) => {
  const facets = await countFacets(directory, view, country ? { country } : {})
  return Object.fromEntries(facets.map(({ param, items }) => [param, items]))
}

describe.each([
  ['en', english, { de: 'German', en: 'English', fr: 'French', pl: 'Polish' }],
  ['fr', french, { de: 'allemand', en: 'anglais', fr: 'français', pl: 'polonais' }],
] as const)('facets in %s', (tag, locale, languages) => {
  const view = createView(locale, 'none', '2026-11-28')
  const { terms, countries, cancerTypes } = base
  const nameOf = (text: Readonly<Record<string, { name: string }>> | undefined) =>
    (text?.[tag] ?? text?.['en'])?.name
  const labelOf = (text: Readonly<Record<string, { label: string }>> | undefined) =>
    (text?.[tag] ?? text?.['en'])?.label
  const country = (key: string) => nameOf(countries.find(({ code }) => code === key)?.text)
  const type = (key: string) => nameOf(cancerTypes.find(({ id }) => id === key)?.text)

  it('have what serves everybody first, then what leaves most, then by code', async () => {
    // The same again: from what was kept.
    for (const _ of [1, 2]) {
      expect(await counted(view)).toEqual({
        country: [
          { key: '*', label: labelOf(terms.everywhere['every-country']), count: 1 },
          { key: 'PL', label: country('PL'), count: 3 },
          { key: 'BE', label: country('BE'), count: 1 },
          { key: 'DE', label: country('DE'), count: 1 },
        ],
        cancerType: [
          { key: '*', label: labelOf(terms.everywhere['every-cancer-type']), count: 1 },
          { key: 'melanoma', label: type('melanoma'), count: 3 },
          { key: 'lymphoma', label: type('lymphoma'), count: 2 },
        ],
        kind: [
          { key: 'guide', label: labelOf(terms.kind.guide), count: 3 },
          { key: 'academy', label: labelOf(terms.kind.academy), count: 1 },
          { key: 'helpline', label: labelOf(terms.kind.helpline), count: 1 },
        ],
        audience: [
          { key: 'caregiver', label: labelOf(terms.audience.caregiver), count: 4 },
          { key: 'patient', label: labelOf(terms.audience.patient), count: 4 },
          { key: 'professional', label: labelOf(terms.audience.professional), count: 1 },
        ],
        language: [
          { key: 'fr', label: languages.fr, count: 4 },
          { key: 'de', label: languages.de, count: 1 },
          { key: 'en', label: languages.en, count: 1 },
          { key: 'pl', label: languages.pl, count: 1 },
        ],
      })
    }
  })

  it('count what a filter leaves, and leave out what nothing of it has', async () => {
    const { kind, language } = await counted(view, ['DE'])
    expect(kind?.map(({ key, count }) => [key, count])).toEqual([
      ['guide', 1],
      ['helpline', 1],
    ])
    expect(language?.map(({ key }) => key)).toEqual(['de', 'fr'])
  })
})
