import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import type { Resource } from '../../../functions/model/resource.ts'
import type { ActiveRelease } from '../../../seed/releases/active-release.ts'
import { diffDatasets } from '../../../seed/releases/diff.ts'
import { guardRules } from '../../../seed/releases/guard-rules.ts'
import { judge } from '../../../seed/releases/guard.ts'
import { planPublication } from '../../../seed/releases/plan.ts'
import { syntheticDataset } from '../../support/datasets.ts'

const hosts = 100

/** A hundred resources, each on a host of its own. */
function wide(): Dataset {
  const dataset = syntheticDataset({ resources: hosts })
  return {
    ...dataset,
    resources: dataset.resources.map((one, i) => ({ ...one, url: `https://h${i}.example.org/` })),
  }
}

const before = wide()
function withResources(change: (resources: readonly Resource[]) => readonly Resource[]): Dataset {
  return { ...before, resources: change(before.resources) }
}

function codesFor(after: Dataset, from = before): string[] {
  return [...new Set(judge(from, after, diffDatasets(from, after)).map(({ code }) => code))]
}

const more = (count: number): Resource[] =>
  Array.from({ length: count }, (_, i) => {
    const [first] = before.resources
    if (first === undefined) throw new Error('there are resources')
    return { ...first, id: `more-${i}` }
  })

/** The first few resources changed, the others as they are. */
function changed(count: number, change: (one: Resource, i: number) => Resource): Dataset {
  return withResources((all) => all.map((one, i) => (i < count ? change(one, i) : one)))
}

const recheck = (one: Resource): Resource => ({ ...one, checkedOn: '2020-02-02' })
const move = (one: Resource, i: number): Resource => ({ ...one, url: `https://new${i}.org/` })
/** A host that many other links of the dataset lead to. */
const gather = (one: Resource): Resource => ({ ...one, url: 'https://data.example.org/' })

/** Each rule: the last change that passes, and the first that does not. */
const rules: readonly (readonly [string, string, Dataset, Dataset])[] = [
  [
    'a kind falls by more than a fifth',
    'items-fall',
    withResources((all) => all.slice(20)),
    withResources((all) => all.slice(21)),
  ],
  [
    'a kind doubles',
    'items-double',
    withResources((all) => [...all, ...more(99)]),
    withResources((all) => [...all, ...more(100)]),
  ],
  ['more than half of a kind changes', 'items-change', changed(50, recheck), changed(51, recheck)],
  ['more than one in twenty hosts is new', 'hosts-change', changed(5, move), changed(6, move)],
  [
    'more than one in twenty links goes elsewhere, though to a known host',
    'hosts-change',
    changed(4, gather),
    changed(40, gather),
  ],
  [
    'a language is no longer listed',
    'locale-gone',
    before,
    {
      ...before,
      manifest: {
        ...before.manifest,
        locales: before.manifest.locales.filter(({ tag }) => tag !== 'nl'),
      },
    },
  ],
  [
    'a country is gone',
    'country-gone',
    before,
    { ...before, countries: before.countries.slice(1) },
  ],
  [
    'a cancer type is gone',
    'cancer-type-gone',
    before,
    { ...before, cancerTypes: before.cancerTypes.slice(1) },
  ],
]

describe('P-21 the guard', () => {
  it.each(rules)('objects when %s (%s), and not to a bit less', (_, code, passes, fails) => {
    expect(codesFor(passes)).not.toContain(code)
    expect(codesFor(fails)).toContain(code)
  })

  it('has no objection to what admins do every day', () => {
    const daily = withResources((all) => [
      ...all.slice(2).map((one, i) => (i < 10 ? { ...one, checkedOn: '2026-11-23' } : one)),
      ...more(3),
    ])
    expect(codesFor(daily)).toEqual([])
    expect(codesFor(before)).toEqual([])
  })

  it('notices a language that is listed and no longer held', () => {
    const without = JSON.parse(
      JSON.stringify({ ...before, manifest: null, terms: null }, (key, value: unknown) =>
        key === 'nl' ? undefined : value,
      ),
    )
    const after: Dataset = { ...without, manifest: before.manifest, terms: before.terms }
    expect(codesFor(after)).toContain('locale-gone')
  })

  it('names what is gone in one objection, however much it is', () => {
    const emptied = { ...before, countries: [], cancerTypes: before.cancerTypes.slice(2) }
    const found = judge(before, emptied, diffDatasets(before, emptied))
    const texts = (code: string) => found.filter((one) => one.code === code).map((one) => one.found)
    expect(texts('country-gone')).toEqual(['BE, CH, DE, FR, GB, PL'])
    expect(texts('cancer-type-gone')).toEqual(['bladder-cancer, colorectal-cancer'])
  })

  it('judges all things together, whatever their kinds', () => {
    const small: Dataset = {
      ...before,
      resources: before.resources.slice(0, 9),
      countries: before.countries.map((one) => ({ ...one, availability: [] })),
    }
    expect(codesFor({ ...small, resources: [] }, small)).toContain('items-fall')
  })

  it('judges small kinds with all others only: one publication less is no accident', () => {
    expect(codesFor({ ...before, publications: [] })).toEqual([])
  })

  it('says what each of its rules means', () => {
    for (const { meaning } of Object.values(guardRules)) expect(meaning).toMatch(/^[a-z].{20,}$/)
  })
})

describe('P-21 a plan', () => {
  const today = '2026-11-23'
  const release = '0'.repeat(16)
  const summary = {
    id: '1'.repeat(16),
    generation: 1,
    publishedAt: '2026-11-01T12:00:00.000Z',
    activatedAt: '2026-11-01T12:00:00.000Z',
    message: 'why',
    counts: { resources: 0, cancerTypes: 0, countries: 0, publications: 0, notes: 0 },
    active: true,
  }
  const active: ActiveRelease = { summary, by: 'ann', dataset: before }

  it('of the first publication is never refused', () => {
    const { guard } = planPublication({ dataset: before, release, active: undefined, today })
    expect(guard).toMatchObject({ refuses: false, objections: [] })
  })

  it('counts exactly what changes, for the admin to confirm', () => {
    const dataset = withResources((all) => [...all.slice(30), ...more(2)])
    const { guard, counts, changes } = planPublication({ dataset, release, active, today })
    expect(counts).toEqual({ added: 2, changed: 0, removed: 30 })
    expect(guard).toMatchObject({ refuses: true, confirm: 32 })
    expect(changes).toHaveLength(32)
  })

  it('is refused when what is active cannot be read, and everything is to be confirmed', () => {
    const damaged = { ...active, dataset: undefined }
    const { guard } = planPublication({ dataset: before, release, active: damaged, today })
    expect(guard.objections).toMatchObject([{ code: 'active-unreadable' }])
    expect(guard.confirm).toBe(diffDatasets(undefined, before).changes.length)
  })

  it('tells which statements fell due since the last publication, and which are due soon', () => {
    const note = before.countries[0]?.availability[0]
    if (note === undefined) throw new Error('there are notes')
    const dated = (asOf: string, reviewBy: string | null): Dataset => ({
      ...before,
      countries: before.countries.map((one, i) =>
        i === 0
          ? { ...one, availability: [{ ...note, superseded: false, asOf, reviewBy }] }
          : { ...one, availability: [] },
      ),
    })
    const reviewOf = (reviewBy: string) => {
      const dataset = dated('2026-01', reviewBy)
      const plan = planPublication({ dataset, release, active: { ...active, dataset }, today })
      const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
      return [ids(plan.review.becameDue), ids(plan.review.soon)]
    }
    expect(reviewOf('2026-11-10')).toEqual([[note.id], []])
    expect(reviewOf('2026-10-10')).toEqual([[], []])
    expect(reviewOf('2026-11-23')).toEqual([[], [note.id]])
    expect(reviewOf('2026-12-23')).toEqual([[], [note.id]])
    expect(reviewOf('2026-12-24')).toEqual([[], []])
  })
})
