/** S-27, S-28, S-29 in the table itself: what readers, cold and warm, make of damaged items. */
import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect } from 'vitest'
import { schemaVersion, type Dataset } from '../../functions/model/release.ts'
import { liveTimes, storeBudgets } from '../../functions/store/database/budgets.ts'
import { send } from '../../functions/store/database/call.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import {
  headKey,
  keyAttributes,
  inventorySortKey,
  releasePartition,
  type Key,
} from '../../functions/store/database/keys.ts'
import { createLiveView, type LiveView } from '../../functions/store/live/live.ts'
import { createReader } from '../../functions/store/reader.ts'
import { encodeRelease, type EncodedRelease } from '../../functions/store/releases/format.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { it } from '../support/store-test.ts'
import { publishTo } from '../support/store.ts'

const datasets = [10, 11].map((resources) => syntheticDataset({ resources }))
const [old, active] = datasets.map(encodeRelease) as [EncodedRelease, EncodedRelease]
const segment: Key = { pk: releasePartition(active.id), sk: 'segment#resources#0000' }
const manifest: Key = { pk: releasePartition(active.id), sk: inventorySortKey }

type Item = Record<string, AttributeValue>

let store: Store
let clock = 0

it.beforeEach(async ({ store: own }) => {
  store = own
  await publishTo(store, old, 0)
})

function openView(): LiveView<Dataset> {
  return createLiveView({
    reader: createReader(store),
    build: (dataset) => dataset,
    now: () => clock,
  })
}

/** Replaces an item by what `change` makes of it; undefined removes it. */
async function damage(key: Key, change: (item: Item) => Item | undefined): Promise<void> {
  const { table: TableName } = store
  const Key = keyAttributes(key)
  const budget = storeBudgets.publisher
  const { Item = {} } = await send(store, new GetItemCommand({ TableName, Key }), budget)
  const changed = change(Item)
  if (changed) await send(store, new PutItemCommand({ TableName, Item: changed }), budget)
  else await send(store, new DeleteItemCommand({ TableName, Key }), budget)
}

function withoutAttribute(name: string) {
  return (item: Item): Item =>
    Object.fromEntries(Object.entries(item).filter(([key]) => key !== name))
}

function withAttribute(name: string, value: AttributeValue) {
  return (item: Item): Item => ({ ...item, [name]: value })
}

/** Changes one attribute of the active release's entry in the head. */
function withEntry(name: string, value: AttributeValue | undefined) {
  return (item: Item): Item => {
    const releases = item['releases']?.M ?? {}
    const entry = { ...releases[active.id]?.M }
    if (value) entry[name] = value
    else delete entry[name]
    return { ...item, releases: { M: { ...releases, [active.id]: { M: entry } } } }
  }
}

type Change = (item: Item) => Item | undefined

describe.each<{ name: string; key: Key; change: Change; reason?: string }>([
  {
    name: 'S-27 the head lacks its generation',
    key: headKey,
    change: withoutAttribute('generation'),
  },
  {
    name: 'S-27 the generation is a text',
    key: headKey,
    change: withAttribute('generation', { S: '2' }),
  },
  {
    name: 'S-27 the generation is a fraction',
    key: headKey,
    change: withAttribute('generation', { N: '2.5' }),
  },
  {
    name: 'S-27 the generation is beyond safe',
    key: headKey,
    change: withAttribute('generation', { N: '9'.repeat(30) }),
  },
  {
    name: 'S-27 the active release is no id',
    key: headKey,
    change: withAttribute('active', { S: 'latest' }),
  },
  {
    name: 'S-27 the active release is unknown',
    key: headKey,
    change: withAttribute('active', { S: '0'.repeat(16) }),
  },
  {
    name: 'S-27 the active release is retired',
    key: headKey,
    change: withAttribute('active', { S: old.id }),
  },
  {
    name: 'S-27 no release is active, and yet one is',
    key: headKey,
    change: withAttribute('active', { NULL: true }),
  },
  {
    name: 'S-27 the releases are a set',
    key: headKey,
    change: withAttribute('releases', { SS: [old.id] }),
  },
  { name: 'S-27 a state nobody knows', key: headKey, change: withEntry('state', { S: 'shiny' }) },
  { name: 'S-27 an entry without counts', key: headKey, change: withEntry('counts', undefined) },
  {
    name: 'S-27 an entry of another generation',
    key: headKey,
    change: withEntry('generation', { N: '1' }),
  },
  {
    name: 'S-27 a time that is none',
    key: headKey,
    change: withEntry('publishedAt', { S: 'today' }),
  },
  { name: 'S-28 the manifest is missing', key: manifest, change: () => undefined },
  {
    name: 'S-28 the manifest has no segments',
    key: manifest,
    change: withAttribute('segments', { L: [] }),
  },
  {
    name: 'S-28 the manifest has another hash',
    key: manifest,
    change: withAttribute('sha256', { S: 'f'.repeat(64) }),
  },
  {
    name: 'S-28 the hash is right only at its beginning',
    key: manifest,
    change: withAttribute('sha256', { S: active.id + 'f'.repeat(48) }),
  },
  {
    name: 'S-28 the counts are wrong',
    key: manifest,
    change: withAttribute('counts', { M: marshall({ ...active.inventory.counts, resources: 10 }) }),
  },
  {
    name: 'S-28 the schema version is newer',
    key: manifest,
    change: withAttribute('schemaVersion', { N: `${schemaVersion + 1}` }),
    reason: 'release-unsupported',
  },
  {
    name: 'S-28 the schema version is a text',
    key: manifest,
    change: withAttribute('schemaVersion', { S: `${schemaVersion}` }),
  },
  { name: 'S-29 a segment is missing', key: segment, change: () => undefined },
  { name: 'S-29 a segment without data', key: segment, change: withoutAttribute('data') },
  { name: 'S-29 a segment of text', key: segment, change: withAttribute('data', { S: 'text' }) },
  {
    name: 'S-29 a segment of other bytes',
    key: segment,
    change: withAttribute('data', { B: new Uint8Array([1, 2, 3]) }),
  },
  {
    name: 'S-29 a segment of another release',
    key: segment,
    change: withAttribute('data', { B: old.segments[4]?.data ?? new Uint8Array() }),
  },
])('$name', ({ key, change, reason = 'release-corrupt' }) => {
  it('cold: unavailable; warm: the release before, whole; then mended, the new one', async () => {
    const warm = openView()
    await warm.current()
    await publishTo(store, active, 1)
    let whole: Item = {}
    await damage(key, (item) => {
      whole = item
      return change(item)
    })
    clock += liveTimes.ttlMs

    await expect(openView().current()).rejects.toMatchObject({ name: 'Unavailable', reason })
    const edition = await warm.current()
    expect(edition.release).toMatchObject({ id: old.id, generation: 1, active: true })
    expect(edition.directory).toEqual(datasets[0])
    expect(warm.state()).toBe('stale')

    await damage(key, () => whole)
    clock += liveTimes.ttlMs
    const mended = await warm.current()
    expect(mended.release).toMatchObject({ id: active.id, generation: 2 })
    expect(mended.directory).toEqual(datasets[1])
    expect(warm.state()).toBe('ok')
  })
})

describe('S-27 what a later version may add', () => {
  it.each<[string, Key, Change]>([
    ['the head', headKey, withAttribute('motto', { S: 'hello' })],
    ['an entry of the head', headKey, withEntry('signedBy', { S: 'somebody' })],
    [
      'the counts of an entry',
      headKey,
      withEntry('counts', { M: marshall({ ...active.counts, videos: 3 }) }),
    ],
    ['the manifest', manifest, withAttribute('sourceCommit', { S: 'abc' })],
    ['a segment', segment, withAttribute('note', { S: 'hello' })],
    [
      'the partition',
      { ...manifest, sk: 'audit' },
      () => ({ ...keyAttributes({ ...manifest, sk: 'audit' }), who: { S: 'ann' } }),
    ],
  ])('to %s does not stop this one', async (_, key, change) => {
    await publishTo(store, active, 1)
    await damage(key, change)
    const { directory, release } = await openView().current()
    expect(directory).toEqual(datasets[1])
    expect(release.counts).toEqual(active.counts)
  })
})

describe('an attacker or a bug', () => {
  it('S-28 cannot pass one whole release for another', async () => {
    await publishTo(store, active, 1)
    const other = releasePartition(old.id)
    const { table: TableName } = store
    for (const sk of [inventorySortKey, ...old.segments.map((one) => one.sk)]) {
      const from = keyAttributes({ pk: other, sk })
      const budget = storeBudgets.publisher
      const { Item = {} } = await send(store, new GetItemCommand({ TableName, Key: from }), budget)
      const moved = { ...Item, ...keyAttributes({ ...manifest, sk }) }
      await send(store, new PutItemCommand({ TableName, Item: moved }), budget)
    }
    await expect(openView().current()).rejects.toMatchObject({ reason: 'release-corrupt' })
  })
})
