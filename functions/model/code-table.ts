/** A closed table of codes, and its enumeration. */
import * as z from 'zod'

export type Table = Readonly<Record<string, string>>

/** Codes whose meanings stand in the dataset's terms alone, which hold them in every language. */
export function saidByTerms<const C extends string>(...list: readonly C[]) {
  return Object.fromEntries(list.map((code) => [code, ''])) as Readonly<Record<C, ''>>
}

/** The enumeration of a table, described value by value wherever its schema is published. */
export function codes<const T extends Table>(id: string, table: T) {
  const meanings = Object.entries(table).flatMap(([code, meaning]) =>
    meaning === '' ? [] : [`- \`${code}\`: ${meaning}`],
  )
  return z
    .enum(Object.keys(table) as [keyof T & string, ...(keyof T & string)[]])
    .meta({ id, description: meanings.join('\n') || 'the terms say what each code means' })
}
