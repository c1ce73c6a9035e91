/** Links a reader can follow. */
import * as z from 'zod'
import { Audience, Confidence, Kind } from './codes.ts'
import { Day } from './dates.ts'
import { CountryCode, RecordId } from './ids.ts'
import { Sources } from './source.ts'
import { LocaleTag, plainText, textByLocale } from './text.ts'
import { WebAddress } from './web-address.ts'

export const Resource = z.strictObject({
  id: RecordId,
  kind: Kind,
  url: WebAddress.meta({ description: 'where the link leads' }),
  languages: z.array(LocaleTag).min(1).meta({ description: 'languages of the target' }),
  countries: z.array(CountryCode).meta({ description: 'empty: serves every country' }),
  cancerTypes: z.array(RecordId).meta({ description: 'empty: concerns every cancer type' }),
  audiences: z.array(Audience).min(1).meta({ description: 'whom it is written for' }),
  confidence: Confidence,
  checkedOn: Day.nullable().meta({ description: 'when a person last looked at the target' }),
  sources: Sources,
  text: textByLocale({
    title: plainText(200).meta({ description: 'of the link' }),
    description: plainText(1000).meta({ description: 'what a reader finds there' }),
  }),
})
export type Resource = z.infer<typeof Resource>
