/** What can be searched for, and by which of its texts it is found. */
import type { Directory } from '../directory/directory.ts'
import { perDirectory } from '../directory/per-directory.ts'
import type { CancerType } from '../model/cancer-type.ts'
import type { Kind } from '../model/codes.ts'
import type { Country } from '../model/country.ts'
import type { Medicine } from '../model/medicine.ts'
import type { Dataset } from '../model/release.ts'
import type { Resource } from '../model/resource.ts'
import type { MatchedField } from './answer.ts'

/** How much a field says of what a record is. */
const weights: Readonly<Record<MatchedField, number>> = {
  name: 8,
  inn: 8,
  spelling: 8,
  brand: 8,
  ownName: 7,
  synonym: 6,
  searchTerm: 5,
  code: 9,
  title: 4,
  // Less than a title, so that what holds the word itself stands first.
  kind: 1,
  serves: 0.5,
  description: 2,
}

/** Fields that name a record: a query that is one of them as a whole means that record. */
const naming: ReadonlySet<MatchedField> = new Set([
  'name',
  'synonym',
  'searchTerm',
  'ownName',
  'inn',
  'spelling',
  'brand',
])

export function isNaming(field: MatchedField): boolean {
  return naming.has(field)
}

export function weightOf(field: MatchedField): number {
  return weights[field]
}

export type Searchable =
  | { readonly type: 'cancer-type'; readonly id: string; readonly record: CancerType }
  | { readonly type: 'country'; readonly id: string; readonly record: Country }
  | { readonly type: 'medicine'; readonly id: string; readonly record: Medicine }
  | {
      readonly type: 'resource'
      readonly id: string
      readonly record: Resource
      /** What is said of it with the words of others: nobody types its title who looks for a helpline. */
      readonly kind: Dataset['terms']['kind'][Kind]
      readonly serves: readonly Country[]
    }

/** All there is, in the order that decides between hits that are as good as each other. */
export const searchablesOf = perDirectory(
  ({ dataset, countries }: Directory): readonly Searchable[] => [
    ...dataset.cancerTypes.map((record) => ({
      type: 'cancer-type' as const,
      id: record.id,
      record,
    })),
    ...dataset.countries.map((record) => ({ type: 'country' as const, id: record.code, record })),
    ...dataset.medicines.map((record) => ({ type: 'medicine' as const, id: record.id, record })),
    ...dataset.resources.map((record) => ({
      type: 'resource' as const,
      id: record.id,
      record,
      kind: dataset.terms.kind[record.kind],
      serves: record.countries.flatMap((code) => countries.get(code) ?? []),
    })),
  ],
)

export type SearchedText = {
  readonly field: MatchedField
  readonly text: string
  /** The language it is written in; null for what is the same in all. */
  readonly locale: string | null
}

function textIn<T>(text: Readonly<Record<string, T>>, tag: string): T | undefined {
  return Object.hasOwn(text, tag) ? text[tag] : undefined
}

/** What a reader to whom it is shown in this language finds it by. */
export function textsIn(searched: Searchable, tag: string): SearchedText[] {
  const say = (field: MatchedField, text: string) => ({ field, text, locale: tag })
  switch (searched.type) {
    case 'cancer-type': {
      const held = textIn(searched.record.text, tag)
      if (held === undefined) return []
      return [
        say('name', held.name),
        ...held.synonyms.map((one) => say('synonym', one)),
        ...held.searchTerms.map((one) => say('searchTerm', one)),
      ]
    }
    case 'country': {
      const held = textIn(searched.record.text, tag)
      return held === undefined ? [] : [say('name', held.name)]
    }
    case 'resource': {
      const held = textIn(searched.record.text, tag)
      if (held === undefined) return []
      const kind = textIn(searched.kind, tag)
      const serves = searched.serves.flatMap(({ text }) => textIn(text, tag) ?? [])
      return [
        say('title', held.title),
        say('description', held.description),
        ...(kind === undefined ? [] : [say('kind', kind.label)]),
        ...serves.map(({ name }) => say('serves', name)),
      ]
    }
    case 'medicine':
      return []
    default:
      return searched satisfies never
  }
}

/** What every reader finds it by: names that travel, and what a country calls itself. */
export function textsOfAll({ type, record }: Searchable): SearchedText[] {
  switch (type) {
    case 'medicine':
      return [
        { field: 'inn', text: record.inn, locale: null },
        ...Object.entries(record.innByLocale).map(([locale, text]) => ({
          field: 'spelling' as const,
          text,
          locale,
        })),
        ...(record.brand === null
          ? []
          : [{ field: 'brand' as const, text: record.brand, locale: null }]),
      ]
    case 'country':
      return ownLanguages(record).flatMap((locale) => {
        const held = textIn(record.text, locale)
        return held === undefined ? [] : [{ field: 'ownName' as const, text: held.name, locale }]
      })
    case 'cancer-type':
    case 'resource':
      return []
    default:
      return type satisfies never
  }
}

/** As the directory tags its texts: `fr` where the country is said to speak `fr-BE`. */
function ownLanguages({ locales }: Country): string[] {
  return [...new Set(locales.flatMap((tag) => [tag, tag.split('-', 1)[0] ?? tag]))]
}
