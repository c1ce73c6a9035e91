/** What may be said once only, said again. */
import { placed, type Entry } from './entry.ts'
import { compare, type FieldPath } from './rules/problems.ts'

type Said = { readonly entry: Entry; readonly path: FieldPath; readonly key: string }

/** Each that is not the first of its key, in the order of the files, with the place of the first. */
export function findRepeated<T extends Said>(
  all: readonly T[],
): { readonly later: T; readonly first: T; readonly firstPlace: string }[] {
  const firsts = new Map<string, T>()
  return all
    .toSorted((a, b) => compare(a.entry.file, b.entry.file))
    .flatMap((later) => {
      const first = firsts.get(later.key)
      if (first === undefined) {
        firsts.set(later.key, later)
        return []
      }
      const at = { path: first.path, code: 'duplicate-id', message: '' } as const
      const { path, line, column } = placed(first.entry, at)
      return [{ later, first, firstPlace: `${path}:${line}:${column}` }]
    })
}
