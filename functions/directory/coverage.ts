/**
 * How complete a release is on a day. Loaded when it is first asked for, with the schemas of all
 * records. It imports nothing that a start loads in one file with the rest: that would split it.
 */
import { cliffOf } from '../model/cliff.ts'
import {
  countText,
  itemKindNames,
  saidIn,
  sumCounts,
  type SaidStatement,
  type TextCounts,
} from '../model/coverage.ts'
import type { Day } from '../model/dates.ts'
import { isDue, silencedAfter, type ItemKind } from '../model/statements.ts'
import type { Coverage } from './answers/coverage.ts'
import type { Directory } from './directory.ts'
import { createOnce, createPauses } from './slices.ts'

type Counted = {
  readonly locales: Coverage['locales']
  readonly statements: readonly SaidStatement[]
}

const once = createOnce<Counted>(2)

/** Of a whole release: counted once a day. */
export async function countTexts(directory: Directory, today: Day): Promise<Counted> {
  return once(directory, today, async () => count(directory, today))
}

async function count({ dataset }: Directory, today: Day): Promise<Counted> {
  const pause = createPauses()
  const tags = dataset.manifest.locales.map(({ tag }) => tag)
  const byLocale = new Map(tags.map((tag) => [tag, new Map<ItemKind, TextCounts>()]))
  const statements: SaidStatement[] = []
  for (const said of saidIn(dataset)) {
    statements.push(...said.statements)
    for (const text of said.texts) {
      for (const [tag, kinds] of byLocale) {
        const one = countText(text, tag, today)
        const before = kinds.get(text.kind)
        kinds.set(text.kind, before ? sumCounts([before, one]) : one)
      }
    }
    await pause()
  }
  return {
    statements,
    locales: [...byLocale].map(([locale, kinds]) => ({
      locale,
      ...sumCounts([...kinds.values()]),
      collections: itemKindNames.flatMap((collection) => {
        const counts = kinds.get(collection)
        return counts ? { collection, ...counts } : []
      }),
    })),
  }
}

type Filter = {
  readonly country?: readonly string[]
  readonly cancerType?: readonly string[]
}

/** Beside the pairs. A filter narrows statements to those made of these countries, and these types. */
export async function measureCoverage(
  directory: Directory,
  today: Day,
  filter: Filter,
): Promise<Pick<Coverage, 'locales' | 'reviews'>> {
  const { locales, statements } = await countTexts(directory, today)
  const asked = statements.filter(
    ({ country, cancerType }) =>
      (filter.country?.includes(country) ?? true) &&
      (filter.cancerType?.some((id) => id === cancerType) ?? true),
  )
  return { locales, reviews: measureReviews(asked, today) }
}

function measureReviews(statements: readonly SaidStatement[], today: Day): Coverage['reviews'] {
  const due = statements.filter((one) => isDue(one, today))
  const { current, months } = cliffOf(statements, today)
  return {
    current,
    overdue: due.filter((one) => one.due !== null).length,
    undated: due.filter((one) => one.due === null).length,
    months: months.map(({ month, all, past, byKind, byCountry }) => ({
      month,
      statements: all,
      past,
      collections: byKind,
      countries: byCountry,
    })),
  }
}

/** By month: ids of the statements that fall silent first, unless somebody confirms them before. */
export async function firstToFallSilent(
  directory: Directory,
  today: Day,
  most: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { statements } = await countTexts(directory, today)
  const silenced = silencedAfter(statements, today).toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const byMonth = Map.groupBy(silenced, ({ on }) => on.slice(0, 7))
  return new Map(
    [...byMonth].map(([month, own]) => [month, own.slice(0, most).map((one) => one.statement.id)]),
  )
}
