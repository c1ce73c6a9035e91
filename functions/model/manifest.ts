/** What holds for the whole dataset: locales and chains, notice, licence, publisher, hosts. */
import * as z from 'zod'
import { Direction, HostType, termSets, type TermSet } from './codes.ts'
import { WebAddress } from './source.ts'
import { LocaleTag, plainText, textByLocale } from './text.ts'

export const Locale = z.strictObject({
  tag: LocaleTag,
  name: plainText(60).meta({ description: 'name of the language in the language itself' }),
  direction: Direction,
  fallback: z
    .array(LocaleTag)
    .meta({ description: 'where a missing text is looked for, in order' }),
})
export type Locale = z.infer<typeof Locale>

export const Manifest = z.strictObject({
  name: plainText(120),
  defaultLocale: LocaleTag,
  locales: z.array(Locale).min(1),
  notice: textByLocale({ text: plainText(1000) }),
  licence: z.strictObject({ name: plainText(60), url: WebAddress, attribution: plainText(300) }),
  publisher: z.strictObject({ name: plainText(200), url: WebAddress.nullable() }),
  report: z
    .string()
    .regex(/^(?:https:\/\/|mailto:|\/)\S+$/)
    .meta({ description: 'where a reader reports an error: an address, or a path of this API' }),
  sourceHosts: z
    .record(
      z.string().regex(/^[a-z0-9.-]+(?::[0-9]+)?$/),
      z.strictObject({ type: HostType, publisher: plainText(200).nullable() }),
    )
    .meta({ description: 'hosts that may be shown as a source; every other host is refused' }),
})
export type Manifest = z.infer<typeof Manifest>

const Term = textByLocale({ label: plainText(120), definition: plainText(500) })

function labelled<S extends TermSet>(set: S) {
  const codes = Object.keys(termSets[set]) as (keyof (typeof termSets)[S] & string)[]
  return z.strictObject(
    Object.fromEntries(codes.map((code) => [code, Term])) as Record<
      (typeof codes)[number],
      typeof Term
    >,
  )
}

/** The words for every code a reader meets. */
export const Terms = z.strictObject({
  kind: labelled('kind'),
  audience: labelled('audience'),
  status: labelled('status'),
  state: labelled('state'),
  confidence: labelled('confidence'),
  group: labelled('group'),
  translation: labelled('translation'),
  link: labelled('link'),
  role: labelled('role'),
  scope: labelled('scope'),
  everywhere: labelled('everywhere'),
} satisfies Record<TermSet, z.ZodType>)
export type Terms = z.infer<typeof Terms>
