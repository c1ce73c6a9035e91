/** The policies against the code: enough for what it does, and too little for anything else. */
import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { storeBudgets } from '../../../functions/store/database/budgets.ts'
import { send } from '../../../functions/store/database/call.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import {
  changeSortKey,
  headKey,
  inventorySortKey,
  keyAttributes,
  linksPartition,
  logPartition,
  type Key,
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

function statementsOf(
  stack: 'Data' | 'Api' | 'Publishing',
  type: string,
  start: string,
): Statement[] {
  const found = Object.entries(resources(synthesised.template(stack), type))
  const [, policy] = found.find(([id]) => id.startsWith(start)) ?? []
  if (policy === undefined) throw new Error(`no ${type} ${start}`)
  const { PolicyDocument, Policies } = policy.Properties
  return (PolicyDocument ?? Policies[0].PolicyDocument).Statement
}
const publishers = {
  'the policy of publishers': () =>
    statementsOf('Data', 'AWS::IAM::ManagedPolicy', 'PublisherPolicy'),
  'the role of a person': () => statementsOf('Publishing', 'AWS::IAM::Role', 'Publisher'),
  'the role of a workflow': () => statementsOf('Publishing', 'AWS::IAM::Role', 'GithubPublisher'),
}
const pruners = {
  'the policy of pruners': () => statementsOf('Data', 'AWS::IAM::ManagedPolicy', 'PrunerPolicy'),
  'the role of a person': () => statementsOf('Publishing', 'AWS::IAM::Role', 'Pruner'),
}
const planner = () => statementsOf('Publishing', 'AWS::IAM::Role', 'GithubPlanner')
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
const forget = async (store: Store, { pk, sk }: Key) => remove(store, pk, sk)
const change = async (store: Store, key: Key) =>
  send(
    store,
    new UpdateItemCommand({
      TableName: store.table,
      Key: keyAttributes(key),
      UpdateExpression: 'SET #data = :data',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':data': { S: 'other' } },
    }),
    storeBudgets.reader,
  )
const put = async (store: Store, pk: string) =>
  send(
    store,
    new PutItemCommand({ TableName: store.table, Item: keyAttributes({ pk, sk: 'any' }) }),
    storeBudgets.reader,
  )

describe.each(Object.entries(publishers))('I-04 whoever publishes, with %s,', (_, publisher) => {
  it('can publish and roll back', async () => {
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

  it('goes on with what an earlier attempt of somebody else has left', async () => {
    await createWriter(admin).stage(a, testAct)
    await createWriter(admin).write(a)
    await forget(admin, headKey)
    proxy.inject(obeying(publisher()))
    await publishTo(restricted, a, 0)
    expect(proxy.fired.size).toBe(0)
  })

  it('cannot change what a release or the log says', async () => {
    await publishTo(admin, a, 0)
    proxy.inject(obeying(publisher()))
    const [line] = (await createWriter(admin).log()).changes
    const log = { pk: logPartition, sk: changeSortKey(line?.revision ?? 0) }
    for (const key of [{ pk: `release#${a.id}`, sk: inventorySortKey }, log]) {
      await expect(change(restricted, key)).rejects.toThrow('refused')
    }
    expect(proxy.fired.size).toBe(1)
  })

  it('cannot delete, not even of the head', async () => {
    await publishTo(admin, a, 0)
    proxy.inject(obeying(publisher()))
    await expect(remove(restricted, headKey.pk, headKey.sk)).rejects.toThrow('refused')
  })
})

it('a workflow that plans can read, and write nothing', async () => {
  await publishTo(admin, a, 0)
  proxy.inject(obeying(planner()))
  const reader = createReader(restricted)
  expect((await reader.head())?.active).toBe(a.id)
  await reader.release(a.id)
  expect(proxy.fired.size).toBe(0)
  await expect(createWriter(restricted).stage(b, testAct)).rejects.toThrow('refused')
})

describe.each(Object.entries(pruners))('I-04 whoever prunes, with %s,', (_, pruner) => {
  it('can publish, mark and remove', async () => {
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
