/** The promises of the release store, on dynalite or on the endpoint that DYNAMODB_ENDPOINT names. */
import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect } from 'vitest'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { send } from '../../functions/store/database/call.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { StoredDiffers } from '../../functions/store/database/errors.ts'
import { releasePartition } from '../../functions/store/database/keys.ts'
import { createTableInput, tableDefinition } from '../../functions/store/database/table.ts'
import { LostRace, WrongState } from '../../functions/store/head/errors.ts'
import { messageLimit, summariesOf, summaryOf } from '../../functions/store/head/head.ts'
import { createReader, type Reader } from '../../functions/store/reader.ts'
import { encodeRelease, type EncodedRelease } from '../../functions/store/releases/format.ts'
import { queryRelease } from '../../functions/store/releases/requests.ts'
import { createWriter, type Writer } from '../../functions/store/writer.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { it } from '../support/store-test.ts'

const datasets = [300, 20, 21].map((resources) => syntheticDataset({ resources }))
const [a, b, c] = datasets.map(encodeRelease) as [EncodedRelease, EncodedRelease, EncodedRelease]
const act = (minute = 0) => ({
  by: 'ann@example.org',
  at: `2026-11-23T12:${String(minute).padStart(2, '0')}:00.000Z`,
})

let store: Store
let writer: Writer
let reader: Reader

it.beforeEach(({ store: own }) => {
  store = own
  writer = createWriter(store)
  reader = createReader(store)
})

async function publish(encoded: EncodedRelease, from: number, message = `from ${from}`) {
  await writer.stage(encoded, act())
  await writer.write(encoded)
  return writer.activate(encoded.id, { ...act(from), from, message })
}

async function itemsOf({ id }: EncodedRelease) {
  const { Items } = await send(
    store,
    new QueryCommand(queryRelease(store.table, id)),
    storeBudgets.load,
  )
  return Items ?? []
}

describe('the table', () => {
  it('may be there already', async () => {
    await expect(writer.ensureTable()).resolves.toBe(false)
  })

  it('is created from the one definition', () => {
    expect(createTableInput('t')).toEqual({
      TableName: 't',
      AttributeDefinitions: [
        { AttributeName: tableDefinition.partitionKey.name, AttributeType: 'S' },
        { AttributeName: tableDefinition.sortKey.name, AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    })
  })
})

describe('an empty table', () => {
  it('has no head', async () => {
    expect(await reader.head()).toBeUndefined()
    expect(await writer.head()).toBeUndefined()
  })

  it('has no release to activate', async () => {
    const activated = writer.activate(a.id, { ...act(), from: 0, message: 'first' })
    await expect(activated).rejects.toThrow(WrongState)
  })
})

describe('a release', () => {
  it('reads back as it was published', async () => {
    await publish(a, 0)
    expect(await reader.release(a.id)).toEqual(datasets[0])
  })

  it('is one partition of a manifest and few segments', async () => {
    await publish(a, 0)
    const items = await itemsOf(a)
    expect(items.map((item) => item['sk']?.S)).toEqual([
      'manifest',
      'segment#cancerTypes#0000',
      'segment#countries#0000',
      'segment#manifest#0000',
      'segment#medicines#0000',
      'segment#pages#0000',
      'segment#publications#0000',
      'segment#resources#0000',
      'segment#resources#0001',
      'segment#terms#0000',
    ])
  })

  it('is known to the head before anything of it is written', async () => {
    await expect(writer.write(a)).rejects.toThrow(WrongState)
    expect(await itemsOf(a)).toEqual([])
  })

  it('P-02 is never changed: other content under its keys is refused and left as it is', async () => {
    await publish(a, 0)
    const before = await itemsOf(a)
    const impostor = {
      ...a,
      segments: a.segments.map(({ sk }, i) => ({
        sk,
        data: b.segments[i]?.data ?? new Uint8Array(),
      })),
      inventory: { ...b.inventory, segments: a.inventory.segments },
    }
    await expect(writer.write(impostor)).rejects.toThrow(StoredDiffers)
    expect(await itemsOf(a)).toEqual(before)
  })

  it('P-02 is not completed over a segment with other content, which is named', async () => {
    await writer.stage(a, act())
    const leftover = {
      pk: releasePartition(a.id),
      sk: 'segment#resources#0001',
      data: b.segments[0]?.data,
    }
    const put = new PutItemCommand({ TableName: store.table, Item: marshall(leftover) })
    await send(store, put, storeBudgets.publisher)
    await expect(writer.write(a)).rejects.toMatchObject({
      name: 'StoredDiffers',
      id: a.id,
      sk: 'segment#resources#0001',
    })
    expect((await itemsOf(a)).some((item) => item['sk']?.S === 'manifest')).toBe(false)
  })

  it('P-08 is written to the end after a crash: what is there is kept', async () => {
    await writer.stage(a, act())
    await writer.write(a)
    for (const sk of ['manifest', 'segment#resources#0001']) {
      const Key = marshall({ pk: releasePartition(a.id), sk })
      await send(
        store,
        new DeleteItemCommand({ TableName: store.table, Key }),
        storeBudgets.publisher,
      )
    }
    const progress: unknown[] = []
    await writer.write(a, (at) => progress.push(at))
    expect(progress.at(-1)).toEqual({ written: 2, kept: 8, of: 10 })
    await writer.activate(a.id, { ...act(), from: 0, message: 'after the crash' })
    expect(await reader.release(a.id)).toEqual(datasets[0])
  })

  it('P-10 is kept as it is when it is written again', async () => {
    await publish(a, 0)
    const before = await itemsOf(a)
    const progress: unknown[] = []
    await writer.write(a, (at) => progress.push(at))
    expect(progress.at(-1)).toEqual({ written: 0, kept: 10, of: 10 })
    expect(await itemsOf(a)).toEqual(before)
  })
})

describe('staging', () => {
  it('creates the head of an empty table', async () => {
    const head = await writer.stage(a, act())
    expect(head).toEqual({
      generation: 0,
      active: null,
      releases: { [a.id]: { state: 'staged', stagedAt: act().at, counts: a.counts } },
      authors: { [a.id]: 'ann@example.org' },
      copies: { [a.id]: expect.any(String) },
      revision: 0,
      last: null,
    })
    expect(await writer.head()).toEqual(head)
  })

  it('P-06 is invisible to readers', async () => {
    await writer.stage(a, act())
    await writer.write(a)
    const head = await reader.head()
    expect(head?.active).toBeNull()
    expect(head && summariesOf(head)).toEqual([])
    expect(head && summaryOf(head, a.id)).toBeUndefined()
  })

  it('changes neither generation nor active release', async () => {
    await publish(a, 0)
    const head = await writer.stage(b, act(9))
    expect(head).toMatchObject({ generation: 1, active: a.id })
    expect(head.releases[a.id]?.state).toBe('active')
    expect(head.releases[b.id]?.state).toBe('staged')
  })

  it('is renewed by staging again', async () => {
    await writer.stage(a, act(1))
    const head = await writer.stage(a, { ...act(2), by: 'bob@example.org' })
    expect(head.releases[a.id]?.stagedAt).toBe(act(2).at)
    expect(head.authors[a.id]).toBe('bob@example.org')
  })

  it('leaves a published release alone', async () => {
    const published = await publish(a, 0)
    expect(await writer.stage(a, { ...act(5), by: 'bob@example.org' })).toEqual(published)
  })

  it('of ten publishers at once registers all ten', async () => {
    const all = Array.from({ length: 10 }, (_, i) =>
      encodeRelease(syntheticDataset({ resources: i })),
    )
    await Promise.all(all.map(async (one) => writer.stage(one, act())))
    const head = await writer.head()
    expect(Object.keys(head?.releases ?? {}).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
  })

  it.each([
    ['no name', { by: '', at: act().at }],
    ['a time that is none', { by: 'ann', at: 'yesterday' }],
  ])('refuses %s', async (_, given) => {
    await expect(writer.stage(a, given)).rejects.toMatchObject({ name: 'ZodError' })
    expect(await writer.head()).toBeUndefined()
  })
})

describe('activating', () => {
  it('P-03 makes the next generation, and retires the release before', async () => {
    await publish(a, 0, 'first')
    const head = await publish(b, 1, 'second')
    expect(head).toMatchObject({
      generation: 2,
      active: b.id,
      releases: {
        [a.id]: { state: 'retired', generation: 1, retiredAt: act(1).at, message: 'first' },
        [b.id]: { state: 'active', generation: 2, publishedAt: act(1).at, message: 'second' },
      },
    })
  })

  it('tells readers message, time and counts, and never who', async () => {
    await publish(a, 0, 'first')
    const head = await reader.head()
    expect(JSON.stringify(head)).not.toContain('ann')
    expect(head && summariesOf(head)).toEqual([
      {
        id: a.id,
        generation: 1,
        publishedAt: act(0).at,
        activatedAt: act(0).at,
        message: 'first',
        counts: a.counts,
        active: true,
      },
    ])
    expect((await writer.head())?.authors[a.id]).toBe('ann@example.org')
  })

  it('lists the newest generation first', async () => {
    await publish(a, 0)
    await publish(b, 1)
    await publish(c, 2)
    const head = await reader.head()
    expect(head && summariesOf(head).map(({ id, generation }) => [id, generation])).toEqual([
      [c.id, 3],
      [b.id, 2],
      [a.id, 1],
    ])
  })

  it('P-03 can go back to a retired release, as a new generation', async () => {
    await publish(a, 0)
    await publish(b, 1)
    const head = await writer.activate(a.id, { ...act(3), from: 2, message: 'back' })
    expect(head).toMatchObject({ generation: 3, active: a.id })
    expect(head.releases[a.id]).toMatchObject({ state: 'active', generation: 3, message: 'back' })
    expect(head.releases[b.id]).toMatchObject({ state: 'retired', generation: 2 })
    // And forward again, which must not trip over what the first retirement left.
    const again = await writer.activate(b.id, { ...act(4), from: 3, message: 'forth' })
    expect(again).toMatchObject({ generation: 4, active: b.id })
    expect(await reader.head()).toMatchObject({ generation: 4, active: b.id })
  })

  it('P-13 loses the race to whoever was first, and says who', async () => {
    await publish(a, 0)
    await writer.stage(b, act())
    await writer.stage(c, { ...act(), by: 'bob@example.org' })
    await writer.activate(c.id, { ...act(), by: 'bob@example.org', from: 1, message: 'faster' })
    const lost = writer.activate(b.id, { ...act(), from: 1, message: 'slower' })
    await expect(lost).rejects.toThrow(LostRace)
    await expect(lost).rejects.toMatchObject({
      from: 1,
      head: { generation: 2, active: c.id, authors: { [c.id]: 'bob@example.org' } },
    })
    const head = await writer.head()
    expect(head?.releases[b.id]?.state).toBe('staged')
    expect(head?.releases[a.id]?.state).toBe('retired')
  })

  it('P-14 of ten at once lets one through each round: the generations are a straight line', async () => {
    const all = Array.from({ length: 10 }, (_, i) =>
      encodeRelease(syntheticDataset({ resources: i })),
    )
    for (const one of all) await writer.stage(one, act())
    const left = [...all]
    for (let from = 0; from < all.length; from++) {
      const outcomes = await Promise.allSettled(
        left.map(async ({ id }) => writer.activate(id, { ...act(), from, message: id })),
      )
      const won = outcomes.flatMap((outcome) =>
        outcome.status === 'fulfilled' ? outcome.value : [],
      )
      const lost = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
      )
      expect(won).toHaveLength(1)
      expect(lost.every((error) => error instanceof LostRace)).toBe(true)
      expect(won[0]?.generation).toBe(from + 1)
      left.splice(
        left.findIndex(({ id }) => id === won[0]?.active),
        1,
      )
    }
    expect(left).toEqual([])
  })

  it('P-15 of a delayed publisher fails, however long ago it staged', async () => {
    await publish(a, 0)
    await writer.stage(b, act())
    await publish(c, 1)
    await writer.activate(a.id, { ...act(), from: 2, message: 'back' })
    const late = writer.activate(b.id, { ...act(), from: 1, message: 'late' })
    await expect(late).rejects.toMatchObject({
      name: 'LostRace',
      head: { generation: 3, active: a.id },
    })
  })

  it('P-07 does not ask the clock: a publisher who is an hour behind wins all the same', async () => {
    await publish(a, 0)
    await writer.stage(b, act())
    const early = { by: 'ann', at: '2026-11-23T11:00:00.000Z', from: 1, message: 'slow clock' }
    expect(await writer.activate(b.id, early)).toMatchObject({ generation: 2, active: b.id })
  })

  it('P-07 refuses a release that is not staged, without touching the head', async () => {
    const before = await publish(a, 0)
    for (const [id, state] of [
      [b.id, undefined],
      [a.id, 'active'],
    ] as const) {
      const refused = writer.activate(id, { ...act(), from: 1, message: 'no' })
      await expect(refused).rejects.toMatchObject({ name: 'WrongState', id, state })
    }
    expect(await writer.head()).toEqual(before)
  })

  it('P-16 refuses a release that is being removed, and so do staging and writing', async () => {
    await publish(a, 0)
    const Key = marshall({ pk: 'head', sk: 'head' })
    const { Item } = await send(
      store,
      new GetItemCommand({ TableName: store.table, Key }),
      storeBudgets.publisher,
    )
    const deleting = { state: 'deleting', stagedAt: act().at, counts: b.counts }
    const releases = Item?.['releases']?.M ?? {}
    const Put = new PutItemCommand({
      TableName: store.table,
      Item: { ...Item, releases: { M: { ...releases, [b.id]: { M: marshall(deleting) } } } },
    })
    await send(store, Put, storeBudgets.publisher)
    const state = { name: 'WrongState', id: b.id, state: 'deleting' }
    const activated = writer.activate(b.id, { ...act(), from: 1, message: 'no' })
    await expect(activated).rejects.toMatchObject(state)
    await expect(writer.stage(b, act())).rejects.toMatchObject(state)
    await expect(writer.write(b)).rejects.toMatchObject(state)
    const head = await reader.head()
    expect(head && summaryOf(head, b.id)).toBeUndefined()
  })

  it.each(['', 'x'.repeat(messageLimit + 1)])(
    'refuses a message of no or too many characters',
    async (message) => {
      const before = await publish(a, 0)
      await writer.stage(b, act())
      await expect(writer.activate(b.id, { ...act(), from: 1, message })).rejects.toMatchObject({
        name: 'ZodError',
      })
      expect((await writer.head())?.generation).toBe(before.generation)
    },
  )

  it('of two publishers with the same content succeeds once, and the loser can see that it is there', async () => {
    await writer.stage(a, act())
    const outcomes = await Promise.allSettled(
      [1, 2].map(async (n) =>
        writer.activate(a.id, { ...act(), from: 0, message: `publisher ${n}` }),
      ),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({
      reason: { name: 'LostRace', head: { generation: 1, active: a.id } },
    })
  })
})
