/** From offsets in a text to the lines and columns an editor shows. */
import type { Place } from '../rules/problems.ts'

/** Places of offsets in one text. A CRLF is one line break; a lone CR is none, as in YAML readers. */
export function createPlacer(text: string): (offset: number) => Place {
  const starts = [0, ...offsetsOf(text, /\n/g).map((at) => at + 1)]
  // The second halves of characters outside the basic plane, which are no characters of their own.
  const halves = offsetsOf(text, /(?<=[\uD800-\uDBFF])[\uDC00-\uDFFF]/g)
  return (offset) => {
    const line = countUpTo(starts, offset)
    const start = starts[line - 1] ?? 0
    const extra = countUpTo(halves, offset - 1) - countUpTo(halves, start - 1)
    return { line, column: offset - start - extra + 1 }
  }
}

function offsetsOf(text: string, what: RegExp): number[] {
  const offsets: number[] = []
  for (const { index } of text.matchAll(what)) offsets.push(index)
  return offsets
}

/** How many of the sorted numbers are not above `limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
