/** Finding what one knows only a name of. */
import type { Empty } from '../../directory/answers/empty.ts'
import type { Hit } from '../../search/answer.ts'
import { defaultHits } from '../../search/limits.ts'
import type { DataOf } from '../answers.ts'
import { findHelp } from '../empty.ts'
import { link } from '../links.ts'
import { operation, type Context } from '../operation.ts'
import { hitsLimit, query, searchTypes } from '../search-parameters.ts'

function addressOf({ type, id }: Omit<Hit, 'href'>, context: Context): string {
  const collection = {
    resource: 'resources',
    'cancer-type': 'cancer-types',
    country: 'countries',
    medicine: 'medicines',
  } as const satisfies Record<Hit['type'], string>
  const kept = { ...context.kept, locale: context.view.locale.tag }
  return link(`/v1/${collection[type]}/${id}`, kept)
}

async function explain(elsewhere: DataOf<'search'>['elsewhere'], context: Context): Promise<Empty> {
  const { types = [], locales = [] } = elsewhere ?? {}
  const total = types.reduce((sum, one) => sum + one.total, 0)
  const { type: _, ...asked } = context.sent
  const isElsewhere = locales !== null && locales.length > 0
  return {
    list: 'data.hits',
    reason: total > 0 ? 'filters' : isElsewhere ? 'not-in-locale' : 'not-found',
    without:
      total > 0
        ? [
            {
              parameter: 'type',
              total,
              href: link('/v1/search', { ...asked, locale: context.view.locale.tag }),
            },
          ]
        : [],
    locales,
    ...(await findHelp(context, undefined, undefined)),
  }
}

export const search = operation({
  id: 'search',
  path: '/v1/search',
  tag: 'Directory',
  summary: 'Search in everything that has a name',
  description:
    'Cancer types (names, synonyms, codes), countries, medicines (INN, brand) and resources, best hit first, in the texts that the reader is shown. Each hit says in which texts it was found, and whether a word was taken for another (`near`). A search without hits is answered 200 and says what would help. 20 hits are 8 KB (2 KB compressed). The words of a query are kept in no log.',
  ofRelease: true,
  empties: true,
  parameters: { q: query, type: searchTypes, limit: hitsLimit },
  example: { q: 'lung cancer', limit: '5' },
  problems: [],
  answer: async ({ q, type, limit = defaultHits }, context) => {
    const { directory, view } = context
    // Loaded when it is first needed: most processes never search, and all of them start.
    const { search: find } = await import('../../search/search.ts')
    const found = await find(directory, view, q, { ...(type && { types: type }), limit })
    const hits = found.hits.map((hit) => ({ ...hit, href: addressOf(hit, context) }))
    const { elsewhere: others } = found
    const { locale: _, ...asked } = context.sent
    const elsewhere = others && {
      ...others,
      locales:
        others.locales?.map((one) => ({
          ...one,
          href: link('/v1/search', { ...asked, locale: one.locale }),
        })) ?? null,
    }
    return {
      data: { ...found, hits, elsewhere },
      empty: hits.length > 0 ? [] : [await explain(elsewhere, context)],
    }
  },
})
