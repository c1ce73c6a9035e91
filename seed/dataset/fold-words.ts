/** Words without what people leave out when they look for them: case, accents, kinds of blank. */
import { wholeLetters } from '../../functions/model/letters.ts'

export type Folded = {
  readonly text: string
  /** For each unit of the folded text, where in the original it comes from. */
  readonly origins: readonly number[]
}

/** What no decomposition of Unicode takes apart, and signs that have a plain form. */
const letters: Readonly<Record<string, string>> = {
  ...wholeLetters,
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
}

export function foldWords(words: string): Folded {
  const parts: string[] = []
  const origins: number[] = []
  let offset = 0
  for (const letter of words) {
    const folded = folds.get(letter) ?? foldLetter(letter)
    const blank = /^\s+$/.test(folded)
    // Breaks of lines and blanks that do not break are as good as one blank.
    if (!(blank && parts.at(-1) === ' ')) {
      const part = blank ? ' ' : folded
      for (const unit of part.split('')) {
        parts.push(unit)
        origins.push(offset)
      }
    }
    offset += letter.length
  }
  return { text: parts.join(''), origins }
}

/** Texts of a whole register have few letters, each of them millions of times. */
const folds = new Map<string, string>()

function foldLetter(letter: string): string {
  const bare = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  // Turkish İ becomes i with a dot of its own.
  const plain = bare.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const folded = Array.from(plain, (one) => letters[one] ?? one).join('')
  folds.set(letter, folded)
  return folded
}
