/** "Did you mean": the nearest of a few known words. */

/** Codes that the EU's institutions write, and ISO 3166 does not. */
const writtenByEu: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' }

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
  const country = countryIn(word)
  const wanted = inIsoCodes(word).toLowerCase()
  let best: { word: string; edits: number } | undefined
  for (const candidate of known) {
    if (crosses(country, candidate)) continue
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, candidate.length) / 3))
    if (Math.abs(candidate.length - wanted.length) > allowed) continue
    const edits = distance(wanted, candidate.toLowerCase())
    if (edits <= allowed && (best === undefined || edits < best.edits)) {
      best = { word: candidate, edits }
    }
  }
  return best?.word
}

/** The code that an id begins with, such as that of `be-melanoma-1` or `BE.reimbursement`. */
function countryIn(word: string): string | undefined {
  return /^[a-z]{2}(?=[-.]|$)/i.exec(inIsoCodes(word))?.[0].toLowerCase()
}

/** One letter makes another country: what is said of it would be taken for what was meant. */
function crosses(country: string | undefined, candidate: string): boolean {
  // Two small letters alone are a language.
  const other = /^[a-z]{2}$/.test(candidate) ? undefined : countryIn(candidate)
  return other !== undefined && country !== undefined && other !== country
}

/** `UK` as `GB`, and `uk-helpline` as `gb-helpline`. */
function inIsoCodes(word: string): string {
  const code = isoCodeFor(/^[a-z]{2}(?=[-.]|$)/i.exec(word)?.[0] ?? '')
  return code === undefined ? word : `${code}${word.slice(2)}`
}

/** `GB` for `UK` and `GR` for `EL`, in any case. */
export function isoCodeFor(code: string): string | undefined {
  return writtenByEu[code.toUpperCase()]
}

/** `; did you mean "title"?`, or nothing; never another country than the one that was written. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const all = [...known]
  const code = all.some((one) => /^[A-Z]{2}$/.test(one)) ? isoCodeFor(word) : undefined
  const found = code ?? nearest(word, all)
  return found === undefined ? '' : `; did you mean "${found}"?`
}
