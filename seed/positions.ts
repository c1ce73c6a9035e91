/** From offsets in a text to the lines and columns an editor shows. */
import type { Place } from './problems.ts'

/** Places of offsets in one text. A CRLF is one line break; a lone CR is none, as in YAML readers. */
export function createPlacer(text: string): (offset: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: Array.from(text.slice(starts[low], offset)).length + 1 }
  }
}
