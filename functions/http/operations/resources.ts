/** Links a reader can follow. */
import type { Directory } from '../../directory/directory.ts'
import { countFacets } from '../../directory/facets.ts'
import {
  getResource,
  selectAmong,
  selectResources,
  serveResources,
} from '../../directory/resources.ts'
import type { ResourceFilter } from '../../directory/selecting/matching.ts'
import type { View } from '../../directory/view.ts'
import { maxTextsElsewhere } from '../../search/limits.ts'
import { explainEmpty, findHelp } from '../empty.ts'
import { recordNamed, operation, inPermittedLocale, type Context } from '../operation.ts'
import { audiences, facets, idInPath, kinds, languages, sort } from '../parameters.ts'
import { wordsOfResources } from '../search-parameters.ts'
import { cancerTypes, countries } from '../subject-parameters.ts'

export const list = operation({
  id: 'listResources',
  path: '/v1/resources',
  tag: 'Resources',
  summary: 'Guides, organisations, helplines and other links',
  description:
    'Filters combine with AND. With `q` the best match comes first, unless `sort` is given. A walk along `page.next` sees one release whole, whatever is published meanwhile. 100 of them are 77 KB (12 KB compressed), with `fields=title,url` 25 KB (5).',
  paged: true,
  fields: true,
  empties: true,
  ofRelease: true,
  reads: { countries: 'all', resources: 'all' },
  parameters: {
    q: wordsOfResources,
    country: countries,
    cancerType: cancerTypes,
    kind: kinds,
    audience: audiences,
    language: languages,
    sort,
    facets,
  },
  example: { country: 'BE', kind: 'guide,organisation', facets: 'true', limit: '2' },
  problems: ['invalid-cursor'],
  answer: async (params, context) => {
    const { directory, view, links, offset, limit } = context
    const { q, country, cancerType, kind, audience, language } = params
    const filter = {
      ...(country && { country }),
      ...(cancerType && { cancerType }),
      ...(kind && { kind }),
      ...(audience && { audience }),
      ...(language && { language }),
    }
    const found = q === undefined ? undefined : await rank(directory, view, q)
    const selected =
      found === undefined
        ? await selectResources(directory, view, filter, params.sort)
        : await selectAmong(directory, view, filter, found, params.sort)
    const end = offset + limit
    return {
      data: serveResources(directory, selected.subarray(offset, end), view, links),
      page: { limit, total: selected.length, next: end < selected.length ? end : null },
      empty: selected.length > 0 ? [] : [await explain(filter, q, context)],
      facets:
        params.facets === true ? await countFacets(directory, view, filter, found) : undefined,
    }
  },
})

async function explain(filter: ResourceFilter, q: string | undefined, context: Context) {
  const { directory } = context
  const texts = directory.dataset.resources.length * directory.locales.size
  return explainEmpty(context, {
    list: 'data',
    path: '/v1/resources',
    filter: { ...filter, ...(q !== undefined && { q }) },
    count: async ({ q: words, ...rest }, view) => {
      if (words === undefined) return (await selectResources(directory, view, rest)).length
      const places = await rank(directory, view, words)
      return (await selectAmong(directory, view, rest, places, undefined)).length
    },
    vast: q !== undefined && texts > maxTextsElsewhere,
    ...(await findHelp(context, filter.country, filter.cancerType)),
  })
}

/** The search is loaded when it is first needed. */
export async function rank(directory: Directory, view: View, text: string) {
  const { rankResources } = await import('../../search/search.ts')
  return rankResources(directory, view, text)
}

export const one = operation({
  id: 'getResource',
  path: '/v1/resources/{id}',
  tag: 'Resources',
  summary: 'One resource',
  description: 'With its languages, sources and the state of its link.',
  ofRelease: true,
  reads: { resources: { record: 'id' } },
  parameters: { id: idInPath('resources', 'esmo-guide-io') },
  example: { id: 'esmo-guide-io' },
  problems: ['not-found', 'not-in-locale'],
  answer: ({ id }, { directory, view, links }) => {
    const resource = recordNamed(directory.resources, id)
    return {
      data: inPermittedLocale(getResource(directory, resource, view, links), [resource.text]),
    }
  },
})
