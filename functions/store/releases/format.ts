/**
 * A release as it is stored, and back. Its id is the beginning of a SHA-256 over the schema version
 * and the canonical records, collection by collection and sorted by key: the order of files, of keys
 * and the size of segments never matter.
 */
import { createHash, type Hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { byCodeUnits, canonicalJson } from '../../model/canonical.ts'
import type { ReleaseId } from '../../model/ids.ts'
import { limits, publisherShare } from '../../model/limits.ts'
import {
  collectionNames,
  countsOf,
  forEach,
  isKeyed,
  lateDataset,
  recordsOf,
  schemaVersion,
  type Collection,
  type Counts,
  type Dataset,
} from '../../model/release.ts'
import { corrupt } from '../../model/unavailable.ts'
import { TooLarge } from '../database/errors.ts'
import { collectionOfSegment } from '../database/keys.ts'
import { inventoryOf, type ReleaseInventory } from './inventory.ts'
import { countLines, createParser } from './late-records.ts'
import { packRecords, unpackText, type Segment, type SegmentFacts } from './segments.ts'

export type EncodedRelease = {
  readonly id: ReleaseId
  readonly inventory: ReleaseInventory
  readonly segments: readonly Segment[]
  /** What the head and its readers are told of the release. */
  readonly counts: Counts
}

/** The order in which sort keys arrive, so that a release is hashed while it is read. */
const storedOrder = collectionNames.toSorted(byCodeUnits)

/** Throws `TooLarge` at the publisher's share of what a reader accepts. */
export function encodeRelease(dataset: Dataset): EncodedRelease {
  refuseBeyond('locales', dataset.manifest.locales.length, limits.locales)
  const packed = storedOrder.map((collection) => {
    const lines = canonicalLines(dataset, collection)
    return { collection, count: lines.length, segments: packRecords(collection, lines) }
  })
  const segments = packed.flatMap((one) => one.segments)
  refuseBeyond(
    'records',
    packed.reduce((sum, one) => sum + one.count, 0),
    limits.records,
  )
  const bytes = segments.reduce((sum, { facts }) => sum + facts.bytes, 0)
  refuseBeyond('bytes of canonical JSON', bytes, limits.releaseBytes)

  const texts = packed.flatMap((one) =>
    one.segments.map(({ text, facts }) => ({ collection: one.collection, text, facts })),
  )
  const digest = digestOf(texts)
  return {
    id: releaseIdOf(digest),
    inventory: inventoryOf(digest, texts),
    segments: segments.map(({ segment }) => segment),
    counts: countsOf(dataset),
  }
}

export function releaseIdOf(digest: string): ReleaseId {
  return digest.slice(0, 16)
}

/** The id alone, without packing anything: packing is most of what encoding takes. */
export function identifyRelease(dataset: Dataset): ReleaseId {
  const texts = storedOrder.flatMap((collection) => {
    const lines = canonicalLines(dataset, collection).map((line) => `${line}\n`)
    return lines.length === 0 ? [] : [{ collection, text: Buffer.from(lines.join('')) }]
  })
  return releaseIdOf(digestOf(texts))
}

export type CollectionText = { readonly collection: Collection; readonly text: Uint8Array }

/** The SHA-256 of a release, over its texts in the order of their sort keys. */
export function digestOf(texts: readonly CollectionText[], version = schemaVersion): string {
  const hash = startHash(version)
  for (const [i, { collection, text }] of texts.entries()) {
    if (texts[i - 1]?.collection !== collection) nameCollection(hash, collection)
    hash.update(text)
  }
  return hash.digest('hex')
}

function startHash(version = schemaVersion): Hash {
  return createHash('sha256').update(`${version}\n`)
}

/** Records are lines that begin with a brace, so a name can never be taken for one. */
function nameCollection(hash: Hash, collection: Collection): void {
  hash.update(`${collection}\n`)
}

function refuseBeyond(what: string, size: number, limit: number): void {
  const allowed = Math.floor(limit * publisherShare)
  if (size > allowed) throw new TooLarge(what, size, allowed)
}

function canonicalLines(dataset: Dataset, collection: Collection): string[] {
  return recordsOf(dataset, collection)
    .toSorted(([a], [b]) => byCodeUnits(a, b))
    .map(([key, record], i, sorted) => {
      if (sorted[i - 1]?.[0] === key) throw new Error(`${collection} holds ${key} twice`)
      const line = canonicalJson(record)
      refuseBeyond(`bytes of ${collection} ${key}`, Buffer.byteLength(line), limits.recordBytes)
      return line
    })
}

export type Decoder = {
  /**
   * Takes the segments in the order of their sort keys; passes over any the inventory lacks. Resolves
   * when the one before is taken: while one is parsed, the next is unpacked in a thread of Node's.
   */
  add(segment: Segment): Promise<void>
  /**
   * `ahead`: parsed to the end, a segment in each turn of the event loop. Otherwise a collection is
   * parsed when it is first read.
   */
  finish(ahead?: boolean): Promise<Dataset>
}

/** What `upgrade.ts` makes of a record: with the schemas of all records, so only where it is needed. */
async function upgradeFor({ schemaVersion: version }: ReleaseInventory) {
  if (version === schemaVersion) return undefined
  const { upgradeRecord } = await import('./upgrade.ts')
  return upgradeRecord
}

/** What was read of a collection: its texts are kept until they are parsed. */
type Taken = {
  readonly texts: Buffer[]
  readonly records: unknown[]
  readonly parse: (text: Buffer) => unknown[]
  count: number
}

type Taking = {
  readonly facts: SegmentFacts
  readonly collection: Collection
  readonly before: Promise<void>
}

/** Throws `Unavailable('release-corrupt')` as soon as anything is missing or other than it was. */
export async function createDecoder(inventory: ReleaseInventory): Promise<Decoder> {
  const taken = forEach(collectionNames, (name): Taken => ({
    texts: [],
    records: [],
    parse: createParser(name),
    count: 0,
  }))
  const hash = startHash(inventory.schemaVersion)
  let begun = 0
  let current: Collection | undefined
  let last = Promise.resolve()
  const upgrade = await upgradeFor(inventory)

  async function take(segment: Segment, { facts, collection, before }: Taking): Promise<void> {
    try {
      const [text] = await Promise.all([unpackText(segment, facts), before])
      if (collection !== current) nameCollection(hash, collection)
      hash.update(text)
      const lines = countLines(text)
      if (lines !== facts.count) throw new Error(`holds ${lines} records, not ${facts.count}`)
      taken[collection].texts.push(text)
      taken[collection].count += lines
    } catch (error) {
      throw corrupt(`${segment.sk} cannot be read`, error)
    }
    current = collection
  }

  /**
   * Whether there was a text left; its bytes stay as long as a record needs them that is parsed late.
   * One that cannot be read stays too: whoever asks again is told the same, and shown no shorter list.
   */
  function parseNext(collection: Collection): boolean {
    const { texts, records, parse } = taken[collection]
    const [text] = texts
    if (text === undefined) return false
    const parsed = parse(text)
    records.push(...(upgrade ? parsed.map((record) => upgrade(collection, record)) : parsed))
    texts.shift()
    return true
  }

  return {
    async add(segment) {
      const facts = inventory.segments[begun]
      if (facts === undefined || byCodeUnits(segment.sk, facts.sk) < 0) return
      if (segment.sk !== facts.sk) throw corrupt(`${facts.sk} is missing`)
      const collection = collectionOfSegment(segment.sk)
      if (collection === undefined) throw corrupt(`${segment.sk} belongs to no collection`)
      begun += 1
      const before = last
      last = take(segment, { facts, collection, before })
      // Whoever stops at an earlier fault never asks for this one.
      last.catch(() => undefined)
      await before
    },
    async finish(ahead) {
      await last
      const missing = inventory.segments[begun]
      if (missing !== undefined) throw corrupt(`${missing.sk} is missing`)
      if (hash.digest('hex') !== inventory.sha256)
        throw corrupt('the whole does not match its hash')
      for (const collection of collectionNames) {
        const { count } = taken[collection]
        const isShort = count === 0 && !isKeyed(collection)
        if (isShort || count !== (inventory.counts[collection] ?? 0))
          throw corrupt(`${count} ${collection} were stored`)
      }
      // The one place where a stored release is taken at its word: its hash proves that these are
      // the bytes a publisher wrote for this schema version, after parsing them with the model's
      // schemas. Parsing them again would take twice as long as unpacking (25,000 records: 750 ms
      // against 370 ms).
      for (const collection of ahead ? collectionNames : [])
        while (parseNext(collection)) await nextTurn()
      return lateDataset((collection) => {
        while (parseNext(collection));
        return taken[collection].records
      })
    },
  }
}

/** The dataset that an inventory and its segments, in any order, make up. */
export async function decodeRelease(
  inventory: ReleaseInventory,
  segments: readonly Segment[],
): Promise<Dataset> {
  const decoder = await createDecoder(inventory)
  for (const segment of segments.toSorted((a, b) => byCodeUnits(a.sk, b.sk)))
    await decoder.add(segment)
  return decoder.finish()
}
