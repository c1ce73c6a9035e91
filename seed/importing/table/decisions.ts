/** Rows of a table, read by its map: what was decided on which product, or the word that stops a row. */
import { Day } from '../../../functions/model/dates.ts'
import { cleanText } from '../clean-text.ts'
import { findTable, fromNames } from '../columns.ts'
import type { Product } from '../find-medicines.ts'
import type { StoppedRow } from '../source.ts'
import type { Statement } from '../statement.ts'
import type { Sheet } from '../workbook.ts'
import type { TableMap } from './map.ts'

export type Row = Readonly<Record<keyof TableMap['columns'], string>>
/** A row that the map understands. */
export type Decision = {
  readonly row: Row
  /** Of the table of products, where there is one; else the row itself names what it is about. */
  readonly product: Product | null
  readonly status: Statement['status']
  readonly decidedOn: Day | null
}

export function readRows(names: string, sheets: readonly Sheet[], { columns }: TableMap): Row[] {
  const all = [
    'key',
    'indication',
    'decision',
    'medicine',
    'state',
    'decidedOn',
    'restriction',
    'comment',
    'page',
  ] as const
  const asked = Object.fromEntries(
    Object.entries(columns).flatMap(([name, headers]) =>
      headers === undefined ? [] : [[name, headers] as const],
    ),
  )
  return findTable(names, sheets, asked).rows.map((cells) => ({
    ...fromNames(all, (name) => cells[name] ?? ''),
  }))
}

export function readProducts(
  names: string,
  sheets: readonly Sheet[],
  { products }: TableMap,
): (row: Row) => Product | null {
  if (products === undefined) return () => null
  const byKey = Map.groupBy(findTable(names, sheets, products).rows, ({ key }) => key)
  return ({ key }) => {
    const own = byKey.get(key) ?? []
    return {
      names: own.map(({ name }) => name),
      substances: own.flatMap(({ substance }) => substance.split(/[+;/]/)),
    }
  }
}

export function isReplaced({ comment }: Row, { replaced }: TableMap): boolean {
  return replaced !== undefined && comment.includes(replaced)
}

export function readDecision(
  row: Row,
  product: Product | null,
  map: TableMap,
): Decision | StoppedRow {
  const { key, decision, state, decidedOn } = row
  const word = cleanText(decision)
  const status = Object.hasOwn(map.decisions, word) ? map.decisions[word] : undefined
  if (status === undefined) return { row: key, column: nameOf('decision', map), word }
  if (map.columns.state !== undefined && !map.states.includes(cleanText(state))) {
    return { row: key, column: nameOf('state', map), word: cleanText(state) }
  }
  const day = readDay(decidedOn, map)
  if (day === undefined) {
    return { row: key, column: nameOf('decidedOn', map), word: decidedOn, reason: 'it is no day' }
  }
  return { row, product, status, decidedOn: day }
}

function nameOf(column: keyof TableMap['columns'], { columns }: TableMap): string {
  return columns[column]?.[0] ?? column
}

function readDay(cell: string, { dates }: TableMap): Day | null | undefined {
  if (cell.trim() === '') return null
  const parts = cell.trim().split(/[./ -]/, 3)
  const written = (dates === 'day-month-year' ? parts.toReversed() : parts).join('-')
  return Day.safeParse(written).data
}
