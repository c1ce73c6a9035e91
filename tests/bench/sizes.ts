/** The datasets that are measured: the repository's, and generated ones in six locales. */
import type { CancerType } from '../../functions/model/cancer-type.ts'
import type { Country } from '../../functions/model/country.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'

export const sizes = ['repository', '2500', '25000'] as const
export type Size = (typeof sizes)[number]

const countryCodes =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MT NL NO PL PT RO SE SI'.split(
    ' ',
  )
const cancerTypes = 30

export async function datasetOf(size: Size): Promise<Dataset> {
  return size === 'repository' ? repositoryDataset() : generateDataset(Number(size))
}

/**
 * As many resources as asked for, over thirty countries and thirty cancer types with a note for two
 * pairs in three: as wide as the repository's data, so that answers about a country are as long.
 * The same on every machine. Nothing in it is true.
 */
export function generateDataset(resources: number): Dataset {
  const narrow = syntheticDataset({ resources })
  const types = Array.from({ length: cancerTypes }, (_, i) => cancerTypeOf(narrow, i))
  const typeIds = types.map(({ id }) => id)
  return {
    ...narrow,
    cancerTypes: types,
    countries: countryCodes.map((code, i) => countryOf(narrow, code, i, typeIds)),
    resources: narrow.resources.map((resource, i) => ({
      ...resource,
      countries: resource.countries.length === 0 ? [] : [pick(countryCodes, i * 7 + 1)],
      cancerTypes: resource.cancerTypes.length === 0 ? [] : [pick(typeIds, i * 11 + 5)],
    })),
    publications: narrow.publications.map((publication) => ({
      ...publication,
      statements: publication.statements.map((one) => ({ ...one, cancerTypes: [] })),
    })),
  }
}

function pick<T>(list: readonly T[], i: number): T {
  const found = list[i % list.length]
  if (found === undefined) throw new RangeError('cannot pick from nothing')
  return found
}

function eachText<T>(texts: Readonly<Record<string, T>>, change: (text: T) => T) {
  return Object.fromEntries(Object.entries(texts).map(([tag, text]) => [tag, change(text)]))
}

function cancerTypeOf({ cancerTypes: narrow }: Dataset, i: number): CancerType {
  const type = pick(narrow, i)
  const id = `${type.id}-${i}`
  const { euWide } = type
  return {
    ...type,
    id,
    codes: [{ system: 'icd10', code: `C${String(i).padStart(2, '0')}`, match: 'exact' }],
    text: eachText(type.text, (text) => ({ ...text, name: `${text.name} ${i}` })),
    euWide: { ...euWide, id: `${id}-eu` },
  }
}

function countryOf(
  { countries: narrow }: Dataset,
  code: string,
  i: number,
  typeIds: readonly string[],
): Country {
  const base = narrow.find((country) => country.code === code) ?? pick(narrow, i)
  const own = base.code === code
  return {
    ...base,
    code,
    euAuthorisationApplies: code !== 'CH' && code !== 'GB',
    regions: own ? base.regions : [],
    text: eachText(base.text, (text) => ({ ...text, name: `${code} ${text.name}` })),
    availability: typeIds
      .filter((_, t) => (t + i) % 3 !== 0)
      .map((cancerType, n) => {
        const note = pick(base.availability, n)
        const id = `${code.toLowerCase()}-${cancerType}`
        const text = eachText(note.text, (one) => ({ ...one, text: `${one.text} ${id}` }))
        return { ...note, id, cancerType, region: own ? note.region : null, text }
      }),
  }
}
