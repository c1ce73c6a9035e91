/** A table whose active release was written for a schema version of long ago: named, and replaceable. */
import { brotliDecompressSync } from 'node:zlib'
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect } from 'vitest'
import { createService } from '../../../functions/compose.ts'
import { storeBudgets } from '../../../functions/store/database/budgets.ts'
import { send } from '../../../functions/store/database/call.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import {
  collectionOfSegment,
  headKey,
  keyAttributes,
  inventorySortKey,
  releasePartition,
} from '../../../functions/store/database/keys.ts'
import {
  digestOf,
  encodeRelease,
  releaseIdOf,
  type EncodedRelease,
} from '../../../functions/store/releases/format.ts'
import { readableVersions } from '../../../functions/store/releases/inventory.ts'
import { createWriter } from '../../../functions/store/writer.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { prove } from '../../../seed/prove.ts'
import { runHere } from '../../support/cli.ts'
import { syntheticDataset } from '../../support/datasets.ts'
import { writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import { publishTo, type TestStore } from '../../support/store.ts'

/** The newest that nobody reads any more. */
const older = Math.min(...readableVersions) - 1

/** The release as a publisher of the older version would have written it. */
function olderRelease(): EncodedRelease & { readonly sha256: string } {
  const encoded = encodeRelease(syntheticDataset({ resources: 3, locales: ['en'] }))
  const texts = encoded.segments.map(({ sk, data }) => {
    const collection = collectionOfSegment(sk)
    if (collection === undefined) throw new Error(`${sk} is no segment`)
    return { collection, text: brotliDecompressSync(data) }
  })
  const sha256 = digestOf(texts, older)
  return { ...encoded, id: releaseIdOf(sha256), sha256 }
}

let tests: TestStore
let store: Store

const release = olderRelease()
const { id } = release

it.beforeEach(async ({ stores, store: own }) => {
  tests = stores
  store = own
  await publishTo(store, release, 0)
  const copy = (await createWriter(store).head())?.copies[id] ?? ''
  const { segments, counts } = release.inventory
  const manifest = { copy, schemaVersion: older, sha256: release.sha256, counts, segments }
  const key = keyAttributes({ pk: releasePartition(id), sk: inventorySortKey })
  const Item = { ...key, ...marshall(manifest) }
  await send(store, new PutItemCommand({ TableName: store.table, Item }), storeBudgets.publisher)
})

const seed = async (...args: readonly string[]) =>
  runHere([...args, '--table', store.table, '--endpoint', tests.endpoint], { prove })

const problemAt = async (address: string) => {
  const response = await createService(store, {}).app.request(address)
  const { type } = (await response.json()) as { type?: string }
  return [response.status, type]
}

describe('a release of an older schema version', () => {
  it('is not served, and the problem says why', async () => {
    expect(await problemAt('/v1')).toEqual([503, '/problems/release-unsupported'])
  })

  it('is replaced by publishing, once the guard is told how much changes', async () => {
    const data = await writeDataset()
    const { code, out } = await seed('plan', '--data', data)
    expect(code).toBe(exitCodes.done)
    expect(out).toContain('active-unreadable')
    const count = /--confirm (\d+)/.exec(out)?.[1] ?? ''
    const args = ['publish', '-m', 'the new form', '--yes', '--data', data]
    expect((await seed(...args)).code).toBe(exitCodes['guard-refused'])
    const done = await seed(...args, '--confirm', count)
    expect([done.code, done.out]).toEqual([exitCodes.done, expect.stringContaining('generation 2')])
    expect(await problemAt('/v1')).toEqual([200, undefined])
    expect(await problemAt(`/v1?release=${id}`)).toEqual([503, '/problems/release-unsupported'])
    for (const command of [['releases'], ['status', '--data', data]]) {
      expect((await seed(...command)).out).toContain(id)
    }
  })

  it('cannot be gone back to, shown or exported: each says why', async () => {
    const next = encodeRelease(syntheticDataset({ resources: 4, locales: ['en'] }))
    await publishTo(store, next, 1)
    for (const args of [
      ['rollback', id, '-m', 'back', '--yes'],
      ['show', 'melanoma', '--release', id],
      ['export', '--dry-run', '--release', id],
    ]) {
      const { code, err } = await seed(...args)
      expect([args[0], code]).toEqual([args[0], exitCodes['verification-refused']])
      expect(err).toContain('was written for another version of this code')
    }
    expect((await createWriter(store).head())?.active).toBe(next.id)
  })

  it('is verified all the same, and a damage of it is still found', async () => {
    const sound = await seed('verify')
    expect([sound.code, sound.err]).toEqual([exitCodes.done, ''])
    expect(sound.out).toContain(`all as written, for schema version ${older}\n`)
    const key = { pk: releasePartition(id), sk: 'segment#resources#0000' }
    const Item = { ...keyAttributes(key), data: { B: new Uint8Array([1]) } }
    await send(store, new PutItemCommand({ TableName: store.table, Item }), storeBudgets.publisher)
    const damaged = await seed('verify')
    expect(damaged.code).toBe(exitCodes['verification-refused'])
    expect(damaged.out).toContain(`${key.pk} ${key.sk}`)
  })

  it('is passed over by a repair, which says why, and keeps the newer one', async () => {
    const next = encodeRelease(syntheticDataset({ resources: 4, locales: ['en'] }))
    await publishTo(store, next, 1)
    const Key = keyAttributes(headKey)
    await send(
      store,
      new DeleteItemCommand({ TableName: store.table, Key }),
      storeBudgets.publisher,
    )
    const { code, out, err } = await seed('repair', '-m', 'the head was lost', '--yes')
    expect([code, err]).toEqual([exitCodes.done, expect.any(String)])
    expect(`${out}${err}`).toContain(`it was written for schema version ${older}`)
    expect((await createWriter(store).head())?.active).toBe(next.id)
  })
})
