/** Why a list of an answer is empty, and what helps. */
import * as z from 'zod'
import { codes, type Table } from '../../model/code-table.ts'
import { LocaleTag } from '../../model/text.ts'
import { Ask } from './availability.ts'

const EmptyReason = codes('EmptyReason', {
  filters: 'nothing meets all that was asked for: `without` says what each of it leaves out',
  'not-in-locale':
    'something meets it, but in no language that locale and `fallback` permit: see `locales`',
  'nothing-stated':
    'no note of the country on this cancer type is held; never to be read as "not available"',
  'only-past': 'all notes of the country are past or superseded: what is listed is history',
  'not-found': 'no text that the reader is shown holds the words: see `notFound`',
  unchanged: 'nothing differs from the release that was given in `since`',
  'none-held': 'the release holds none',
} as const satisfies Table)

const EmptyLink = codes('EmptyLink', {
  'eu-wide': 'the EU-wide note of the cancer type, which holds in this country',
  group: 'the cancer types of the same group',
  reimbursement: 'how the country decides and pays',
  ask: 'helplines and organisations that can be asked',
} as const satisfies Table)

export const HeldInLocale = z
  .strictObject({
    locale: LocaleTag,
    name: z.string().meta({ description: 'of the language, in itself' }),
    total: z.int().min(1),
    href: z.string().meta({ description: 'relative address of the same in this locale' }),
  })
  .meta({ id: 'HeldInLocale' })

export const Empty = z
  .strictObject({
    list: z.string().meta({
      description: 'which list of the answer: `data`, or within it such as `data.national`',
    }),
    reason: EmptyReason,
    without: z
      .array(
        z
          .strictObject({
            parameter: z.string(),
            total: z.int().nonnegative(),
            href: z.string().nullable().meta({ description: 'null where there are none either' }),
          })
          .meta({ id: 'EmptyWithout' }),
      )
      .meta({
        description: 'for each filter that was given: how many there are without it alone',
      }),
    locales: z.array(HeldInLocale).nullable().meta({
      description:
        'locales that hold what meets the filters, where the reader’s do not; null in a directory too large to look through them all',
    }),
    links: z
      .array(z.strictObject({ rel: EmptyLink, href: z.string() }).meta({ id: 'EmptyLinkTo' }))
      .meta({ description: 'what is nearest to it; relative addresses' }),
    ask: z.array(Ask).meta({
      description:
        'where to ask in the country, if exactly one was named: those for patients first; [] where the answer says so itself',
    }),
  })
  .meta({
    id: 'Empty',
    description: 'why a list of the answer is empty, or holds history alone, and what helps',
    examples: [
      {
        list: 'data',
        reason: 'filters',
        without: [
          { parameter: 'country', total: 0, href: null },
          { parameter: 'kind', total: 1, href: '/v1/resources?country=PT&language=pl&locale=en' },
          {
            parameter: 'language',
            total: 1,
            href: '/v1/resources?country=PT&kind=video&locale=en',
          },
        ],
        locales: [],
        links: [],
        ask: [
          {
            name: 'Portuguese League Against Cancer (Liga Portuguesa Contra o Cancro)',
            locale: 'en',
            availableLocales: ['en', 'fr', 'pt'],
            translation: 'original',
            url: 'https://www.ligacontracancro.pt/',
            phone: null,
            role: 'organisation',
          },
        ],
      },
    ],
  })
export type Empty = z.infer<typeof Empty>
