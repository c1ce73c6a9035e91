/** What follows from a text that callers send, found once for each of the usual texts. */

/** Together some hundred kilobytes at most: what does not fit is found anew each time. */
const most = { texts: 500, characters: 300 } as const

export type Memory<T> = (text: string, find: () => T) => T

/** `find` must depend on the text alone, and on what the memory was made for. */
export function createMemory<T>(): Memory<T> {
  const held = new Map<string, { readonly value: T }>()
  return (text, find) => {
    const known = held.get(text)
    if (known !== undefined) return known.value
    const value = find()
    if (held.size >= most.texts) held.clear()
    if (text.length <= most.characters) held.set(text, { value })
    return value
  }
}
