/** Types of hits, and the fields they are found by. */
import type * as z from 'zod'
import { codes, type Table } from '../model/code-table.ts'

export const SearchType = codes('SearchType', {
  'cancer-type': 'one of /v1/cancer-types',
  country: 'one of /v1/countries',
  medicine: 'a medicine that notes name',
  resource: 'one of /v1/resources',
} as const satisfies Table)
export type SearchType = z.infer<typeof SearchType>

export const MatchedField = codes('MatchedField', {
  name: 'of a cancer type or a country',
  synonym: 'another name of the cancer type, and of nothing wider',
  searchTerm: 'what people search for who may mean this cancer type: it can be wider',
  code: 'of a classification, or of the country in ISO 3166-1',
  ownName: 'what the country calls itself',
  inn: 'INN of the medicine, as it is written internationally',
  spelling: 'its INN as a language writes it',
  brand: 'its brand in the EU',
  title: 'of the resource',
  description: 'of the resource: the part around what was found',
} as const satisfies Table)
export type MatchedField = z.infer<typeof MatchedField>
