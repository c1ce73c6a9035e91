/** "Did you mean": the nearest of a few known words. */

/** Longer words are not misspelt versions of ours, and would cost quadratic time. */
const longest = 100

/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
function distance(a: string, b: string): number {
  let older: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        cell(previous, j) + 1,
        cell(row, j - 1) + 1,
        cell(previous, j - 1) + (same ? 0 : 1),
        swapped ? cell(older, j - 2) + 1 : Infinity,
      )
    }
    older = previous
    previous = row
  }
  return cell(previous, b.length)
}

function cell(row: readonly number[], index: number): number {
  return row[index] ?? Infinity
}

/** The known word that was probably meant, or undefined when none is near. */
function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > longest) return undefined
  const wanted = word.toLowerCase()
  let best: { word: string; edits: number } | undefined
  for (const candidate of known) {
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3))
    if (Math.abs(candidate.length - wanted.length) > allowed) continue
    const edits = distance(wanted, candidate.toLowerCase())
    if (edits <= allowed && (best === undefined || edits < best.edits)) {
      best = { word: candidate, edits }
    }
  }
  return best?.word
}

/** `; did you mean "title"?`, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const found = nearest(word, known)
  return found === undefined ? '' : `; did you mean "${found}"?`
}
