import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import {
  keyAttributes,
  releasePartition,
  segmentSortKey,
} from '../../../functions/store/database/keys.ts'
import { LostRace } from '../../../functions/store/head/errors.ts'
import { createReader } from '../../../functions/store/reader.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { prove } from '../../../seed/prove.ts'
import { publishDataset, type PublishOptions } from '../../../seed/releases/publish.ts'
import { runHere } from '../../support/cli.ts'
import type { FaultProxy } from '../../support/fault-proxy.ts'
import { edited, writeDataset, type Files } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'

const guide = 'resources/example-guide.yaml'
const changed = edited(guide, 'A guide', 'Another guide')

let proxy: FaultProxy
let store: Store

it.beforeEach(({ proxy: own, proxied }) => {
  proxy = own
  store = proxied
})

async function load(files: Files = {}): Promise<Dataset> {
  const { dataset } = await loadDataset(await writeDataset(files))
  if (dataset === undefined) throw new Error('the example is not valid')
  return dataset
}

async function publishFiles(files: Files = {}, more: Partial<PublishOptions> = {}) {
  const now = () => new Date('2026-11-23T12:00:00Z')
  const dataset = await load(files)
  return publishDataset({ store, dataset, message: 'why', by: 'ann@host', now, prove, ...more })
}

async function activeRelease() {
  const reader = createReader(store)
  const head = await reader.head()
  if (head === undefined || head.active === null) return undefined
  return {
    id: head.active,
    generation: head.generation,
    dataset: await reader.release(head.active),
  }
}

describe('publishing', () => {
  it('makes a dataset the active release, whole', async () => {
    const steps: string[] = []
    const result = await publishFiles({}, { onProgress: ({ step }) => steps.push(step) })
    expect(result).toMatchObject({
      outcome: 'published',
      generation: 1,
      counts: { resources: 1, cancerTypes: 1, countries: 1, publications: 1, notes: 2 },
      kept: 0,
    })
    expect(await activeRelease()).toEqual({ id: result.id, generation: 1, dataset: await load() })
    expect([...new Set(steps)]).toEqual(['write', 'read back', 'prove', 'switch'])
  })

  it('of the same content again is unchanged and writes nothing (P-10)', async () => {
    const first = await publishFiles()
    proxy.clear()
    const second = await publishFiles()
    expect(second).toMatchObject({ outcome: 'unchanged', id: first.id, generation: 1 })
    expect(proxy.calls.map(({ operation }) => operation)).toEqual(['GetItem', 'Query'])
  })

  it('of the same content again says when what is stored of it is damaged, and how to mend it', async () => {
    const other = await publishFiles()
    const { id } = await publishFiles(changed)
    const lost = { pk: releasePartition(id), sk: segmentSortKey('resources', 0) }
    const Key = keyAttributes(lost)
    await store.client.send(new DeleteItemCommand({ TableName: store.table, Key }))
    await expect(publishFiles(changed)).rejects.toMatchObject({
      reason: 'verification-refused',
      message: expect.stringContaining('damaged'),
    })
    expect(await createReader(store).head()).toMatchObject({ active: id, generation: 2 })
    await publishFiles()
    expect((await activeRelease())?.id).toBe(other.id)
    expect(await publishFiles(changed)).toMatchObject({ outcome: 'published', written: 1 })
    expect(await activeRelease()).toMatchObject({ id, dataset: await load(changed) })
  })

  it('of other content is the next generation, and of the first again the one after', async () => {
    const first = await publishFiles()
    const second = await publishFiles(changed)
    const third = await publishFiles()
    expect([first.generation, second.generation, third.generation]).toEqual([1, 2, 3])
    expect(second.id).not.toBe(first.id)
    expect(third.id).toBe(first.id)
    expect(third.written).toBe(0)
  })

  it('that stops before the switch changes nothing for readers, and goes on when repeated (P-08)', async () => {
    await publishFiles()
    const before = await activeRelease()
    const stopped = publishFiles(changed, {
      prove: async () => {
        throw new Error('stopped')
      },
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await activeRelease()).toEqual(before)
    const again = await publishFiles(changed)
    expect(again).toMatchObject({ outcome: 'published', generation: 2, written: 0 })
    expect(again.kept).toBeGreaterThan(0)
  })

  it('is refused when the release does not answer as it should (P-19)', async () => {
    await publishFiles()
    const before = await activeRelease()
    const failures = Array.from({ length: 25 }, (_, i) => ({
      path: `/v1/${i}`,
      reason: 'status 500',
    }))
    const refused = publishFiles(changed, { prove: async () => ({ requests: 99, failures }) })
    await expect(refused).rejects.toThrow('25 of 99 requests failed')
    await expect(refused).rejects.toMatchObject({
      reason: 'verification-refused',
      details: [
        ...failures.slice(0, 20).map(({ path }) => `  ${path}: status 500`),
        '  and 5 more',
      ],
    })
    expect(await activeRelease()).toEqual(before)
  })

  it('that another publisher overtakes loses, and names the winner (P-13)', async () => {
    await publishFiles()
    const overtaken = publishFiles(changed, {
      prove: async (...args) => {
        await publishFiles(edited(guide, 'A guide', 'The winner'), { by: 'bob@host' })
        return prove(...args)
      },
    })
    await expect(overtaken).rejects.toThrow(LostRace)
    const active = await activeRelease()
    expect(active?.generation).toBe(2)
    expect(active?.dataset.resources[0]?.text['en']?.title).toBe('The winner')
  })

  it('whose answer to the switch is lost still knows that it has switched (P-10)', async () => {
    await publishFiles()
    let lost = false
    proxy.inject(({ operation, body }) => {
      if (lost || operation !== 'UpdateItem' || !body.includes('retired')) return undefined
      lost = true
      return { kind: 'lost-reply' }
    })
    expect(await publishFiles(changed)).toMatchObject({ outcome: 'published', generation: 2 })
    expect(lost).toBe(true)
  })
})

describe('bad data', () => {
  const bad: Readonly<Record<string, readonly [Files, string]>> = {
    'a dangling reference': [
      edited(guide, '[melanoma]', '[melanom]'),
      `${guide}:6:15: error dangling-reference`,
    ],
    'a javascript: address': [
      edited(guide, 'https://example.org/guide', 'javascript:alert(1)'),
      `${guide}:3:6: error bad-url`,
    ],
    'a missing default locale': [
      edited(guide, '  en:', '  fr:\n    title: a\n    description: a\n    state: original\n  x:'),
      `${guide}:11:1: error missing-default-locale`,
    ],
    'a duplicate id': [
      { 'publications/other.yaml': 'id: brochure\n' },
      'publications/other.yaml:1:5: error duplicate-id "brochure" is already used at',
    ],
  }

  it.each(Object.entries(bad))(
    'with %s is refused by file and line, without a store call, and readers see no change (F-05)',
    async (_, [files, refusal]) => {
      await publishFiles()
      const before = await activeRelease()
      proxy.clear()
      const data = await writeDataset(files)
      const args = ['publish', '-m', 'why', '--data', data, '--table', store.table]
      const { code, out, err } = await runHere([...args, '--endpoint', proxy.url])
      expect([code, out]).toEqual([3, ''])
      expect(err).toContain(`${data}/${refusal}`)
      expect(proxy.count()).toBe(0)
      expect(await activeRelease()).toEqual(before)
    },
  )
})
