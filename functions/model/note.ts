/** Availability notes: dated, sourced statements, one status each, and for whom. */
import * as z from 'zod'
import { AsOf, Day, PartialDate, PastDate } from './dates.ts'
import { idOf, RecordId, RegionCode } from './ids.ts'
import { marked } from './marks.ts'
import { Sources } from './source.ts'
import { Confidence, EuStatus, NationalStatus } from './statement-codes.ts'
import { composedText, plainText } from './text.ts'
import { Use } from './use.ts'
import { WebAddress } from './web-address.ts'

const medicines = z
  .array(idOf('medicines'))
  .meta({ description: 'ids of the medicines it is about' })
  .apply(marked, { set: true })

const combination = z
  .boolean()
  .default(false)
  .meta({ description: 'the medicines are given together, not one or the other' })

/** When a statement was decided, holds, and was last seen to hold. */
const dates = {
  decidedOn: PastDate.nullable()
    .default(null)
    .meta({ description: 'the day of the decision or act; null when it is not known' }),
  inForceFrom: PartialDate.nullable()
    .default(null)
    .meta({ description: 'when it begins to hold, where the source says' }),
  inForceUntil: PartialDate.nullable()
    .default(null)
    .meta({ description: 'when it ends, where the source says' }),
  confirmedOn: AsOf.default(null).meta({
    description:
      'the newest day on which a source was seen to say that it holds: the date of the page or the edition, or the day a person checked; never the day of collection',
  }),
  reviewBy: Day.nullable().default(null).meta({
    description:
      'set only to ask for a review earlier than 12 months after confirmedOn (else decidedOn)',
  }),
}

const support = {
  confidence: Confidence,
  sources: Sources,
  officialPage: WebAddress.nullable()
    .default(null)
    .meta({ description: 'the place to check, not the page that was read' }),
}

const statement = {
  medicines,
  combination,
  ...dates,
  superseded: z.boolean().default(false).meta({ description: 'a later note replaces this one' }),
  supersededBy: z
    .array(idOf('notes'))
    .default([])
    .meta({ description: 'ids of the notes that replace it' })
    .apply(marked, { set: true }),
  ...support,
  text: composedText({
    text: plainText(5000).meta({ description: 'what is said, for readers' }),
    dateNote: plainText(300)
      .nullable()
      .default(null)
      .meta({ description: 'what is to be known about its dates' }),
  }),
}

/** One use of one medicine or combination, as the EU authorised it or not. */
export const Authorisation = z.strictObject({
  medicines,
  combination,
  status: EuStatus,
  use: Use.meta({ description: 'for whom' }),
  ...dates,
  ...support,
})
export type Authorisation = z.infer<typeof Authorisation>

/** The EU-wide note of a cancer type, with every use that the EU decided on. */
export const EuNote = z
  .strictObject({
    id: RecordId,
    status: EuStatus,
    ...statement,
    authorisations: z
      .array(Authorisation)
      .default([])
      .meta({ description: 'every use in this cancer type, each with its own dates' }),
  })
  .apply(marked, { part: 'euNotes' })
export type EuNote = z.infer<typeof EuNote>

/** A national note. A region, where one is named, limits the status to it. */
export const NationalNote = z
  .strictObject({
    id: RecordId,
    cancerType: idOf('cancerTypes').meta({ description: 'id of a cancer type' }),
    region: RegionCode.nullable()
      .default(null)
      .meta({ description: 'limits the status to a part of the country, one of its `regions`' }),
    status: NationalStatus,
    use: Use.nullable().default(null).meta({ description: 'for whom; null where it is not coded' }),
    ...statement,
  })
  .apply(marked, { part: 'notes' })
export type NationalNote = z.infer<typeof NationalNote>
