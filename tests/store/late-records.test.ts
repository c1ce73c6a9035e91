/** Records that are parsed when they are read: nobody can tell them from those that were parsed at once. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../functions/model/canonical.ts'
import { collectionNames, recordsOf } from '../../functions/model/release.ts'
import { valueAt } from '../../functions/model/walk.ts'
import { countLines, createParser } from '../../functions/store/releases/late-records.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'

function textOf(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => `${line}\n`).join(''))
}

it('are those that were written, of every collection, whatever is read first', async () => {
  const dataset = await repositoryDataset()
  for (const collection of collectionNames) {
    const records = recordsOf(dataset, collection).map(([, record]) => record)
    const lines = records.map((record) => canonicalJson(record))
    const halves = [lines.slice(0, 3), lines.slice(3)].map(textOf)
    const parsed = halves.flatMap(createParser(collection))
    expect(parsed.map((one) => canonicalJson(one))).toEqual(lines)
    expect(structuredClone(parsed)).toEqual(records)
    expect(parsed.map((one) => valueAt(one, ['text']))).toEqual(
      records.map((one) => valueAt(one, ['text'])),
    )
    expect(halves.map(countLines)).toEqual([
      Math.min(lines.length, 3),
      Math.max(lines.length - 3, 0),
    ])
  }
})

it('keep apart what a text says and how records are written', () => {
  const said = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '","url":"',
      '"text":{',
      '\\',
      '\\"text":',
      ',"url":',
      '}},"url":"x"}\n{"text":',
    ),
  )
  const record = fc.record({
    id: said,
    sources: fc.array(said),
    text: fc.dictionary(said, said),
    url: said,
  })
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
      const lines = records.map((one) => canonicalJson(one))
      const parsed = createParser('resources')(textOf(lines))
      expect(parsed.map((one) => canonicalJson(one))).toEqual(lines)
    }),
  )
})

it('hold 20,000 members that were parsed late, and parse the others again', () => {
  const { resources } = syntheticDataset({ resources: 20_001 })
  const lines = resources.map((resource) => canonicalJson(resource))
  const parsed = createParser('resources')(textOf(lines))
  const textAt = (i: number) => valueAt(parsed[i], ['text'])
  const first = textAt(0)
  for (let i = 1; i < 20_000; i++) textAt(i)
  expect(textAt(0)).toBe(first)
  textAt(20_000)
  expect(textAt(0)).not.toBe(first)
  expect(textAt(0)).toEqual(first)
  expect(parsed.map((one) => canonicalJson(one))).toEqual(lines)
})
