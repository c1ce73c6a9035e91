/** Where a statement was read, and the bodies a country names. */
import * as z from 'zod'
import { marked } from './marks.ts'
import { Confidence } from './statement-codes.ts'
import { plainText, textByLocale } from './text.ts'
import { WebAddress } from './web-address.ts'

/** A page that was read. Its publisher follows from its host, by the manifest. */
export const Source = z.strictObject({
  url: marked(WebAddress, { address: 'source' }).meta({ description: 'the page that was read' }),
  title: plainText(300)
    .nullable()
    .default(null)
    .meta({ description: 'its title, where the address does not speak for itself' }),
})
export type Source = z.infer<typeof Source>

export const Sources = z
  .array(Source)
  .meta({ description: 'pages that were read and support it, on hosts of the manifest' })
  .apply(marked, { sources: true })

/** An authority, fund or agency. */
export const Body = z.strictObject({
  url: WebAddress.nullable().meta({ description: 'its own page' }),
  confidence: Confidence,
  sources: Sources,
  text: textByLocale({
    name: plainText(300).meta({
      description: 'as the body calls itself in that language, else its own name with a gloss',
    }),
  }),
})
export type Body = z.infer<typeof Body>
