/** Documents the directory draws on, with what they said at their time. */
import * as z from 'zod'
import { Topic } from './codes.ts'
import { PartialDate } from './dates.ts'
import { CountryReference, RecordId } from './ids.ts'
import { Language, plainText, textByLocale } from './text.ts'
import { WebAddress } from './web-address.ts'

const Statement = z.strictObject({
  about: Topic,
  text: textByLocale({ text: plainText(2000).meta({ description: 'what the document said' }) }),
})

export const Publication = z.strictObject({
  id: RecordId,
  publisher: plainText(200).meta({ description: 'who published it' }),
  members: z
    .array(
      z.strictObject({
        name: plainText(200).meta({ description: 'of the organisation' }),
        country: CountryReference.nullable(),
        url: WebAddress.nullable().meta({ description: 'its own page' }),
      }),
    )
    .meta({ description: 'organisations behind it' }),
  dated: z
    .strictObject({ from: PartialDate.nullable(), to: PartialDate.nullable() })
    .meta({ description: 'the years it was written and distributed' }),
  language: Language,
  text: textByLocale({
    title: plainText(300).meta({ description: 'of the document' }),
    description: plainText(3000).meta({ description: 'what it is, and of what use today' }),
  }),
  statements: z.array(Statement).meta({ description: 'what it said, as history' }),
})
export type Publication = z.infer<typeof Publication>
