/** Links a reader can follow. */
import * as z from 'zod'
import { Audience, Confidence, Kind } from './codes.ts'
import { Day } from './dates.ts'
import { CountryCode, RecordId } from './ids.ts'
import { Source, WebAddress } from './source.ts'
import { LocaleTag, plainText, textByLocale } from './text.ts'

export const Resource = z.strictObject({
  id: RecordId,
  kind: Kind,
  url: WebAddress,
  languages: z.array(LocaleTag).min(1).meta({ description: 'languages of the target' }),
  countries: z.array(CountryCode).meta({ description: 'empty: serves every country' }),
  cancerTypes: z.array(RecordId).meta({ description: 'empty: concerns every cancer type' }),
  audiences: z.array(Audience).min(1),
  confidence: Confidence,
  checkedOn: Day.nullable().meta({ description: 'when a person last looked at the target' }),
  sources: z.array(Source),
  text: textByLocale({ title: plainText(200), description: plainText(1000) }),
})
export type Resource = z.infer<typeof Resource>
