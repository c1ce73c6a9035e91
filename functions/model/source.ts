/** Where a statement was read, and the bodies a country names. */
import * as z from 'zod'
import { Confidence } from './codes.ts'
import { plainText } from './text.ts'

export const WebAddress = z
  .httpUrl({ error: 'expected an http or https address' })
  .max(2048)
  .refine((url) => /^[!-~]+$/.test(url), {
    error: 'an address must be plain ASCII without blanks: percent-encode everything else',
  })
  .refine((url) => !/[@\\]/.test(url.split(/[?#]/, 1)[0] ?? ''), {
    error: 'an address must not hold a user name or a backslash',
  })
  .meta({ format: 'uri' })

/** A page that was read. Its publisher follows from its host, by the manifest. */
export const Source = z.strictObject({
  url: WebAddress,
  title: plainText(300).nullable().default(null),
})
export type Source = z.infer<typeof Source>

/** An authority, fund or agency. */
export const Body = z.strictObject({
  name: plainText(200),
  url: WebAddress.nullable(),
  confidence: Confidence,
  sources: z.array(Source),
})
export type Body = z.infer<typeof Body>
