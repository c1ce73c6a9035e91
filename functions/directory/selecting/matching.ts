/** Which resources a filter leaves, of those that a reader may see. */
import type { Audience, Kind } from '../../model/codes.ts'
import type { Directory } from '../directory.ts'
import type { Permitted } from '../view.ts'
import { keepOnly, union, type Bits } from './bits.ts'
import { anything, heldIn, placesBy } from './resource-index.ts'

/** Within one field any value will do; fields combine with AND. */
export type ResourceFilter = {
  readonly country?: readonly string[]
  readonly cancerType?: readonly string[]
  readonly kind?: readonly Kind[]
  readonly audience?: readonly Audience[]
  readonly language?: readonly string[]
}

export function matching(directory: Directory, view: Permitted, filter: ResourceFilter): Bits {
  const bits = visible(directory, view.tags)
  const keep = (field: keyof ResourceFilter, values: readonly string[] | undefined) => {
    if (values === undefined) return
    const places = placesBy(directory, field)
    const sets = values.flatMap((value) => places.get(value) ?? [])
    keepOnly(bits, union(directory.dataset.resources.length, sets))
  }
  keep('country', filter.country && [...filter.country, anything])
  keep('cancerType', filter.cancerType && [...filter.cancerType, anything])
  keep('kind', filter.kind)
  keep('audience', filter.audience)
  keep('language', filter.language)
  return bits
}

/** Those with a text in one of these locales. */
export function visible(directory: Directory, tags: readonly string[]): Bits {
  const sets = tags.map((tag) => heldIn(directory, tag))
  return union(directory.dataset.resources.length, sets)
}

/** The same for what gives the same set. */
export function keyOf({ tags }: Permitted, filter: ResourceFilter): string {
  const { country, cancerType, kind, audience, language } = filter
  return JSON.stringify([tags, country, cancerType, kind, audience, language])
}
