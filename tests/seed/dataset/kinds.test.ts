import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { itemKindNames } from '../../../functions/model/coverage.ts'
import { markedIn, treeOfRecords } from '../../../functions/model/marked-records.ts'
import { placesOf } from '../../../functions/model/walk.ts'
import { itemKinds, itemsOf, textsOf } from '../../../seed/dataset/items.ts'
import { guidanceFor, keyedKinds, kindOrder, kinds } from '../../../seed/dataset/kinds.ts'
import { fieldOf, fieldsOf, select } from '../../../seed/dataset/select.ts'
import { statementsOf } from '../../../seed/dataset/statements.ts'
import { smallDataset } from '../../support/small-directory.ts'

const schemas = new URL('../../../seed/schemas/', import.meta.url)
const data = new URL('../../../seed/data/', import.meta.url)

describe('a kind of record', () => {
  it('has a name, a folder and words that no other has, and a schema for editors', () => {
    for (const of of ['name', 'title'] as const) {
      const values = kindOrder.map((one) => kinds[one][of])
      expect(new Set(values).size).toBe(values.length)
    }
    expect(new Set(keyedKinds.map((one) => kinds[one].folder)).size).toBe(keyedKinds.length)
    const folders = readdirSync(data, { withFileTypes: true }).filter((one) => one.isDirectory())
    expect(folders.map(({ name }) => name).toSorted()).toEqual(
      keyedKinds.map((one) => kinds[one].folder).toSorted(),
    )
    for (const { name } of Object.values(kinds)) {
      expect([name, existsSync(new URL(`${name}.schema.json`, schemas))]).toEqual([name, true])
    }
    for (const kind of itemKindNames) {
      expect([kind, itemKinds[kind].every((word) => word !== '')]).toEqual([kind, true])
    }
  })

  it('tells translators what each of its texts is, and speaks of no text that it has not', () => {
    for (const collection of kindOrder) {
      const places = placesOf(treeOfRecords(collection), 'text').map(({ place }) => place)
      const told = new Set(places.map((place) => guidanceFor(collection, place.split('.'))))
      expect([collection, told]).toEqual([
        collection,
        new Set(Object.values(kinds[collection].texts)),
      ])
    }
  })
})

describe('the items of a dataset', () => {
  it('hold every text and every dated statement of its records, each once', async () => {
    const dataset = await smallDataset()
    const texts = itemsOf(dataset).flatMap((item) => textsOf(item).map(({ text }) => text))
    expect(new Set(texts).size).toBe(texts.length)
    const held = markedIn(dataset, 'text').map(({ value }) => value)
    expect(new Set(texts)).toEqual(new Set(held.filter((text) => fieldsOf(text).length > 0)))
    const superseded = markedIn(dataset, 'dated').filter(
      ({ value }) => fieldOf(value, 'superseded') === true,
    )
    const withTheirs = superseded.flatMap(({ value }) => [
      value,
      ...select(value, 'authorisations.*'),
    ])
    expect(statementsOf(dataset)).toHaveLength(
      markedIn(dataset, 'dated').length - withTheirs.length,
    )
  })
})
