/** Abbreviations that a text leaves a reader to guess. */
import type { ItemKind } from '../../../functions/model/statements.ts'
import { escapePattern } from '../escape-pattern.ts'
import { languages } from '../languages/languages.ts'
import { quote } from '../rules/problems.ts'
import { linesIn, wholeOf, type Remark, type PlacedText } from './placed-text.ts'

/** Fields that are read as sentences; titles and labels are names. */
const sentences = new Set(['text', 'summary', 'description', 'definition', 'dateNote'])
/** Who pays and how is read where to ask, without the text around it. */
const ofBodies = new Set([...sentences, 'name', 'body', 'metric', 'edition'])
const withBodies = new Set<ItemKind>(['reimbursements', 'earlyAccess'])

const abbreviation =
  /(?<![\p{L}\d/*_-])\p{Lu}[\p{Lu}\d]+(?:-[\p{Lu}\d]+)*(?:\/[\p{Ll}\p{Lu}]*\p{Lu}[\p{Lu}\d-]*)?(?![\p{L}\d*]|-\p{L})/gu

/**
 * What is no abbreviation, or better known than its words. Names of bodies and registers keep their
 * own language, so what is known in one language is known in all. Genes (a text says that they are
 * such) and names that are written in capitals belong to none.
 */
const wellKnown = new Set([
  ...Object.values(languages).flatMap((one) => one.wellKnown),
  ...'HLA-A EGFR ALK BRAF INFARMED KWF AIRC'.split(' '),
])
/** Names of proteins and other targets: PD-L1, LAG-3, GD2, CD19. */
const molecule = /^[A-Z]{2,4}-?[A-Z]?\d{1,2}$/
const romanNumeral = /^[IVX]+[A-D]?$/
/** Of guidance and decisions: TA366. */
const reference = /^[A-Z]{1,3}\d{2,}$/

export function findUnexplained({ item, text }: PlacedText): Remark[] {
  const fields = withBodies.has(item.kind) ? ofBodies : sentences
  return Object.entries(text).flatMap(([locale, translation]) => {
    const lines = linesIn(translation)
    const whole = wholeOf(translation)
    const read = lines.filter(({ field }) => fields.has(field))
    const found = read.flatMap(({ line }) => [...line.matchAll(abbreviation)].map(([one]) => one))
    return [...new Set(found)]
      .filter(
        (one) =>
          !wellKnown.has(one) &&
          !romanNumeral.test(one) &&
          !reference.test(one) &&
          !molecule.test(one),
      )
      .filter((one) => !isExplained(one, whole))
      .map((one): Remark => {
        const message = `${quote(one)} is not explained in this text: write it out, or its words in brackets after it`
        return { path: [locale], code: 'unexplained-abbreviation', message }
      })
  })
}

/** In every language: a name may come with the words of its own. */
const meaning = Object.values(languages)
  .flatMap(({ explaining }) => explaining)
  .join('|')

/** In brackets after its words, or with its words in brackets after it; each part of `A/B` counts. */
function isExplained(abbreviated: string, text: string): boolean {
  return abbreviated.split('/').every((part) => explanationOf(part).test(text))
}

const explanations = new Map<string, RegExp>()

function explanationOf(part: string): RegExp {
  const known = explanations.get(part)
  if (known !== undefined) return known
  const word = escapePattern(part)
  const made = new RegExp(
    `\\([^()]*(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])[^()]*\\)|(?<![\\p{L}\\d])${word}[\\p{L}\\d/»”“’-]*(?: ?\\(|[^.]{1,60}(?:${meaning}))`,
    'u',
  )
  explanations.set(part, made)
  return made
}
