/** What differs between two sets of named things: for those who plan a release, and who follow them. */

export const changeKinds = {
  added: 'was not there before',
  changed: 'says something else than before',
  removed: 'is no longer there',
} as const satisfies Record<string, string>
export type ChangeKind = keyof typeof changeKinds

/** A thing before and after; undefined where it was not, or is no longer, there. */
export type Pair<T> = {
  readonly name: string
  readonly was: T | undefined
  readonly is: T | undefined
}

/** One by one, so that whoever compares much can do something else in between. */
export function* pairsOf<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): Generator<Pair<T>> {
  for (const [name, is] of after) yield { name, was: before.get(name), is }
  for (const [name, was] of before) if (!after.has(name)) yield { name, was, is: undefined }
}

/** Undefined when nothing has changed. */
export function changeOf({ was, is }: Omit<Pair<unknown>, 'name'>): ChangeKind | undefined {
  if (was === undefined) return is === undefined ? undefined : 'added'
  if (is === undefined) return 'removed'
  return sameValue(was, is) ? undefined : 'changed'
}

/** Whether two values of JSON say the same, whatever the order of their fields. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((one, i) => sameValue(one, b[i]))
    )
  }
  const others = new Map<string, unknown>(Object.entries(b))
  const own = Object.entries(a)
  return (
    own.length === others.size &&
    own.every(([name, value]) => others.has(name) && sameValue(value, others.get(name)))
  )
}
