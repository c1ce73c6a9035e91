import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { AsOf, Day } from '../../functions/model/dates.ts'
import { idOf, RecordId } from '../../functions/model/ids.ts'
import { treeOfRecords } from '../../functions/model/marked-records.ts'
import { marked, type MarkName } from '../../functions/model/marks.ts'
import { collections, collectionNames } from '../../functions/model/release.ts'
import { Sources } from '../../functions/model/source.ts'
import { Language, plainText, textByLocale } from '../../functions/model/text.ts'
import {
  changeMarked,
  findMarked,
  nameSteps,
  placesOf,
  type Path,
  treeOf,
  valueAt,
} from '../../functions/model/walk.ts'
import { WebAddress } from '../../functions/model/web-address.ts'

/** A kind of record that says what it says in unusual places. */
const Planted = z.strictObject({
  id: RecordId,
  arms: z
    .array(
      z
        .strictObject({
          id: RecordId,
          result: z
            .strictObject({
              asOf: AsOf.meta({ description: 'of the result' }),
              sources: Sources.default([]),
              medicines: z.array(idOf('medicines')).min(1).optional(),
              text: textByLocale({ text: plainText(100) }).meta({ description: 'what came out' }),
            })
            .nullable(),
        })
        .refine(({ id }) => id !== 'none'),
    )
    .nullable()
    .default(null),
  pages: z.record(z.string(), z.strictObject({ home: WebAddress.nullable() })),
  seenOn: Day.nullable().apply(marked, { past: true }),
  languages: z.array(Language).apply(marked, { set: true }).optional(),
})

const text = { en: { text: 'What came out', state: 'original' } }
const source = { url: 'https://example.org/result', title: null }
const result = { asOf: '2026', sources: [source], medicines: ['nivolumab'], text }
const planted = {
  id: 'one',
  arms: [
    { id: 'a', result: null },
    { id: 'b', result },
  ],
  pages: { first: { home: 'https://example.org/' }, second: { home: null } },
  seenOn: '2026-03-14',
  languages: ['en', 'fr'],
}

const shout = (): unknown => ({ en: { text: 'CHANGED', state: 'original' } })

function foundIn(value: unknown, name: MarkName): string[] {
  return findMarked(treeOf(Planted), value, name).map(({ path }) => path.join('.'))
}

describe('what a schema marks', () => {
  it('is found wherever it stands: in lists, in what may be null, under free names', () => {
    expect(Planted.safeParse(planted).error).toBeUndefined()
    expect(foundIn(planted, 'text')).toEqual(['arms.1.result.text'])
    expect(foundIn(planted, 'address')).toEqual(['arms.1.result.sources.0.url', 'pages.first.home'])
    expect(foundIn(planted, 'reference')).toEqual(['arms.1.result.medicines.0'])
    expect(foundIn(planted, 'statement')).toEqual(['arms.1.result'])
    expect(foundIn(planted, 'dated')).toEqual(['arms.1.result'])
    expect(foundIn(planted, 'past')).toEqual(['arms.1.result.asOf', 'seenOn'])
    expect(foundIn(planted, 'language')).toEqual(['languages.0', 'languages.1'])
    expect(foundIn(planted, 'set')).toEqual(['languages'])
  })

  it('makes a statement of what has pages to support it, which grows old where it is dated', () => {
    const Said = z.strictObject({
      body: z.strictObject({ sources: Sources }),
      seen: z.strictObject({ asOf: AsOf }),
      told: z.strictObject({ asOf: AsOf, sources: Sources }),
    })
    const places = (name: MarkName) => placesOf(treeOf(Said), name).map(({ place }) => place)
    expect(places('statement')).toEqual(['body', 'told'])
    expect(places('dated')).toEqual(['told'])
  })

  it('is told with what its schema says: a source from a link, and which collection is meant', () => {
    const tree = treeOf(Planted)
    const addresses = findMarked(tree, planted, 'address')
    expect(addresses.map((one) => one.tree.mark.address)).toEqual(['source', 'link'])
    expect(findMarked(tree, planted, 'reference').map((one) => one.tree.mark.reference)).toEqual([
      'medicines',
    ])
  })

  it('is found in a flawed record as far as it is there', () => {
    const flawed = { arms: [7, { result: { asOf: 2026, text: 'none', sources: [null, source] } }] }
    expect(foundIn(flawed, 'text')).toEqual(['arms.1.result.text'])
    expect(foundIn(flawed, 'address')).toEqual(['arms.1.result.sources.1.url'])
    expect(foundIn({ arms: { result } }, 'text')).toEqual([])
    expect(foundIn({ languages: 'fr', pages: 'none' }, 'language')).toEqual([])
    expect(foundIn({ languages: undefined }, 'set')).toEqual([])
    for (const value of [undefined, null, 'a text', 7, []]) {
      expect(foundIn(value, 'text')).toEqual([])
    }
  })

  it('is changed in a copy, in which all else is what it was', () => {
    const changed = changeMarked(treeOf(Planted), planted, 'text', shout)
    expect(changed).toEqual({
      ...planted,
      arms: [planted.arms[0], { id: 'b', result: { ...result, text: shout() } }],
    })
    expect(planted.arms[1]?.result?.text).toBe(text)
    expect(changeMarked(treeOf(Planted), planted, 'part', shout)).toBe(planted)
  })

  it('is changed by its place, where it is held', () => {
    const changed: unknown[] = []
    const look = (found: unknown, path: Path) => {
      changed.push([path.join('.'), found])
      return found
    }
    changeMarked(treeOf(Planted), planted, 'text', look)
    changeMarked(treeOf(Planted), { ...planted, languages: null }, 'set', look)
    expect(changed).toEqual([['arms.1.result.text', text]])
    const flawed = { arms: [{ result: { text: 'none' } }] }
    expect(changeMarked(treeOf(Planted), flawed, 'text', shout)).toBe(flawed)
  })

  it('has places, and names with ids in place of positions', () => {
    const places = placesOf(treeOf(Planted), 'address').map(({ place }) => place)
    expect(places).toEqual(['arms.*.result.sources.*.url', 'pages.*.home'])
    expect(nameSteps(planted, ['arms', 1, 'result', 'sources', 0, 'url'])).toEqual(
      'arms.b.result.sources.1.url'.split('.'),
    )
  })

  it.each([
    [['arms', 1, 'id'], 'b'],
    [['arms', 2, 'id'], undefined],
    [['arms', 'length'], undefined],
    [['pages', 0], undefined],
    [['languages', 0, 0], undefined],
    [['seenOn', 'length'], undefined],
    [['constructor'], undefined],
    [[], planted],
  ])('is read at its place alone: %j', (path, value) => {
    expect(valueAt(planted, path)).toBe(value)
  })

  it('is never passed over in silence: a form of schema that the walk does not know is refused', () => {
    const Either = z.strictObject({
      page: z.union([WebAddress, z.strictObject({ at: WebAddress })]),
    })
    expect(() => treeOf(Either)).toThrow('a schema of type union')
  })

  it('holds for a choice of plain forms as a whole: of a code, or of an id', () => {
    const tree = treeOfRecords('cancerTypes')
    const use = { with: [{ anyOf: ['chemotherapy', 'nivolumab'], optional: false }] }
    const record = { euWide: { authorisations: [{ use, supersededBy: ['be-1'] }] } }
    const found = findMarked(tree, record, 'reference')
    expect(found.map(({ path, tree: { mark } }) => [path.at(-1), mark.reference])).toEqual([
      [0, 'medicines'],
      [1, 'medicines'],
    ])
    expect(found[0]?.tree.mark.orOneOf).toContain('chemotherapy')
  })

  it('stays out of published schemas', () => {
    const plain = JSON.stringify(z.toJSONSchema(z.array(RecordId)))
    expect(JSON.stringify(z.toJSONSchema(z.array(idOf('medicines'))))).toBe(plain)
  })
})

describe('the records of the directory', () => {
  it('say of every id whether it names another record or is that of the thing it stands in', () => {
    const known = new Set<string>([...collectionNames, 'notes'])
    const unclear = collectionNames.flatMap((collection) => {
      const tree = treeOfRecords(collection)
      const parts = placesOf(tree, 'part').map(({ place }) => `${place}.id`)
      const own = new Set([collections[collection].key ?? '', ...parts])
      return placesOf(tree, 'id')
        .filter(({ place, tree: one }) => !own.has(place) && !known.has(one.mark.reference ?? ''))
        .map(({ place }) => `${collection} ${place}: write idOf('the collection it names')`)
    })
    expect(unclear).toEqual([])
  })
})
