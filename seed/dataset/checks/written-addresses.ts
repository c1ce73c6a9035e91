/** Texts hold no addresses: what stands in a field of its own is checked, followed and looked after. */
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { findTexts } from '../select.ts'

/** A site that is called by its host, as kanker.nl is, is a name. */
const address =
  /(?:(?<![a-z\d+.-])(?:[a-z][a-z\d+.-]*:\/\/|mailto:)|(?<![\p{L}\d.@])www\.)[^\s<>]*|(?<![\w.+-])[\w.+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}|(?<![\p{L}\d.@/-])(?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s<>]*/iu

/** Every address has one of these, and few other texts do: the rest is a long way to find nothing. */
const hint = /[/@]|mailto:|www\./i

export function checkWrittenAddresses(entries: readonly Entry[]): FileProblem[] {
  return entries.flatMap((entry) =>
    findMarked(treeOfRecords(entry.collection), entry.value, 'text').flatMap(
      ({ path, value: text }) =>
        findTexts(text, (line) => hint.test(line) && address.test(line)).map(
          ({ path: within, value }) => {
            const found = address.exec(value)?.[0] ?? ''
            const message = `${quote(found)} is an address in a text, where nobody looks after it: name the site, and put the address into a field`
            return placed(entry, { path: [...path, ...within], code: 'text-address', message })
          },
        ),
    ),
  )
}
