/** A closed table of codes, and its enumeration. */
import * as z from 'zod'

export type Table = Readonly<Record<string, string>>

/** The enumeration of a table, described value by value wherever its schema is published. */
export function codes<const T extends Table>(id: string, table: T) {
  const meanings = Object.entries(table).map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
  return z
    .enum(Object.keys(table) as [keyof T & string, ...(keyof T & string)[]])
    .meta({ id, description: meanings.join('\n') })
}
