/** Values of an unchecked record by pattern, so that one flaw does not hide the others. */
import type { FieldPath } from './problems.ts'

export type Selected = { readonly path: FieldPath; readonly value: unknown }

/** What stands at `availability.*.sources.*.url`; `*` is every entry of a list or every field. */
export function select(value: unknown, pattern: string): Selected[] {
  const steps = pattern === '' ? [] : pattern.split('.')
  return steps.reduce<Selected[]>(
    (held, step) => held.flatMap((one) => stepInto(one, step)),
    [{ path: [], value }],
  )
}

/** Only the texts among them. */
export function selectText(value: unknown, pattern: string): { path: FieldPath; value: string }[] {
  return select(value, pattern).flatMap(({ path, value: found }) =>
    typeof found === 'string' ? [{ path, value: found }] : [],
  )
}

/** The fields of a mapping; none for anything else. */
export function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : []
}

export function fieldOf(value: unknown, name: string): unknown {
  return fieldsOf(value).find(([field]) => field === name)?.[1]
}

function stepInto({ path, value }: Selected, step: string): Selected[] {
  if (step === '*' && Array.isArray(value)) {
    return value.map((item: unknown, i) => ({ path: [...path, i], value: item }))
  }
  return fieldsOf(value)
    .filter(([field]) => step === '*' || field === step)
    .map(([field, found]) => ({ path: [...path, field], value: found }))
}
