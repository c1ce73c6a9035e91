/** How many texts each language holds, kind by kind, and how many of them are checked. */
import type { Day } from '../functions/model/dates.ts'
import type { Dataset } from '../functions/model/release.ts'
import { itemKindNames, itemsOf, type Item, type ItemKind } from './items.ts'
import { fieldName } from './problems.ts'
import { freshnessOf, statementsOf } from './statements.ts'
import { textsIn } from './texts.ts'

export type Coverage = {
  readonly locale: string
  readonly kind: ItemKind
  /** Texts in this language: each title with its description, each note, … is one. */
  readonly held: number
  readonly missing: number
  /** Of those held: originals and checked translations; the others. */
  readonly reviewed: number
  readonly unreviewed: number
  /** Of those held: texts of statements that are stale or undated today. */
  readonly due: number
}

/** A row for each language of the manifest and each kind that holds texts. */
export function coverageOf(dataset: Dataset, today: Day): Coverage[] {
  const due = new Set(
    statementsOf(dataset)
      .filter((one) => ['stale', 'undated'].includes(freshnessOf(one, today, 0)))
      .map(({ kind, id }) => `${kind} ${id}`),
  )
  const byKind = Map.groupBy(itemsOf(dataset), ({ kind }) => kind)
  const texts = itemKindNames.map((kind) => ({
    kind,
    held: (byKind.get(kind) ?? []).flatMap((item) =>
      textsIn(item.value).map(({ text }) => ({ text, isDue: due.has(`${item.kind} ${item.id}`) })),
    ),
  }))
  return dataset.manifest.locales.flatMap(({ tag }) =>
    texts
      .filter(({ held }) => held.length > 0)
      .map(({ kind, held }) => {
        const own = held.flatMap(({ text, isDue }) => {
          const one = text[tag]
          return one === undefined ? [] : [{ state: one.state, isDue }]
        })
        const unreviewed = own.filter(({ state }) => state === 'unreviewed').length
        return {
          locale: tag,
          kind,
          held: own.length,
          missing: held.length - own.length,
          reviewed: own.length - unreviewed,
          unreviewed,
          due: own.filter(({ isDue }) => isDue).length,
        }
      }),
  )
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

/** The texts a language lacks, and those nobody has checked in it. */
export function gapsOf(
  dataset: Dataset,
  locale: string,
): { readonly missing: readonly Gap[]; readonly unreviewed: readonly Gap[] } {
  const all = itemsOf(dataset).flatMap(({ kind, id, value }) =>
    textsIn(value).map(({ path, text }) => ({
      gap: { kind, id, field: fieldName(path) },
      state: text[locale]?.state,
    })),
  )
  const inState = (wanted: string | undefined): Gap[] =>
    all.filter(({ state }) => state === wanted).map(({ gap }) => gap)
  return { missing: inState(undefined), unreviewed: inState('unreviewed') }
}
