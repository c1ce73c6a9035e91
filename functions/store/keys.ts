/**
 * Where everything is:
 *
 *     pk              sk                           holds
 *     head            head                         generation, active release, state of every release
 *     release#<id>    manifest                     what the release consists of, with its hashes
 *     release#<id>    segment#<collection>#<0000>  compressed records of one collection
 *
 * `manifest` sorts before `segment`, so that one Query in key order meets it first.
 */
import type { ReleaseId } from '../model/ids.ts'
import { collectionNames, type Collection } from '../model/release.ts'
import { tableDefinition } from './table.ts'

export type Key = { readonly pk: string; readonly sk: string }

/** The key attributes under the aliases that every expression uses. */
export const keyNames = {
  '#pk': tableDefinition.partitionKey.name,
  '#sk': tableDefinition.sortKey.name,
} as const

export const headKey: Key = { pk: 'head', sk: 'head' }

export const manifestSortKey = 'manifest'

export function releasePartition(id: ReleaseId): string {
  return `release#${id}`
}

export function segmentSortKey(collection: Collection, index: number): string {
  return `segment#${collection}#${String(index).padStart(4, '0')}`
}

/** A key as the SDK sends it. */
export function keyAttributes({ pk, sk }: Key) {
  return {
    [tableDefinition.partitionKey.name]: { S: pk },
    [tableDefinition.sortKey.name]: { S: sk },
  }
}

export function collectionOfSegment(sk: string): Collection | undefined {
  const [kind, name] = sk.split('#')
  return kind === 'segment' ? collectionNames.find((collection) => collection === name) : undefined
}
