/** Everything a record names is in the dataset, and named once. */
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import type { KeyedCollection } from '../../../functions/model/release.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { keyedKinds, oneOf } from '../kinds.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { didYouMean } from '../rules/suggest.ts'
import { selectText } from '../select.ts'
import type { Facts } from './facts.ts'
import { brandsIn } from './medicines.ts'

export function checkReferences(entries: readonly Entry[], facts: Facts): FileProblem[] {
  const brands = new Map(brandsIn(entries).map(({ brand, id }) => [brand, id]))
  return entries.flatMap((entry) => [
    ...findMarked(treeOfRecords(entry.collection), entry.value, 'reference').flatMap(
      ({ path, value, tree: { mark } }) => {
        if (typeof value !== 'string' || mark.orOneOf?.includes(value)) return []
        const { known, one } = targetsOf(mark.reference ?? '', facts)
        if (known.has(value)) return []
        const inn = mark.reference === 'medicines' ? brands.get(value.toLowerCase()) : undefined
        const meant = inn === undefined ? '' : `; it is a brand: did you mean "${inn}"?`
        const named = meant || didYouMean(value, [...known, ...(mark.orOneOf ?? [])])
        const hint = named || kindOf(value, one, facts) || ': correct it, or add the record'
        const message = `${quote(value)} is not ${one} of this dataset${hint}`
        return [placed(entry, { path, code: 'dangling-reference', message })]
      },
    ),
    ...repeated(entry),
  ])
}

type Targets = { readonly known: ReadonlySet<string>; readonly one: string }

/** What a field that refers to them may name. */
function targetsOf(reference: string, { keys, notes }: Facts): Targets {
  if (reference === 'notes') return { known: notes, one: 'a note' }
  if (!isCollection(reference)) {
    throw new TypeError(`a schema refers to ${reference}: no such collection`)
  }
  return { known: keys[reference], one: oneOf(reference) }
}

function isCollection(name: string): name is KeyedCollection {
  return keyedKinds.some((one) => one === name)
}

function kindOf(value: string, wanted: string, { keys, notes }: Facts): string {
  if (notes.has(value)) return `: it is a note; name ${wanted}`
  const other = keyedKinds.find((one) => keys[one].has(value))
  return other === undefined ? '' : `: it is ${oneOf(other)}; name ${wanted}`
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
      const message = `${quote(value)} is already in this list: keep one of them`
      return [placed(entry, { path: [...path, index], code: 'duplicate-value', message })]
    })
  })
}
