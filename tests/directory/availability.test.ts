/**
 * What a pair of country and cancer type is said to be in, and what is listed of it, case by case: a
 * state of too much, or of too little, is a treatment hoped for or missed.
 */
import { describe, expect, it } from 'vitest'
import { findAccess } from '../../functions/directory/access.ts'
import {
  findEntry,
  listCancerTypeAvailability,
  listCountryAvailability,
  partsIn,
  stateIn,
} from '../../functions/directory/availability.ts'
import { getCancerType, listCancerTypes } from '../../functions/directory/cancer-types.ts'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { createView } from '../../functions/directory/view.ts'
import type { CancerType } from '../../functions/model/cancer-type.ts'
import type { Country } from '../../functions/model/country.ts'
import { nothingChecked } from '../../functions/model/link-index.ts'
import { Medicine } from '../../functions/model/medicine.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { TextByLocale } from '../../functions/model/text.ts'
import { syntheticDataset } from '../support/datasets.ts'

const today = '2026-11-28'
const base = syntheticDataset({ resources: 0, locales: ['en', 'fr', 'nl'] })
const [english, french] = base.manifest.locales
const [model] = base.countries.flatMap(({ availability }) => availability)
if (english === undefined || french === undefined || model === undefined) throw new Error('empty')
const view = createView(english, 'any', today)

/** Notes by what tells them apart, of one country and type. */
const north = { region: 'DE-N' }
const south = { region: 'DE-S' }
const current = { confirmedOn: '2026-03' }
const unconfirmed = { confirmedOn: '2024-03' }
const past = { confirmedOn: '2026-03', confidence: 'secondary-source' } as const
const replaced = { superseded: true }

const noteOf = (change: Partial<NationalNote>, i: number): NationalNote => ({
  ...model,
  cancerType: 'melanoma',
  region: null,
  status: 'reimbursed',
  use: null,
  decidedOn: null,
  ...change,
  id: `note-${i}`,
})

function directoryWith(
  notes: readonly Partial<NationalNote>[],
  { countries, cancerTypes }: Pick<Dataset, 'countries' | 'cancerTypes'> = base,
): Directory {
  const regions = ['N', 'S'].map((code) => ({
    code: `DE-${code}`,
    text: { en: { name: `The ${code}`, state: 'original' as const } },
  }))
  return createDirectory({
    ...base,
    cancerTypes,
    countries: countries.map((country) =>
      country.code === 'DE' ? { ...country, regions, availability: notes.map(noteOf) } : country,
    ),
  })
}

function pairIn({ countries, cancerTypes }: Directory, code = 'DE'): [Country, CancerType] {
  const [country, type] = [countries.get(code), cancerTypes.get('melanoma')]
  if (country === undefined || type === undefined) throw new Error('not held')
  return [country, type]
}

describe('a pair', () => {
  it.each<[string, readonly Partial<NationalNote>[], string, readonly string[], readonly number[]]>(
    [
      ['nothing is said of', [], 'unknown', [], []],
      ['one note is current of', [current], 'stated', [], [0]],
      ['a part alone has a current note of', [{ ...current, ...north }], 'stated', ['The N'], [0]],
      [
        'two parts have current notes of, and a third note is of the whole but not confirmed',
        [{ ...current, ...north }, { ...current, ...south }, { ...current, ...south }, unconfirmed],
        'stated',
        ['The N', 'The S'],
        [0, 1, 2, 3],
      ],
      [
        'a part and the whole have current notes of',
        [{ ...current, ...north }, current],
        'stated',
        [],
        [0, 1],
      ],
      [
        'a part has an unconfirmed note of, and the whole one that is past',
        [past, { ...unconfirmed, ...north }],
        'unconfirmed',
        ['The N'],
        [1],
      ],
      [
        'the whole has a note of that was replaced, and a part one that stands',
        [
          { ...current, ...replaced },
          { ...current, ...south },
        ],
        'stated',
        ['The S'],
        [1],
      ],
      [
        'a replaced note is current of, and a standing one is not',
        [{ ...current, ...replaced }, unconfirmed],
        'unconfirmed',
        [],
        [1],
      ],
      ['the past alone is known of', [past], 'history', [], [0]],
      ['the past of a part alone is known of', [{ ...past, ...north }], 'history', ['The N'], [0]],
      [
        'something past stands of, and something was replaced',
        [past, { ...current, ...replaced }],
        'history',
        [],
        [0],
      ],
      ['all was replaced of', [{ ...current, ...replaced, ...north }], 'history', ['The N'], [0]],
    ],
  )('%s', async (_, notes, state, regions, listed) => {
    const directory = directoryWith(notes)
    const [country, type] = pairIn(directory)
    const idsIn = async (history: boolean) => {
      const entry = await findEntry(directory, country, type, view, { history })
      expect([entry?.state, entry?.regions]).toEqual([state, regions])
      return entry?.national.map(({ id }) => id).toSorted()
    }
    expect(await idsIn(false)).toEqual(listed.map((i) => `note-${i}`))
    expect(await idsIn(true)).toEqual(notes.map((_note, i) => `note-${i}`))
    expect(stateIn(directory, 'DE', 'melanoma', today)).toBe(state)
    expect(partsIn(directory, country, type, view)).toEqual(regions)
  })
})

describe('who may not be shown a name', () => {
  const inEnglish = <T>({ en }: TextByLocale<T>): TextByLocale<T> => (en ? { en } : {})
  const strict = createView(french, 'none', today)
  const options = { history: false }

  it('of the cancer type has no entry, no list of it and no type', async () => {
    const directory = directoryWith([current], {
      ...base,
      cancerTypes: base.cancerTypes.map((one) => ({ ...one, text: inEnglish(one.text) })),
    })
    const [country, type] = pairIn(directory)
    expect(await findEntry(directory, country, type, view, options)).toBeDefined()
    expect(await findEntry(directory, country, type, strict, options)).toBeUndefined()
    expect(await listCancerTypeAvailability(directory, type, strict, options)).toBeUndefined()
    expect(await listCountryAvailability(directory, country, strict, options)).toMatchObject({
      entries: [],
    })
    expect(
      await findAccess(
        directory,
        country,
        type,
        strict,
        { ...options, resources: 1 },
        nothingChecked,
      ),
    ).toBeUndefined()
    expect(getCancerType(directory, type, strict)).toBeUndefined()
    expect(listCancerTypes(directory, strict, {})).toEqual([])
  })

  it('of the country has no entry and no list of it', async () => {
    const directory = directoryWith([current], {
      ...base,
      countries: base.countries.map((one) => ({ ...one, text: inEnglish(one.text) })),
    })
    const [country, type] = pairIn(directory)
    expect(await findEntry(directory, country, type, view, options)).toBeDefined()
    expect(await findEntry(directory, country, type, strict, options)).toBeUndefined()
    expect(await listCountryAvailability(directory, country, strict, options)).toBeUndefined()
    expect(await listCancerTypeAvailability(directory, type, strict, options)).toMatchObject({
      countries: [],
    })
  })
})

describe('a medicine', () => {
  const named = ['by-the-eu', 'by-a-use', 'by-a-country', 'by-nobody'].map((id) =>
    Medicine.parse({ id, inn: id, brand: null, class: 'pd-1-inhibitor' }),
  )
  const cancerTypes = base.cancerTypes.map((type) => {
    if (type.id !== 'melanoma') return type
    const authorisations = type.euWide.authorisations.map((one) => ({
      ...one,
      medicines: ['by-a-use'],
    }))
    return { ...type, euWide: { ...type.euWide, medicines: ['by-the-eu'], authorisations } }
  })
  const countries = base.countries.map((country) => ({
    ...country,
    availability: [{ ...noteOf(current, 0), id: country.code, medicines: ['by-a-country'] }],
  }))
  const directory = createDirectory({
    ...base,
    cancerTypes,
    countries,
    medicines: [...base.medicines, ...named],
  })

  it.each([
    ['DE', 'by-the-eu', ['melanoma']],
    ['DE', 'by-a-use', ['melanoma']],
    ['DE', 'by-a-country', ['melanoma']],
    ['DE', 'by-nobody', []],
    // The EU's authorisations do not apply there.
    ['CH', 'by-the-eu', []],
    ['CH', 'by-a-use', []],
    ['CH', 'by-a-country', ['melanoma']],
  ])('in %s that is named %s finds %j', async (code, medicine, found) => {
    const [country] = pairIn(directory, code)
    const filter = { history: false, medicine }
    const list = await listCountryAvailability(directory, country, view, filter)
    expect(list?.entries.map(({ cancerType }) => cancerType.id)).toEqual(found)
  })
})

describe('a cancer type', () => {
  it.each([
    [['2026-04', '2025-02'], '2025-02', 'unconfirmed'],
    [['2026-04'], '2026-04', 'current'],
    [[], '2026-03', 'current'],
  ])('with uses of %j has a status of the EU of %s, %s', (days, confirmedOn, freshness) => {
    const cancerTypes = base.cancerTypes.map((type) => {
      const [use] = type.euWide.authorisations
      const authorisations = days.flatMap((day) => (use ? { ...use, confirmedOn: day } : []))
      return { ...type, euWide: { ...type.euWide, authorisations } }
    })
    const directory = directoryWith([], { ...base, cancerTypes })
    const served = listCancerTypes(directory, view, {})
    expect(served).toHaveLength(cancerTypes.length)
    for (const type of served) {
      expect([type.euStatusConfirmedOn, type.euStatusFreshness]).toEqual([confirmedOn, freshness])
    }
  })
})
