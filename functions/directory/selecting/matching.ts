/** Which resources a filter leaves, of those that a reader may see. */
import type { Audience, Kind } from '../../model/codes.ts'
import type { Directory } from '../directory.ts'
import type { View } from '../view.ts'
import { keepOnly, union, type Bits } from './bits.ts'
import { anything, resourceIndexOf } from './resource-index.ts'

/** Within one field any value will do; fields combine with AND. */
export type ResourceFilter = {
  readonly country?: readonly string[]
  readonly cancerType?: readonly string[]
  readonly kind?: readonly Kind[]
  readonly audience?: readonly Audience[]
  readonly language?: readonly string[]
}

export function matching(directory: Directory, view: View, filter: ResourceFilter): Bits {
  const index = resourceIndexOf(directory)
  const { length } = directory.dataset.resources
  const any = (places: ReadonlyMap<string, Bits>, values: readonly string[]) =>
    union(
      length,
      values.flatMap((value) => places.get(value) ?? []),
    )
  const bits = any(index.text, view.tags)
  const keep = (places: ReadonlyMap<string, Bits>, values: readonly string[] | undefined) => {
    if (values !== undefined) keepOnly(bits, any(places, values))
  }
  keep(index.country, filter.country && [...filter.country, anything])
  keep(index.cancerType, filter.cancerType && [...filter.cancerType, anything])
  keep(index.kind, filter.kind)
  keep(index.audience, filter.audience)
  keep(index.language, filter.language)
  return bits
}

/** The same for what gives the same set. */
export function keyOf({ tags }: View, filter: ResourceFilter): string {
  const { country, cancerType, kind, audience, language } = filter
  return JSON.stringify([tags, country, cancerType, kind, audience, language])
}
