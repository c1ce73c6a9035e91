/** Everything a record names is in the dataset, and named once. */
import { treeOfRecords, type KeyedCollection } from '../../../functions/model/release.ts'
import { findMarked, type Tree } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { keyedKinds, oneOf } from '../kinds.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { didYouMean } from '../rules/suggest.ts'
import { fieldOf, selectText } from '../select.ts'
import { keyOf, type Facts } from './facts.ts'

export function checkReferences(entries: readonly Entry[], { keys }: Facts): FileProblem[] {
  const brands = brandsIn(entries)
  return entries.flatMap((entry) => [
    ...findMarked(treeOfRecords(entry.collection), entry.value, 'reference').flatMap(
      ({ path, value, tree }) => {
        const to = collectionOf(tree)
        if (typeof value !== 'string' || keys[to].has(value)) return []
        const message = `${quote(value)} is not ${oneOf(to)} of this dataset${hint(value, to, { keys, brands })}`
        return [placed(entry, { path, code: 'dangling-reference', message })]
      },
    ),
    ...repeated(entry),
  ])
}

function collectionOf({ mark: { reference } }: Tree): KeyedCollection {
  const found = keyedKinds.find((one) => one === reference)
  if (found === undefined)
    throw new TypeError(`a schema refers to ${reference}: no such collection`)
  return found
}

/** The id of each medicine by its brand in small letters. */
function brandsIn(entries: readonly Entry[]): ReadonlyMap<string, string> {
  return new Map(
    entries.flatMap((entry): (readonly [string, string])[] => {
      const brand = entry.collection === 'medicines' ? fieldOf(entry.value, 'brand') : undefined
      const id = keyOf(entry)
      return typeof brand === 'string' && id !== undefined ? [[brand.toLowerCase(), id]] : []
    }),
  )
}

type Known = Pick<Facts, 'keys'> & { readonly brands: ReadonlyMap<string, string> }

function hint(value: string, to: KeyedCollection, { keys, brands }: Known): string {
  const inn = to === 'medicines' ? brands.get(value.toLowerCase()) : undefined
  if (inn !== undefined) return `; it is a brand: did you mean "${inn}"?`
  const found = didYouMean(value, keys[to])
  if (found !== '') return found
  const other = keyedKinds.find((one) => keys[one].has(value))
  return other === undefined ? '' : `: it is ${oneOf(other)}`
}

function repeated(entry: Entry): FileProblem[] {
  const sets = findMarked(treeOfRecords(entry.collection), entry.value, 'set')
  return sets.flatMap(({ path, value: list }) => {
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
