/** Writes the items of a release, each once. What is there already is compared, never replaced. */
import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { Budget } from './budgets.ts'
import { send } from './call.ts'
import { canonicalJson } from './canonical.ts'
import type { Store } from './connect.ts'
import { StoredDiffers } from './errors.ts'
import type { EncodedRelease } from './format.ts'
import { parseReleaseItem, plain, type Item } from './items.ts'
import { manifestSortKey, releasePartition } from './keys.ts'
import { parseManifest } from './manifest.ts'
import { getItem, putNewItem } from './release-requests.ts'
import { unpackText } from './segments.ts'

export type WriteProgress = { readonly written: number; readonly kept: number; readonly of: number }

type Part = {
  readonly sk: string
  readonly attributes: object
  /** Throws unless the stored item says the same. */
  readonly compare: (stored: Item) => void
}

/** Segments are written by a few at a time: more only makes a new table throttle. */
const lanes = 4

export async function writeRelease(
  store: Store,
  budget: Budget,
  encoded: EncodedRelease,
  onProgress: (progress: WriteProgress) => void = () => undefined,
): Promise<void> {
  const partition = releasePartition(encoded.id)
  const of = encoded.segments.length + 1
  let written = 0
  let kept = 0

  async function stored(sk: string): Promise<Item | undefined> {
    const request = new GetItemCommand(getItem(store.table, { pk: partition, sk }))
    return (await send(store, request, budget)).Item
  }

  async function ensure({ sk, attributes, compare }: Part): Promise<void> {
    const put = new PutItemCommand(putNewItem(store.table, { pk: partition, sk }, attributes))
    // An item that is refused as being there, and is not found: an empty answer, or a removal.
    for (let round = 0; round < 3; round++) {
      if (await isAccepted(send(store, put, budget))) {
        written += 1
        return onProgress({ written, kept, of })
      }
      const found = await stored(sk)
      if (found) {
        compareStored(encoded, sk, compare, found)
        kept += 1
        return onProgress({ written, kept, of })
      }
    }
    throw new StoredDiffers(encoded.id, sk, { cause: new Error('it comes and goes') })
  }

  const manifest = manifestPart(encoded)
  const before = await stored(manifest.sk)
  // Asked first: a release that is whole in another division must not get segments of this one.
  if (before !== undefined) compareStored(encoded, manifest.sk, manifest.compare, before)

  const parts = segmentParts(encoded)
  const lane = async () => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) await ensure(part)
  }
  const outcomes = await Promise.allSettled(
    Array.from({ length: lanes }, () =>
      lane().catch((error: unknown) => {
        parts.length = 0
        throw error
      }),
    ),
  )
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  // Last, so that a manifest stands for a release of which everything was written.
  if (before === undefined) await ensure(manifest)
  else onProgress({ written, kept: kept + 1, of })
}

/** Whether a conditional write was carried out. */
async function isAccepted(sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

function compareStored(
  { id }: EncodedRelease,
  sk: string,
  compare: (stored: Item) => void,
  stored: Item,
): void {
  try {
    compare(stored)
  } catch (error) {
    throw new StoredDiffers(id, sk, { cause: error })
  }
}

function manifestPart({ manifest }: EncodedRelease): Part {
  return {
    sk: manifestSortKey,
    attributes: manifest,
    compare(stored) {
      if (canonicalJson(parseManifest(plain(stored))) !== canonicalJson(manifest)) {
        throw new Error('the manifests differ')
      }
    },
  }
}

function segmentParts({ manifest, segments }: EncodedRelease): Part[] {
  return segments.map((segment, i) => ({
    sk: segment.sk,
    attributes: { data: segment.data },
    compare(stored) {
      const facts = manifest.segments[i]
      if (facts === undefined) throw new Error('the manifest does not name it')
      // By content: another version of the compressor may pack the same text otherwise.
      unpackText(parseReleaseItem(stored), facts)
    },
  }))
}
