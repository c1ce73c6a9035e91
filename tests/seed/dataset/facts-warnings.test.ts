/** Warnings about what a translation or a note says, with a fault planted for each. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import type { LanguageTag } from '../../../seed/dataset/languages/languages.ts'
import { createOffMedicine } from '../../../seed/dataset/warnings/off-medicine.ts'
import { findOffNumbers } from '../../../seed/dataset/warnings/off-numbers.ts'
import {
  placedTexts,
  type Remark,
  type PlacedText,
} from '../../../seed/dataset/warnings/placed-text.ts'
import { findPromises } from '../../../seed/dataset/warnings/promise.ts'
import { smallDataset } from '../../support/small-directory.ts'

let dataset: Dataset
let texts: PlacedText[]

beforeAll(async () => {
  dataset = await smallDataset()
  texts = placedTexts(dataset)
})

function placed(id: string, words = ''): PlacedText {
  const found = texts.find(
    ({ item, text }) => item.id === id && JSON.stringify(text).includes(words),
  )
  if (found === undefined) throw new Error(`no text ${id} with "${words}"`)
  return found
}

/** The text of an item with words replaced in one language. */
function changed(id: string, locale: string, from: string, to: string): PlacedText {
  const { text, ...rest } = placed(id, from)
  const said = JSON.stringify(text[locale])
  const next = said.replace(from, to)
  expect(next).not.toBe(said)
  return { ...rest, text: { ...text, [locale]: JSON.parse(next) } }
}

const messages = (findings: readonly Remark[]): string[] =>
  findings.map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('the numbers and dates of a translation', () => {
  it('that are dropped, changed or added are told', () => {
    const of = (...args: Parameters<typeof changed>) => messages(findOffNumbers(changed(...args)))
    expect(of('pl-melanoma-1', 'pl', '2024', '2023')).toEqual([
      'pl: lacks 2024 and says 2023, unlike the original: say what it says',
    ])
    expect(of('pl-melanoma-1', 'fr', 'du 1er avril 2024', 'récentes')).toEqual([
      'fr: lacks 2024 and lacks 1, unlike the original: say what it says',
    ])
    expect(of('be-nsclc-1', 'nl', 'paragraaf 8090000', 'paragraaf 8090000 en 77')).toEqual([
      'nl: says 77, unlike the original: say what it says',
    ])
  })

  it('may be written as the language writes them', () => {
    const text = {
      en: { text: 'Of 10,000 people 1.5% in 2026.', state: 'original' },
      de: { text: 'Von 10.000 Menschen 1,5 % im Jahr 2026.', state: 'unreviewed' },
      fr: { text: 'Sur 10\u202F000 personnes, 1,5\u00A0% en 2026.', state: 'unreviewed' },
      nl: { text: 'Van 10.000 mensen 15% in 2026.', state: 'unreviewed' },
    }
    expect(messages(findOffNumbers({ ...placed('be-nsclc-1'), text }))).toEqual([
      'nl: lacks 1.5 and says 15, unlike the original: say what it says',
    ])
  })

  it('are those of the original in every text of a sound dataset, with many of them', () => {
    expect(texts.flatMap(findOffNumbers)).toEqual([])
    const numbered = texts.filter(({ text }) => /\d/.test(JSON.stringify(text['en'])))
    expect(numbered.length).toBeGreaterThan(20)
  })
})

describe('a medicine in a note', () => {
  const of = (...args: Parameters<typeof changed>): string[] =>
    messages(createOffMedicine(dataset)(changed(...args)))

  it('is told without its INN, without its brand, with it twice or outside brackets', () => {
    expect(of('be-nsclc-1', 'en', 'pembrolizumab (Keytruda)', 'a medicine (Keytruda)')).toEqual([
      'en: does not say "pembrolizumab", which the note is about: name it',
    ])
    expect(of('be-nsclc-1', 'nl', ' (Keytruda)', '')).toEqual([
      'nl: does not say the brand: add "(Keytruda)" after the INN',
    ])
    expect(of('be-nsclc-1', 'de', '(Keytruda)', '(Keytruda) und Keytruda')).toEqual([
      'de: says the brand "Keytruda" 2 times: keep the first',
    ])
    expect(of('be-nsclc-1', 'fr', '(Keytruda)', 'Keytruda')).toEqual([
      'fr: "Keytruda" is not in brackets after its INN: put it there',
    ])
  })

  it('may be written as the language of the text spells it, and no other', () => {
    const said = (locale: string): string[] => {
      const { text, ...rest } = placed('be-nsclc-1')
      const own = { ...text[locale], text: 'Le pembrolizoumab (Keytruda).', state: 'original' }
      const medicines = dataset.medicines.map((one) =>
        one.id === 'pembrolizumab' ? { ...one, innByLocale: { fr: 'pembrolizoumab' } } : one,
      )
      const others = Object.entries(text).filter(([tag]) => tag !== 'en' && tag !== locale)
      const changedText = { ...Object.fromEntries(others), [locale]: own }
      return messages(createOffMedicine({ ...dataset, medicines })({ ...rest, text: changedText }))
    }
    expect(said('fr')).toEqual([])
    expect(said('nl')).toEqual([
      'nl: does not say "pembrolizumab", which the note is about: name it',
    ])
  })

  it('is named so in every note of a sound dataset', () => {
    expect(texts.flatMap(createOffMedicine(dataset))).toEqual([])
  })
})

describe('a promise', () => {
  const promising: Readonly<Record<LanguageTag, string>> = {
    en: 'This treatment is effective and cures cancer.',
    fr: 'Ce traitement peut guérir le cancer.',
    de: 'Diese Behandlung heilt Krebs.',
    es: 'Este tratamiento cura el cáncer.',
    it: 'Questo trattamento guarisce il tumore.',
    pl: 'To leczenie jest skuteczne.',
    pt: 'Este tratamento é eficaz.',
    nl: 'Deze behandeling geneest kanker.',
    ro: 'Acest tratament vindecă cancerul.',
    tr: 'Bu tedavi kanseri İYİLEŞTİRİR.',
  }
  it('is told in each language of the directory', () => {
    const { text, ...rest } = placed('eu-melanoma-1')
    for (const [tag, promise] of Object.entries(promising)) {
      const said = { ...text[tag], text: promise, state: text[tag]?.state ?? '' }
      const found = findPromises({ ...rest, text: { ...text, [tag]: said } })
      expect(messages(found)).toEqual([
        expect.stringMatching(`^${tag}: .* promises a benefit: say what`),
      ])
    }
  })

  it('is not what a law demands, what is denied, or a translation of that', () => {
    expect(placed('CH.reimbursement', 'wirksam')).toBeDefined()
    expect(texts.flatMap(findPromises)).toEqual([])
    expect(messages(findPromises(changed('CH.reimbursement', 'en', 'must also be', 'is')))).toEqual(
      ['en: "effective" promises a benefit: say what was decided, authorised or paid'],
    )
  })
})
