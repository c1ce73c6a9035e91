/** Writes the items of a release, each once. What is there already is compared, never replaced. */
import { canonicalJson } from '../../model/canonical.ts'
import { StoredDiffers } from '../database/errors.ts'
import { copyOf, parseReleaseItem, plain, type StoredItem } from '../database/items.ts'
import { inventorySortKey } from '../database/keys.ts'
import type { WritableDatabase } from '../database/write.ts'
import type { EncodedRelease } from './format.ts'
import { parseInventory } from './inventory.ts'
import { inLanes } from './lanes.ts'
import { adoptPart, getPart, putPart } from './requests.ts'
import { unpackText } from './segments.ts'

export type WriteProgress = { readonly written: number; readonly kept: number; readonly of: number }

type ReleasePart = {
  readonly sk: string
  readonly attributes: object
  /** Rejects unless the stored item says the same. */
  readonly compare: (stored: StoredItem) => Promise<void>
}

/** Somebody else must have changed the item each time. */
const rounds = 5

export async function writeRelease(
  database: WritableDatabase,
  encoded: EncodedRelease,
  /** Written on every item: see `copies` of the head. */
  copy: string,
  onProgress: (progress: WriteProgress) => void = () => undefined,
): Promise<void> {
  const { table } = database
  const { id } = encoded
  const of = encoded.segments.length + 1
  let written = 0
  let kept = 0

  async function stored(sk: string): Promise<StoredItem | undefined> {
    return database.get(getPart(table, id, sk))
  }

  async function put({ sk, attributes }: ReleasePart): Promise<boolean> {
    return database.put(putPart(table, id, sk, { ...attributes, copy }))
  }

  /** Whether the stored item says the same and belongs to this copy, if need be from now on. */
  async function keep({ sk }: ReleasePart, item: StoredItem): Promise<boolean> {
    const from = copyOf(item)
    if (from === copy) return true
    return database.update(adoptPart(table, id, sk, { copy, from }))
  }

  async function ensure(part: ReleasePart): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      if (await put(part)) {
        written += 1
        return onProgress({ written, kept, of })
      }
      const item = await stored(part.sk)
      // An empty answer, or what an earlier copy left is just being removed.
      if (item === undefined) continue
      await compareStored(encoded, part, item)
      if (await keep(part, item)) {
        kept += 1
        return onProgress({ written, kept, of })
      }
    }
    throw new StoredDiffers(encoded.id, part.sk, { cause: new Error('it comes and goes') })
  }

  const inventory = inventoryPart(encoded)
  const before = await stored(inventory.sk)
  // Asked first: a release that is whole in another division must not get segments of this one.
  if (before !== undefined) await compareStored(encoded, inventory, before)

  await inLanes(segmentParts(encoded), ensure)
  // Last, so that an inventory stands for a release of which everything was written.
  await ensure(inventory)
}

async function compareStored(
  { id }: EncodedRelease,
  { sk, compare }: ReleasePart,
  stored: StoredItem,
): Promise<void> {
  try {
    await compare(stored)
  } catch (error) {
    throw new StoredDiffers(id, sk, { cause: error })
  }
}

function inventoryPart({ inventory }: EncodedRelease): ReleasePart {
  return {
    sk: inventorySortKey,
    attributes: inventory,
    async compare(stored) {
      if (canonicalJson(parseInventory(plain(stored))) !== canonicalJson(inventory)) {
        throw new Error('the manifests differ')
      }
    },
  }
}

function segmentParts({ inventory, segments }: EncodedRelease): ReleasePart[] {
  return segments.map((segment, i) => ({
    sk: segment.sk,
    attributes: { data: segment.data },
    async compare(stored) {
      const facts = inventory.segments[i]
      if (facts === undefined) throw new Error('the manifest does not name it')
      // By content: another version of the compressor may pack the same text otherwise.
      await unpackText(parseReleaseItem(stored), facts)
    },
  }))
}
