/** How many texts each language holds, kind by kind, and how many of them are checked. */
import {
  countText,
  itemKindNames,
  saidIn,
  sumCounts,
  type TextCounts,
} from '../../functions/model/coverage.ts'
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { ItemKind } from '../../functions/model/statements.ts'
import { itemsOf, textsOf, type Item } from './items.ts'
import { createRequiredLocales } from './required-locales.ts'
import { fieldName } from './rules/problems.ts'
import type { Text } from './texts.ts'

export type Coverage = TextCounts & {
  readonly locale: string
  readonly kind: ItemKind
  /** Texts that are to be held in this language, and those of them that are not. */
  readonly required: number
  readonly lacking: number
}

/** A row for each language of the manifest and each kind that holds texts. */
export function coverageOf(dataset: Dataset, today: Day): Coverage[] {
  const required = createRequiredLocales(dataset)
  const texts = [...saidIn(dataset)].flatMap((said) =>
    said.texts.map((one) => ({
      ...one,
      required: required({ kind: one.kind, home: one }, one),
    })),
  )
  const byKind = Map.groupBy(texts, ({ kind }) => kind)
  return dataset.manifest.locales.flatMap(({ tag: locale }) =>
    itemKindNames.flatMap((kind) => {
      const own = byKind.get(kind)?.map((one) => ({
        counts: countText(one, locale, today),
        isRequired: one.required.includes(locale),
      }))
      if (own === undefined) return []
      const wanted = own.filter(({ isRequired }) => isRequired)
      return {
        locale,
        kind,
        ...sumCounts(own.map(({ counts }) => counts)),
        required: wanted.length,
        lacking: wanted.filter(({ counts }) => counts.held === 0).length,
      }
    }),
  )
}

function isMissing(text: Text, composed: boolean, tag: string): boolean {
  return !composed && text[tag] === undefined
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
