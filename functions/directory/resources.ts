/** Resources: filters, order and shape as readers see them, after fallback. */
import type { Audience, Kind } from '../model/codes.ts'
import type { LinkIndex } from '../model/link-index.ts'
import type { Resource } from '../model/resource.ts'
import type { ServedResource } from './answers/resource.ts'
import type { Directory, ListedResource } from './directory.ts'
import { serveSources } from './sources.ts'
import { readText, type View } from './view.ts'

/** Within one field any value will do; fields combine with AND. */
export type ResourceFilter = {
  readonly country?: readonly string[]
  readonly cancerType?: readonly string[]
  readonly kind?: readonly Kind[]
  readonly audience?: readonly Audience[]
  readonly language?: readonly string[]
}

export const resourceSorts = {
  title: 'by title, in the order of the served locale',
  checkedOn: 'last looked at by a person first, never looked at last',
} as const
export type ResourceSort = keyof typeof resourceSorts

/** Every resource this reader may see, by title, collated in the served locale. */
function readingOrder(directory: Directory, view: View): readonly ListedResource[] {
  const key = `${view.locale.tag} ${view.fallback}`
  const known = directory.orders.get(key)
  if (known !== undefined) return known
  const collator = new Intl.Collator(view.locale.tag, { numeric: true })
  const listed = directory.dataset.resources.flatMap((resource) => {
    const read = readText(resource.text, view)
    return read === undefined ? [] : { resource, read }
  })
  // Sorting is stable and the dataset is ordered by id, so equal titles stay in that order.
  const order = listed.toSorted((a, b) => collator.compare(a.read.text.title, b.read.text.title))
  directory.orders.set(key, order)
  return order
}

/** An empty list of the record means that it serves everything. */
export function serves(held: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || held.length === 0 || wanted.some((one) => held.includes(one))
}

function isOneOf(held: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((one) => held.includes(one))
}

function newestFirst(a: ListedResource, b: ListedResource): number {
  const [left, right] = [a.resource.checkedOn ?? '', b.resource.checkedOn ?? '']
  return left < right ? 1 : left > right ? -1 : 0
}

/** The resources a filter leaves, whole and in order. */
export function selectResources(
  directory: Directory,
  view: View,
  filter: ResourceFilter,
  sort: ResourceSort = 'title',
): readonly ListedResource[] {
  const selected = readingOrder(directory, view).filter(
    ({ resource }) =>
      serves(resource.countries, filter.country) &&
      serves(resource.cancerTypes, filter.cancerType) &&
      isOneOf([resource.kind], filter.kind) &&
      isOneOf(resource.audiences, filter.audience) &&
      isOneOf(resource.languages, filter.language),
  )
  return sort === 'title' ? selected : selected.toSorted(newestFirst)
}

export function serveResource(
  directory: Directory,
  listed: ListedResource,
  links: LinkIndex,
): ServedResource {
  const { resource, read } = listed
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

/** One resource; undefined when no permitted text is held. */
export function getResource(
  directory: Directory,
  resource: Resource,
  view: View,
  links: LinkIndex,
): ServedResource | undefined {
  const read = readText(resource.text, view)
  return read === undefined ? undefined : serveResource(directory, { resource, read }, links)
}
