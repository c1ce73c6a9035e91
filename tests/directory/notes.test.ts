/** What of a note is served, and in which order: what comes first is read as what holds. */
import { describe, expect, it } from 'vitest'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { serveEuNote, serveNationalNotes } from '../../functions/directory/notes.ts'
import { createView } from '../../functions/directory/view.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { useSaying } from '../support/uses.ts'

const base = syntheticDataset({ resources: 0, locales: ['en', 'fr', 'nl'] })
const [english, french] = base.manifest.locales
const britain = base.countries.find(({ code }) => code === 'GB')
const [model] = britain?.availability ?? []
const type = base.cancerTypes.find(({ id }) => id === 'melanoma')
if (!english || !french || !britain || !model || !type) throw new Error('empty')
const country = britain
const view = createView(english, 'any', '2026-11-28')
const strict = createView(french, 'none', '2026-11-28')

const noteWith = (change: Partial<NationalNote>, id = 'a-note'): NationalNote => ({
  ...model,
  cancerType: 'melanoma',
  region: null,
  status: 'reimbursed',
  use: null,
  superseded: false,
  decidedOn: null,
  confirmedOn: '2026-03',
  text: {},
  ...change,
  id,
})

function serve(notes: readonly NationalNote[], by = view, directory = createDirectory(base)) {
  return serveNationalNotes(directory, country, notes, by)
}

/** In the language of the strict reader nothing can be composed. */
function wordless(): Directory {
  const { cisplatin, ...partner } = base.terms.partner
  const { fr: _, ...held } = cisplatin
  return createDirectory({
    ...base,
    terms: { ...base.terms, partner: { ...partner, cisplatin: held } },
  })
}

describe('national notes', () => {
  const early = useSaying({ stage: 'early' })
  const advanced = useSaying({ stage: 'advanced' })
  it('are ordered by what holds, then by stage, then the newest decision first', () => {
    const unconfirmed = { confirmedOn: '2024-03' }
    const ordered = [
      noteWith({ use: early, decidedOn: '2024' }, 'early'),
      noteWith({ use: advanced, decidedOn: '2026-02' }, 'newest'),
      noteWith({ use: advanced, decidedOn: '2026-01-31' }, 'newer'),
      noteWith({ use: advanced, decidedOn: '2025' }, 'old'),
      noteWith({ use: advanced }, 'undated'),
      noteWith({ ...unconfirmed, use: early, decidedOn: '2024-03' }, 'unconfirmed'),
      noteWith({ use: early, decidedOn: '2026-11', confidence: 'unverified' }, 'past'),
      noteWith({ use: early, decidedOn: '2026-11', superseded: true }, 'replaced'),
      noteWith({ ...unconfirmed, decidedOn: '2026-11', superseded: true }, 'replaced-before'),
    ]
    const ids = ordered.map(({ id }) => id)
    for (let turn = 0; turn < ordered.length; turn += 1) {
      const turned = [...ordered.slice(turn), ...ordered.slice(0, turn)]
      expect(serve(turned).map(({ id }) => id)).toEqual(ids)
      expect(serve(turned.toReversed()).map(({ id }) => id)).toEqual(ids)
    }
  })

  it('that are alike stay as they stand', () => {
    const alike = ['b', 'a', 'c'].map((id) => noteWith({ decidedOn: '2026' }, id))
    expect(serve(alike).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  })

  it('say in a composed text of which part of the country, and whose page it is', () => {
    const source = (url: string) => [{ url, title: null }]
    const publisher = 'Synthetic publisher'
    const known = 'https://data.example.org/x'
    const unknown = 'https://elsewhere.example.com/x'
    const textOf = (change: Partial<NationalNote>) => serve([noteWith(change)])[0]?.text ?? ''
    const label = base.terms.phrase.region['en']?.label ?? 'none'
    expect(textOf({ region: 'GB-ENG' }).toLowerCase()).toContain(`${label}: england.`.toLowerCase())
    expect(textOf({}).toLowerCase()).not.toContain(label.toLowerCase())
    for (const [sources, officialPage, named] of [
      [source(known), null, true],
      [source(known), unknown, true],
      [[], known, true],
      [source(unknown), known, false],
      [[], unknown, false],
      [[], null, false],
    ] as const) {
      const text = textOf({ sources: [...sources], officialPage })
      expect([sources, officialPage, text.includes(publisher)]).toEqual([
        sources,
        officialPage,
        named,
      ])
    }
  })

  it('are left out where this reader may be shown no text of them, and composed where they can', () => {
    const text = { en: { text: 'Written.', dateNote: null, state: 'original' as const } }
    const written = noteWith({ text })
    expect(serve([written]).map((note) => [note.text, note.translation])).toEqual([
      ['Written.', 'original'],
    ])
    expect(serve([written], strict)).toMatchObject([{ locale: 'fr', translation: 'composed' }])
    expect(serve([written], strict, wordless())).toEqual([])
    expect(serve([written], createView(french, 'any', '2026-11-28'), wordless())).toMatchObject([
      { locale: 'en', text: 'Written.' },
    ])
    expect(serve([noteWith({ medicines: [] })])).toEqual([])
  })
})

describe('the note of the EU', () => {
  it('is there for whoever may be shown a text of it, with each use that can be told', () => {
    const [use] = type.euWide.authorisations
    if (use === undefined) throw new Error('there are no uses')
    const note = serveEuNote(createDirectory(base), type, strict)
    expect(note?.authorisations).toHaveLength(1)
    // Nothing can be composed: what was written stays, what was not goes.
    const untold = wordless()
    expect(serveEuNote(untold, type, strict)).toMatchObject({ locale: 'fr', authorisations: [] })
    const unwritten = { ...type, euWide: { ...type.euWide, text: {} } }
    const cancerTypes = base.cancerTypes.map((one) => (one.id === type.id ? unwritten : one))
    const nothing = createDirectory({ ...untold.dataset, cancerTypes })
    expect(serveEuNote(nothing, unwritten, strict)).toBeNull()
    expect(serveEuNote(nothing, unwritten, view)).toMatchObject({
      locale: 'en',
      translation: 'composed',
    })
  })
})
