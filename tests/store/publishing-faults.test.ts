/** What faults do to publishing: a release is published or not, and the head knows which. */
import { beforeEach, describe, expect } from 'vitest'
import { canonicalJson } from '../../functions/model/canonical.ts'
import { liveTimes } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { LostRace } from '../../functions/store/head/errors.ts'
import { createReader } from '../../functions/store/reader.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { awsError, type Fault } from '../support/fault-proxy.ts'
import { it } from '../support/store-test.ts'
import { copyItems, hasty, publishTo, testAct } from '../support/store.ts'
import { first, second, timed, useFaultyStore } from './faulty-store.ts'

/** Compared as a text, since that is done in loops: a deep comparison costs a hundred times as much. */
const whole = canonicalJson(first.dataset)

const faulty = useFaultyStore()

describe('publishing', () => {
  let table: Store
  let proxied: Store

  beforeEach(async () => {
    table = await faulty.tests.createTable()
    proxied = faulty.tests.reopen(table, faulty.proxy.url)
  })

  it('S-36 a fault during the switch keeps the old release whole, and the new one follows', async () => {
    await publishTo(table, first.encoded, 0)
    const view = await faulty.warmView(proxied)
    await publishTo(table, second.encoded, 1)
    faulty.proxy.inject(({ operation }) =>
      operation === 'Query' ? awsError('InternalServerError', 500) : undefined,
    )
    const old = await view.current()
    expect(old.directory).toEqual(first.dataset)
    expect(old.release).toMatchObject({ id: first.encoded.id, generation: 1 })
    expect(view.state()).toBe('stale')
    expect((await view.releases()).map(({ id }) => id)).toEqual([first.encoded.id])

    faulty.proxy.clear()
    faulty.clock += liveTimes.ttlMs
    const fresh = await view.current()
    expect(fresh.directory).toEqual(second.dataset)
    expect(fresh.release).toMatchObject({ id: second.encoded.id, generation: 2 })
    expect(view.state()).toBe('ok')
  })

  it('P-10 a flip whose reply is lost succeeded: the head tells', async () => {
    await publishTo(table, first.encoded, 0)
    const writer = createWriter(proxied, hasty)
    await writer.stage(second.encoded, testAct)
    await writer.write(second.encoded)
    faulty.proxy.inject(({ body }) =>
      body.includes('#generation = :next') ? { kind: 'lost-reply' } : undefined,
    )
    const head = await writer.activate(second.encoded.id, {
      ...testAct,
      from: 1,
      message: 'lost reply',
    })
    expect(head).toMatchObject({ generation: 2, active: second.encoded.id })
    expect(faulty.proxy.fired.get('lost-reply')).toBe(10)
  })

  it('P-10 a flip whose reply is lost succeeded even when the next flip came at once', async () => {
    await publishTo(table, first.encoded, 0)
    const writer = createWriter(proxied)
    await writer.stage(second.encoded, testAct)
    await writer.write(second.encoded)
    let lost = 0
    faulty.proxy.inject(({ operation, body }) => {
      if (body.includes('#generation = :next') && lost === 0) {
        lost += 1
        return { kind: 'lost-reply' }
      }
      // Just before our second attempt, another publisher goes back.
      return lost === 1 && operation === 'UpdateItem' ? { kind: 'delay', ms: 300 } : undefined
    })
    const flip = writer.activate(second.encoded.id, { ...testAct, from: 1, message: 'ours' })
    await expect.poll(async () => (await createWriter(table).head())?.generation).toBe(2)
    await createWriter(table).activate(first.encoded.id, { ...testAct, from: 2, message: 'theirs' })
    const head = await flip
    expect(head).toMatchObject({ generation: 3, active: first.encoded.id })
    expect(head.releases[second.encoded.id]).toMatchObject({
      generation: 2,
      state: 'retired',
      message: 'ours',
    })
  })

  it('P-10 a flip that was never carried out, and was overtaken, is a lost race', async () => {
    await publishTo(table, first.encoded, 0)
    const writer = createWriter(proxied)
    await writer.stage(second.encoded, testAct)
    const third = encodeRelease(syntheticDataset({ resources: 5 }))
    let flips = 0
    faulty.proxy.inject(({ body }) => {
      if (!body.includes('#generation = :next')) return undefined
      flips += 1
      return flips === 1 ? { kind: 'reset' } : { kind: 'delay', ms: 300 }
    })
    const flip = writer.activate(second.encoded.id, { ...testAct, from: 1, message: 'ours' })
    const outcome = timed(flip)
    await expect.poll(() => flips).toBeGreaterThan(0)
    await publishTo(table, third, 1)
    const { error } = await outcome
    expect(error).toBeInstanceOf(LostRace)
    expect(error).toMatchObject({ head: { generation: 2, active: third.id } })
  })

  it('S-32 writes item by item: no batch, of which a part could be left, and no transaction', async () => {
    await publishTo(proxied, first.encoded, 0)
    const operations = [...new Set(faulty.proxy.calls.map(({ operation }) => operation))]
    expect(operations.toSorted()).toEqual(['GetItem', 'PutItem', 'Query', 'UpdateItem'])
  })

  it('P-28 goes through with every third call failing, in every way', async () => {
    const ways: readonly Fault[] = [
      awsError('ThrottlingException'),
      awsError('InternalServerError', 500),
      { kind: 'html-error' },
      { kind: 'truncated' },
      { kind: 'lost-reply' },
      { kind: 'reset' },
      { kind: 'fin' },
      { kind: 'reset-in-body' },
    ]
    faulty.proxy.inject(({ index }) =>
      index % 3 === 1 ? ways[((index / 3) % ways.length) | 0] : undefined,
    )
    await publishTo(proxied, first.encoded, 0)
    await publishTo(proxied, second.encoded, 1)
    faulty.proxy.clear()
    expect(await createReader(proxied).head()).toMatchObject({
      generation: 2,
      active: second.encoded.id,
    })
    expect(await createReader(proxied).release(first.encoded.id)).toEqual(first.dataset)
    expect(await createReader(proxied).release(second.encoded.id)).toEqual(second.dataset)
  })

  it('P-28 a fault at any call leaves the active release alone, and publishing again succeeds', async () => {
    await publishTo(table, first.encoded, 0)
    await publishTo(proxied, second.encoded, 1)
    const calls = faulty.proxy.count()
    expect(calls).toBeGreaterThanOrEqual(10)
    const flip = faulty.proxy.calls.findIndex(({ body }) => body.includes('#generation = :next'))
    const before = await faulty.tests.createTable()
    await publishTo(before, second.encoded, 0)

    for (let at = 0; at < calls; at++) {
      const target = await faulty.tests.createTable()
      await copyItems(before, target)
      faulty.proxy.clear()
      faulty.proxy.inject(({ index }) =>
        index === at ? awsError('AccessDeniedException') : undefined,
      )
      const through = faulty.tests.reopen(target, faulty.proxy.url)
      // What comes after the switch is for the log, and whoever changes the head next makes up for it.
      const published = at > flip
      const failure = await publishTo(through, first.encoded, 1).then(
        () => undefined,
        (error: unknown) => error,
      )
      const expected = expect.objectContaining({ reason: 'store-unavailable' })
      expect(failure).toEqual(published ? undefined : expected)
      expect(await createReader(target).head()).toMatchObject({
        generation: published ? 2 : 1,
        active: published ? first.encoded.id : second.encoded.id,
      })
      faulty.proxy.clear()
      if (!published) await publishTo(through, first.encoded, 1)
      expect(await createReader(target).head()).toMatchObject({
        generation: 2,
        active: first.encoded.id,
      })
      expect(canonicalJson(await createReader(target).release(first.encoded.id))).toBe(whole)
    }
  })

  it.each<Fault>([
    { kind: 'lost-reply' },
    { kind: 'empty' },
    { kind: 'empty-object' },
    { kind: 'truncated' },
  ])('P-28 goes through with any one reply spoilt: $kind', async (fault) => {
    for (let at = 0, calls = 1; at < calls; at++) {
      const target = await faulty.tests.createTable()
      const through = faulty.tests.reopen(target, faulty.proxy.url)
      faulty.proxy.clear()
      faulty.proxy.inject(({ index, operation }) => {
        // A write that is acknowledged and not carried out is for the publisher's proof to find.
        const unnoticed = fault.kind.startsWith('empty') && operation === 'PutItem'
        return index === at && !unnoticed ? fault : undefined
      })
      await publishTo(through, first.encoded, 0)
      calls = faulty.proxy.count()
      expect(await createReader(target).head()).toMatchObject({
        generation: 1,
        active: first.encoded.id,
      })
      expect(canonicalJson(await createReader(target).release(first.encoded.id))).toBe(whole)
    }
  })

  it('P-28 fails without touching the active release when the store stays down', async () => {
    await publishTo(table, first.encoded, 0)
    faulty.proxy.inject(() => awsError('ThrottlingException'))
    await expect(createWriter(proxied, hasty).stage(second.encoded, testAct)).rejects.toMatchObject(
      {
        reason: 'store-unavailable',
      },
    )
    expect(faulty.proxy.count()).toBe(10)
    expect(await createReader(table).head()).toMatchObject({
      generation: 1,
      active: first.encoded.id,
    })
  })
})
