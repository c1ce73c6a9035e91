import { expect, it } from 'vitest'
import {
  collectionNames,
  countsOf,
  schemaVersion,
  toDataset,
  forEach,
} from '../../functions/model/release.ts'
import { syntheticDataset } from '../support/datasets.ts'

it('a collection more, or one less, raises the schema version: older code cannot read it', () => {
  expect({ schemaVersion, collectionNames }).toEqual({
    schemaVersion: 2,
    collectionNames: [
      'manifest',
      'terms',
      'medicines',
      'cancerTypes',
      'countries',
      'resources',
      'publications',
    ],
  })
})

it('counts are served in the order of their places, notes last', () => {
  const counts = countsOf(syntheticDataset({ resources: 3 }))
  expect(Object.keys(counts)).toEqual([
    'resources',
    'cancerTypes',
    'countries',
    'publications',
    'notes',
  ])
  expect(counts.resources).toBe(3)
})

it('without a manifest or terms there is no dataset', () => {
  expect(toDataset(forEach(collectionNames, () => []))).toBeUndefined()
})
