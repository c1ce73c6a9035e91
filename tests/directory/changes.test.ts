/** The order and the names in which records are handed out, which a copy is kept by. */
import { describe, expect, it } from 'vitest'
import { findChanges, namedRecords } from '../../functions/directory/changes.ts'
import { collectionNames } from '../../functions/model/release.ts'
import { syntheticDataset } from '../support/datasets.ts'

const dataset = syntheticDataset({ resources: 4, locales: ['en'] })
const namesIn = (named: readonly { collection: string; id: string }[]) =>
  named.map(({ collection, id }) => `${collection} ${id}`)

describe('records', () => {
  it('come by collection, then by id; what a release holds one of is named as its collection', () => {
    const named = namedRecords(dataset)
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
    const release = (message: string) => ({ message, activatedAt: '2026-11-28T09:00:00.000Z' })
    const [first, second, third] = dataset.resources
    if (!first || !second || !third) throw new Error('too few')
    const reversed = [...dataset.resources].toReversed()
    const without = (...gone: readonly object[]) => ({
      ...dataset,
      medicines: [],
      resources: reversed.filter((one) => !gone.includes(one)),
    })
    const found = await findChanges({
      before: without(first, second, third),
      after: dataset,
      release: release('newest'),
      between: [{ release: release('older'), dataset: async () => without(second) }],
    })
    expect(found.map(({ collection, id, reason }) => [collection, id, reason])).toEqual([
      ['medicines', 'examplimab', 'newest'],
      ['resources', first.id, 'older'],
      ['resources', second.id, 'newest'],
      ['resources', third.id, 'older'],
    ])
  })
})
