import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import { encodeRelease } from '../../../functions/store/releases/format.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { diffDatasets } from '../../../seed/releases/diff.ts'
import { seededRandom, syntheticDataset } from '../../support/datasets.ts'
import { edited, exampleFiles, writeDataset, type Files } from '../../support/seed.ts'

const belgium = 'countries/be.yaml'
const guide = 'resources/example-guide.yaml'
const type = 'cancer-types/melanoma.yaml'
const medicine = 'medicines/pembrolizumab.yaml'
const brochure = 'publications/brochure.yaml'

async function load(files: Files = {}): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(await writeDataset(files))
  if (dataset === undefined) throw new Error(JSON.stringify(problems))
  return dataset
}

async function diffOf(files: Files, from: Files = {}) {
  return diffDatasets(await load(from), await load(files))
}

describe('what differs between two datasets', () => {
  it('is nothing between the same two, however they are written', async () => {
    const { changes, texts } = await diffOf({})
    expect([changes, texts]).toEqual([[], {}])
  })

  it('of an added note names what it says: status, medicines and original text', async () => {
    const { changes } = await diffOf({}, edited(belgium, 'id: be-melanoma-1', 'id: be-melanoma-9'))
    const added = changes.find(({ change }) => change === 'added')
    expect(added).toMatchObject({
      kind: 'notes',
      id: 'be-melanoma-1',
      fields: [
        { field: 'status', after: 'reimbursed' },
        { field: 'medicines', after: ['nivolumab'] },
        { field: 'text.en.text', locale: 'en', after: 'Paid by the fund.' },
      ],
    })
  })

  it.each([
    [
      'a note inside a country',
      edited(belgium, 'status: reimbursed', 'status: recommended'),
      { kind: 'notes', id: 'be-melanoma-1', about: 'BE, melanoma' },
      { field: 'status', before: 'reimbursed', after: 'recommended' },
    ],
    [
      'the EU note inside a cancer type',
      edited(type, '- pembrolizumab', '- nivolumab'),
      { kind: 'euNotes', id: 'eu-melanoma' },
      { field: 'medicines', before: ['pembrolizumab'], after: ['nivolumab'] },
    ],
    [
      'a medicine',
      edited(medicine, 'brand: Keytruda', 'brand: null'),
      { kind: 'medicines', id: 'pembrolizumab' },
      { field: 'brand', before: 'Keytruda', after: null },
    ],
    [
      'a reimbursement inside a country',
      edited(belgium, 'name: Health fund', 'name: The fund'),
      { kind: 'reimbursements', id: 'BE.reimbursement', about: 'Belgium' },
      { field: 'payer.text.en.name', locale: 'en', before: 'Health fund', after: 'The fund' },
    ],
    [
      'a text, with its language',
      edited(guide, 'title: Un guide', 'title: Le guide'),
      { kind: 'resources', id: 'example-guide', about: 'A guide' },
      { field: 'text.fr.title', locale: 'fr', before: 'Un guide', after: 'Le guide' },
    ],
    [
      'a list of words, as a whole',
      edited(guide, '[patient, caregiver]', '[patient]'),
      { kind: 'resources', id: 'example-guide' },
      { field: 'audiences', before: ['patient', 'caregiver'], after: ['patient'] },
    ],
    [
      'a statement of a publication',
      edited(brochure, 'Ask your doctor.', 'Ask them.'),
      { kind: 'publications', id: 'brochure' },
      {
        field: 'statements[0].text.en.text',
        locale: 'en',
        before: 'Ask your doctor.',
        after: 'Ask them.',
      },
    ],
    [
      'the country itself',
      edited(belgium, 'locales: [nl-BE, fr-BE]', 'locales: [nl-BE]'),
      { kind: 'countries', id: 'BE', about: 'Belgium' },
      { field: 'locales', before: ['nl-BE', 'fr-BE'], after: ['nl-BE'] },
    ],
    [
      'the settings',
      edited('manifest.yaml', 'name: Example directory', 'name: A directory'),
      { kind: 'manifest', id: 'manifest' },
      { field: 'name', before: 'Example directory', after: 'A directory' },
    ],
    [
      'the words for a code',
      edited('terms.yaml', '"label": "guide"', '"label": "Guide"'),
      { kind: 'terms', id: 'terms.kind.guide' },
      { field: 'en.label', locale: 'en', before: 'guide', after: 'Guide' },
    ],
  ])('is told of %s by its own id and field', async (_, files, item, field) => {
    const { changes } = await diffOf(files)
    expect(changes).toEqual([
      { about: expect.any(String), ...item, change: 'changed', fields: [field] },
    ])
  })

  it('is told of a language that comes or goes as one text', async () => {
    const french =
      '  fr:\n    title: Un guide\n    description: Il explique.\n    state: unreviewed\n'
    const { changes, texts } = await diffOf(edited(guide, french, ''))
    const before = { title: 'Un guide', description: 'Il explique.', state: 'unreviewed' }
    expect(changes[0]?.fields).toEqual([{ field: 'text.fr', locale: 'fr', before }])
    expect(texts).toEqual({ fr: { added: 0, changed: 0, removed: 1 } })
    expect((await diffOf({}, edited(guide, french, ''))).texts).toEqual({
      fr: { added: 1, changed: 0, removed: 0 },
    })
  })

  it('is told of entries between those that stayed', async () => {
    const more = edited(
      belgium,
      '      - url: https://official.example.org/be',
      '      - url: https://official.example.org/new\n      - url: https://official.example.org/be',
    )
    expect((await diffOf(more)).changes[0]?.fields).toEqual([
      { field: 'sources[0]', after: { url: 'https://official.example.org/new', title: null } },
    ])
  })

  it('counts what is added and removed by kind, and the texts that come with it', async () => {
    const text = exampleFiles[guide]
    const other = { [guide]: null, 'resources/other.yaml': text.replace('example-guide', 'other') }
    const { changes, items, texts } = await diffOf(other)
    expect(changes.map(({ change, id }) => `${change} ${id}`)).toEqual([
      'removed example-guide',
      'added other',
    ])
    expect(items.resources).toEqual({ before: 1, after: 1, added: 1, changed: 0, removed: 1 })
    expect(texts).toEqual({
      en: { added: 1, changed: 0, removed: 1 },
      fr: { added: 1, changed: 0, removed: 1 },
    })
  })

  it('is everything when there was nothing', async () => {
    const { changes, items } = diffDatasets(undefined, await load())
    expect(changes.every(({ change }) => change === 'added')).toBe(true)
    expect(items.notes).toEqual({ before: 0, after: 1, added: 1, changed: 0, removed: 0 })
  })

  it('is told of the order of notes, which readers see', () => {
    const before = syntheticDataset({ resources: 1 })
    const countries = before.countries.map((one, i) =>
      i === 0 ? { ...one, availability: one.availability.toReversed() } : one,
    )
    const ids = before.countries[0]?.availability.map(({ id }) => id)
    expect(diffDatasets(before, { ...before, countries }).changes).toMatchObject([
      {
        kind: 'countries',
        fields: [{ field: 'order of availability', before: ids, after: ids?.toReversed() }],
      },
    ])
  })
})

/** The dataset with one value anywhere in it changed, taken away or put elsewhere. */
function mutate(dataset: Dataset, random: () => number): Dataset {
  const copy: unknown = structuredClone(dataset)
  const places: (() => void)[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      if (value.length > 1) places.push(() => void value.push(value.shift()))
      if (value.length > 0) places.push(() => void value.pop())
      value.forEach(visit)
      return
    }
    const fields = value as Record<string, unknown>
    for (const [name, member] of Object.entries(fields)) {
      // Keys make the lists of a release; a change of one is a thing gone and another come.
      if (typeof member === 'string') places.push(() => void (fields[name] = `${member}x`))
      // What is an item of its own is an object, or not there.
      if (member === null && name !== 'earlyAccess') places.push(() => void (fields[name] = 'x'))
      visit(member)
    }
  }
  visit(copy)
  places[Math.floor(random() * places.length)]?.()
  return copy as Dataset
}

describe('for any change of a dataset', () => {
  it('there is a difference exactly when the release is another one (120 random changes)', () => {
    const dataset = syntheticDataset({ resources: 4 })
    const { id } = encodeRelease(dataset)
    const random = seededRandom(7)
    let different = 0
    for (let run = 0; run < 120; run++) {
      const changed = mutate(dataset, random)
      const { changes } = diffDatasets(dataset, changed)
      const isOther = encodeRelease(changed).id !== id
      expect(changes.length > 0).toBe(isOther)
      different += Number(isOther)
    }
    expect(different).toBeGreaterThan(80)
  })
})
