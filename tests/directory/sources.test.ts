/** Whose page a source is, and whether it is an authority's own: an old decision stands on that alone. */
import { describe, expect, it } from 'vitest'
import { createDirectory } from '../../functions/directory/directory.ts'
import {
  isOfficial,
  publisherOf,
  serveBody,
  serveSources,
} from '../../functions/directory/sources.ts'
import { listTerms, serveNotice } from '../../functions/directory/terms.ts'
import { createView } from '../../functions/directory/view.ts'
import { termSets, type TermSet } from '../../functions/model/term-sets.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 0, locales: ['en', 'fr', 'nl'] })
const directory = createDirectory({
  ...base,
  manifest: {
    ...base.manifest,
    sourceHosts: {
      'agency.example.org': { type: 'official', publisher: 'Agency' },
      'press.example.org': { type: 'press', publisher: 'Paper' },
      'nameless.example.org': { type: 'official', publisher: null },
    },
  },
})
const french = directory.locales.get('fr')
const [body] = base.countries[0]?.reimbursement.assessment ?? []
if (!french || !body) throw new Error('empty')
const view = createView(french, 'any', '2026-11-28')
const strict = createView(french, 'none', '2026-11-28')

const agency = { url: 'https://agency.example.org/a', title: 'A' }
const paper = { url: 'https://press.example.org/b', title: null }
const nameless = { url: 'https://www.nameless.example.org/c', title: null }
const unlisted = { url: 'https://agency.example.org.example.com/d', title: null }

describe('a source', () => {
  it.each([
    [agency.url, 'Agency'],
    ['https://www.agency.example.org/a', 'Agency'],
    [paper.url, 'Paper'],
    [nameless.url, null],
    [unlisted.url, null],
    ['no address', null],
  ])('at %s is published by %s', (url, publisher) => {
    expect(publisherOf(directory, url)).toBe(publisher)
  })

  it('is served with its title and whose it is, in the order given, each time', () => {
    const sources = [paper, agency, unlisted]
    for (const _ of [1, 2]) {
      expect(serveSources(directory, sources)).toEqual([
        { ...paper, publisher: 'Paper' },
        { ...agency, publisher: 'Agency' },
        { ...unlisted, publisher: null },
      ])
    }
    expect(serveSources(directory, [])).toEqual([])
  })

  it.each([
    [[agency], true],
    [[paper, agency], true],
    [[paper, nameless], true],
    [[paper], false],
    [[paper, unlisted], false],
    [[], false],
  ])('of %j is an authority’s own: %s', (sources, official) => {
    for (const _ of [1, 2]) expect(isOfficial(directory, { sources })).toBe(official)
  })

  it('of a body is served with it, and its name never left out', () => {
    const text = { en: { name: 'Assessors', state: 'original' as const } }
    expect(serveBody(directory, { ...body, text, sources: [agency] }, strict)).toMatchObject({
      name: 'Assessors',
      locale: 'en',
      url: body.url,
      sources: [{ publisher: 'Agency' }],
    })
  })
})

describe('the words for codes', () => {
  it('are there for each code, set by set, in the order of their meaning', () => {
    const named = listTerms(directory, view).map(({ set, code }) => `${set} ${code}`)
    const sets = Object.keys(termSets) as TermSet[]
    expect(named).toEqual(
      sets.flatMap((set) => Object.keys(termSets[set]).map((code) => `${set} ${code}`)),
    )
  })

  it('are those that this reader may be shown', () => {
    const { authorised, ...status } = base.terms.status
    const { fr: _, ...held } = authorised
    const terms = { ...base.terms, status: { ...status, authorised: held } }
    const lacking = createDirectory({ ...base, terms })
    const labelIn = (by: typeof view) =>
      listTerms(lacking, by).find(({ set, code }) => set === 'status' && code === 'authorised')
    expect(labelIn(view)).toMatchObject({ locale: 'en', label: held['en']?.label })
    expect(labelIn(strict)).toBeUndefined()
    expect(listTerms(lacking, strict)).toHaveLength(listTerms(lacking, view).length - 1)
  })

  it('are followed by the notice, whatever this reader may be shown', () => {
    const notice = { en: { text: 'Talk to your oncologist.', state: 'original' as const } }
    const manifest = { ...base.manifest, notice }
    expect(serveNotice(createDirectory({ ...base, manifest }), strict)).toEqual({
      text: 'Talk to your oncologist.',
      locale: 'en',
      translation: 'original',
    })
  })
})
