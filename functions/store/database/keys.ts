/**
 * Where everything is:
 *
 *     pk              sk                           holds
 *     head            head                         generation, active release, state of every release
 *     release#<id>    manifest                     what the release consists of, with its hashes
 *     release#<id>    segment#<collection>#<0000>  compressed records of one collection
 *     log             change#<revision>            one change of the head, kept for ever
 *     log             staged#<id>#<copy>           that a release was begun, kept for ever
 *     links           report#<slot>                that all links were checked: when, and the hash of
 *                                                  what was found
 *     links           results#<slot>#<0000>        a part of that, compressed
 *
 * The inventory, `manifest`, sorts before `segment`, so that one Query in key order meets it first. What says which
 * reports there are is small and has a prefix of its own, since it is asked for every few seconds.
 */
import type { ReleaseId } from '../../model/ids.ts'
import { collectionNames, type Collection } from '../../model/release.ts'
import { tableDefinition } from './table.ts'

export type Key = { readonly pk: string; readonly sk: string }

/** The key attributes under the aliases that every expression uses. */
export const keyNames = {
  '#pk': tableDefinition.partitionKey.name,
  '#sk': tableDefinition.sortKey.name,
} as const

export const headKey: Key = { pk: 'head', sk: 'head' }

/** Of the inventory of a release. */
export const inventorySortKey = 'manifest'

/** Of all releases, as a policy names them. */
export const releasePartitions = 'release#*'

export function releasePartition(id: ReleaseId): string {
  return `release#${id}`
}

export function segmentSortKey(collection: Collection, index: number): string {
  return `segment#${collection}#${String(index).padStart(4, '0')}`
}

export const logPartition = 'log'
export const changePrefix = 'change#'

/** Padded, so that sort keys are in the order of revisions. */
export function changeSortKey(revision: number): string {
  return `${changePrefix}${String(revision).padStart(12, '0')}`
}

export function stagingSortKey(id: ReleaseId, copy: string): string {
  return `staged#${id}#${copy}`
}

export const linksPartition = 'links'

export const reportPrefix = 'report#'

/** A report has its own slot: there are two, so that the one before stays whole. */
export function reportSortKey(slot: string, part?: number): string {
  if (part === undefined) return `${reportPrefix}${slot}`
  return `${resultsPrefix(slot)}${String(part).padStart(4, '0')}`
}

export function resultsPrefix(slot: string): string {
  return `results#${slot}#`
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
