/** Which cancer types a medicine is named for, by whatever kind of statement, and by which name. */
import { describe, expect, it } from 'vitest'
import { listCancerTypes } from '../../functions/directory/cancer-types.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import { getMedicine, listMedicines } from '../../functions/directory/medicine-list.ts'
import { isNamed, serveMedicines } from '../../functions/directory/medicines.ts'
import { createView } from '../../functions/directory/view.ts'
import { Medicine } from '../../functions/model/medicine.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 0, locales: ['en', 'fr'] })
const [english, french] = base.manifest.locales
if (english === undefined || french === undefined) throw new Error('empty')
const view = createView(english, 'any', '2026-11-28')

const ids = ['by-the-eu', 'beside-it', 'by-a-use', 'by-a-country', 'by-nobody']
const medicines = ids.map((id) =>
  Medicine.parse({
    id,
    inn: id,
    innByLocale: id === 'by-a-use' ? { fr: 'parusage' } : {},
    brand: id === 'by-a-use' ? 'Brand' : null,
    class: 'pd-1-inhibitor',
  }),
)
/** Melanoma is named for by all that is said of it, lymphoma by a use alone, any other by nothing. */
const directory = createDirectory({
  ...base,
  medicines,
  cancerTypes: base.cancerTypes.map((type) => {
    const [use] = type.euWide.authorisations
    const isMelanoma = type.id === 'melanoma'
    const isNamedByUse = isMelanoma || type.id === 'lymphoma'
    return {
      ...type,
      euWide: {
        ...type.euWide,
        medicines: isMelanoma ? ['by-the-eu', 'beside-it'] : [],
        authorisations: isNamedByUse && use ? [{ ...use, medicines: ['by-a-use'] }] : [],
      },
    }
  }),
  countries: base.countries.map((country) => ({
    ...country,
    availability: country.availability
      .filter(({ cancerType }) => cancerType === 'melanoma')
      .map((note) => ({ ...note, medicines: ['by-a-country'] })),
  })),
})

const typesOf: readonly (readonly [string, readonly string[]])[] = [
  ['by-the-eu', ['melanoma']],
  ['beside-it', ['melanoma']],
  ['by-a-use', ['lymphoma', 'melanoma']],
  ['by-a-country', ['melanoma']],
  ['by-nobody', []],
]

describe('a medicine', () => {
  it.each(typesOf)('%s is named for %j', (id, types) => {
    const medicine = directory.medicines.get(id)
    if (medicine === undefined) throw new Error(`no ${id}`)
    expect(getMedicine(directory, medicine, view).cancerTypes.map((one) => one.id)).toEqual(types)
  })

  it.each([
    [undefined, ids],
    [['melanoma'], ['by-the-eu', 'beside-it', 'by-a-use', 'by-a-country']],
    [['lymphoma'], ['by-a-use']],
    [['lymphoma', 'kidney-cancer'], ['by-a-use']],
    [['kidney-cancer'], []],
  ])('of the types %j is one of %j', (types, listed) => {
    expect(listMedicines(directory, view, types).map(({ id }) => id)).toEqual(listed)
  })

  it.each([
    ['by-the-eu', ['melanoma']],
    ['beside-it', ['melanoma']],
    ['by-a-use', ['lymphoma', 'melanoma']],
    ['parusage', ['lymphoma', 'melanoma']],
    ['brand', ['lymphoma', 'melanoma']],
    // Only what the EU says of a type filters types.
    ['by-a-country', []],
    ['by-nobody', []],
  ])('asked for as %s finds the types %j', (medicine, types) => {
    expect(listCancerTypes(directory, view, { medicine }).map(({ id }) => id)).toEqual(types)
  })

  it('is named by a note, or one of its uses, by any of its names', () => {
    const note = {
      medicines: ['by-the-eu', 'beside-it'],
      authorisations: [{ medicines: ['by-a-use'] }],
    }
    const named = ['by-the-eu', 'beside-it', 'by-a-use', 'brand', 'by-a-country', 'unheard-of']
    expect(named.filter((name) => isNamed(directory, name, note))).toEqual(named.slice(0, 4))
  })

  it('is written as the language of the reader does, however often it is asked for', () => {
    const inFrench = createView(french, 'any', '2026-11-28')
    for (const _ of [1, 2]) {
      const told = [view, inFrench].flatMap((by) => serveMedicines(directory, ['by-a-use'], by))
      expect(told.map(({ inn, internationalInn }) => [inn, internationalInn])).toEqual([
        ['by-a-use', 'by-a-use'],
        ['parusage', 'by-a-use'],
      ])
    }
  })

  it('that is not held is a fault of the release, never left out', () => {
    expect(() => serveMedicines(directory, ['by-a-use', 'unheard-of'], view)).toThrow(
      'a note names unheard-of, which is no medicine',
    )
  })
})
