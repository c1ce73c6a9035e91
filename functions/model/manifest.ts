/** What holds for the whole dataset: locales and chains, notice, licence, publisher, hosts. */
import * as z from 'zod'
import { Direction, HostType } from './codes.ts'
import { AsOf, Day } from './dates.ts'
import { fault } from './faults.ts'
import { marked } from './marks.ts'
import { Body, Sources } from './source.ts'
import { Confidence } from './statement-codes.ts'
import { termSets, type TermSet } from './term-sets.ts'
import { Language, LocaleTag, plainText, textByLocale } from './text.ts'
import { isPublicHost, WebAddress } from './web-address.ts'

export const Locale = z.strictObject({
  tag: Language,
  name: plainText(60).meta({ description: 'name of the language in the language itself' }),
  direction: Direction,
  fallback: z
    .array(LocaleTag)
    .meta({ description: 'where a missing text is looked for, in order' })
    .apply(marked, { set: true }),
})
export type Locale = z.infer<typeof Locale>

const Host = z
  .string()
  .refine(
    isPublicHost,
    fault('bad-format', 'expected a public host name in lower case, such as www.example.org'),
  )
  .meta({ pattern: '^[a-z0-9.-]+(?::[0-9]+)?$' })

const reportAddress = /^(?:https:\/\/|mailto:|\/)[!-~]+$/

function isReportAddress(address: string): boolean {
  if (!reportAddress.test(address)) return false
  if (address.startsWith('/')) return !/^\/[/\\]/.test(address)
  if (address.startsWith('mailto:')) return /^mailto:[^@?]+@[^@?]+$/.test(address)
  return WebAddress.safeParse(address).success
}

export const Manifest = z.strictObject({
  name: plainText(120).meta({ description: 'of the directory' }),
  defaultLocale: LocaleTag.meta({ description: 'in which every text is held' }),
  locales: z.array(Locale).min(1).meta({ description: 'languages that texts are held in' }),
  fullLocales: z.array(LocaleTag).optional().meta({
    description: 'languages, beside the default one, in which every text is to be held',
  }),
  notice: textByLocale({
    text: plainText(1000).meta({ description: 'what every reader is told' }),
  }),
  scope: textByLocale({
    text: plainText(3000).meta({
      description: 'what the directory covers, and what it leaves out',
    }),
  })
    .nullable()
    .default(null),
  jointAssessment: z
    .strictObject({
      body: Body.meta({ description: 'who coordinates it' }),
      asOf: AsOf,
      reviewBy: Day.nullable().default(null),
      confidence: Confidence,
      sources: Sources,
      text: textByLocale({
        text: plainText(3000).meta({ description: 'what it is and is not, for readers' }),
      }),
    })
    .nullable()
    .default(null)
    .meta({ description: 'the clinical assessment of new medicines that EU countries do jointly' }),
  licence: z
    .strictObject({
      name: plainText(60).meta({ description: 'such as CC BY 4.0' }),
      url: WebAddress.meta({ description: 'its text' }),
      attribution: plainText(300).meta({ description: 'what those who use the data have to say' }),
    })
    .meta({ description: 'of the dataset' }),
  publisher: z
    .strictObject({
      name: plainText(200).meta({ description: 'who answers for the directory' }),
      url: WebAddress.nullable().meta({ description: 'their own page' }),
    })
    .meta({ description: 'of the directory' }),
  report: z
    .string()
    .refine(
      isReportAddress,
      fault('bad-url', 'expected an https address, mailto: with an address, or a path of this API'),
    )
    .meta({
      pattern: reportAddress.source,
      description: 'where a reader reports an error: an address, or a path of this API',
    })
    .apply(marked, { address: 'report' }),
  sourceHosts: z
    .record(
      Host,
      z.strictObject({
        type: HostType,
        publisher: plainText(200).nullable().meta({ description: 'whose host it is' }),
      }),
    )
    .meta({ description: 'hosts that may be shown as a source; every other host is refused' }),
  copyHosts: z.array(Host).optional().meta({
    description: 'hosts known to hold copies of other people’s pages: no address may lead there',
  }),
  plainHttpHosts: z
    .array(Host)
    .optional()
    .meta({
      description: 'hosts whose addresses may begin with http:; everywhere else it is refused',
    })
    .apply(marked, { set: true }),
})
export type Manifest = z.infer<typeof Manifest>

const Term = textByLocale({
  label: plainText(120).meta({ description: 'what a reader sees' }),
  definition: plainText(500).meta({ description: 'what it means, in a sentence' }),
}).apply(marked, { part: 'terms' })

function labelled<S extends TermSet>(set: S) {
  const codes = Object.keys(termSets[set]) as (keyof (typeof termSets)[S] & string)[]
  const shape = Object.fromEntries(codes.map((code) => [code, Term])) as Record<
    (typeof codes)[number],
    typeof Term
  >
  return z.strictObject(shape).meta({ description: `the words for each code of "${set}"` })
}

/** The words for every code a reader meets. */
export const Terms = z.strictObject(
  Object.fromEntries(Object.keys(termSets).map((set) => [set, labelled(set as TermSet)])) as {
    [S in TermSet]: ReturnType<typeof labelled<S>>
  },
)
export type Terms = z.infer<typeof Terms>
