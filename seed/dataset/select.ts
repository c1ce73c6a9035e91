/** Values of an unchecked record by pattern, so that one flaw does not hide the others. */
import type { FieldPath } from './rules/problems.ts'

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

/** Every text within a value that is wanted; `name` is the field or place in a list it stands in. */
export function findTexts(
  value: unknown,
  wanted: (text: string, name: string | number) => boolean,
): { path: FieldPath; value: string }[] {
  const found: { path: FieldPath; value: string }[] = []
  const path: (string | number)[] = []
  const visit = (held: unknown): void => {
    if (typeof held === 'string') {
      if (wanted(held, path.at(-1) ?? '')) found.push({ path: [...path], value: held })
    } else if (typeof held === 'object' && held !== null) {
      for (const [name, member] of Array.isArray(held) ? held.entries() : Object.entries(held)) {
        path.push(name)
        visit(member)
        path.pop()
      }
    }
  }
  visit(value)
  return found
}

/** The fields of a mapping; none for anything else. */
export function fieldsOf(value: unknown): [string, unknown][] {
  return isMapping(value) ? Object.entries(value) : []
}

export function fieldOf(value: unknown, name: string): unknown {
  if (!isMapping(value)) return undefined
  const found: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
  return found
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function stepInto({ path, value }: Selected, step: string): Selected[] {
  if (step !== '*') {
    const found = fieldOf(value, step)
    return found === undefined ? [] : [{ path: [...path, step], value: found }]
  }
  const steps: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, i) => [i, item])
    : fieldsOf(value)
  return steps.map(([one, found]) => ({ path: [...path, one], value: found }))
}
