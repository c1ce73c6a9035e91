import { describe, expect, it } from 'vitest'
import { findHidden } from '../../functions/model/characters.ts'

const family = '\u{1F469}\u200D\u{1F469}'

describe('characters that nobody sees', () => {
  it.each([
    ['a family of emoji', family],
    ['a red heart', '\u2764\uFE0F'],
    ['a heart on fire', '\u2764\uFE0F\u200D\u{1F525}'],
    ['a hand of another colour beside a heart', '\u{1F44D}\u{1F3FD}\u200D\u2764'],
    ['a key', '1\uFE0F\u20E3'],
    ['Persian letters kept apart', '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645'],
    ['isolates that are closed', 'a \u2067\u05D0\u2069 b'],
  ])('may stand where scripts and emoji need them: %s', (_, text) => {
    expect(findHidden(text)).toBeUndefined()
  })

  it.each([
    ['a joiner between letters', 'a\u200Db', 1],
    ['a joiner after an emoji alone', '\u2764\u200Da', 1],
    ['a joiner before an emoji alone', 'a\u200D\u2764', 1],
    ['a joiner after a letter, an emoji being further on the left', '\u2764a\u200D\u2764', 2],
    ['a joiner before a letter, an emoji being further on the right', '\u2764\u200Da\u2764', 1],
    ['a non-joiner beside a letter that no other joins', '\u0645a\u200Cb', 2],
    ['a non-joiner between emoji', '\u2764\u200C\u2764', 1],
    ['the form of an emoji after a letter', 'a\uFE0F', 1],
    ['the form of a key after a digit alone', '1\uFE0Fa', 1],
    ['the form of a key before a letter', '1\uFE0Fa\u20E3', 1],
    ['the form of a key after a digit and a letter', '1a\uFE0F\u20E3', 2],
    ['the form of a key after a letter', 'a\uFE0F\u20E3', 1],
    ['a blank of no width', 'ab\u200Bc', 2],
    ['an isolate that is never closed', 'a\u2067b', 1],
    ['an end of none', 'ab\u2069', 2],
  ])('are found anywhere else: %s', (_, text, offset) => {
    expect(findHidden(text)).toBe(offset)
  })
})
