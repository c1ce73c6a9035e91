import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import { fourWords, loadGlossary, says, type Glossary } from '../../../seed/dataset/glossary.ts'
import { itemsOf } from '../../../seed/dataset/items.ts'
import { findOffGlossary } from '../../../seed/dataset/warnings/off-glossary.ts'
import { placedTexts, type PlacedText } from '../../../seed/dataset/warnings/placed-text.ts'
import { glossaryFile, glossaryGuide } from '../../../seed/reference/glossary-guide.ts'
import { repositoryDataset } from '../../support/app.ts'

let glossary: Glossary
let dataset: Dataset
let texts: PlacedText[]

beforeAll(async () => {
  glossary = await loadGlossary()
  dataset = await repositoryDataset()
  texts = placedTexts(dataset)
})

/** Terms that the directory cannot do without. */
const needed = [
  'authorised',
  'recommended',
  'reimbursed',
  'early access',
  'marketing authorisation',
  'HTA body',
  'payer',
  'out-of-pocket',
  'off-label',
  'compassionate use',
  'clinical trial',
]

describe('the glossary', () => {
  it('has the same terms in every language of the manifest', () => {
    const tags = dataset.manifest.locales.map(({ tag }) => tag)
    expect(Object.keys(glossary).toSorted()).toEqual(tags.toSorted())
    for (const [locale, terms] of Object.entries(glossary)) {
      expect([locale, Object.keys(terms)]).toEqual([locale, Object.keys(glossary['en'] ?? {})])
      expect(Object.keys(terms)).toEqual(expect.arrayContaining(needed))
    }
  })

  it('says each term by a form of its own, and by none that it avoids', () => {
    for (const [locale, terms] of Object.entries(glossary)) {
      for (const [term, { say, forms, avoid }] of Object.entries(terms)) {
        expect([locale, term, says(say, forms, locale)]).toEqual([locale, term, expect.any(String)])
        expect([locale, term, says(say, avoid, locale)]).toEqual([locale, term, undefined])
      }
    }
  })

  it('keeps authorised, recommended, reimbursed and early access apart in every language', () => {
    for (const [locale, terms] of Object.entries(glossary)) {
      for (const word of fourWords) {
        const others = fourWords.filter((one) => one !== word)
        const mixed = others.filter((one) =>
          says(terms[one]?.say ?? '', terms[word]?.forms ?? [], locale),
        )
        expect([locale, word, mixed]).toEqual([locale, word, []])
      }
    }
  })

  it('is shown by the page that npm run schemas writes', () => {
    const page = readFileSync(new URL(`../../../${glossaryFile}`, import.meta.url), 'utf8')
    expect(page).toBe(glossaryGuide(glossary))
  })
})

describe('a text of the dataset', () => {
  const placed = (id: string): PlacedText => {
    const found = texts.find(({ item }) => item.id === id)
    if (found === undefined) throw new Error(`no text ${id}`)
    return found
  }
  const changed = (id: string, locale: string, from: string | RegExp, to: string): string[] => {
    const { text, ...rest } = placed(id)
    const said = JSON.stringify(text[locale])
    const next = said.replaceAll(new RegExp(from, 'gu'), to)
    expect(next).not.toBe(said)
    const one = { ...rest, text: { ...text, [locale]: JSON.parse(next) } }
    return findOffGlossary(one, glossary).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    )
  }

  it('with another word for authorised than the glossary’s is told', () => {
    expect(changed('eu-melanoma-1', 'fr', '[Aa]utorisé', 'approuvé')).toEqual([
      'fr: the English text says "authorised", in fr "autorisé"',
    ])
    expect(changed('eu-melanoma-1', 'tr', 'ruhsatlı', 'onaylı')).toEqual([
      'tr: the English text says "authorised", in tr "ruhsatlı"',
    ])
  })

  it('with a word that the glossary avoids is told, though it has the right one as well', () => {
    expect(changed('eu-melanoma-1', 'es', 'adecuado', 'aprobado')).toEqual([
      'es: "aprobad" is not how es says "authorised": say "autorizado"',
    ])
  })

  it('that says reimbursed where the English says recommended is told twice', () => {
    const id = texts.find(({ item, text }) => {
      const english = JSON.stringify(text['en'])
      return (
        item.kind === 'notes' &&
        /recommend/.test(english) &&
        !/reimburs|pay|paid|fund|cost|cover|financ/i.test(english) &&
        text['fr'] !== undefined
      )
    })?.item.id
    expect(changed(id ?? '', 'fr', '[Rr]ecommand(?=é)', 'rembours')).toEqual([
      'fr: the English text says "recommended", in fr "recommandé"',
      'fr: says "remboursé" ("reimbursed"), and the English text does not',
    ])
  })

  it('keeps to it in every language, and the words of its status are those of its text', () => {
    expect(texts.flatMap((one) => findOffGlossary(one, glossary))).toEqual([])
    const compared = texts.filter(({ text }) => Object.keys(text).length > 1)
    expect(compared.length).toBeGreaterThan(300)
    const statuses = itemsOf(dataset).filter(({ id }) => id.startsWith('terms.status.'))
    for (const word of fourWords) {
      const label = statuses.find(({ id }) => id === `terms.status.${word.replace(' ', '-')}`)
      for (const [locale, terms] of Object.entries(glossary)) {
        const said = JSON.stringify(
          Object.entries(label?.value ?? {}).find(([tag]) => tag === locale),
        )
        expect([locale, word, says(said, terms[word]?.forms ?? [], locale)]).toEqual([
          locale,
          word,
          expect.any(String),
        ])
      }
    }
  })
})
