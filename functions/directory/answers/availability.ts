/** What is known about cancer types in countries, and the one access answer. */
import * as z from 'zod'
import { Role, State } from '../../model/codes.ts'
import { WebAddress } from '../../model/web-address.ts'
import { ServedReimbursement } from './country.ts'
import { ServedNote } from './note.ts'
import { CancerTypeName, CountryName, neverLeftOut, textBlock } from './parts.ts'
import { ServedResource } from './resource.ts'

export const Ask = z
  .strictObject({
    name: z.string().meta({ description: neverLeftOut }),
    ...textBlock,
    url: WebAddress.nullable(),
    role: Role,
  })
  .meta({ id: 'Ask' })
export type Ask = z.infer<typeof Ask>

export const Entry = z
  .strictObject({
    cancerType: CancerTypeName,
    country: CountryName,
    state: State.meta({
      description: 'of all notes that are held, whether or not `fallback` permits their texts',
    }),
    euWide: ServedNote.nullable().meta({
      description:
        'null where the EU marketing authorisation does not apply, or when `fallback` permits no text of it',
    }),
    national: z.array(ServedNote),
    ask: z.array(Ask).meta({
      description:
        'where to ask; filled unless a note that is neither stale nor superseded is shown',
    }),
  })
  .meta({ id: 'AvailabilityEntry' })
export type Entry = z.infer<typeof Entry>

/** In the answer of a whole type, at whose top the EU-wide note stands once. */
const EntryOfType = Entry.omit({ euWide: true })
  .extend({
    euAuthorisationApplies: z.boolean().meta({
      description: 'whether the `euWide` note at the top holds in this country',
    }),
  })
  .meta({ id: 'EntryOfType' })

export const CountryAvailability = z
  .strictObject({ country: CountryName, entries: z.array(Entry) })
  .meta({ id: 'CountryAvailability' })
export type CountryAvailability = z.infer<typeof CountryAvailability>

export const CancerTypeAvailability = z
  .strictObject({
    cancerType: CancerTypeName,
    euWide: ServedNote.nullable().meta({
      description: 'for every country whose entry says `euAuthorisationApplies`',
    }),
    countries: z.array(EntryOfType),
  })
  .meta({ id: 'CancerTypeAvailability' })
export type CancerTypeAvailability = z.infer<typeof CancerTypeAvailability>

export const Access = Entry.extend({
  reimbursement: ServedReimbursement.nullable(),
  resources: z.array(ServedResource).max(20).meta({ description: 'the country’s own first' }),
  resourcesTotal: z.int().nonnegative(),
}).meta({ id: 'AccessWithoutLinks' })
export type Access = z.infer<typeof Access>
