import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { canonicalJson } from '../../functions/model/canonical.ts'
import { recordSchemas } from '../../functions/model/records.ts'
import {
  collectionNames,
  countsOf,
  keyOfRecord,
  lateDataset,
  recordsOf,
  schemaVersion,
  toDataset,
  forEach,
} from '../../functions/model/release.ts'
import { syntheticDataset } from '../support/datasets.ts'

it('a collection more, or one less, raises the schema version: older code cannot read it', () => {
  expect({ schemaVersion, collectionNames }).toEqual({
    schemaVersion: 4,
    collectionNames: [
      'manifest',
      'terms',
      'medicines',
      'cancerTypes',
      'countries',
      'resources',
      'publications',
      'pages',
    ],
  })
})

/** Names and forms of all fields of all records, without what is said about them. */
function formOfRecords(): string {
  const schemas = collectionNames.map((name) =>
    z.toJSONSchema(recordSchemas[name], {
      io: 'output',
      override: ({ jsonSchema }) => {
        delete jsonSchema.description
        delete jsonSchema.examples
        delete jsonSchema.title
      },
    }),
  )
  return createHash('sha256').update(canonicalJson(schemas)).digest('hex').slice(0, 16)
}

// Releases that are held are read by newer code, and while it is deployed new ones by older code. A
// field that is renamed, removed, added or read otherwise raises the version, unless both can still
// read what the other writes: then say so in the commit, and put the new form here.
it('another form of a record raises the schema version, or is shown to need none', () => {
  expect({ schemaVersion, form: formOfRecords() }).toEqual({
    schemaVersion: 4,
    form: 'a4d2447e9b2a9a11',
  })
})

it('counts are served in the order of their places, notes last', () => {
  const dataset = syntheticDataset({ resources: 3 })
  const counts = countsOf(dataset)
  expect(Object.keys(counts)).toEqual([
    'resources',
    'cancerTypes',
    'countries',
    'publications',
    'notes',
  ])
  expect(counts.resources).toBe(3)
  expect(counts.notes).toBe(6 + dataset.countries.flatMap((one) => one.availability).length)
})

it('a record is named by its id or code; one that stands alone needs no name', () => {
  expect(keyOfRecord('countries', { code: 'BE', id: 'x' })).toBe('BE')
  expect(keyOfRecord('medicines', { code: 'BE', id: 'x' })).toBe('x')
  expect(keyOfRecord('medicines', { id: 7 })).toBeUndefined()
  expect(keyOfRecord('manifest', { id: 'x' })).toBe('')
  const { manifest, terms } = syntheticDataset({ resources: 1 })
  const dataset = { ...syntheticDataset({ resources: 1 }), medicines: [] }
  expect(recordsOf(dataset, 'manifest')).toEqual([['', manifest]])
  expect(recordsOf(dataset, 'terms')).toEqual([['', terms]])
  expect(recordsOf(dataset, 'medicines')).toEqual([])
})

it('records are fetched when their collection is first read, once', () => {
  const fetched: string[] = []
  const whole = syntheticDataset({ resources: 1 })
  const late = lateDataset((collection) => {
    fetched.push(collection)
    return [whole[collection]].flat()
  })
  expect(Object.keys(late)).toEqual(collectionNames)
  expect(fetched).toEqual([])
  expect([late.terms, late.medicines, late.medicines]).toEqual([
    whole.terms,
    whole.medicines,
    whole.medicines,
  ])
  expect(fetched).toEqual(['terms', 'medicines'])
  expect({ ...late }).toEqual(whole)
})

it('without a manifest or terms there is no dataset', () => {
  expect(toDataset(forEach(collectionNames, () => []))).toBeUndefined()
})
