/** Which links come first in the short list, sort by sort: what comes too late is not shown at all. */
import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../functions/directory/directory.ts'
import { mostHelpful } from '../../functions/directory/helpfulness.ts'
import { kinds, type Kind } from '../../functions/model/codes.ts'
import type { Resource } from '../../functions/model/resource.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 1, locales: ['en'] })
const [model] = base.resources
if (model === undefined) throw new Error('there are no resources')

const resourceWith = (change: Partial<Resource>, i: number): Resource => ({
  ...model,
  countries: [],
  cancerTypes: [],
  kind: 'academy',
  aboutSideEffects: false,
  retired: false,
  confidence: 'verified',
  ...change,
  id: `resource-${i}`,
})

/** In the order in which they stand in the list that is cut to so many. */
function shown(resources: readonly Partial<Resource>[], most = resources.length): number[] {
  const directory = createDirectory({ ...base, resources: resources.map(resourceWith) })
  return mostHelpful(directory, Uint32Array.from(resources.keys()), most)
}

const own = { countries: ['BE'] }
/** One of each sort, the most helpful first. */
const sorts: readonly Partial<Resource>[] = [
  { ...own, kind: 'helpline' },
  { ...own, kind: 'organisation' },
  { ...own, kind: 'hta-body' },
  { cancerTypes: ['melanoma'], kind: 'trial-registry' },
  { aboutSideEffects: true, kind: 'trial-registry' },
  { kind: 'guide' },
  { kind: 'academy' },
  { kind: 'trial-registry' },
]

describe('the short list', () => {
  it('has the best of each sort first, in the order in which they help', () => {
    const reversed = sorts.toReversed()
    expect(shown(reversed)).toEqual([...reversed.keys()].toReversed())
    for (const most of [0, 1, 3]) {
      expect(shown(reversed, most)).toEqual([7, 6, 5].slice(0, most))
    }
  })

  it.each(Object.keys(kinds) as Kind[])('takes a %s of every country for its sort', (kind) => {
    const guides: readonly Kind[] = ['guide', 'helpline', 'organisation']
    const sort = guides.includes(kind) ? 0 : kind === 'trial-registry' ? 2 : 1
    const others: readonly Partial<Resource>[] = [
      { kind: 'guide' },
      { kind: 'academy' },
      { kind: 'trial-registry' },
    ]
    // After the best of each sort come the others of it: this one, which is the last of its sort.
    const [, , , fourth] = shown([...others, { kind }])
    expect(fourth).toBe(3)
    const [first] = shown([{ kind: 'trial-registry' }, { kind }, { kind: 'guide' }])
    expect(first).toBe(sort === 0 ? 1 : 2)
    const [better] = shown([{ kind: 'trial-registry' }, { kind }])
    expect(better).toBe(sort === 2 ? 0 : 1)
  })

  it.each(['helpline', 'organisation', 'hta-body'] as const)(
    'puts a %s of a country before one of none',
    (kind) => {
      expect(shown([{ kind }, { cancerTypes: ['melanoma'] }, { ...own, kind }])).toEqual([2, 1, 0])
    },
  )

  it.each(['academy', 'guide', 'trial-registry'] as const)(
    'puts a %s of the country no further ahead for it',
    (kind) => {
      expect(shown([{ kind }, { ...own, kind }])).toEqual([0, 1])
    },
  )

  it('has others of a sort after the best of all of them, as they stood', () => {
    const helpline = { ...own, kind: 'helpline' } as const
    const guide = { kind: 'guide' } as const
    expect(shown([guide, guide, helpline, helpline, guide])).toEqual([2, 0, 3, 1, 4])
    expect(shown([guide, guide, helpline, helpline, guide], 3)).toEqual([2, 0, 3])
  })

  it('has what is doubtful last, whatever its sort: unverified, then retired, then both', () => {
    const helpline = { ...own, kind: 'helpline' } as const
    const unverified = { confidence: 'unverified' } as const
    expect(
      shown([
        { ...helpline, ...unverified, retired: true },
        { ...helpline, retired: true },
        { ...helpline, ...unverified },
        { kind: 'trial-registry' },
      ]),
    ).toEqual([3, 2, 1, 0])
  })
})
