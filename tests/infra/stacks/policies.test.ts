/** The policies against the code: enough for what it does, and too little for anything else. */
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { storeBudgets } from '../../../functions/store/database/budgets.ts'
import { send } from '../../../functions/store/database/call.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import {
  headKey,
  keyAttributes,
  linksPartition,
  logPartition,
} from '../../../functions/store/database/keys.ts'
import { createReader } from '../../../functions/store/reader.ts'
import { encodeRelease } from '../../../functions/store/releases/format.ts'
import { createWriter } from '../../../functions/store/writer.ts'
import { syntheticDataset } from '../../support/datasets.ts'
import type { FaultProxy } from '../../support/fault-proxy.ts'
import { obeying, type Statement } from '../../support/policy.ts'
import { removeSynthesised, resources, synthesise, type Synthesised } from '../../support/stacks.ts'
import { it } from '../../support/store-test.ts'
import { publishTo, testAct } from '../../support/store.ts'

const [a, b] = [3, 4].map((count) =>
  encodeRelease(syntheticDataset({ resources: count, locales: ['en'] })),
) as [ReturnType<typeof encodeRelease>, ReturnType<typeof encodeRelease>]

let synthesised: Synthesised
let proxy: FaultProxy
let admin: Store
let restricted: Store

beforeAll(() => {
  synthesised = synthesise('sandbox')
})
afterAll(removeSynthesised)
it.beforeEach(({ store, proxy: own, proxied }) => {
  admin = store
  proxy = own
  restricted = proxied
})

function statementsOf(stack: 'Data' | 'Api', type: string, start: string): Statement[] {
  const found = Object.entries(resources(synthesised.template(stack), type))
  const [, policy] = found.find(([id]) => id.startsWith(start)) ?? []
  if (policy === undefined) throw new Error(`no ${type} ${start}`)
  return policy.Properties['PolicyDocument'].Statement
}
const publisher = () => statementsOf('Data', 'AWS::IAM::ManagedPolicy', 'PublisherPolicy')
const pruner = () => statementsOf('Data', 'AWS::IAM::ManagedPolicy', 'PrunerPolicy')
const reading = {
  API: () => statementsOf('Api', 'AWS::IAM::Policy', 'ApiFirstRole'),
  'second of the API': () => statementsOf('Api', 'AWS::IAM::Policy', 'ApiStandbyRole'),
  pages: () => statementsOf('Api', 'AWS::IAM::Policy', 'PagesFirstRole'),
  'second of the pages': () => statementsOf('Api', 'AWS::IAM::Policy', 'PagesStandbyRole'),
}
const linkChecker = () => statementsOf('Api', 'AWS::IAM::Policy', 'LinksCheckerRole')

const act = { ...testAct, message: 'try' }

async function markedRelease(store: Store) {
  await publishTo(store, a, 0)
  await publishTo(store, b, 1)
  const writer = createWriter(store)
  const seen = await writer.head()
  if (seen === undefined) throw new Error('nothing was published')
  return writer.markDeleting([a.id], { ...act, seen })
}

const remove = async (store: Store, pk: string, sk: string) =>
  send(
    store,
    new DeleteItemCommand({ TableName: store.table, Key: keyAttributes({ pk, sk }) }),
    storeBudgets.reader,
  )
const put = async (store: Store, pk: string) =>
  send(
    store,
    new PutItemCommand({ TableName: store.table, Item: keyAttributes({ pk, sk: 'any' }) }),
    storeBudgets.reader,
  )

describe('I-04 whoever publishes', () => {
  it('can publish and roll back, with the policy of publishers', async () => {
    proxy.inject(obeying(publisher()))
    await publishTo(restricted, a, 0)
    await publishTo(restricted, b, 1)
    await createWriter(restricted).activate(a.id, { ...act, from: 2, kind: 'rollback' })
    expect((await createWriter(restricted).log()).changes).toHaveLength(3)
    expect((await createWriter(admin).head())?.active).toBe(a.id)
    expect(proxy.fired.size).toBe(0)
  })

  it('cannot delete, not even what is marked', async () => {
    const marked = await markedRelease(admin)
    proxy.inject(obeying(publisher()))
    await expect(createWriter(restricted).remove(a.id, marked)).rejects.toThrow('refused')
    expect(proxy.fired.size).toBe(1)
  })
})

describe('I-04 whoever prunes', () => {
  it('can publish, mark and remove, with the policy of pruners', async () => {
    proxy.inject(obeying(pruner()))
    const marked = await markedRelease(restricted)
    await createWriter(restricted).remove(a.id, marked)
    expect(Object.keys((await createWriter(admin).head())?.releases ?? {})).toEqual([b.id])
    expect(proxy.fired.size).toBe(0)
  })

  it.each([headKey.pk, logPartition, linksPartition])('cannot delete of %s', async (pk) => {
    proxy.inject(obeying(pruner()))
    await expect(remove(restricted, pk, 'any')).rejects.toThrow('refused')
    expect(proxy.fired.size).toBe(1)
  })
})

describe.each(Object.entries(reading))('I-03 what answers readers: %s', (_, policy) => {
  it('can read releases, with its role', async () => {
    await publishTo(admin, a, 0)
    proxy.inject(obeying(policy()))
    const reader = createReader(restricted)
    expect((await reader.head())?.active).toBe(a.id)
    await reader.release(a.id)
    expect(proxy.fired.size).toBe(0)
  })

  it.each([headKey.pk, linksPartition])('cannot write to %s', async (pk) => {
    proxy.inject(obeying(policy()))
    await expect(put(restricted, pk)).rejects.toThrow('refused')
    expect(proxy.fired.size).toBe(1)
  })
})

describe('the link checker', () => {
  it('can write of links, with its role', async () => {
    proxy.inject(obeying(linkChecker()))
    await put(restricted, linksPartition)
    expect(proxy.fired.size).toBe(0)
  })

  it.each([headKey.pk, logPartition, `release#${a.id}`])('cannot write to %s', async (pk) => {
    proxy.inject(obeying(linkChecker()))
    await expect(put(restricted, pk)).rejects.toThrow('refused')
    expect(proxy.fired.size).toBe(1)
  })
})
