/** An availability note, EU-wide or national. */
import * as z from 'zod'
import { Confidence, Scope, Status } from '../../model/codes.ts'
import { Day, PartialDate } from '../../model/dates.ts'
import { CountryCode, RecordId } from '../../model/ids.ts'
import { WebAddress } from '../../model/web-address.ts'
import { ServedMedicine, ServedSource, textBlock } from './parts.ts'

export const ServedNote = z
  .strictObject({
    id: RecordId,
    scope: Scope,
    country: CountryCode.nullable(),
    region: z.string().nullable().meta({ description: 'limits the status to this region' }),
    cancerType: RecordId,
    status: Status,
    medicines: z.array(ServedMedicine),
    text: z.string(),
    ...textBlock,
    since: PartialDate.nullable(),
    asOf: PartialDate.nullable(),
    asOfNote: z.string().nullable(),
    reviewBy: Day.nullable(),
    stale: z.boolean().meta({
      description: 'past its review day, undated or read only second-hand: history, no status',
    }),
    superseded: z.boolean(),
    confidence: Confidence,
    sources: z.array(ServedSource),
    officialPage: WebAddress.nullable().meta({
      description:
        'the place to check: a page of the official body, not the page that was read; named where that one cannot be shown',
    }),
  })
  .meta({ id: 'Note' })
export type ServedNote = z.infer<typeof ServedNote>
