/**
 * Words of a table in a text, each found once and in whole words: the longest first, which use up what
 * they cover. Hyphens are blanks. Abbreviations (MCL, cHL) are found only as they are written.
 */

type FoundWord = {
  /** As the table has it, in small letters. */
  readonly key: string
  /** As it stands in the text. */
  readonly word: string
  readonly at: number
}

export type FindWords = (text: string) => FoundWord[]

export function wordFinder(words: readonly string[]): FindWords {
  if (words.length === 0) return () => []
  const abbreviations = new Map(
    words.filter(isAbbreviation).map((word) => [wordKey(word), spaced(word)]),
  )
  const alternatives = [...new Set(words.map(wordKey))]
    .toSorted((a, b) => b.length - a.length)
    .map((word) =>
      word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`),
    )
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})(?![\p{L}\p{N}])`,
    'gu',
  )
  return (text) =>
    [...spaced(text).toLowerCase().matchAll(pattern)].flatMap(({ 0: { length }, index }) => {
      const word = text.slice(index, index + length)
      const key = wordKey(word)
      const written = abbreviations.get(key)
      return written === undefined || written === spaced(word) ? [{ key, word, at: index }] : []
    })
}

export function wordKey(word: string): string {
  return spaced(word).toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

/** Of the same length, so that a match says where it stands. */
function spaced(text: string): string {
  return text.replaceAll(/[-–‑]/g, ' ')
}

function isAbbreviation(word: string): boolean {
  return /^\S*\p{Lu}\S*\p{Lu}\S*$/u.test(word) && word.length <= 8
}
