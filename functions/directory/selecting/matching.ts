/** Which resources a filter leaves, of those that a reader may see. */
import type { Audience, Kind } from '../../model/codes.ts'
import type { Directory } from '../directory.ts'
import type { Permitted } from '../view.ts'
import { addBit, keepOnly, noBits, union, type Bits } from './bits.ts'
import { anything, findHeld, placesBy } from './resource-index.ts'

/** Within one field any value will do; fields combine with AND. */
export type ResourceFilter = {
  readonly country?: readonly string[]
  readonly cancerType?: readonly string[]
  readonly kind?: readonly Kind[]
  readonly audience?: readonly Audience[]
  readonly language?: readonly string[]
}

export async function matching(
  directory: Directory,
  view: Permitted,
  filter: ResourceFilter,
): Promise<Bits> {
  const bits = await visible(directory, view.tags)
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

/** Of these places, those that a filter leaves. */
export async function matchingAmong(
  directory: Directory,
  view: Permitted,
  filter: ResourceFilter,
  places: Uint32Array,
): Promise<Bits> {
  const bits = await matching(directory, view, filter)
  const among = noBits(directory.dataset.resources.length)
  for (const place of places) addBit(among, place)
  keepOnly(bits, among)
  return bits
}

/** Those with a text in one of these locales; each has one in the default locale. */
export async function visible(directory: Directory, tags: readonly string[]): Promise<Bits> {
  if (tags.includes(directory.defaultLocale.tag)) return all(directory)
  const held = await findHeld(directory)
  const sets = tags.flatMap((tag) => held.get(tag) ?? [])
  return union(directory.dataset.resources.length, sets)
}

function all({ dataset: { resources } }: Directory): Bits {
  const bits = noBits(resources.length).fill(~0)
  const over = resources.length % 32
  if (over > 0) bits[bits.length - 1] = 2 ** over - 1
  return bits
}

/** The same for what gives the same set. */
export function keyOf({ tags }: Permitted, filter: ResourceFilter): string {
  const { country, cancerType, kind, audience, language } = filter
  return JSON.stringify([tags, country, cancerType, kind, audience, language])
}
