/** Texts hold no marks of other kinds of text: readers would see them as they are. */
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { findTexts } from '../select.ts'

/** Of Markdown, of forums, and of programs that write a line break as two characters. */
const marks =
  /(?<![\p{L}\d])(?:\*\*|__)(?=\S)|^(?:#{1,6} |[-*•] |>\s)|\[\/?(?:b|i|u|url|quote)(?:=[^\][]*)?\]|\\[nrt](?=\p{Lu}|$)/u

/** UTF-8 that was read as Windows-1252 and saved, and letters that became a question mark. */
const damage =
  /Ã[\u0080-\u009F¡-¿€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž]|Â[\u0080-\u009F¡-¿]|â€|Å[‚›„¼º¾]|Ä[™…‡‚]|\p{L}\?\p{Ll}/u

export function checkWrittenMarks(entries: readonly Entry[]): FileProblem[] {
  return entries.flatMap((entry) =>
    findMarked(treeOfRecords(entry.collection), entry.value, 'text').flatMap(
      ({ path, value: text }) =>
        findTexts(text, (line) => marks.test(line) || damage.test(line)).map(
          ({ path: within, value }) => {
            const at = [...path, ...within]
            const mark = marks.exec(value)?.[0]
            if (mark !== undefined) {
              const message = `${quote(mark)} is a mark of another kind of text, and readers would see it: write plain words`
              return placed(entry, { path: at, code: 'text-markup', message })
            }
            const message = `letters were lost in a conversion at ${quote(damage.exec(value)?.[0] ?? '')}: type them again`
            return placed(entry, { path: at, code: 'text-damaged', message })
          },
        ),
    ),
  )
}
