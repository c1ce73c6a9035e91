/** Everything a record names is in the dataset, and named once. */
import type { Collection } from '../../../functions/model/release.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { didYouMean } from '../rules/suggest.ts'
import { select, selectText } from '../select.ts'
import { keyedCollections, type Facts, type KeyedCollection } from './facts.ts'

type Reference = { readonly pattern: string; readonly to: KeyedCollection }

const references: Partial<Record<Collection, readonly Reference[]>> = {
  resources: [
    { pattern: 'cancerTypes.*', to: 'cancerTypes' },
    { pattern: 'countries.*', to: 'countries' },
  ],
  cancerTypes: [{ pattern: 'euWide.medicines.*', to: 'medicines' }],
  countries: [
    { pattern: 'availability.*.cancerType', to: 'cancerTypes' },
    { pattern: 'availability.*.medicines.*', to: 'medicines' },
  ],
  publications: [{ pattern: 'members.*.country', to: 'countries' }],
}

const singular = {
  medicines: 'a medicine',
  cancerTypes: 'a cancer type',
  countries: 'a country',
  resources: 'a resource',
  publications: 'a publication',
} as const satisfies Record<KeyedCollection, string>

/** Lists in which an order or a repetition would say nothing. */
const sets: Partial<Record<Collection, readonly string[]>> = {
  manifest: ['locales.*.fallback', 'plainHttpHosts'],
  cancerTypes: ['euWide.medicines'],
  countries: ['locales', 'availability.*.medicines'],
  resources: ['languages', 'countries', 'cancerTypes', 'audiences'],
}

export function checkReferences(entries: readonly Entry[], { keys }: Facts): FileProblem[] {
  return entries.flatMap((entry) => [
    ...(references[entry.collection] ?? []).flatMap(({ pattern, to }) =>
      selectText(entry.value, pattern)
        .filter(({ value }) => !keys[to].has(value))
        .map(({ path, value }) => {
          const message = `${quote(value)} is not ${singular[to]} of this dataset${hint(value, to, keys)}`
          return placed(entry, { path, code: 'dangling-reference', message })
        }),
    ),
    ...(sets[entry.collection] ?? []).flatMap((pattern) => repeated(entry, pattern)),
  ])
}

function hint(value: string, to: KeyedCollection, keys: Facts['keys']): string {
  const found = didYouMean(value, keys[to])
  if (found !== '') return found
  const other = keyedCollections.find((one) => keys[one].has(value))
  return other === undefined ? '' : `: it is ${singular[other]}`
}

function repeated(entry: Entry, pattern: string): FileProblem[] {
  return select(entry.value, pattern).flatMap(({ path, value: list }) => {
    const seen = new Set<string>()
    return selectText(list, '*').flatMap(({ path: [index = 0], value }) => {
      if (!seen.has(value)) {
        seen.add(value)
        return []
      }
      const message = `${quote(value)} is already in this list`
      return [placed(entry, { path: [...path, index], code: 'duplicate-value', message })]
    })
  })
}
