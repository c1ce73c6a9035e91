import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import { plainText } from '../../../functions/model/text.ts'
import { itemsOf } from '../../../seed/dataset/items.ts'
import { fourWords, says, terms, type Glossary } from '../../../seed/dataset/languages/glossary.ts'
import { languages } from '../../../seed/dataset/languages/languages.ts'
import { findOffGlossary } from '../../../seed/dataset/warnings/off-glossary.ts'
import { placedTexts, type PlacedText } from '../../../seed/dataset/warnings/placed-text.ts'
import { glossaryFile, glossaryGuide } from '../../../seed/reference/glossary-guide.ts'
import { smallDataset } from '../../support/small-directory.ts'

let dataset: Dataset
let texts: PlacedText[]

beforeAll(async () => {
  dataset = await smallDataset()
  texts = placedTexts(dataset)
})

const glossaries: readonly (readonly [string, Glossary])[] = Object.entries(languages).map(
  ([locale, { glossary }]) => [locale, glossary],
)

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
  it('has the terms that the directory needs, each in forms that a text can say', () => {
    expect(terms).toEqual(expect.arrayContaining(needed))
    const line = plainText(500)
    for (const [locale, glossary] of glossaries) {
      for (const { say, forms, near = [], avoid = [], note } of Object.values(glossary)) {
        for (const one of [say, ...(note === undefined ? [] : [note])]) {
          expect([locale, line.parse(one)]).toEqual([locale, one])
        }
        for (const form of [...forms, ...near, ...avoid]) {
          expect([locale, line.parse(form)]).toEqual([locale, form])
          expect([locale, form]).toEqual([
            locale,
            expect.stringMatching(/^(?!\*)[^*]+(?:\*[^*]+)*$/),
          ])
        }
      }
    }
  })

  it('says each term by a form of its own, and by none that it avoids', () => {
    for (const [locale, glossary] of glossaries) {
      for (const term of terms) {
        const { say, forms, avoid } = glossary[term]
        expect([locale, term, says(say, forms, locale)]).toEqual([locale, term, expect.any(String)])
        expect([locale, term, says(say, avoid, locale)]).toEqual([locale, term, undefined])
      }
    }
  })

  it('keeps authorised, recommended, reimbursed and early access apart in every language', () => {
    for (const [locale, glossary] of glossaries) {
      for (const word of fourWords) {
        const others = fourWords.filter((one) => one !== word)
        const mixed = others.filter((one) => says(glossary[one].say, glossary[word].forms, locale))
        expect([locale, word, mixed]).toEqual([locale, word, []])
      }
    }
  })

  it('is shown by the page that npm run schemas writes', () => {
    const page = readFileSync(new URL(`../../../${glossaryFile}`, import.meta.url), 'utf8')
    expect(page).toBe(glossaryGuide())
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
    return findOffGlossary(one).map(({ path, message }) => `${path.join('.')}: ${message}`)
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
    expect(texts.flatMap((one) => findOffGlossary(one))).toEqual([])
    const compared = texts.filter(({ text }) => Object.keys(text).length > 1)
    expect(compared.length).toBeGreaterThan(100)
    const statuses = itemsOf(dataset).filter(({ id }) => id.startsWith('terms.status.'))
    for (const word of fourWords) {
      const label = statuses.find(({ id }) => id === `terms.status.${word.replace(' ', '-')}`)
      for (const [locale, glossary] of glossaries) {
        const said = JSON.stringify(
          Object.entries(label?.value ?? {}).find(([tag]) => tag === locale),
        )
        expect([locale, word, says(said, glossary[word].forms, locale)]).toEqual([
          locale,
          word,
          expect.any(String),
        ])
      }
    }
  })
})
