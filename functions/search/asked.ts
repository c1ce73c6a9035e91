/** Types of hits. */
import type * as z from 'zod'
import { codes, type Table } from '../model/code-table.ts'

export const SearchType = codes('SearchType', {
  'cancer-type': 'one of /v1/cancer-types',
  country: 'one of /v1/countries',
  medicine: 'a medicine that notes name',
  resource: 'one of /v1/resources',
} as const satisfies Table)
export type SearchType = z.infer<typeof SearchType>
