/** Which resources hold which value, so that a filter need not look at each of them. */
import type { Resource } from '../../model/resource.ts'
import { perDirectory } from '../per-directory.ts'
import { addBit, noBits, type Bits } from './bits.ts'

/** Stands for an empty list, which is no value: in filters it means every one. */
export const anything = '*'

const fields = {
  country: ({ countries }) => countries,
  cancerType: ({ cancerTypes }) => cancerTypes,
  kind: ({ kind }) => [kind],
  audience: ({ audiences }) => audiences,
  language: ({ languages }) => languages,
  /** Locales in which its text is held. */
  text: ({ text }) => Object.keys(text),
} as const satisfies Readonly<Record<string, (resource: Resource) => readonly string[]>>
type Field = keyof typeof fields

/** By field and value the places, in the list of all resources, of those that hold it. */
export type ResourceIndex = Readonly<Record<Field, ReadonlyMap<string, Bits>>>

export const resourceIndexOf = perDirectory(({ dataset: { resources } }): ResourceIndex => {
  const index = (valuesOf: (resource: Resource) => readonly string[]) => {
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
  return {
    country: index(fields.country),
    cancerType: index(fields.cancerType),
    kind: index(fields.kind),
    audience: index(fields.audience),
    language: index(fields.language),
    text: index(fields.text),
  }
})
