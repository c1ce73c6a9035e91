/**
 * A release that the code before this one published: `version-3.json` holds its records as that code
 * wrote them. Deploying comes before publishing, or after it, and readers notice neither.
 */
import { readFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import * as z from 'zod'
import { createService } from '../../functions/compose.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import { byCodeUnits, canonicalJson } from '../../functions/model/canonical.ts'
import { collectionNames, forEach, schemaVersion } from '../../functions/model/release.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'
import { wordsOf } from '../../functions/site/words.ts'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { createReader } from '../../functions/store/reader.ts'
import {
  decodeRelease,
  digestOf,
  encodeRelease,
  releaseIdOf,
} from '../../functions/store/releases/format.ts'
import type { EncodedRelease } from '../../functions/store/releases/format.ts'
import { inspectRelease } from '../../functions/store/releases/inspect.ts'
import { inventoryOf } from '../../functions/store/releases/inventory.ts'
import { packRecords } from '../../functions/store/releases/segments.ts'
import { ask } from '../support/ask.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { it } from '../support/store-test.ts'
import { publishTo } from '../support/store.ts'

const Kept = z.object({
  id: z.string(),
  schemaVersion: z.literal(3),
  records: z.object(
    // It knew no pages.
    forEach(collectionNames, () => z.array(z.record(z.string(), z.unknown())).default([])),
  ),
})
const kept = Kept.parse(
  JSON.parse(await readFile(new URL('version-3.json', import.meta.url), 'utf8')),
)

/** As it was written: the records of a version, with their hash for that version. */
function encodeAs(version: number, records: typeof kept.records): EncodedRelease {
  const packed = collectionNames.toSorted(byCodeUnits).flatMap((collection) => {
    const lines = records[collection].map((record) => canonicalJson(record))
    return packRecords(collection, lines).map((one) => ({ ...one, collection }))
  })
  const digest = digestOf(packed, version)
  return {
    id: releaseIdOf(digest),
    inventory: inventoryOf(digest, packed, version),
    segments: packed.map(({ segment }) => segment),
    counts: encodeRelease(syntheticDataset({ resources: 1, locales: ['en'] })).counts,
  }
}

const older = encodeAs(3, kept.records)

it('is the release that the older code published, by its hash', () => {
  expect(older.id).toBe(kept.id)
})

describe('a release of schema version 3', () => {
  it('is served as it was, and holds no pages', async ({ store }) => {
    await publishTo(store, older, 0)
    const { app } = createService(store, {})
    const { data, meta } = await ask(app, '/v1/access?country=GB&cancerType=lymphoma&history=true')
    expect(meta.release).toBe(older.id)
    expect(data.national[0]).toMatchObject({
      region: { code: 'GB-ENG', name: 'England' },
      combination: false,
      decidedOn: '2019',
      translation: 'original',
    })
    const { data: terms } = await ask(app, '/v1/terms')
    expect(terms).toContainEqual(expect.objectContaining({ set: 'criterion', code: 'pd-l1-1' }))
    for (const address of ['/v1', '/v1/countries/BE/reimbursement', '/v1/locales'] as const) {
      expect((await app.request(address)).status).toBe(200)
    }
    expect((await createReader(store).release(older.id)).pages).toEqual([])
  })

  it('has no words for a page, which is then not there at all', async ({ store }) => {
    await publishTo(store, older, 0)
    const directory = createDirectory(await createReader(store).release(older.id))
    const { say } = wordsOf(directory, directory.defaultLocale)
    expect(() => say('start', 'heading')).toThrow(new Unavailable('release-unsupported'))
  })

  it('deployed first, then published: answers at every moment', async ({ store }) => {
    await publishTo(store, older, 0)
    let clock = Date.now()
    const { app } = createService(store, { now: () => clock })
    expect((await ask(app, '/v1')).meta.release).toBe(older.id)
    const newer = encodeRelease(syntheticDataset({ resources: 2, locales: ['en'] }))
    await publishTo(store, newer, 1)
    clock += 6_000
    await expect
      .poll(async () => {
        clock += 6_000
        return (await ask(app, '/v1')).meta.release
      })
      .toBe(newer.id)
    const held = await ask(app, `/v1?release=${older.id}` as '/v1')
    expect(held.meta.release).toBe(older.id)
  })

  it('published first, then deployed: who cannot read it yet keeps what he has', async ({
    store,
  }) => {
    const today = encodeRelease(syntheticDataset({ resources: 2, locales: ['en'] }))
    await publishTo(store, today, 0)
    let clock = Date.now()
    const { app } = createService(store, { now: () => clock })
    expect((await ask(app, '/v1')).meta.release).toBe(today.id)
    const later = encodeAs(schemaVersion + 1, kept.records)
    await publishTo(store, later, 1)
    for (let i = 0; i < 3; i += 1) {
      clock += 6_000
      expect((await ask(app, '/v1')).meta.release).toBe(today.id)
    }
    expect(await (await app.request('/health')).json()).toEqual({ status: 'stale' })
  })

  it('that cannot be brought to today is refused each time, and never a shorter list', async () => {
    const [first = {}] = kept.records.resources
    const records = { ...kept.records, resources: [first, { ...first, kind: 'unheard-of' }] }
    const { inventory, segments } = encodeAs(3, records)
    const dataset = await decodeRelease(inventory, segments)
    for (const _ of ['once', 'again']) expect(() => dataset.resources).toThrow('kind')
  })

  it('is verified as it was written', async ({ store }) => {
    await publishTo(store, older, 0)
    const found = await inspectRelease(store, storeBudgets.publisher, older.id, {
      copy: undefined,
    })
    expect([found.findings, found.dataset?.countries.map(({ code }) => code)]).toEqual([
      [],
      ['BE', 'GB'],
    ])
  })
})
