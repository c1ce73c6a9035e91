/** Things in the order in which a reader looks for them. */
import type { PageContext } from '../page-context.ts'

export function byName<T extends { readonly name: string }>(
  things: readonly T[],
  { view }: PageContext,
): readonly T[] {
  const { compare } = new Intl.Collator(view.locale.tag)
  return things.toSorted((a, b) => compare(a.name, b.name))
}
