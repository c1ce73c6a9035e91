/** An availability note, EU-wide or national: one status, for whom, decided and confirmed when. */
import * as z from 'zod'
import { Scope } from '../../model/codes.ts'
import { Day, PartialDate } from '../../model/dates.ts'
import { CountryCode, RecordId } from '../../model/ids.ts'
import { Confidence, EuStatus, Freshness, Status } from '../../model/statement-codes.ts'
import { Age, Use } from '../../model/use.ts'
import { WebAddress } from '../../model/web-address.ts'
import { Region, ServedMedicine, ServedSource, textBlock } from './parts.ts'

const ServedAge = Age.meta({ id: 'Age' })

// What files may leave out is always said to readers.
const { stage, timing, line, criteria, moreConditions, with: partners } = Use.shape
const ServedPartner = partners.unwrap().element

const ServedUse = z
  .strictObject({
    stage: stage.unwrap(),
    timing: timing.unwrap(),
    line: line.unwrap(),
    criteria: criteria.unwrap(),
    ageFrom: ServedAge.nullable(),
    ageTo: ServedAge.nullable(),
    with: z.array(
      ServedPartner.extend({
        // Codes of partners have the form of ids. Of a union of both generators make an empty object.
        anyOf: z.array(RecordId).min(1).meta({
          description: 'one of these: codes of partners (in the terms), or ids of medicines',
        }),
        optional: ServedPartner.shape.optional.unwrap(),
      }).meta({ id: 'GivenWith' }),
    ),
    moreConditions: moreConditions.unwrap(),
  })
  .meta({ id: 'Use' })

const dates = {
  decidedOn: PartialDate.nullable().meta({ description: 'the day of the decision or act' }),
  inForceFrom: PartialDate.nullable(),
  inForceUntil: PartialDate.nullable(),
  confirmedOn: PartialDate.nullable().meta({
    description: 'the newest day on which a source was seen to say that it holds',
  }),
  reviewBy: Day.nullable().meta({ description: 'the last day on which it may be `current`' }),
  freshness: Freshness,
}

const support = {
  confidence: Confidence,
  sources: z.array(ServedSource),
  officialPage: WebAddress.nullable().meta({
    description:
      'the place to check: a page of the official body, not the page that was read; named where that one cannot be shown',
  }),
}

const combination = z
  .boolean()
  .meta({ description: 'the medicines are given together, not one or the other' })

/** One use, as the EU authorised it or not. */
export const ServedAuthorisation = z
  .strictObject({
    medicines: z.array(RecordId).meta({ description: 'ids of medicines' }),
    combination,
    status: EuStatus,
    use: ServedUse,
    text: z.string().meta({ description: 'composed from the codes, in `locale`' }),
    locale: textBlock.locale,
    decidedOn: dates.decidedOn,
    confirmedOn: dates.confirmedOn,
    freshness: Freshness,
    ...support,
  })
  .meta({ id: 'Authorisation' })
export type ServedAuthorisation = z.infer<typeof ServedAuthorisation>

export const ServedNote = z
  .strictObject({
    id: RecordId,
    scope: Scope,
    country: CountryCode.nullable(),
    region: Region.nullable().meta({ description: 'limits the status to this region' }),
    cancerType: RecordId,
    status: Status,
    medicines: z.array(ServedMedicine),
    combination,
    use: ServedUse.nullable().meta({ description: 'for whom; null where it is not coded' }),
    text: z.string(),
    ...textBlock,
    dateNote: z.string().nullable().meta({ description: 'what is to be known about the dates' }),
    ...dates,
    superseded: z.boolean(),
    supersededBy: z.array(RecordId).meta({ description: 'ids of the notes that replace it' }),
    ...support,
    authorisations: z.array(ServedAuthorisation).meta({
      description: 'of an EU-wide note: every use in this cancer type, each with its own dates',
    }),
  })
  .meta({ id: 'Note' })
export type ServedNote = z.infer<typeof ServedNote>
