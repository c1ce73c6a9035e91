/** Which resources hold which value, so that a filter need not look at each of them. */
import type { Resource } from '../../model/resource.ts'
import type { Directory } from '../directory.ts'
import { perDirectory } from '../per-directory.ts'
import { createOnce, createPauses } from '../slices.ts'
import { addBit, noBits, type Bits } from './bits.ts'

/** Stands for an empty list, which is no value: in filters it means every one. */
export const anything = '*'

export const indexedFields = {
  country: ({ countries }) => countries,
  cancerType: ({ cancerTypes }) => cancerTypes,
  kind: ({ kind }) => [kind],
  audience: ({ audiences }) => audiences,
  language: ({ languages }) => languages,
} as const satisfies Readonly<Record<string, (resource: Resource) => readonly string[]>>
type Field = keyof typeof indexedFields
type Places = ReadonlyMap<string, Bits>

const placesOf = perDirectory(() => new Map<Field, Places>())

/** By value of a field the places, in the list of all resources, of those that hold it. */
export function placesBy(directory: Directory, field: Field): Places {
  const made = placesOf(directory)
  const places = made.get(field) ?? index(directory.dataset.resources, indexedFields[field])
  made.set(field, places)
  return places
}

function index(
  resources: readonly Resource[],
  valuesOf: (resource: Resource) => readonly string[],
): Places {
  const places = new Map<string, Bits>()
  for (const [place, resource] of resources.entries()) {
    const values = valuesOf(resource)
    for (const value of values.length === 0 ? [anything] : values) {
      let bits = places.get(value)
      if (bits === undefined) places.set(value, (bits = noBits(resources.length)))
      addBit(bits, place)
    }
  }
  return places
}

const once = createOnce<ReadonlyMap<string, Bits>>(1)

/** By locale those whose text is held in it. To tell, every text is read: once, and not in one go. */
export async function findHeld(directory: Directory): Promise<ReadonlyMap<string, Bits>> {
  return once(directory, 'held', async () => {
    const { resources } = directory.dataset
    const tags = [...directory.locales.keys()]
    const held = new Map(tags.map((tag) => [tag, noBits(resources.length)]))
    const pause = createPauses()
    for (const [place, { text }] of resources.entries()) {
      for (const [tag, bits] of held) if (Object.hasOwn(text, tag)) addBit(bits, place)
      await pause()
    }
    return held
  })
}
