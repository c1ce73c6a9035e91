/** What changed since another release, and which questions about a release that can reach. */
import { hash } from 'node:crypto'
import { readCollections, type ReadCollection } from '../functions/http/reads.ts'
import { canonicalJson } from '../functions/model/canonical.ts'
import {
  collectionNames,
  recordsOf,
  type Collection,
  type Dataset,
} from '../functions/model/release.ts'
import type { Question } from './questions.ts'

/** A record by what it says, and whom a resource serves: nobody named means everybody. */
export type Print = {
  readonly collection: Collection
  readonly key: string
  readonly digest: string
  readonly countries?: readonly string[]
  readonly cancerTypes?: readonly string[]
}

export function printsOf(dataset: Dataset): Print[] {
  const served = new Map<object, Pick<Print, 'countries' | 'cancerTypes'>>(
    dataset.resources.map((one) => [
      one,
      { countries: one.countries, cancerTypes: one.cancerTypes },
    ]),
  )
  return collectionNames.flatMap((collection) =>
    recordsOf(dataset, collection).map(([key, record]) => ({
      collection,
      key,
      digest: hash('sha256', canonicalJson(record), 'base64url'),
      ...served.get(record),
    })),
  )
}

/** Both prints of each record that is not the same: two where it changed, else one. */
export function changedPrints(before: readonly Print[], after: readonly Print[]): Print[] {
  const nameOf = ({ collection, key, digest }: Print) => `${collection} ${key} ${digest}`
  const [old, now] = [before, after].map((prints) => new Set(prints.map(nameOf)))
  return [
    ...before.filter((print) => now?.has(nameOf(print)) !== true),
    ...after.filter((print) => old?.has(nameOf(print)) !== true),
  ]
}

/** Whether the answer to a question may be another one, now that these records are. */
export function createReach(changed: readonly Print[]): (question: Question) => boolean {
  const byCollection = Map.groupBy(changed, ({ collection }) => collection)
  const keys = new Set(changed.map(({ collection, key }) => `${collection} ${key}`))
  // Which countries there are decides which pairs are asked.
  const countries = byCollection.get('countries') ?? []
  const cameOrWent = [...Map.groupBy(countries, ({ key }) => key).values()].some(
    ({ length }) => length === 1,
  )
  if (cameOrWent || changed.some(({ collection }) => !isRead(collection))) return () => true
  return ({ operation: { reads }, named }) => {
    if (changed.length === 0) return false
    if (reads === undefined || named === undefined) return true
    return readCollections.some((collection) => {
      const read = reads[collection]
      const prints = byCollection.get(collection) ?? []
      if (read === undefined || prints.length === 0) return false
      if (read === 'all') return true
      if ('record' in read) return keys.has(`${collection} ${named[read.record] ?? ''}`)
      return prints.some(
        (print) =>
          serves(print.countries, read.country, named) &&
          serves(print.cancerTypes, read.cancerType, named),
      )
    })
  }
}

const readNames: ReadonlySet<string> = new Set<ReadCollection>(readCollections)

function isRead(collection: Collection): boolean {
  return readNames.has(collection)
}

function serves(
  all: readonly string[] | undefined,
  parameter: string | undefined,
  named: Readonly<Record<string, string>>,
): boolean {
  if (all === undefined || all.length === 0 || parameter === undefined) return true
  return all.includes(named[parameter] ?? '')
}
