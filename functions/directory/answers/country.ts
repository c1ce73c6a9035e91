/** A country, and how it decides and pays. */
import * as z from 'zod'
import { WaitIndicator } from '../../model/country.ts'
import { Day, PartialDate } from '../../model/dates.ts'
import { CountryCode } from '../../model/ids.ts'
import { Confidence, Freshness, Principle } from '../../model/statement-codes.ts'
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

/** How far a collected text may be relied on today. */
export const ofText = {
  asOf: PartialDate.nullable().meta({ description: 'date of its oldest load-bearing source' }),
  reviewBy: Day.nullable(),
  freshness: Freshness.extract(['current', 'past']).meta({
    id: 'TextFreshness',
    description: '`past`: a year has gone since then, or no date is known',
  }),
  confidence: Confidence,
  sources: z.array(ServedSource),
}

export const ServedReimbursement = z
  .strictObject({
    country: CountryName,
    principle: Principle.nullable().meta({
      description: 'how the country pays in general; says nothing about any one medicine',
    }),
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
        ...ofText,
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
    ...ofText,
  })
  .meta({ id: 'Reimbursement' })
export type ServedReimbursement = z.infer<typeof ServedReimbursement>
