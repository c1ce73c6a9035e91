/** Resources: filters, order and shape as readers see them, after fallback. */
import type { LinkIndex } from '../model/link-index.ts'
import type { Resource } from '../model/resource.ts'
import type { ServedResource } from './answers/resource.ts'
import type { Directory } from './directory.ts'
import { perDirectory } from './per-directory.ts'
import { hasBit } from './selecting/bits.ts'
import { createKept } from './selecting/kept.ts'
import { keyOf, matching, matchingAmong, type ResourceFilter } from './selecting/matching.ts'
import { inOrder, type ResourceSort } from './selecting/orders.ts'
import { serveSources } from './sources.ts'
import { readText, type View } from './view.ts'

/** Selections are a few bytes for each of their resources: of 25,000 the largest has 100 KB. */
const selectionsOf = perDirectory(() => createKept<Uint32Array>(8 * 1024 * 1024))

/** The places of the resources that a filter leaves, whole and in order. */
export async function selectResources(
  directory: Directory,
  view: View,
  filter: ResourceFilter,
  sort: ResourceSort = 'title',
): Promise<Uint32Array> {
  const kept = selectionsOf(directory)
  const key = `${view.locale.tag} ${sort} ${keyOf(view, filter)}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const selected = await inOrder(directory, view, sort, await matching(directory, view, filter))
  kept.set(key, selected, selected.byteLength)
  return selected
}

/** Of the places that a search found, best first, those that a filter leaves: so, or as sorted. */
export async function selectAmong(
  directory: Directory,
  view: View,
  filter: ResourceFilter,
  found: Uint32Array,
  sort: ResourceSort | undefined,
): Promise<Uint32Array> {
  const left = await matchingAmong(directory, view, filter, found)
  if (sort !== undefined) return inOrder(directory, view, sort, left)
  return found.filter((place) => hasBit(left, place))
}

/** What stands at these places of the list, for this reader. */
export function serveResources(
  directory: Directory,
  places: Iterable<number>,
  view: View,
  links: LinkIndex,
): ServedResource[] {
  const { resources } = directory.dataset
  return Array.from(places).flatMap((place) => {
    const resource = resources[place]
    return (resource && getResource(directory, resource, view, links)) ?? []
  })
}

/** One resource; undefined when no permitted text is held. */
export function getResource(
  directory: Directory,
  resource: Resource,
  view: View,
  links: LinkIndex,
): ServedResource | undefined {
  const read = readText(resource.text, view)
  if (read === undefined) return undefined
  return {
    id: resource.id,
    kind: resource.kind,
    url: resource.url,
    phone: resource.phone ?? null,
    languages: resource.languages,
    countries: resource.countries,
    cancerTypes: resource.cancerTypes,
    audiences: resource.audiences,
    title: read.text.title,
    description: read.text.description,
    ...read.block,
    aboutSideEffects: resource.aboutSideEffects,
    onlyEu: resource.onlyEu,
    retired: resource.retired,
    checkedOn: resource.checkedOn,
    confidence: resource.confidence,
    sources: serveSources(directory, resource.sources),
    link: links.of(resource),
  }
}
