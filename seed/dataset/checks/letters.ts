/** Words hold letters of one alphabet: one that only looks like another hides the word from a search. */
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { findTexts } from '../select.ts'

const word = /[\p{L}\p{M}]+/gu
const latin = /\p{Script=Latin}/u
const lookalike = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
/** As in IFNγ, TGFβ, μg: a letter of Greek that looks like none of ours, at an end of the word. */
const scientific = /^[α-εζηθκ-μξπσφχψωΓΔΘΛΞΠΣΦΨΩ]|[α-εζηθκ-μξπσφχψωΓΔΘΛΞΠΣΦΨΩ]$/u

/**
 * Words that may be read as Latin ones throughout: of a real text in that alphabet others stand beside
 * them, and capitals throughout are the name of a body.
 */
const disguised = /^(?:[АВЕЅІЈКМНОРСТХУ]?[асеорхуіјѕ]*|[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]?ο*)$/u

export function checkLetters(entries: readonly Entry[]): FileProblem[] {
  return entries.flatMap((entry) =>
    findTexts(entry.value, (text) => oddWordIn(text) !== undefined).map(({ path, value }) => {
      const mixed = oddWordIn(value) ?? ''
      const letter = lookalike.exec(mixed)?.[0] ?? ''
      const script = /\p{Script=Greek}/u.test(letter) ? 'Greek' : 'Cyrillic'
      const hex = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      const message = `${quote(mixed)} holds a ${script} letter, ${quote(letter)} (U+${hex}), among Latin ones: type the word again`
      return placed(entry, { path, code: 'text-mixed-letters', message })
    }),
  )
}

function oddWordIn(text: string): string | undefined {
  // Most texts hold no such letter at all.
  if (!lookalike.test(text)) return undefined
  const words = [...text.matchAll(word)].map(([one]) => one)
  const mixed = words.find((one) => latin.test(one) && lookalike.test(one.replace(scientific, '')))
  if (mixed !== undefined || !latin.test(text)) return mixed
  const foreign = words.filter((one) => lookalike.test(one))
  return foreign.every((one) => disguised.test(one)) ? foreign[0] : undefined
}
