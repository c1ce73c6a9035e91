/** The forms of identifiers. */
import * as z from 'zod'
import { formed } from './faults.ts'
import { marked } from './marks.ts'

export const RecordId = formed(
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  'bad-id',
  'expected an id of lower-case letters, digits and single hyphens',
)
  .max(80)
  .meta({
    description: 'lower-case letters, digits and single hyphens',
  })
  .apply(marked, { id: true })
export type RecordId = z.infer<typeof RecordId>

export const CountryCode = formed(
  /^[A-Z]{2}$/,
  'bad-country',
  'expected an ISO 3166-1 alpha-2 code in capitals',
)
  .meta({ description: 'ISO 3166-1 alpha-2', examples: ['BE', 'PL'] })
  .apply(marked, { id: true })
export type CountryCode = z.infer<typeof CountryCode>

export const RegionCode = formed(
  /^[A-Z]{2}-[A-Z0-9]{1,3}$/,
  'bad-region',
  'expected an ISO 3166-2 code of a part of the country, such as GB-SCT',
).meta({ description: 'ISO 3166-2', examples: ['GB-SCT', 'BE-VLG'] })
export type RegionCode = z.infer<typeof RegionCode>

/** Names a record of a collection. */
export function idOf(collection: string): typeof RecordId {
  return marked(RecordId, { reference: collection })
}

/** Names a country of the dataset. */
export const CountryReference = marked(CountryCode, { reference: 'countries' })

/** The first 16 hexadecimal digits of the SHA-256 over a release's canonical records. */
export const ReleaseId = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .meta({ description: 'content-addressed id of a release' })
export type ReleaseId = z.infer<typeof ReleaseId>
