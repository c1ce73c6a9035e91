import { describe, expect, it } from 'vitest'
import {
  countText,
  itemKindNames,
  saidIn,
  sumCounts,
  type SaidText,
} from '../../functions/model/coverage.ts'
import { collectionNames, forEach, toDataset, type Dataset } from '../../functions/model/release.ts'
import { syntheticDataset } from '../support/datasets.ts'

/** One cancer type, and one country with a note on it beside one that is superseded. */
function smallDataset(): Dataset {
  const dataset = syntheticDataset({ resources: 1 })
  const [type] = dataset.cancerTypes
  const [country] = dataset.countries
  const [note] = country?.availability ?? []
  if (!type || !country || !note) throw new Error('the synthetic dataset has too little')
  const older = { ...note, id: 'be-older', superseded: true }
  const own = { ...note, id: 'be-one', cancerType: type.id, superseded: false }
  return {
    ...dataset,
    cancerTypes: [type],
    countries: [{ ...country, availability: [own, older] }],
  }
}

const dataset = smallDataset()
const said = [...saidIn(dataset)]
const texts = said.flatMap((one) => one.texts)
const placesOf = (kind: string, collection: string, key: string) =>
  texts
    .filter((one) => one.kind === kind && one.collection === collection && one.key === key)
    .map(({ path, composed, statements }) => [path.join('.'), composed, statements.length])

it('items are records, and what is said within them, each in its place', () => {
  expect(itemKindNames).toEqual([
    'manifest',
    'terms',
    'medicines',
    'cancerTypes',
    'euNotes',
    'countries',
    'reimbursements',
    'earlyAccess',
    'notes',
    'resources',
    'publications',
    'pages',
  ])
})

describe('what a release says', () => {
  it('are statements that grow old, each by its name, of its country and cancer type', () => {
    const statements = said.flatMap((one) => one.statements)
    expect(
      statements.map(({ id, kind, country, cancerType }) => [id, kind, country, cancerType]),
    ).toEqual([
      ['bladder-cancer-eu', 'euNotes', 'EU', 'bladder-cancer'],
      ['bladder-cancer-eu.authorisations.1', 'authorisations', 'EU', 'bladder-cancer'],
      ['BE.reimbursement', 'reimbursements', 'BE', null],
      ['BE.earlyAccess', 'earlyAccess', 'BE', null],
      ['be-one', 'notes', 'BE', 'bladder-cancer'],
    ])
    expect(statements.every(({ official }) => official)).toBe(true)
  })

  it('are texts, each of its own kind, with the statements that they stand in', () => {
    expect(placesOf('cancerTypes', 'cancerTypes', 'bladder-cancer')).toEqual([['text', false, 0]])
    expect(placesOf('euNotes', 'cancerTypes', 'bladder-cancer')).toEqual([['euWide.text', true, 1]])
    expect(placesOf('notes', 'countries', 'BE')).toEqual([
      ['availability.0.text', true, 1],
      ['availability.1.text', true, 0],
    ])
    expect(placesOf('earlyAccess', 'countries', 'BE')).toEqual([['earlyAccess.text', false, 1]])
    expect(placesOf('reimbursements', 'countries', 'BE')).toContainEqual([
      'reimbursement.decision.text',
      false,
      1,
    ])
    expect(placesOf('manifest', 'manifest', '')).toEqual([['notice', false, 0]])
    expect(placesOf('terms', 'terms', '').length).toBeGreaterThan(100)
    expect(texts.filter(({ collection }) => collection === 'resources')).toHaveLength(1)
  })

  it('are no statements where an older release has a form that is not read', () => {
    const [country] = dataset.countries
    const records = forEach(collectionNames, (name) => [dataset[name]].flat())
    const older = { ...country, earlyAccess: { ...country?.earlyAccess, confidence: 'high' } }
    const held = toDataset({ ...records, countries: [older] })
    const found = held && [...saidIn(held)].flatMap(({ statements }) => statements)
    expect(found?.map(({ id }) => id)).toEqual([
      'bladder-cancer-eu',
      'bladder-cancer-eu.authorisations.1',
      'BE.reimbursement',
      'be-one',
    ])
  })

  it('is named by its place where a statement has no id around it', () => {
    const body = { url: null, confidence: 'verified' as const, sources: [], text: {} }
    const jointAssessment = { ...body, body, asOf: '2026', reviewBy: null }
    const manifest = { ...dataset.manifest, jointAssessment }
    const [first] = saidIn({ ...dataset, manifest })
    expect(first?.statements).toMatchObject([
      { id: 'manifest.jointAssessment', kind: 'manifest', country: 'EU', cancerType: null },
    ])
  })
})

describe('a text is counted in a language', () => {
  const [statement] = said.flatMap((one) => one.statements)
  if (statement === undefined) throw new Error('the synthetic dataset says nothing')
  const late = { ...statement, due: '2026-01-01' }
  const soon = { ...statement, due: '2028-01-01' }
  const text = { en: { state: 'original' }, fr: { state: 'reviewed' }, de: { state: 'unreviewed' } }
  const of = (more: Partial<SaidText>): SaidText => ({
    collection: 'countries',
    key: 'BE',
    path: [],
    kind: 'notes',
    text,
    composed: false,
    statements: [],
    ...more,
  })
  const none = { held: 0, reviewed: 0, unreviewed: 0, due: 0, composed: 0, missing: 0 }

  it.each([
    ['an original', 'en', {}, { held: 1, reviewed: 1 }],
    ['a checked translation', 'fr', {}, { held: 1, reviewed: 1 }],
    ['one that nobody checked', 'de', {}, { held: 1, unreviewed: 1 }],
    ['one that is missing', 'pl', {}, { missing: 1 }],
    ['one that is composed from codes', 'pl', { composed: true }, { composed: 1 }],
    ['one that is held though it could be', 'en', { composed: true }, { held: 1, reviewed: 1 }],
    ['one to be read again', 'en', { statements: [soon, late] }, { held: 1, reviewed: 1, due: 1 }],
    ['one that was read', 'en', { statements: [soon] }, { held: 1, reviewed: 1 }],
    ['none to be read again', 'pl', { statements: [late] }, { missing: 1 }],
  ])('as what it is: %s', (_, tag, more, counts) => {
    expect(countText(of(more), tag, '2026-11-28')).toEqual({ ...none, ...counts })
  })

  it('and all of them add up', () => {
    const one = { held: 1, reviewed: 2, unreviewed: 3, due: 4, composed: 5, missing: 6 }
    const twice = { held: 2, reviewed: 4, unreviewed: 6, due: 8, composed: 10, missing: 12 }
    expect(sumCounts([one, one])).toEqual(twice)
    expect(sumCounts([])).toEqual(none)
  })
})
