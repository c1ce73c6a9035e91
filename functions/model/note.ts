/** Availability notes: dated, sourced statements, one status each. */
import * as z from 'zod'
import { Confidence, EuStatus, NationalStatus } from './codes.ts'
import { AsOf, Day, PartialDate } from './dates.ts'
import { idOf, RecordId } from './ids.ts'
import { marked } from './marks.ts'
import { Sources } from './source.ts'
import { plainText, textByLocale } from './text.ts'
import { WebAddress } from './web-address.ts'

const statement = {
  medicines: z
    .array(idOf('medicines'))
    .meta({ description: 'ids of the medicines it is about' })
    .apply(marked, { set: true }),
  since: PartialDate.nullable().default(null).meta({ description: 'when it began to hold' }),
  asOf: AsOf.meta({
    description: 'when it was true; null when no date is known',
  }),
  reviewBy: Day.nullable().default(null).meta({
    description: 'set only to ask for a review earlier or later than 12 months after asOf',
  }),
  superseded: z.boolean().default(false).meta({ description: 'a later note replaces this one' }),
  confidence: Confidence,
  sources: Sources,
  officialPage: WebAddress.nullable()
    .default(null)
    .meta({ description: 'the place to check, not the page that was read' }),
  text: textByLocale({
    text: plainText(5000).meta({ description: 'what is said, for readers' }),
    asOfNote: plainText(300).nullable().meta({ description: 'what is to be known about asOf' }),
  }),
}

/** The EU-wide note of a cancer type. */
export const EuNote = z
  .strictObject({ id: RecordId, status: EuStatus, ...statement })
  .apply(marked, { part: 'euNotes' })
export type EuNote = z.infer<typeof EuNote>

/** A national note. A region, where one is named, limits the status to it. */
export const NationalNote = z
  .strictObject({
    id: RecordId,
    cancerType: idOf('cancerTypes').meta({ description: 'id of a cancer type' }),
    region: plainText(80)
      .nullable()
      .default(null)
      .meta({ description: 'limits the status to a part of the country' }),
    status: NationalStatus,
    ...statement,
  })
  .apply(marked, { part: 'notes' })
export type NationalNote = z.infer<typeof NationalNote>
