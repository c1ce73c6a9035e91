/** Characters that nobody can see, and where scripts and emoji need them all the same. */

/** Controls, invisible, private and direction-changing characters; a text may read as another. */
const unseen =
  /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/gu

/** Letters that change their form beside a joiner or non-joiner (Unicode UAX 31, section 2.3). */
const joining =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}]$/u
const emoji = /\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?$/u
const emojiNext = /^\p{Extended_Pictographic}/u
const keycap = /[0-9#*]$/
const keycapNext = /^\u20E3/

/**
 * Marks and isolates that order scripts of both directions. Texts may hold them when isolates are
 * closed; whether the language of a text needs them is for its caller to say.
 */
export const directionMarks = /[\u061C\u200E\u200F\u2066-\u2069]/u

/** The offset of the first character in a text that must not be there. */
export function findHidden(text: string): number | undefined {
  const open: number[] = []
  for (const { 0: character, index } of text.matchAll(unseen)) {
    if (character === '\u2069') {
      if (open.pop() === undefined) return index
    } else if (/[\u2066-\u2068]/.test(character)) {
      open.push(index)
    } else if (!directionMarks.test(character)) {
      const before = text.slice(Math.max(0, index - 4), index)
      if (!isNeeded(character, before, text.slice(index + 1, index + 3))) return index
    }
  }
  return open[0]
}

function isNeeded(character: string, before: string, after: string): boolean {
  switch (character) {
    case '\u200C':
      return joining.test(before)
    case '\u200D':
      return joining.test(before) || (emoji.test(before) && emojiNext.test(after))
    case '\uFE0E':
    case '\uFE0F':
      return emoji.test(before) || (keycap.test(before) && keycapNext.test(after))
    default:
      return false
  }
}
