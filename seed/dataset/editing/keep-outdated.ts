/** Takes an item as others have it, without losing translations that its files hold and no release does. */
import {
  changeMarked,
  findMarked,
  valueAt,
  type Path,
  type Tree,
} from '../../../functions/model/walk.ts'
import type { Item } from '../items.ts'
import { presentHash, withOutdated } from '../reviews.ts'
import { isText, type Text } from '../texts.ts'

export function keepOutdated(
  tree: Tree,
  theirs: unknown,
  mine: Item | undefined,
  locales: readonly string[],
): unknown {
  if (mine === undefined) return theirs
  const held = findMarked(tree, mine.value, 'text').flatMap(({ path, value }) =>
    isText(value)
      ? [{ name: nameIn(mine.value, path), hash: presentHash(value), text: value }]
      : [],
  )
  const findOwn = (text: Text, name: string): Text | undefined => {
    const hash = presentHash(text)
    return (held.find((one) => one.name === name) ?? held.find((one) => one.hash === hash))?.text
  }
  return changeMarked(tree, theirs, 'text', (text, path) => {
    const own = isText(text) ? findOwn(text, nameIn(theirs, path)) : undefined
    return isText(text) && own !== undefined ? withOutdated(text, own, locales) : text
  })
}

/**
 * A place in an item. In a list without ids a position means the same only while the list is as long:
 * a translation must not come to stand with another text.
 */
function nameIn(value: unknown, path: Path): string {
  return path
    .map((step, i) => {
      const list = valueAt(value, path.slice(0, i))
      const id = valueAt(list, [step, 'id'])
      if (typeof id === 'string') return id
      return Array.isArray(list) ? `${step} of ${list.length}` : step
    })
    .join('.')
}
