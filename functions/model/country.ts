/** Countries: how each assesses, decides and pays, early access, and its national notes. */
import * as z from 'zod'
import { Confidence } from './codes.ts'
import { Day, PartialDate } from './dates.ts'
import { CountryCode } from './ids.ts'
import { NationalNote } from './note.ts'
import { Body, Source } from './source.ts'
import { LocaleTag, plainText, textByLocale } from './text.ts'

export const WaitIndicator = z.strictObject({
  edition: plainText(120).meta({
    description: 'editions cover different medicines: never compare',
  }),
  metric: plainText(200),
  value: z.number().nonnegative(),
  unit: z.enum(['days', 'percent']),
  source: Source,
})
export type WaitIndicator = z.infer<typeof WaitIndicator>

/** Access before the normal listing. The scheme keeps its original name, with a gloss. */
const EarlyAccess = z.strictObject({
  confidence: Confidence,
  sources: z.array(Source),
  text: textByLocale({ name: plainText(200), body: plainText(200), text: plainText(3000) }),
})

const Reimbursement = z.strictObject({
  assessment: z.array(Body).meta({ description: 'HTA bodies' }),
  decision: Body,
  payer: Body,
  asOf: PartialDate.nullable(),
  reviewBy: Day.nullable().default(null),
  confidence: Confidence,
  sources: z.array(Source),
  text: textByLocale({ summary: plainText(5000) }),
  waitIndicators: z.array(WaitIndicator).default([]),
})

export const Country = z.strictObject({
  code: CountryCode,
  locales: z.array(LocaleTag).min(1).meta({ description: 'official languages, for that country' }),
  euAuthorisationApplies: z
    .boolean()
    .meta({ description: 'EU and EEA: a central EU marketing authorisation holds here' }),
  text: textByLocale({ name: plainText(120) }),
  reimbursement: Reimbursement,
  earlyAccess: EarlyAccess.nullable(),
  availability: z.array(NationalNote),
})
export type Country = z.infer<typeof Country>
