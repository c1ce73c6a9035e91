/** Everything a record names is in the dataset, and named once. */
import { treeOfRecords, type KeyedCollection } from '../../../functions/model/release.ts'
import { findMarked, type Tree } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { keyedKinds, oneOf } from '../kinds.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { didYouMean } from '../rules/suggest.ts'
import { selectText } from '../select.ts'
import type { Facts } from './facts.ts'

export function checkReferences(entries: readonly Entry[], { keys }: Facts): FileProblem[] {
  return entries.flatMap((entry) => [
    ...findMarked(treeOfRecords(entry.collection), entry.value, 'reference').flatMap(
      ({ path, value, tree }) => {
        const to = collectionOf(tree)
        if (typeof value !== 'string' || tree.mark.codes?.includes(value)) return []
        if (keys[to].has(value)) return []
        const message = `${quote(value)} is not ${oneOf(to)} of this dataset${hint(value, to, keys)}`
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

function hint(value: string, to: KeyedCollection, keys: Facts['keys']): string {
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
