/** A table by the names of its columns, wherever they stand. */
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { Sheet } from './workbook.ts'

/** For each column of ours the headers it may have: registers rename them. */
export type Columns<Name extends string> = Readonly<Record<Name, readonly string[]>>

export type Table<Name extends string> = {
  /** Rows above the header, where registers say what the file is. */
  readonly above: readonly (readonly string[])[]
  readonly rows: readonly Readonly<Record<Name, string>>[]
}

/** How far down a header may stand. */
const searched = 40

/** Of the sheets the one with this header; refuses, naming what is missing, where none has all of it. */
export function findTable<Name extends string>(
  file: string,
  sheets: readonly Sheet[],
  columns: Columns<Name>,
): Table<Name> {
  const names = namesOf(columns)
  let best: { missing: readonly Name[]; header: readonly string[] } = { missing: names, header: [] }
  for (const { rows } of sheets) {
    for (const [i, row] of rows.slice(0, searched).entries()) {
      const header = row.map(headerKey)
      const missing = names.filter((name) => placeOf(header, columns[name]) < 0)
      if (missing.length < best.missing.length) best = { missing, header: row }
      if (missing.length > 0) continue
      const places = names.map((name): [Name, number] => [name, placeOf(header, columns[name])])
      return {
        above: rows.slice(0, i),
        rows: rows
          .slice(i + 1)
          .filter((cells) => cells.some((cell) => cell !== ''))
          .map((cells) => record(places, cells)),
      }
    }
  }
  throw missingColumns(
    file,
    best.missing.map((name) => columns[name][0] ?? name),
    best.header,
  )
}

export function missingColumns(
  file: string,
  missing: readonly string[],
  header: readonly string[],
): Refusal {
  const found = header.filter((one) => one !== '').map((one) => quote(one.replaceAll(/\s+/g, ' ')))
  return new Refusal(
    'invalid-data',
    `${quote(file)} has no column ${missing.map((one) => quote(one)).join(', ')}`,
    [
      `Its columns: ${found.length === 0 ? 'none that is known' : found.join(', ')}`,
      'If the register renamed one, add the new name to its columns.',
    ],
  )
}

/** As headers are compared: `Name of medicine`, `name_of_medicine`. */
export function headerKey(header: string): string {
  return header
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_|_$/g, '')
}

export function namesOf<Name extends string>(columns: Columns<Name>): Name[] {
  const isName = (name: string): name is Name => name in columns
  return Object.keys(columns).filter(isName)
}

function placeOf(header: readonly string[], accepted: readonly string[]): number {
  return header.findIndex((one) => accepted.some((name) => headerKey(name) === one))
}

function record<Name extends string>(
  places: readonly (readonly [Name, number])[],
  cells: readonly string[],
): Readonly<Record<Name, string>> {
  const value = (name: string): string => {
    const place = places.find(([one]) => one === name)?.[1]
    return place === undefined ? '' : (cells[place] ?? '')
  }
  return fromNames(
    places.map(([name]) => name),
    value,
  )
}

export function fromNames<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): Record<Name, Value> {
  const made: Partial<Record<Name, Value>> = {}
  for (const name of names) made[name] = valueOf(name)
  if (!isWhole(made, names)) throw new TypeError('a column has no value')
  return made
}

function isWhole<Name extends string, Value>(
  made: Partial<Record<Name, Value>>,
  names: readonly Name[],
): made is Record<Name, Value> {
  return names.every((name) => name in made)
}
