/** Marks of direction stand only in texts that are read from right to left. */
import { directionMarks } from '../../../functions/model/characters.ts'
import { placed, type Entry } from '../entry.ts'
import type { FileProblem } from '../rules/problems.ts'
import { findTexts } from '../select.ts'
import { hiddenCharacter } from '../value-messages.ts'
import type { Facts } from './facts.ts'

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** A text is read so when its locale is, or when it holds letters of such a script. */
export function hasStrayMark(text: string): boolean {
  return directionMarks.test(text) && !rightToLeft.test(text)
}

export function checkDirections(
  entries: readonly Entry[],
  { rightToLeftLocales }: Facts,
): FileProblem[] {
  return entries.flatMap((entry) =>
    findTexts(entry.value, hasStrayMark)
      .filter(({ path }) => !path.some((step) => rightToLeftLocales.has(step)))
      .map(({ path, value }) => {
        const text = value.normalize('NFC')
        const message = hiddenCharacter(text, text.search(directionMarks))
        return placed(entry, { path, code: 'text-hidden-character', message })
      }),
  )
}
