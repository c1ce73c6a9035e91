/** A release is read page by page, whole or not at all. */
import { beforeAll, describe, expect } from 'vitest'
import { databaseOf, type Store } from '../../functions/store/database/connect.ts'
import { createReader } from '../../functions/store/reader.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { queryRelease } from '../../functions/store/releases/requests.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { awsError, type Fault, type FaultRule } from '../support/fault-proxy.ts'
import { it } from '../support/store-test.ts'
import { publishTo } from '../support/store.ts'
import { timed, useFaultyStore } from './faulty-store.ts'

const faulty = useFaultyStore()

describe('pages', () => {
  const large = syntheticDataset({ resources: 2_500 })
  const encoded = encodeRelease(large)
  let paged: Store

  beforeAll(async () => {
    paged = await faulty.tests.createTable()
    await publishTo(paged, encoded, 0)
  })

  const read = async () => {
    const reader = createReader(faulty.tests.reopen(paged, faulty.proxy.url))
    return timed(reader.release(encoded.id))
  }
  const onPage = (page: number, fault: Fault): FaultRule => {
    let queries = 0
    return ({ operation }) => {
      if (operation === 'Query') queries += 1
      return queries >= page ? fault : undefined
    }
  }

  it('are all read', async () => {
    const { value } = await read()
    expect(value).toEqual(large)
    expect(faulty.proxy.count('Query')).toBe(2)
  })

  it('are asked for while the one before is worked on; one that nobody waits for may fail', async () => {
    const database = databaseOf(faulty.tests.reopen(paged, faulty.proxy.url))
    faulty.proxy.inject(onPage(2, awsError('ValidationException')))
    for await (const item of database.query(queryRelease(paged.table, encoded.id))) {
      expect(item).toHaveProperty('sk')
      await expect.poll(() => faulty.proxy.count('Query')).toBe(2)
      break
    }
  })

  it('S-30 are read consistently, as the head is', async () => {
    await read()
    await createReader(faulty.tests.reopen(paged, faulty.proxy.url)).head()
    const bodies = faulty.proxy.calls.map(({ body }): unknown => JSON.parse(body))
    expect(bodies).toHaveLength(3)
    for (const body of bodies) expect(body).toMatchObject({ ConsistentRead: true })
  })

  it('are read again one by one: a fault on the second does not cost the first', async () => {
    faulty.proxy.inject(({ index }) => (index === 1 ? awsError('ThrottlingException') : undefined))
    const { value } = await read()
    expect(value).toEqual(large)
    expect(faulty.proxy.count('Query')).toBe(3)
  })

  it.each<[string, Fault]>([
    ['fails', awsError('InternalServerError', 500)],
    ['comes without items', { kind: 'empty-object' }],
    ['is cut off', { kind: 'truncated' }],
  ])('S-29 never make a shorter list when the last one %s', async (_, fault) => {
    faulty.proxy.inject(onPage(2, fault))
    expect((await read()).error).toMatchObject({ reason: 'store-unavailable' })
  })

  it('S-29 never make a shorter list when the last one is missing', async () => {
    const alter = (answer: string) => answer.replace(/,?"LastEvaluatedKey":\{.*?\}\}/, '')
    faulty.proxy.inject(() => ({ kind: 'altered', alter }))
    expect((await read()).error).toMatchObject({ reason: 'release-corrupt' })
    expect(faulty.proxy.count('Query')).toBe(1)
  })

  const emptyPage = JSON.stringify({
    Items: [],
    Count: 0,
    ScannedCount: 0,
    LastEvaluatedKey: { pk: { S: `release#${encoded.id}` }, sk: { S: '!' } },
  })

  it('S-31 may be empty and yet not the last', async () => {
    faulty.proxy.inject(({ index }) =>
      index < 3 ? { kind: 'instead', body: emptyPage } : undefined,
    )
    expect((await read()).value).toEqual(large)
  })

  it('S-31 do not go on for ever', async () => {
    faulty.proxy.inject(() => ({ kind: 'instead', body: emptyPage }))
    const { error } = await read()
    expect(error).toMatchObject({ reason: 'release-corrupt' })
    expect(faulty.proxy.count('Query')).toBe(256)
  })
})
