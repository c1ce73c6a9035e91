/** Documents the directory draws on, with what they said at their time. */
import * as z from 'zod'
import { Topic } from './codes.ts'
import { PartialDate } from './dates.ts'
import { CountryCode, RecordId } from './ids.ts'
import { WebAddress } from './source.ts'
import { LocaleTag, plainText, textByLocale } from './text.ts'

const Statement = z.strictObject({
  about: Topic,
  text: textByLocale({ text: plainText(2000) }),
})

export const Publication = z.strictObject({
  id: RecordId,
  publisher: plainText(200),
  members: z.array(
    z.strictObject({
      name: plainText(200),
      country: CountryCode.nullable(),
      url: WebAddress.nullable(),
    }),
  ),
  dated: z.strictObject({ from: PartialDate.nullable(), to: PartialDate.nullable() }),
  language: LocaleTag,
  text: textByLocale({ title: plainText(300), description: plainText(3000) }),
  statements: z.array(Statement),
})
export type Publication = z.infer<typeof Publication>
