/** A country, and how it decides and pays. */
import * as z from 'zod'
import { Confidence } from '../../model/codes.ts'
import { WaitIndicator } from '../../model/country.ts'
import { Day, PartialDate } from '../../model/dates.ts'
import { CountryCode } from '../../model/ids.ts'
import { LocaleTag } from '../../model/text.ts'
import { CountryName, ServedBody, ServedSource, neverLeftOut, textBlock } from './parts.ts'

export const ServedCountry = z
  .strictObject({
    code: CountryCode,
    name: z.string(),
    ...textBlock,
    locales: z.array(LocaleTag),
    euAuthorisationApplies: z.boolean(),
    notes: z.int().nonnegative().meta({ description: 'national notes, superseded ones left out' }),
  })
  .meta({ id: 'Country' })
export type ServedCountry = z.infer<typeof ServedCountry>

export const ServedReimbursement = z
  .strictObject({
    country: CountryName,
    summary: z.string(),
    ...textBlock,
    assessment: z.array(ServedBody).meta({ description: 'HTA bodies' }),
    decision: ServedBody,
    payer: ServedBody,
    earlyAccess: z
      .strictObject({
        name: z.string(),
        body: z.string(),
        text: z.string(),
        ...textBlock,
        confidence: Confidence,
        sources: z.array(ServedSource),
      })
      .meta({ id: 'EarlyAccess' })
      .nullable(),
    waitIndicators: z.array(
      WaitIndicator.omit({ text: true })
        .extend({
          edition: z.string().meta({ description: neverLeftOut }),
          metric: z.string().meta({ description: neverLeftOut }),
          ...textBlock,
          source: ServedSource,
        })
        .meta({ id: 'WaitIndicator' }),
    ),
    asOf: PartialDate.nullable(),
    reviewBy: Day.nullable(),
    stale: z.boolean(),
    confidence: Confidence,
    sources: z.array(ServedSource),
  })
  .meta({ id: 'Reimbursement' })
export type ServedReimbursement = z.infer<typeof ServedReimbursement>
