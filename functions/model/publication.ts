/** Documents the directory draws on, with what they said at their time. */
import * as z from 'zod'
import { Topic } from './codes.ts'
import { PartialDate } from './dates.ts'
import { CountryReference, idOf, RecordId } from './ids.ts'
import { marked } from './marks.ts'
import { Language, plainText, textByLocale } from './text.ts'
import { WebAddress } from './web-address.ts'

const Statement = z.strictObject({
  about: Topic,
  cancerTypes: z
    .array(idOf('cancerTypes'))
    .default([])
    .meta({ description: 'the types it speaks of by name' })
    .apply(marked, { set: true }),
  addresses: z
    .array(plainText(200))
    .default([])
    .meta({ description: 'where it sent its readers, as printed; never followed' }),
  text: textByLocale({ text: plainText(2000).meta({ description: 'what the document said' }) }),
  caution: textByLocale({
    text: plainText(1000).meta({
      description: 'what has changed since, or is not to be relied on',
    }),
  })
    .nullable()
    .default(null),
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
