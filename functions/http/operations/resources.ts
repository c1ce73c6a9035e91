/** Links a reader can follow. */
import * as z from 'zod'
import { ServedResource } from '../../directory/answers/resource.ts'
import type { Directory, ListedResource } from '../../directory/directory.ts'
import { countFacets } from '../../directory/facets.ts'
import {
  getResource,
  selectResources,
  serveResource,
  type ResourceSort,
} from '../../directory/resources.ts'
import type { View } from '../../directory/view.ts'
import { recordNamed, operation, inPermittedLocale } from '../operation.ts'
import { audiences, facets, idInPath, kinds, languages, sort } from '../parameters.ts'
import { wordsOfResources } from '../search-parameters.ts'
import { cancerTypes, countries } from '../subject-parameters.ts'

export const list = operation({
  id: 'listResources',
  path: '/v1/resources',
  tag: 'Resources',
  summary: 'Guides, organisations, helplines and other links',
  description:
    'Filters combine with AND. With `q` the best match comes first, unless `sort` is given. A walk along `page.next` sees one release whole, whatever is published meanwhile.',
  paged: true,
  ofRelease: true,
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
  data: z.array(ServedResource),
  answer: async (params, { directory, view, links, offset, limit }) => {
    const { q, country, cancerType, kind, audience, language } = params
    const filter = {
      ...(country && { country }),
      ...(cancerType && { cancerType }),
      ...(kind && { kind }),
      ...(audience && { audience }),
      ...(language && { language }),
    }
    const filtered = selectResources(directory, view, filter, params.sort)
    const selected =
      q === undefined ? filtered : ranked(filtered, await rank(directory, view, q), params.sort)
    const end = offset + limit
    return {
      data: selected.slice(offset, end).map((listed) => serveResource(directory, listed, links)),
      page: { limit, total: selected.length, next: end < selected.length ? end : null },
      facets: params.facets === true ? countFacets(directory, selected, view) : undefined,
    }
  },
})

/** The search is loaded when it is first needed. */
async function rank(directory: Directory, view: View, text: string) {
  const { rankResources } = await import('../../search/search.ts')
  return rankResources(directory, view, text)
}

/** Those that are ranked, in that order unless another one is asked for. */
function ranked(
  listed: readonly ListedResource[],
  ranks: ReadonlyMap<string, number>,
  wanted: ResourceSort | undefined,
): readonly ListedResource[] {
  const rankOf = ({ resource }: ListedResource) => ranks.get(resource.id) ?? 0
  const found = listed.filter(({ resource }) => ranks.has(resource.id))
  return wanted === undefined ? found.toSorted((a, b) => rankOf(a) - rankOf(b)) : found
}

export const one = operation({
  id: 'getResource',
  path: '/v1/resources/{id}',
  tag: 'Resources',
  summary: 'One resource',
  description: 'With its languages, sources and the state of its link.',
  ofRelease: true,
  parameters: { id: idInPath('resources', 'esmo-guide-io') },
  example: { id: 'esmo-guide-io' },
  problems: ['not-found', 'not-in-locale'],
  data: ServedResource,
  answer: ({ id }, { directory, view, links }) => {
    const resource = recordNamed(directory.resources, id)
    return {
      data: inPermittedLocale(getResource(directory, resource, view, links), [resource.text]),
    }
  },
})
