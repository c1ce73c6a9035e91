/**
 * Recounts and rehashes what is stored of a release, and names every key that is not as it was
 * written. A reader stops at the first flaw; this goes on.
 */
import { brotliDecompressSync } from 'node:zlib'
import { canonicalJson, sha256 } from '../../model/canonical.ts'
import type { ReleaseId } from '../../model/ids.ts'
import { countsOf, schemaVersion, type Counts, type Dataset } from '../../model/release.ts'
import type { Budget } from '../database/budgets.ts'
import { databaseOf, type Store } from '../database/connect.ts'
import { plain, type StoredItem } from '../database/items.ts'
import { collectionOfSegment, inventorySortKey, releasePartition } from '../database/keys.ts'
import { decodeRelease, digestOf, releaseIdOf, type CollectionText } from './format.ts'
import {
  inventoryOf,
  parseInventory,
  readableVersions,
  schemaVersionOf,
  type ReleaseInventory,
} from './inventory.ts'
import { queryRelease } from './requests.ts'
import { segmentLimits, type Segment, type SegmentFacts } from './segments.ts'

export type Discrepancy = { readonly key: string; readonly problem: string }

export type Inspected = {
  readonly id: ReleaseId
  readonly items: number
  readonly findings: readonly Discrepancy[]
  /** Undefined unless what is stored makes up the release, and this code can read it. */
  readonly dataset: Dataset | undefined
  /** Set when what is stored makes up the release, but was written for another version of this code. */
  readonly otherVersion: number | undefined
}

/** What the head says of the release; what is undefined is not compared. */
export type Expected = { readonly counts?: Counts; readonly copy: string | undefined }

export async function inspectRelease(
  store: Store,
  budget: Budget,
  id: ReleaseId,
  expected: Expected,
): Promise<Inspected> {
  const items = await databaseOf(store, budget).all(queryRelease(store.table, id))
  return inspectItems(id, items, expected)
}

type Stored = CollectionText & { readonly segment: Segment; readonly facts: SegmentFacts }

/** `items` are those of its partition, in the order of their sort keys. */
async function inspectItems(
  id: ReleaseId,
  items: readonly StoredItem[],
  { counts, copy }: Expected,
): Promise<Inspected> {
  const partition = releasePartition(id)
  const findings: Discrepancy[] = []
  const report = (sk: string, problem: string): void => {
    findings.push({ key: `${partition} ${sk}`, problem })
  }

  const inventoryItem = items.find((item) => item['sk']?.S === inventorySortKey)
  const stored: Stored[] = []
  for (const item of items) {
    const sk = item['sk']?.S ?? ''
    checkAttributes(item, sk, copy).forEach((problem) => report(sk, problem))
    if (sk === inventorySortKey) continue
    const collection = collectionOfSegment(sk)
    const data = item['data']?.B ?? new Uint8Array()
    const text = unpack(data)
    if (collection === undefined) report(sk, 'does not belong to a release')
    else if (text === undefined) report(sk, 'cannot be unpacked')
    else stored.push({ segment: { sk, data }, collection, text, facts: factsOf(sk, text) })
  }

  if (inventoryItem === undefined) report(inventorySortKey, 'is missing')
  const inventory = inventoryItem && readInventory(inventoryItem)
  const compared = inventory ? compareSegments(inventory, stored) : []
  const version = (inventoryItem && schemaVersionOf(plain(inventoryItem))) ?? schemaVersion
  const digest = digestOf(stored, readableVersions.includes(version) ? version : schemaVersion)
  if (inventoryItem && !readableVersions.includes(version)) {
    const other = digestOf(stored, version)
    if (releaseIdOf(other) === id) {
      const written = { sha256: other, segments: stored.map(({ facts }) => facts) }
      const wrong = differences(inventoryItem, written)
      wrong.forEach((name) => report(inventorySortKey, `${name} is not what is stored`))
      return { id, items: items.length, findings, dataset: undefined, otherVersion: version }
    }
  }
  if (releaseIdOf(digest) !== id) {
    if (inventoryItem && !inventory) report(inventorySortKey, 'cannot be read')
    if (!inventory) report('segment#*', 'do not make up the release')
    else if (releaseIdOf(inventory.sha256) !== id) report(inventorySortKey, 'is of another release')
    const known = new Set(findings.map(({ key }) => key))
    for (const { sk, problem } of compared) {
      if (!known.has(`${partition} ${sk}`)) report(sk, problem)
    }
    return { id, items: items.length, findings, dataset: undefined, otherVersion: undefined }
  }

  // The texts are right: whatever else is said of them is wrong, or they stand under other keys.
  const written = inventoryOf(digest, stored, inventory?.schemaVersion)
  const wrong = inventoryItem ? differences(inventoryItem, written) : []
  wrong.forEach((name) => report(inventorySortKey, `${name} is not what is stored`))
  for (const { sk, problem } of compared) if (problem !== altered) report(sk, problem)
  const segments = stored.map(({ segment }) => segment)
  const dataset = await decodeRelease(written, segments)
  if (counts && canonicalJson(countsOf(dataset)) !== canonicalJson(counts)) {
    findings.push({ key: 'head', problem: `has other counts for release ${id}` })
  }
  return { id, items: items.length, findings, dataset, otherVersion: undefined }
}

const altered = 'was altered'
const keyAttributes = ['pk', 'sk', 'copy']
const inventoryAttributes = ['schemaVersion', 'sha256', 'counts', 'segments']

/** An attribute more, such as a time to live, would mean that something else will touch the item. */
function checkAttributes(item: StoredItem, sk: string, copy: string | undefined): string[] {
  const own = sk === inventorySortKey ? inventoryAttributes : ['data']
  const known = new Set([...keyAttributes, ...own])
  const unknown = Object.keys(item).filter((name) => !known.has(name))
  return [
    ...unknown.map((name) => `has an attribute ${name} that nobody here writes`),
    ...(copy === undefined || item['copy']?.S === copy
      ? []
      : ['belongs to another copy of the release']),
  ]
}

function unpack(data: Uint8Array): Buffer | undefined {
  try {
    return brotliDecompressSync(data, { maxOutputLength: segmentLimits.textBytes })
  } catch {
    return undefined
  }
}

function factsOf(sk: string, text: Buffer): SegmentFacts {
  const count = text.reduce((lines, byte) => lines + Number(byte === 0x0a), 0)
  return { sk, sha256: sha256(text), bytes: text.byteLength, count }
}

/** The attributes of a stored inventory that are not as they were written. */
function differences(item: StoredItem, written: Partial<ReleaseInventory>): string[] {
  const stored = plain(item)
  const found = new Map(typeof stored === 'object' && stored !== null ? Object.entries(stored) : [])
  return Object.entries(written)
    .filter(([name, value]) => canonicalOf(found.get(name)) !== canonicalJson(value))
    .map(([name]) => name)
}

function canonicalOf(value: unknown): string | undefined {
  try {
    return canonicalJson(value)
  } catch {
    return undefined
  }
}

function readInventory(item: StoredItem): ReleaseInventory | undefined {
  try {
    return parseInventory(plain(item))
  } catch {
    return undefined
  }
}

type Compared = { readonly sk: string; readonly problem: string }

function compareSegments({ segments }: ReleaseInventory, stored: readonly Stored[]): Compared[] {
  const found = new Map(stored.map(({ facts }) => [facts.sk, facts]))
  const named = new Set(segments.map(({ sk }) => sk))
  return [
    ...segments.flatMap((facts) => {
      const one = found.get(facts.sk)
      if (one === undefined) return [{ sk: facts.sk, problem: 'is missing' }]
      const same = canonicalJson(one) === canonicalJson(facts)
      return same ? [] : [{ sk: facts.sk, problem: altered }]
    }),
    ...stored
      .filter(({ facts }) => !named.has(facts.sk))
      .map(({ facts: { sk } }) => ({ sk, problem: 'is not in the manifest' })),
  ]
}
