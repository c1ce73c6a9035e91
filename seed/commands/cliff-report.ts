/** `review --cliff` in words: a row for each month, then a row for each country. */
import type { Cliff } from '../../functions/model/cliff.ts'
import type { Day } from '../../functions/model/dates.ts'
import type { StatementKind } from '../../functions/model/statements.ts'
import { compare } from '../dataset/rules/problems.ts'
import { statementKinds } from '../dataset/statements.ts'
import { alignColumns } from './terminal/columns.ts'

export function describeCliff({ current, months }: Cliff, today: Day): string[] {
  const lead = `Told as the present on ${today}: ${current} statements`
  if (months.length === 0) return [lead]
  const kinds = (Object.keys(statementKinds) as StatementKind[]).filter((kind) =>
    months.some(({ byKind }) => byKind[kind] !== undefined),
  )
  const countries = [...new Set(months.flatMap(({ byCountry }) => Object.keys(byCountry)))]
  const rows = months.map(({ month, all, past, byKind }) => [
    month,
    ...[all, past, all - past, ...kinds.map((kind) => byKind[kind] ?? '')].map(String),
  ])
  const heads = ['', 'all', 'then past', 'then unconfirmed']
  return [
    `${lead}. Unless somebody confirms them, so many fall silent:`,
    ...alignColumns([[...heads, ...kinds.map((kind) => statementKinds[kind][1])], ...rows]),
    '',
    'By country',
    ...alignColumns([
      ['', ...months.map(({ month }) => month)],
      ...countries
        .toSorted(compare)
        .map((code) => [code, ...months.map(({ byCountry }) => String(byCountry[code] ?? ''))]),
    ]),
  ]
}
