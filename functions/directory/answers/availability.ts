/** What is known about cancer types in countries, and the one access answer. */
import * as z from 'zod'
import { Role } from '../../model/codes.ts'
import { maxAsked } from '../../model/limits.ts'
import { Principle, State } from '../../model/statement-codes.ts'
import { WebAddress } from '../../model/web-address.ts'
import { ServedReimbursement } from './country.ts'
import { JointAssessment } from './discovery.ts'
import { ServedNote } from './note.ts'
import {
  CancerTypeName,
  CountryName,
  neverLeftOut,
  ServedPhone,
  ServedSource,
  textBlock,
} from './parts.ts'
import { ServedResource } from './resource.ts'

export const Ask = z
  .strictObject({
    name: z.string().meta({ description: neverLeftOut }),
    ...textBlock,
    url: WebAddress.nullable(),
    phone: ServedPhone,
    role: Role,
  })
  .meta({ id: 'Ask' })
export type Ask = z.infer<typeof Ask>

/** How a country pays in general. */
export const ServedPrinciple = z
  .strictObject({
    code: Principle,
    name: z.string().meta({ description: neverLeftOut }),
    text: z.string().meta({ description: neverLeftOut }),
    ...textBlock,
    sources: z.array(ServedSource),
  })
  .meta({ id: 'Principle' })
export type ServedPrinciple = z.infer<typeof ServedPrinciple>

export const Entry = z
  .strictObject({
    cancerType: CancerTypeName,
    country: CountryName,
    state: State.meta({
      description:
        'of all notes that are held, before `stage` and `line` narrow what is listed, whether or not `fallback` permits their texts',
    }),
    regions: z.array(z.string()).meta({
      description: 'the parts of the country that the state is of, when it is not of the whole',
    }),
    principle: ServedPrinciple.nullable().meta({
      description: 'how the country pays in general: never changes the state',
    }),
    euWide: ServedNote.nullable().meta({
      description:
        'null where the EU marketing authorisation does not apply, or when `fallback` permits no text of it',
    }),
    national: z.array(ServedNote).meta({
      description:
        'current ones first; superseded and past ones with `history=true`, or where nothing else is known',
    }),
    ask: z.array(Ask).max(maxAsked).meta({
      description: 'where to ask: those for patients first, one per address; always filled',
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
  jointAssessment: JointAssessment.nullable().meta({
    description: 'what EU countries assess jointly; null where EU authorisation does not apply',
  }),
  resources: z.array(ServedResource).max(20).meta({ description: 'most helpful first' }),
  resourcesTotal: z.int().nonnegative().meta({
    description: 'how many there are for this answer, shown or not',
  }),
}).meta({ id: 'AccessWithoutLinks' })
export type Access = z.infer<typeof Access>
