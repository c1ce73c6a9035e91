/** Writes the items of a release, each once. What is there already is compared, never replaced. */
import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { canonicalJson } from '../../model/canonical.ts'
import type { Budget } from '../database/budgets.ts'
import { isAccepted, send } from '../database/call.ts'
import type { Store } from '../database/connect.ts'
import { StoredDiffers } from '../database/errors.ts'
import { copyOf, parseReleaseItem, plain, type Item } from '../database/items.ts'
import { manifestSortKey, releasePartition } from '../database/keys.ts'
import { inLanes } from '../database/lanes.ts'
import { getItem, putNewItem } from '../database/requests.ts'
import type { EncodedRelease } from './format.ts'
import { parseManifest } from './inventory.ts'
import { adoptItem } from './requests.ts'
import { unpackText } from './segments.ts'

export type WriteProgress = { readonly written: number; readonly kept: number; readonly of: number }

type Part = {
  readonly sk: string
  readonly attributes: object
  /** Throws unless the stored item says the same. */
  readonly compare: (stored: Item) => void
}

/** Somebody else must have changed the item each time. */
const rounds = 5

export async function writeRelease(
  store: Store,
  budget: Budget,
  encoded: EncodedRelease,
  /** Written on every item: see `copies` of the head. */
  copy: string,
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

  async function put({ sk, attributes }: Part): Promise<boolean> {
    const item = { ...attributes, copy }
    const request = new PutItemCommand(putNewItem(store.table, { pk: partition, sk }, item))
    return isAccepted(send(store, request, budget))
  }

  /** Whether the stored item says the same and belongs to this copy, if need be from now on. */
  async function keep({ sk }: Part, item: Item): Promise<boolean> {
    const from = copyOf(item)
    if (from === copy) return true
    const request = adoptItem(store.table, { pk: partition, sk }, copy, from)
    return isAccepted(send(store, new UpdateItemCommand(request), budget))
  }

  async function ensure(part: Part): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      if (await put(part)) {
        written += 1
        return onProgress({ written, kept, of })
      }
      const item = await stored(part.sk)
      // An empty answer, or what an earlier copy left is just being removed.
      if (item === undefined) continue
      compareStored(encoded, part, item)
      if (await keep(part, item)) {
        kept += 1
        return onProgress({ written, kept, of })
      }
    }
    throw new StoredDiffers(encoded.id, part.sk, { cause: new Error('it comes and goes') })
  }

  const manifest = manifestPart(encoded)
  const before = await stored(manifest.sk)
  // Asked first: a release that is whole in another division must not get segments of this one.
  if (before !== undefined) compareStored(encoded, manifest, before)

  await inLanes(segmentParts(encoded), ensure)
  // Last, so that a manifest stands for a release of which everything was written.
  await ensure(manifest)
}

function compareStored({ id }: EncodedRelease, { sk, compare }: Part, stored: Item): void {
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
