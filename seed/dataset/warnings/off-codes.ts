/**
 * Limits, ages and years in which the authored text of a note and its codes disagree. Only the
 * original is read: `off-numbers` holds every translation to its numbers.
 */
import * as z from 'zod'
import type { Terms } from '../../../functions/model/manifest.ts'
import { EuNote, NationalNote } from '../../../functions/model/note.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import type { Age, Use } from '../../../functions/model/use.ts'
import { fieldOf } from '../select.ts'
import { isOriginal } from '../texts.ts'
import { wholeOf, type PlacedText, type Remark } from './placed-text.ts'

const { use, decidedOn, inForceFrom, inForceUntil, confirmedOn } = NationalNote.shape
const National = z.object({ use, decidedOn, inForceFrom, inForceUntil, confirmedOn })
const Eu = z.object({ authorisations: EuNote.shape.authorisations })

export function createOffCodes({ terms }: Dataset): (placed: PlacedText) => Remark[] {
  return ({ item, text }) => {
    const [locale, original] = Object.entries(text).find(([, one]) => isOriginal(one)) ?? []
    if (locale === undefined) return []
    const said = wholeOf(original)
    const limits = (one: Use) => one.criteria.flatMap((code) => limitsOf(terms, code, locale))
    const messages = (): string[] => {
      if (item.kind === 'notes') {
        const note = National.parse(item.value)
        return [
          ...(note.use === null ? [] : offUse(said, note.use, limits(note.use))),
          ...offYears(said, note),
        ]
      }
      if (item.kind === 'euNotes') {
        const uses = Eu.parse(item.value).authorisations.map((one) => one.use)
        const isWhole = uses.length > 0 && !uses.some((one) => one.moreConditions)
        return isWhole ? added(said, uses.flatMap(limits)) : []
      }
      return []
    }
    return messages().map((found) => {
      const message = `${found}: read the source, and correct what is wrong`
      return { path: [locale], code: 'off-codes', message }
    })
  }
}

/** A text about conditions without a code may well leave out or add some. */
function offUse(said: string, one: Use, limits: readonly string[]): string[] {
  if (one.moreConditions) return []
  const held = limitsIn(said)
  return [
    ...limits
      .filter((limit) => !held.includes(limit))
      .map((limit) => `does not say ${limit}, which its criteria do`),
    ...added(said, limits),
    ...[lowest(one.ageFrom), highest(one.ageTo)]
      .filter((age) => age !== undefined && !numbersIn(said).includes(`${age}`))
      .map((age) => `does not say ${age}, an age of its use`),
  ]
}

function added(said: string, limits: readonly string[]): string[] {
  return [...new Set(limitsIn(said))]
    .filter((limit) => !limits.includes(limit))
    .map((limit) => `says ${limit}, which none of its criteria does`)
}

function limitsOf(terms: Terms, code: keyof Terms['criterion'], locale: string): string[] {
  const label = fieldOf(terms.criterion[code][locale], 'label')
  return typeof label === 'string' ? limitsIn(label) : []
}

/** Where a percentage is that of a biomarker, and not of a price. */
const biomarker = /PD-?L1|\b(?:CPS|TAP|MRD)\b/
const percentage = /(?<!\d)(\d+(?:[.,]\d+)?)[ \u00A0\u202F]?%|%(\d+(?:[.,]\d+)?)/g
const score = /\bCPS\b[^\d.;]{0,40}(\d+)/g

function limitsIn(text: string): string[] {
  return text.split(/(?<=[.!?])\s/).flatMap((sentence) => {
    if (!biomarker.test(sentence)) return []
    const percentages = [...sentence.matchAll(percentage)].map(([, before, after]) =>
      `${before ?? after}%`.replace(',', '.'),
    )
    const scores = [...sentence.matchAll(score)].map(([, points]) => `CPS ${points}`)
    return [...percentages, ...scores]
  })
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d+/g)].map(([found]) => found)
}

/** "Adults" and "children" need no number. */
function lowest(age: Age | null): number | undefined {
  return age === null || (age.value === 18 && age.unit === 'years') ? undefined : age.value
}

function highest(age: Age | null): number | undefined {
  return age === null || (age.value === 17 && age.unit === 'years') ? undefined : age.value
}

/** A text may name other years beside those of its dates, but not instead of that of its decision. */
function offYears(said: string, note: z.infer<typeof National>): string[] {
  if (note.decidedOn === null) return []
  const years = [...said.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => year)
  const dated = [note.decidedOn, note.inForceFrom, note.inForceUntil, note.confirmedOn].flatMap(
    (date) => date?.slice(0, 4) ?? [],
  )
  if (years.length === 0 || years.some((year) => dated.includes(year))) return []
  const list = (all: readonly string[]) => [...new Set(all)].join(', ')
  return [`says ${list(years)}, but its dates are of ${list(dated)}`]
}
