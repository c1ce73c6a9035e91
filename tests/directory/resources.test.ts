/** Which resources a filter leaves and in which order, record by record, whatever was asked for before. */
import { describe, expect, it } from 'vitest'
import { withoutOnlyEu } from '../../functions/directory/access.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import {
  getResource,
  selectAmong,
  selectResources,
  serveResources,
} from '../../functions/directory/resources.ts'
import type { ResourceFilter } from '../../functions/directory/selecting/matching.ts'
import { prepareOrders } from '../../functions/directory/selecting/orders.ts'
import { createView } from '../../functions/directory/view.ts'
import { nothingChecked } from '../../functions/model/link-index.ts'
import type { Resource } from '../../functions/model/resource.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 1, locales: ['en', 'fr', 'nl'] })
const [english, french] = base.manifest.locales
const [model] = base.resources
if (!english || !french || !model) throw new Error('empty')
const view = createView(english, 'any', '2026-11-28')
const inFrench = createView(french, 'any', '2026-11-28')
const strict = createView(french, 'none', '2026-11-28')

const text = (titles: Readonly<Record<string, string>>): Resource['text'] =>
  Object.fromEntries(
    Object.entries(titles).map(([tag, title]) => [
      tag,
      { title, description: 'd', state: tag === 'en' ? 'original' : 'reviewed' },
    ]),
  )

/** Each with another title in English and in French; the last is not held in French. */
const changes: readonly Partial<Resource>[] = [
  {
    text: text({ en: 'C', fr: 'a' }),
    checkedOn: '2026-01-01',
    countries: ['BE'],
    cancerTypes: ['melanoma'],
    kind: 'helpline',
    audiences: ['patient'],
    languages: ['fr'],
    onlyEu: true,
  },
  {
    text: text({ en: 'A', fr: 'b' }),
    checkedOn: null,
    countries: ['BE', 'DE'],
    cancerTypes: [],
    kind: 'guide',
    audiences: ['patient', 'professional'],
    languages: ['fr', 'nl'],
  },
  {
    text: text({ en: 'B' }),
    checkedOn: '2026-03-01',
    countries: [],
    cancerTypes: ['lymphoma'],
    kind: 'guide',
    audiences: ['professional'],
    languages: ['en'],
  },
]
const resources = changes.map((change, i): Resource => ({
  ...model,
  onlyEu: false,
  ...change,
  id: `resource-${i}`,
}))
const fresh = () => createDirectory({ ...base, resources })

describe.each(['not prepared', 'prepared'])('resources in orders that are %s', (how) => {
  it.each<[ResourceFilter, readonly number[]]>([
    [{}, [1, 2, 0]],
    [{ country: ['BE'] }, [1, 2, 0]],
    [{ country: ['DE'] }, [1, 2]],
    [{ country: ['PL'] }, [2]],
    [{ country: ['PL', 'DE'] }, [1, 2]],
    [{ cancerType: ['melanoma'] }, [1, 0]],
    [{ cancerType: ['kidney-cancer'] }, [1]],
    [{ kind: ['guide'] }, [1, 2]],
    [{ kind: ['helpline', 'guide'] }, [1, 2, 0]],
    [{ kind: ['academy'] }, []],
    [{ audience: ['patient'] }, [1, 0]],
    [{ language: ['nl', 'en'] }, [1, 2]],
    [{ country: ['DE'], cancerType: ['lymphoma'], kind: ['guide'] }, [1, 2]],
    [{ country: ['BE'], language: ['fr'], audience: ['professional'] }, [1]],
  ])('of %j are %j by title', async (filter, expected) => {
    const directory = fresh()
    if (how === 'prepared') await prepareOrders(directory)
    for (const _ of [1, 2]) {
      expect([...(await selectResources(directory, view, filter))]).toEqual(expected)
    }
  })

  it('are by title or by the last look, in the language of the reader, in whichever order one asks', async () => {
    const cases = [
      [view, 'title', [1, 2, 0]],
      [view, 'checkedOn', [2, 0, 1]],
      [inFrench, 'title', [0, 1, 2]],
      [inFrench, 'checkedOn', [2, 0, 1]],
      // What is not held in French is not there.
      [strict, 'title', [0, 1]],
      [strict, 'checkedOn', [0, 1]],
    ] as const
    for (const order of [cases, cases.toReversed(), [...cases, ...cases]]) {
      const directory = fresh()
      if (how === 'prepared') await prepareOrders(directory)
      for (const [by, sort, expected] of order) {
        expect([...(await selectResources(directory, by, {}, sort))]).toEqual(expected)
      }
    }
  })

  it('that a search found stay as it found them, or are sorted', async () => {
    const directory = fresh()
    if (how === 'prepared') await prepareOrders(directory)
    const found = Uint32Array.from([0, 2, 1])
    const among = async (filter: ResourceFilter, sort?: 'title' | 'checkedOn', by = view) => [
      ...(await selectAmong(directory, by, filter, found, sort)),
    ]
    expect(await among({})).toEqual([0, 2, 1])
    expect(await among({}, 'title')).toEqual([1, 2, 0])
    expect(await among({}, 'checkedOn')).toEqual([2, 0, 1])
    expect(await among({ kind: ['guide'] })).toEqual([2, 1])
    expect(await among({}, undefined, strict)).toEqual([0, 1])
    expect([...(await selectAmong(directory, view, {}, Uint32Array.from([2]), 'title'))]).toEqual([
      2,
    ])
  })
})

describe('a resource', () => {
  it('that is of use only in the EU is left out elsewhere', () => {
    expect([...withoutOnlyEu(fresh(), Uint32Array.from([2, 0, 1]))]).toEqual([2, 1])
  })

  it('is not there for whoever may be shown no text of it', () => {
    const directory = fresh()
    const titles = (by: typeof view) =>
      serveResources(directory, [2, 0, 7], by, nothingChecked).map(({ title }) => title)
    expect(titles(view)).toEqual(['B', 'C'])
    expect(titles(inFrench)).toEqual(['B', 'a'])
    expect(titles(strict)).toEqual(['a'])
    const [, , third] = resources
    expect(third && getResource(directory, third, strict, nothingChecked)).toBeUndefined()
  })
})
