/** Links a reader can follow. */
import * as z from 'zod'
import { Audience, Kind } from './codes.ts'
import { Day } from './dates.ts'
import { CountryReference, idOf, RecordId } from './ids.ts'
import { marked } from './marks.ts'
import { Phone } from './phone.ts'
import { Sources } from './source.ts'
import { Confidence } from './statement-codes.ts'
import { Language, plainText, textByLocale } from './text.ts'
import { WebAddress } from './web-address.ts'

export const Resource = z.strictObject({
  id: RecordId,
  kind: Kind,
  url: WebAddress.meta({ description: 'where the link leads' }),
  phone: Phone.nullable().optional().meta({
    description:
      'number to call, as +351 808 255 255; a short number such as 116 123 only with its one country',
  }),
  languages: z
    .array(Language)
    .min(1)
    .meta({ description: 'languages of the target' })
    .apply(marked, { set: true }),
  countries: z
    .array(CountryReference)
    .meta({ description: 'empty: serves every country' })
    .apply(marked, { set: true }),
  cancerTypes: z
    .array(idOf('cancerTypes'))
    .meta({ description: 'empty: concerns every cancer type' })
    .apply(marked, { set: true }),
  audiences: z
    .array(Audience)
    .min(1)
    .meta({ description: 'whom it is written for' })
    .apply(marked, { set: true }),
  aboutSideEffects: z
    .boolean()
    .default(false)
    .meta({ description: 'chiefly explains side effects: patients want it first' }),
  onlyEu: z
    .boolean()
    .default(false)
    .meta({ description: 'of use only where EU marketing authorisation applies' }),
  retired: z
    .boolean()
    .default(false)
    .meta({ description: 'a register that another has replaced: kept for what it holds' }),
  confidence: Confidence,
  checkedOn: Day.nullable()
    .meta({ description: 'when a person last looked at the target' })
    .apply(marked, { past: true }),
  // What a link leads to speaks for itself: it needs no page that supports it.
  sources: marked(Sources, { sources: false }),
  text: textByLocale({
    title: plainText(200).meta({ description: 'of the link' }),
    description: plainText(1000).meta({ description: 'what a reader finds there' }),
  }),
})
export type Resource = z.infer<typeof Resource>
