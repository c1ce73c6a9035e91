/** The life of a release after it was published: the log, going back, and removal. */
import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect } from 'vitest'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { send } from '../../functions/store/database/call.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { StoredDiffers } from '../../functions/store/database/errors.ts'
import {
  changeSortKey,
  headKey,
  keyAttributes,
  logPartition,
  releasePartition,
} from '../../functions/store/database/keys.ts'
import { createTableInput } from '../../functions/store/database/table.ts'
import { HeadBroken, LostRace, WrongState } from '../../functions/store/head/errors.ts'
import type { PublisherHead } from '../../functions/store/head/head.ts'
import { checkHead } from '../../functions/store/head/mend.ts'
import { replayLog } from '../../functions/store/head/replay.ts'
import { createReader, type Reader } from '../../functions/store/reader.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { inspectRelease } from '../../functions/store/releases/inspect.ts'
import { queryRelease } from '../../functions/store/releases/requests.ts'
import { createWriter, type Writer } from '../../functions/store/writer.ts'
import { checkLog } from '../../seed/releases/verify.ts'
import { seededRandom, syntheticDataset } from '../support/datasets.ts'
import { awsError, type FaultProxy } from '../support/fault-proxy.ts'
import { gate } from '../support/gate.ts'
import { it } from '../support/store-test.ts'
import { publishTo, type TestStore } from '../support/store.ts'

const releases = [3, 4, 5, 6, 7].map((resources) =>
  encodeRelease(syntheticDataset({ resources, locales: ['en'] })),
)
const [a, b, c, d] = releases as [
  (typeof releases)[number],
  (typeof releases)[number],
  (typeof releases)[number],
  (typeof releases)[number],
]
const act = (minute = 0, by = 'ann@example.org') => ({
  by,
  at: `2026-11-23T12:${String(minute).padStart(2, '0')}:00.000Z`,
})

let tests: TestStore
let store: Store
let writer: Writer
let reader: Reader

it.beforeEach(({ stores, store: own }) => {
  tests = stores
  store = own
  writer = createWriter(store)
  reader = createReader(store)
})

async function headNow(): Promise<PublisherHead> {
  const head = await writer.head()
  if (head === undefined) throw new Error('there is no head')
  return head
}

async function itemsOf(id: string) {
  const query = new QueryCommand(queryRelease(store.table, id))
  return (await send(store, query, storeBudgets.load)).Items ?? []
}

async function mark(ids: readonly string[], seen: PublisherHead, at: Store = store) {
  return createWriter(at).markDeleting(ids, { ...act(30), message: 'tidy', seen })
}

/** Marked and removed at once. */
async function removeNow(id: string): Promise<void> {
  await writer.remove(id, await mark([id], await headNow()))
}

async function expectWhole(id: string): Promise<void> {
  const head = await headNow()
  const { counts } = head.releases[id] ?? {}
  const expected = { ...(counts && { counts }), copy: head.copies[id] }
  const { findings } = await inspectRelease(store, storeBudgets.publisher, id, expected)
  expect(findings).toEqual([])
}

async function putHead(head: object): Promise<void> {
  const Item = { ...keyAttributes(headKey), ...marshall(head) }
  await send(store, new PutItemCommand({ TableName: store.table, Item }), storeBudgets.publisher)
}

async function dropHead(): Promise<void> {
  const request = new DeleteItemCommand({ TableName: store.table, Key: keyAttributes(headKey) })
  await send(store, request, storeBudgets.publisher)
}

describe('the log', () => {
  it('P-29 tells of every publish, rollback and prune: who, when, what, why, with which tool, from which commit, past which guard', async () => {
    const commit = '0123456789abcdef0123456789abcdef01234567'
    await writer.stage(a, act())
    await writer.write(a)
    await writer.activate(a.id, { ...act(1), from: 0, message: 'first', tool: '1.2.3', commit })
    await writer.stage(b, act(2))
    await writer.write(b)
    const bob = act(3, 'bob@example.org')
    await writer.activate(b.id, { ...bob, from: 1, message: 'second', confirmed: 212 })
    await writer.activate(a.id, { ...act(4), from: 2, message: 'regret', kind: 'rollback' })
    await mark([b.id], await headNow())

    const { changes, stagings } = await writer.log()
    const none = {
      caller: null,
      tool: null,
      commit: null,
      uncommitted: null,
      privateNote: null,
      confirmed: null,
    }
    const common = { ...none, token: expect.any(String) }
    const first = { kind: 'publish', message: 'first', tool: '1.2.3', commit }
    const second = { kind: 'publish', message: 'second', confirmed: 212 }
    const regret = { kind: 'rollback', message: 'regret' }
    const tidy = { kind: 'prune', message: 'tidy' }
    const [toA, toB] = [{ releases: [a.id] }, { releases: [b.id] }]
    expect(changes).toEqual([
      { ...common, ...act(1), ...first, ...toA, revision: 1, previous: null, from: 0, to: 1 },
      { ...common, ...bob, ...second, ...toB, revision: 2, previous: a.id, from: 1, to: 2 },
      { ...common, ...act(4), ...regret, ...toA, revision: 3, previous: b.id, from: 2, to: 3 },
      { ...common, ...act(30), ...tidy, ...toB, revision: 4, previous: a.id, from: 3, to: 3 },
    ])
    expect(stagings.map(({ id, revision }) => [id, revision])).toEqual([
      [a.id, 0],
      [b.id, 1],
    ])
    expect(checkLog(await writer.log(), await headNow())).toEqual([])
  })

  it('P-29 tells of a line that was put again with other words, although nothing else is changed', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    const { changes } = await writer.log()
    const [first] = changes
    if (first === undefined) throw new Error('nothing is written down')
    const key = { pk: logPartition, sk: changeSortKey(1) }
    const altered: readonly object[] = [
      { ...first, by: 'eve@example.org' },
      { ...first, caller: 'arn:aws:sts::any:assumed-role/any/eve' },
      { ...first, message: 'as agreed' },
      { ...first, releases: [b.id] },
    ]
    for (const other of [...altered, first]) {
      const Item = { ...keyAttributes(key), ...marshall(other) }
      await send(
        store,
        new PutItemCommand({ TableName: store.table, Item }),
        storeBudgets.publisher,
      )
      expect(checkLog(await writer.log(), await headNow())).toEqual(
        other === first
          ? []
          : [
              {
                key: `log ${key.sk}`,
                problem: 'is not as it was when the next change was made',
              },
            ],
      )
    }
  })

  it('P-29 is sound where a version of before has written it: nothing is held then', async () => {
    await publishTo(store, a, 0)
    const [first] = (await writer.log()).changes
    if (first === undefined) throw new Error('nothing is written down')
    const second = { ...first, revision: 2, from: 1, to: 2, token: 'any', by: 'bob@example.org' }
    const head = { ...(await headNow()), revision: 2, generation: 2, last: second }
    expect(checkLog({ changes: [first, second], stagings: [] }, head)).toEqual([])
  })

  it('P-29 is never seen by readers: their head names no person, tool or change', async () => {
    await publishTo(store, a, 0)
    const seen = JSON.stringify(await reader.head())
    for (const word of ['ann', 'revision', 'last', 'token', 'copies', 'authors', 'tool']) {
      expect(seen).not.toContain(`"${word}`)
    }
    expect(seen).not.toContain('example.org')
  })

  it('P-29 is appended to and never changed, over a random life of 60 steps; replayed, it gives the head', async () => {
    const random = seededRandom(29)
    const before: unknown[] = []
    for (let step = 0; step < 60; step++) {
      const head = await writer.head()
      const one = releases[Math.floor(random() * releases.length)] ?? a
      const held = Object.entries(head?.releases ?? {})
      const retired = held.find(([, { state }]) => state === 'retired')?.[0]
      const from = head?.generation ?? 0
      const what = random()
      if (head && retired !== undefined && what < 0.2) {
        await writer.activate(retired, { ...act(), from, message: 'back', kind: 'rollback' })
      } else if (head && retired !== undefined && what < 0.4) {
        await removeNow(retired)
      } else if (what < 0.6) {
        await writer.stage(one, act())
      } else if (head?.active !== one.id) {
        await publishTo(store, one, from)
      }
      const log = await writer.log()
      expect(log.changes.slice(0, before.length)).toEqual(before)
      before.splice(0, before.length, ...log.changes)
    }
    const head = await headNow()
    const log = await writer.log()
    expect(checkLog(log, head)).toEqual([])
    expect(head.revision).toBe(log.changes.length)
    const replayed = replayLog(log)
    const gone = Object.entries(replayed.releases).filter(([, { state }]) => state === 'deleting')
    for (const [id] of gone) {
      expect(await itemsOf(id)).toEqual([])
      delete replayed.releases[id]
      delete replayed.copies[id]
      delete replayed.authors[id]
    }
    // Of a staging that was renewed, the log keeps the first time.
    for (const [id, entry] of Object.entries(replayed.releases)) {
      entry.stagedAt = head.releases[id]?.stagedAt ?? ''
    }
    expect(replayed).toEqual(head)
  })

  it('P-29 knows of a release before anything of it is written', async () => {
    const own = tests.reopen(store, tests.endpoint)
    const held = gate(own)
    held.hold((operation) => operation !== 'GetItemCommand' && operation !== 'QueryCommand')
    const staging = createWriter(own).stage(a, act())
    await held.until()
    expect(held.held.map(({ operation }) => operation)).toEqual(['PutItemCommand'])
    expect(JSON.stringify(held.held[0]?.input)).toContain('staged#')
    await held.held[0]?.release()
    await held.until()
    expect((await writer.log()).stagings.map(({ id }) => id)).toEqual([a.id])
    expect(await writer.head()).toBeUndefined()
    await held.open()
    await staging
  })

  it('refuses a message of no or too many characters, whatever is done', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    const seen = await headNow()
    for (const message of ['', 'x'.repeat(501)]) {
      const back = writer.activate(a.id, { ...act(), from: 2, message, kind: 'rollback' })
      await expect(back).rejects.toMatchObject({ name: 'ZodError' })
      const marked = writer.markDeleting([a.id], { ...act(), message, seen })
      await expect(marked).rejects.toMatchObject({ name: 'ZodError' })
    }
    expect(await headNow()).toEqual(seen)
  })
})

describe('a log that could not be written', () => {
  let proxy: FaultProxy
  let proxied: Writer

  it.beforeEach(({ proxy: own, proxied: through }) => {
    proxy = own
    proxied = createWriter(through)
  })

  it('P-29 is made up for by whoever changes the head next: nothing is missing', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    proxy.inject(({ operation, body }) =>
      operation === 'PutItem' && body.includes('change#')
        ? awsError('AccessDeniedException')
        : undefined,
    )
    await proxied.activate(a.id, { ...act(), from: 2, message: 'back', kind: 'rollback' })
    expect((await writer.log()).changes).toHaveLength(2)
    // The head holds it meanwhile, and no change goes past it.
    expect((await headNow()).last).toMatchObject({ revision: 3, message: 'back' })
    const forth = { ...act(), from: 3, message: 'forth', kind: 'rollback' } as const
    await expect(proxied.activate(b.id, forth)).rejects.toMatchObject({
      reason: 'store-unavailable',
    })
    expect((await headNow()).generation).toBe(3)
    proxy.clear()
    await proxied.activate(b.id, forth)
    const { changes } = await writer.log()
    expect(changes.map(({ message }) => message)).toEqual([
      'generation 1',
      'generation 2',
      'back',
      'forth',
    ])
  })

  it('P-10 a rollback whose reply is lost knows that it was made, once', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    proxy.inject(({ body }) =>
      body.includes('#generation = :next') ? { kind: 'lost-reply' } : undefined,
    )
    const hasty = { ...storeBudgets.publisher, backoffBaseMs: 1 }
    const back = createWriter(tests.reopen(store, proxy.url), hasty)
    const flip = { ...act(), from: 2, message: 'back', kind: 'rollback' } as const
    expect(await back.activate(a.id, flip)).toMatchObject({ generation: 3, active: a.id })
    expect(proxy.fired.get('lost-reply')).toBe(10)
    expect((await writer.log()).changes).toHaveLength(3)
  })

  it('P-10 a mark whose reply is lost is made once', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    const seen = await headNow()
    let lost = 0
    proxy.inject(({ operation }) =>
      operation === 'UpdateItem' && lost++ === 0 ? { kind: 'lost-reply' } : undefined,
    )
    const marked = await proxied.markDeleting([a.id], { ...act(), message: 'tidy', seen })
    expect(marked.releases[a.id]?.state).toBe('deleting')
    expect((await writer.log()).changes).toHaveLength(3)
  })

  it('P-08 a removal that stops anywhere leaves nothing that reads as a release, and is finished by the same command', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    const marked = await mark([a.id], await headNow())
    for (let kept = 1; kept < 20; kept++) {
      let deletes = 0
      proxy.clear()
      proxy.inject(({ operation }) =>
        operation === 'DeleteItem' && ++deletes > 1 ? awsError('AccessDeniedException') : undefined,
      )
      const failure = await proxied.remove(a.id, marked).catch((error: unknown) => error)
      if (failure === undefined) break
      expect(failure).toMatchObject({ reason: 'store-unavailable' })
      expect((await itemsOf(a.id)).some((item) => item['sk']?.S === 'manifest')).toBe(false)
      await expect(reader.release(a.id)).rejects.toMatchObject({ reason: 'release-corrupt' })
    }
    expect(await itemsOf(a.id)).toEqual([])
    expect(Object.keys((await headNow()).releases)).toEqual([b.id])
    // Once more is no error.
    await writer.remove(a.id, marked)
    await expectWhole(b.id)
  })
})

describe('going back', () => {
  it('P-03 is a new generation of a retired release, and of nothing else', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    await writer.stage(c, act())
    await writer.write(c)
    const rollback = { ...act(), from: 2, message: 'back', kind: 'rollback' } as const
    for (const [id, state] of [
      [c.id, 'staged'],
      [b.id, 'active'],
      [d.id, undefined],
    ] as const) {
      const refused = writer.activate(id, rollback)
      await expect(refused).rejects.toMatchObject({ name: 'WrongState', id, state })
    }
    expect(await writer.activate(a.id, rollback)).toMatchObject({ generation: 3, active: a.id })
    await expect(writer.activate(b.id, rollback)).rejects.toThrow(LostRace)
  })

  it('P-16 to a release that is being removed is refused', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    await mark([a.id], await headNow())
    const back = { ...act(), from: 2, message: 'back', kind: 'rollback' } as const
    await expect(writer.activate(a.id, back)).rejects.toMatchObject({ state: 'deleting' })
    expect(await headNow()).toMatchObject({ generation: 2, active: b.id })
  })
})

describe('removing', () => {
  it('P-07 never marks the active release, nor one that is not as it was seen', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    await writer.stage(c, act())
    await writer.stage(d, act())
    const seen = await headNow()
    // Meanwhile a is gone back to, and c is begun again.
    await writer.activate(a.id, { ...act(5), from: 2, message: 'back', kind: 'rollback' })
    await writer.stage(c, act(6))
    const { releases: after } = await mark([a.id, b.id, c.id, d.id], seen)
    const states = [a, b, c, d].map(({ id }) => after[id]?.state)
    expect(states).toEqual(['active', 'retired', 'staged', 'deleting'])
    const last = (await writer.log()).changes.at(-1)
    expect(last).toMatchObject({ kind: 'prune', releases: [d.id], from: 3, to: 3 })
  })

  it('P-07 never marks the active release, not even as it was seen', async () => {
    await publishTo(store, a, 0)
    const seen = await headNow()
    expect((await mark([a.id], seen)).releases[a.id]?.state).toBe('active')
    expect((await headNow()).revision).toBe(seen.revision)
  })

  it('P-07 never marks what is begun again at the last moment', async () => {
    await publishTo(store, a, 0)
    await writer.stage(b, act())
    await writer.stage(c, act())
    const seen = await headNow()
    const own = tests.reopen(store, tests.endpoint)
    const held = gate(own)
    held.hold((operation) => operation === 'UpdateItemCommand')
    const marking = mark([b.id, c.id], seen, own)
    await held.until()
    await writer.stage(b, act(7))
    await held.open()
    const { releases: after } = await marking
    expect([b, c].map(({ id }) => after[id]?.state)).toEqual(['staged', 'deleting'])
    expect((await writer.log()).changes.at(-1)?.releases).toEqual([c.id])
  })

  it('P-07 marks nothing, and writes nothing, when all has changed or is gone', async () => {
    await publishTo(store, a, 0)
    await writer.stage(c, act())
    const seen = await headNow()
    await publishTo(store, b, 1)
    await removeNow(c.id)
    const before = await headNow()
    expect(await mark([a.id, c.id, d.id], seen)).toEqual(before)
    expect(await headNow()).toEqual(before)
  })

  it('marks many at once, each once', async () => {
    await publishTo(store, a, 0)
    const many = Array.from({ length: 40 }, (_, i) => ({
      ...b,
      id: i.toString(16).padStart(16, '0'),
    }))
    for (const one of many) await writer.stage(one, act())
    const ids = many.map(({ id }) => id)
    const marked = await mark(ids, await headNow())
    expect(ids.every((id) => marked.releases[id]?.state === 'deleting')).toBe(true)
    expect(checkLog(await writer.log(), marked)).toEqual([])
  })

  it('takes every item away, the manifest first, and then the release out of the head', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    const own = tests.reopen(store, tests.endpoint)
    const held = gate(own)
    const deleted: string[] = []
    held.hold((operation, input) => {
      if (operation === 'DeleteItemCommand') deleted.push(JSON.stringify(input))
      return false
    })
    const counted: number[] = []
    const marked = await mark([a.id], await headNow())
    await createWriter(own).remove(a.id, marked, (count) => counted.push(count))
    expect(deleted[0]).toContain('"manifest"')
    expect(deleted).toHaveLength(9)
    expect(counted.at(-1)).toBe(9)
    expect(await itemsOf(a.id)).toEqual([])
    expect((await headNow()).releases[a.id]).toBeUndefined()
    expect((await headNow()).copies[a.id]).toBeUndefined()
    expect((await headNow()).authors[a.id]).toBeUndefined()
    await expectWhole(b.id)
  })

  it('is refused for a release that is not marked', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    await expect(writer.remove(a.id, await headNow())).rejects.toThrow(WrongState)
    await expect(writer.remove(b.id, await headNow())).rejects.toThrow(WrongState)
    await expectWhole(a.id)
    await expectWhole(b.id)
  })

  it('P-15 by one who slept cannot touch the same content published again meanwhile', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    const marked = await mark([a.id], await headNow())
    // Two sleepers: one before its first look at the items, one before its first delete.
    const [early, late] = [0, 1].map(() => tests.reopen(store, tests.endpoint)) as [Store, Store]
    const [earlyGate, lateGate] = [gate(early), gate(late)]
    earlyGate.hold((operation) => operation === 'QueryCommand')
    lateGate.hold((operation) => operation === 'DeleteItemCommand')
    const sleepers = [early, late].map(async (own) => createWriter(own).remove(a.id, marked))
    await earlyGate.until()
    await lateGate.until()

    await writer.remove(a.id, marked)
    await publishTo(store, a, 2)
    expect(await headNow()).toMatchObject({ generation: 3, active: a.id })
    await earlyGate.open()
    await lateGate.open()
    await Promise.all(sleepers)
    expect(await headNow()).toMatchObject({ generation: 3, active: a.id })
    await expectWhole(a.id)
    await reader.release(a.id)
  })

  it('P-15 by one who slept before taking it out of the head cannot take out the same content published again', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    const marked = await mark([a.id], await headNow())
    const own = tests.reopen(store, tests.endpoint)
    const sleeping = gate(own)
    sleeping.hold((operation) => operation === 'UpdateItemCommand')
    const sleeper = createWriter(own).remove(a.id, marked)
    await sleeping.until()
    await writer.remove(a.id, marked)
    await publishTo(store, a, 2)
    await sleeping.open()
    await sleeper
    expect(await headNow()).toMatchObject({ generation: 3, active: a.id })
    await expectWhole(a.id)
  })

  it('P-15 of what a publisher who slept had begun: it cannot switch to the same content begun again', async () => {
    await publishTo(store, b, 0)
    const begun = await writer.stage(a, act())
    await writer.write(a)
    const copy = begun.copies[a.id]
    await removeNow(a.id)
    // Somebody else has begun it again, and written next to nothing of it.
    await writer.stage(a, act(9))
    const flip = writer.activate(a.id, { ...act(), from: 1, message: 'late', copy })
    await expect(flip).rejects.toMatchObject({ name: 'WrongState', state: 'staged' })
    expect(await headNow()).toMatchObject({ generation: 1, active: b.id })
  })

  it('P-15 leaves items of a publisher who slept: whoever publishes that content takes them over, and they go with it', async () => {
    await publishTo(store, b, 0)
    await writer.stage(a, act())
    const own = tests.reopen(store, tests.endpoint)
    const sleeping = gate(own)
    sleeping.hold((operation) => operation === 'PutItemCommand')
    const late = createWriter(own).write(a)
    await sleeping.until()
    await removeNow(a.id)
    await sleeping.open()
    await late
    expect(await itemsOf(a.id)).toHaveLength(9)
    expect((await headNow()).releases[a.id]).toBeUndefined()

    await publishTo(store, a, 1)
    await expectWhole(a.id)
    await publishTo(store, b, 2)
    await removeNow(a.id)
    expect(await itemsOf(a.id)).toEqual([])
  })

  it('takes away items that nobody can place, too', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    const stray = { pk: releasePartition(a.id), sk: 'segment#resources#0042', copy: 'unknown' }
    const put = new PutItemCommand({ TableName: store.table, Item: marshall(stray) })
    await send(store, put, storeBudgets.publisher)
    await removeNow(a.id)
    expect(await itemsOf(a.id)).toEqual([])
  })

  it('P-18 needs no time to live: the table has none, and no item carries an attribute that could be one', async () => {
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    await mark([a.id], await headNow())
    expect(createTableInput('t')).not.toHaveProperty('TimeToLiveSpecification')
    const { Items = [] } = await send(
      store,
      new ScanCommand({ TableName: store.table }),
      storeBudgets.publisher,
    )
    const names = new Set(Items.flatMap((item) => Object.keys(item)))
    expect([...names].filter((name) => /ttl|expir/i.test(name))).toEqual([])
    const ofReleases = Items.filter((item) => item['pk']?.S?.startsWith('release#'))
    expect(ofReleases).toHaveLength(18)
    expect(new Set(ofReleases.flatMap((item) => Object.keys(item)))).toEqual(
      new Set(['pk', 'sk', 'copy', 'data', 'schemaVersion', 'sha256', 'counts', 'segments']),
    )
  })
})

describe('a head that is not what it was', () => {
  it('O-04 that is lost is noticed by everyone, and nothing is published over it', async () => {
    await publishTo(store, a, 0)
    await dropHead()
    const lost = { name: 'HeadBroken', fault: 'lost' }
    await expect(writer.head()).rejects.toMatchObject(lost)
    await expect(writer.stage(b, act())).rejects.toMatchObject(lost)
    await expect(
      writer.activate(a.id, { ...act(), from: 0, message: 'again' }),
    ).rejects.toMatchObject(lost)
    expect(await checkHead(store)).toMatchObject({ state: 'lost', generation: 1, revision: 1 })
    expect(await reader.head()).toBeUndefined()
  })

  it('O-04 that is damaged is noticed, with the last change that it still tells of', async () => {
    await publishTo(store, a, 0)
    const { last, ...head } = await headNow()
    const told = { ...last, revision: 2, from: 1, to: 2 }
    await putHead({ ...head, generation: 9, revision: 2, last: told, releases: 'gone' })
    await expect(writer.head()).rejects.toMatchObject({ fault: 'damaged' })
    const check = await checkHead(store)
    expect(check).toMatchObject({ state: 'damaged', generation: 9, revision: 2 })
    expect('log' in check && check.log.changes.map(({ revision }) => revision)).toEqual([1, 2])
  })

  it('O-04 that somebody put back is noticed before anything is changed', async () => {
    await publishTo(store, a, 0)
    const old = await headNow()
    await publishTo(store, b, 1)
    await putHead(old)
    expect(await checkHead(store)).toMatchObject({ state: 'behind', generation: 2 })
    await writer.stage(c, act())
    await writer.write(c)
    const flip = writer.activate(c.id, { ...act(), from: 1, message: 'no' })
    await expect(flip).rejects.toThrow(HeadBroken)
    expect(await reader.head()).toMatchObject({ generation: 1, active: a.id })
  })

  it('is sound after anything that publishers do', async () => {
    expect(await checkHead(store)).toEqual({ state: 'empty' })
    await writer.stage(a, act())
    expect(await checkHead(store)).toMatchObject({ state: 'sound' })
    await publishTo(store, a, 0)
    await publishTo(store, b, 1)
    await removeNow(a.id)
    expect(await checkHead(store)).toMatchObject({ state: 'sound' })
  })
})

describe('a release whose items were removed by hand', () => {
  it('is written to the end by publishing the same content again, not over other content', async () => {
    await publishTo(store, a, 0)
    const [manifest] = await itemsOf(a.id)
    const Key = { pk: manifest?.['pk'], sk: manifest?.['sk'] } as never
    await send(
      store,
      new DeleteItemCommand({ TableName: store.table, Key }),
      storeBudgets.publisher,
    )
    await writer.write(a)
    await expectWhole(a.id)
    const { Item } = await send(
      store,
      new GetItemCommand({ TableName: store.table, Key }),
      storeBudgets.publisher,
    )
    const other = { ...Item, sha256: { S: 'f'.repeat(64) } }
    await send(
      store,
      new PutItemCommand({ TableName: store.table, Item: other }),
      storeBudgets.publisher,
    )
    await expect(writer.write(a)).rejects.toThrow(StoredDiffers)
  })
})
