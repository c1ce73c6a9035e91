/** How many texts each language holds, kind by kind, and how many of them are checked. */
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { itemKindNames, itemsOf, textsOf, type Home, type Item, type ItemKind } from './items.ts'
import { createRequiredLocales } from './required-locales.ts'
import { fieldName, type FieldPath } from './rules/problems.ts'
import { isDue, statementsOf } from './statements.ts'
import type { Text } from './texts.ts'

export type Coverage = {
  readonly locale: string
  readonly kind: ItemKind
  /** Texts in this language: each title with its description, each note, … is one. */
  readonly held: number
  /** Of those that are not held: what readers do not get composed from codes instead. */
  readonly missing: number
  /** Of those held: originals and checked translations; the others. */
  readonly reviewed: number
  readonly unreviewed: number
  /** Of those held: texts of statements that somebody should have read again by today. */
  readonly due: number
  /** Texts that are to be held in this language, and those of them that are not. */
  readonly required: number
  readonly lacking: number
}

/** A row for each language of the manifest and each kind that holds texts. */
export function coverageOf(dataset: Dataset, today: Day): Coverage[] {
  const due = new Set(
    statementsOf(dataset)
      .filter((one) => isDue(one, today))
      .map(({ home }) => placeIn(home, [])),
  )
  const required = createRequiredLocales(dataset)
  const byKind = Map.groupBy(itemsOf(dataset), ({ kind }) => kind)
  const texts = itemKindNames.map((kind) => ({
    kind,
    all: (byKind.get(kind) ?? []).flatMap((item) =>
      textsOf(item).map(({ path, text, composed }) => ({
        text,
        composed,
        required: required(item, { path, composed }),
        wantsReview: path.some((_, i) => due.has(placeIn(item.home, path.slice(0, i)))),
      })),
    ),
  }))
  return dataset.manifest.locales.flatMap(({ tag }) =>
    texts
      .filter(({ all }) => all.length > 0)
      .map(({ kind, all }) => {
        const held = all.filter(({ text }) => text[tag] !== undefined)
        const unreviewed = held.filter(({ text }) => text[tag]?.state === 'unreviewed').length
        const wanted = all.filter((one) => one.required.includes(tag))
        return {
          locale: tag,
          kind,
          held: held.length,
          missing: all.filter(({ text, composed }) => isMissing(text, composed, tag)).length,
          reviewed: held.length - unreviewed,
          unreviewed,
          due: held.filter(({ wantsReview }) => wantsReview).length,
          required: wanted.length,
          lacking: wanted.filter(({ text }) => text[tag] === undefined).length,
        }
      }),
  )
}

function isMissing(text: Text, composed: boolean, tag: string): boolean {
  return !composed && text[tag] === undefined
}

/** A statement is one with everything that stands in it. */
function placeIn({ collection, key, path }: Home, within: FieldPath): string {
  return `${collection} ${key} ${fieldName([...path, ...within])}`
}

export type CoverageChange = {
  readonly locale: string
  readonly kind: ItemKind
  readonly before: Coverage | null
  readonly after: Coverage | null
}

/** The rows in which something differs. */
export function compareCoverage(
  before: readonly Coverage[],
  after: readonly Coverage[],
): CoverageChange[] {
  const nameOf = ({ locale, kind }: Coverage): string => `${locale} ${kind}`
  const old = new Map(before.map((row) => [nameOf(row), row]))
  const next = new Map(after.map((row) => [nameOf(row), row]))
  return [...new Map([...old, ...next])].flatMap(([name, { locale, kind }]) => {
    const [was = null, is = null] = [old.get(name), next.get(name)]
    const counts = (row: Coverage | null): string => JSON.stringify(row)
    return counts(was) === counts(is) ? [] : [{ locale, kind, before: was, after: is }]
  })
}

export type Gap = Pick<Item, 'kind' | 'id'> & { readonly field: string }

type Gaps = {
  /** Of those missing: texts that are to be held in the language. */
  readonly lacking: readonly Gap[]
  readonly missing: readonly Gap[]
  readonly unreviewed: readonly Gap[]
}

/** The texts a language lacks, and those nobody has checked in it. */
export function gapsOf(dataset: Dataset, locale: string): Gaps {
  const required = createRequiredLocales(dataset)
  const all = itemsOf(dataset).flatMap((item) =>
    textsOf(item).map(({ path, text, composed }) => ({
      gap: { kind: item.kind, id: item.id, field: fieldName(path) },
      isRequired: required(item, { path, composed }).includes(locale),
      isMissing: isMissing(text, composed, locale),
      state: text[locale]?.state,
    })),
  )
  const missing = all.filter((one) => one.isMissing)
  return {
    lacking: missing.filter(({ isRequired }) => isRequired).map(({ gap }) => gap),
    missing: missing.map(({ gap }) => gap),
    unreviewed: all.filter(({ state }) => state === 'unreviewed').map(({ gap }) => gap),
  }
}
