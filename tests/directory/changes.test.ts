/** The order and the names in which records are handed out, which a copy is kept by. */
import { describe, expect, it } from 'vitest'
import { findChanges, namedRecords } from '../../functions/directory/changes.ts'
import { collectionNames } from '../../functions/model/release.ts'
import { syntheticDataset } from '../support/datasets.ts'

const dataset = syntheticDataset({ resources: 4, locales: ['en'] })
const namesIn = (named: readonly { collection: string; id: string }[]) =>
  named.map(({ collection, id }) => `${collection} ${id}`)

const release = (message: string) => ({ message, activatedAt: '2026-11-28T09:00:00.000Z' })
const [first, second, third, fourth] = dataset.resources
if (!first || !second || !third || !fourth) throw new Error('too few')
const all = [first, second, third, fourth]
const holding = (...resources: typeof all) => ({ ...dataset, resources })

describe('records', () => {
  it('come by collection, then by id; what a release holds one of is named as its collection', () => {
    const named = namedRecords(holding(...all.toReversed()))
    const collections = [...new Set(named.map(({ collection }) => collection))]
    expect(collections).toEqual(collectionNames)
    expect(namesIn(named.slice(0, 3))).toEqual([
      'manifest manifest',
      'terms terms',
      'medicines examplimab',
    ])
    for (const collection of collections) {
      const ids = named.filter((one) => one.collection === collection).map(({ id }) => id)
      expect(ids).toEqual(ids.toSorted())
    }
  })

  it('that changed come in the same order, whichever release changed them', async () => {
    const manifest = { ...dataset.manifest, name: 'As it was called before' }
    const found = await findChanges({
      before: { ...holding(fourth), manifest, medicines: [] },
      after: holding(third, second, first),
      release: release('newest'),
      between: [
        {
          release: release('older'),
          dataset: async () => ({ ...holding(fourth, third), manifest }),
        },
        { release: release('oldest'), dataset: async () => ({ ...holding(third), manifest }) },
      ],
    })
    const told = found.map(({ collection, id, change, reason }) => [collection, id, change, reason])
    expect(told).toEqual([
      ['manifest', 'manifest', 'changed', 'newest'],
      ['medicines', 'examplimab', 'added', 'oldest'],
      ['resources', first.id, 'added', 'newest'],
      ['resources', second.id, 'added', 'newest'],
      ['resources', third.id, 'added', 'oldest'],
      ['resources', fourth.id, 'removed', 'newest'],
    ])
  })

  it('have the reason of the newest release that is held and has them so, where another is not held', async () => {
    const found = await findChanges({
      before: holding(),
      after: holding(first, second),
      release: release('newest'),
      between: [
        { release: release('gone'), dataset: async () => undefined },
        { release: release('held'), dataset: async () => holding(first) },
      ],
    })
    expect(found.map(({ id, reason }) => [id, reason])).toEqual([
      [first.id, 'held'],
      [second.id, 'newest'],
    ])
  })
})
