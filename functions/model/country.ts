/** Countries: how each assesses, decides and pays, early access, and its national notes. */
import * as z from 'zod'
import { AsOf, Day } from './dates.ts'
import { fault } from './faults.ts'
import { CountryCode, RegionCode } from './ids.ts'
import { marked } from './marks.ts'
import { NationalNote } from './note.ts'
import { Body, Source, Sources } from './source.ts'
import { Confidence, Principle } from './statement-codes.ts'
import { Language, plainText, textByLocale } from './text.ts'

export const WaitIndicator = z.strictObject({
  value: z.number().nonnegative().max(100_000).meta({ description: 'as published' }),
  unit: z.enum(['days', 'percent']).meta({ description: 'of the value' }),
  source: Source.meta({ description: 'where the figure stands' }),
  text: textByLocale({
    edition: plainText(120).meta({
      description: 'editions cover different medicines: never compare',
    }),
    metric: plainText(200).meta({ description: 'what was measured' }),
  }),
})
export type WaitIndicator = z.infer<typeof WaitIndicator>

/** Apart from the schema, which answers extend. */
function isShare({ unit, value }: WaitIndicator): boolean {
  return unit !== 'percent' || value <= 100
}

/** Access before the normal listing. The scheme keeps its original name, with a gloss. */
const EarlyAccess = z
  .strictObject({
    confidence: Confidence,
    sources: Sources,
    asOf: AsOf.default(null).meta({ description: 'date of its oldest load-bearing source' }),
    reviewBy: Day.nullable().default(null),
    text: textByLocale({
      name: plainText(200).meta({
        description: 'of the scheme, in its own language, with a gloss',
      }),
      body: plainText(200).meta({ description: 'who runs it' }),
      text: plainText(3000).meta({ description: 'how it works, for readers' }),
    }),
  })
  .apply(marked, { part: 'earlyAccess' })

const Reimbursement = z
  .strictObject({
    assessment: z.array(Body).meta({ description: 'HTA bodies' }),
    decision: Body.meta({ description: 'who decides' }),
    payer: Body.meta({ description: 'who pays' }),
    principle: z
      .strictObject({ code: Principle, sources: Sources })
      .nullable()
      .default(null)
      .meta({ description: 'how the country pays in general; null without a source' }),
    asOf: AsOf.meta({ description: 'date of its oldest load-bearing source' }),
    reviewBy: Day.nullable().default(null),
    confidence: Confidence,
    sources: Sources,
    text: textByLocale({
      summary: plainText(5000).meta({ description: 'how the country assesses, decides and pays' }),
    }),
    waitIndicators: z
      .array(
        WaitIndicator.refine(isShare, {
          ...fault('bad-number', 'expected a percentage of at most 100'),
          path: ['value'],
        }),
      )
      .default([])
      .meta({ description: 'how long patients wait, as published' }),
  })
  .apply(marked, { part: 'reimbursements' })

/** A part of a country that decides for itself, such as Scotland. */
const Region = z.strictObject({
  code: RegionCode,
  text: textByLocale({ name: plainText(80).meta({ description: 'of the region' }) }),
})

export const Country = z.strictObject({
  code: CountryCode,
  locales: z
    .array(Language)
    .min(1)
    .meta({ description: 'official languages, for that country' })
    .apply(marked, { set: true }),
  euAuthorisationApplies: z
    .boolean()
    .meta({ description: 'EU and EEA: a central EU marketing authorisation holds here' }),
  text: textByLocale({ name: plainText(120).meta({ description: 'of the country' }) }),
  regions: z
    .array(Region)
    .default([])
    .meta({ description: 'parts of the country that a status may be limited to' }),
  reimbursement: Reimbursement.meta({ description: 'who assesses, decides and pays' }),
  earlyAccess: EarlyAccess.nullable().meta({
    description: 'access before the normal listing; null: none known',
  }),
  availability: z
    .array(NationalNote)
    .meta({ description: 'what is said about a cancer type in this country' }),
})
export type Country = z.infer<typeof Country>
