/** How a country pays, and what the directory is, for readers who may not be shown every text. */
import { describe, expect, it } from 'vitest'
import { nameRegion, serveReimbursement } from '../../functions/directory/countries.ts'
import { describeDirectory } from '../../functions/directory/description.ts'
import { createDirectory, medicinesCalled } from '../../functions/directory/directory.ts'
import { createView } from '../../functions/directory/view.ts'
import type { Country } from '../../functions/model/country.ts'
import { Medicine } from '../../functions/model/medicine.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 1, locales: ['en', 'fr', 'nl'] })
const directory = createDirectory(base)
const [english, french] = base.manifest.locales
const [belgium] = base.countries
const [resource] = base.resources
const early = belgium?.earlyAccess
if (!english || !french || !belgium || !early || !resource) throw new Error('empty')
const view = createView(french, 'any', '2026-11-28')
const strict = createView(french, 'none', '2026-11-28')

const inEnglish = <T>({ en }: Readonly<Record<string, T>>): Record<string, T> => (en ? { en } : {})

describe('how a country pays', () => {
  const { reimbursement } = belgium
  const served = (change: Partial<Country>, by = strict) =>
    serveReimbursement(directory, { ...belgium, ...change }, by)

  it('is told with its early access', () => {
    expect(served({})).toMatchObject({ locale: 'fr', earlyAccess: { locale: 'fr' } })
    expect(served({ earlyAccess: null })?.earlyAccess).toBeNull()
  })

  it('is not told where its name or its summary may not be shown', () => {
    const text = inEnglish(belgium.text)
    const summary = { ...reimbursement, text: inEnglish(reimbursement.text) }
    expect(served({ text })).toBeUndefined()
    expect(served({ text }, view)).toMatchObject({ country: { code: 'BE' } })
    expect(served({ reimbursement: summary })).toBeUndefined()
    expect(served({ reimbursement: summary }, view)).toMatchObject({ locale: 'en' })
  })

  it('is told without an early access that may not be shown', () => {
    const earlyAccess = { ...early, text: inEnglish(early.text) }
    expect(served({ earlyAccess })?.earlyAccess).toBeNull()
    expect(served({ earlyAccess }, view)?.earlyAccess).toMatchObject({ locale: 'en' })
  })
})

it('a region that its country does not list has no name', () => {
  expect(() => nameRegion(belgium, 'BE-BRU', view)).toThrow('BE has no region BE-BRU')
})

it('the directory says what it is about, where its release does', () => {
  expect(describeDirectory(directory, view, 'abc').scope).toBeNull()
  const scope = { en: { text: 'Immunotherapy.', state: 'original' as const } }
  const saying = createDirectory({ ...base, manifest: { ...base.manifest, scope } })
  expect(describeDirectory(saying, view, 'abc').scope).toMatchObject({
    text: 'Immunotherapy.',
    locale: 'en',
  })
})

describe('what callers may ask for', () => {
  it('are the medicines that statements name, by INN or brand, and no others', () => {
    const unnamed = Medicine.parse({
      id: 'other',
      inn: 'other',
      brand: 'Another',
      class: 'pd-1-inhibitor',
    })
    const dataset = { ...base, medicines: [...base.medicines, unnamed] }
    expect(medicinesCalled(dataset)).toEqual(['examplimab', 'example'])
    expect([...createDirectory(dataset).called.keys()]).toEqual(['examplimab', 'example'])
  })

  it('are the languages of the directory, and those of its resources', () => {
    const resources = [{ ...resource, languages: ['fr', 'uk'] }]
    expect([...createDirectory({ ...base, resources }).languages]).toEqual(['en', 'fr', 'nl', 'uk'])
  })
})
