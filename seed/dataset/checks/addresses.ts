/** Addresses are encrypted on the way, their hosts are what they look like and hold no copies. */
import { domainToUnicode } from 'node:url'
import { treeOfRecords } from '../../../functions/model/release.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import type { Facts } from './facts.ts'

/** Scripts; a label of a host that mixes them may read as another (UTS 39). */
const scripts =
  `Latin Cyrillic Greek Armenian Georgian Hebrew Arabic Ethiopic Devanagari Bengali Gurmukhi Gujarati
  Tamil Telugu Kannada Malayalam Sinhala Thai Lao Khmer Myanmar Hangul`
    .split(/\s+/)
    .map((script) => new RegExp(`^[\\p{scx=${script}}\\p{sc=Common}\\p{sc=Inherited}]*$`, 'u'))
const japaneseOrChinese = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Common}]*$/u

export function checkAddresses(entries: readonly Entry[], facts: Facts): FileProblem[] {
  return entries.flatMap((entry) =>
    findMarked(treeOfRecords(entry.collection), entry.value, 'address').flatMap(
      ({ path, value }) => {
        if (typeof value !== 'string') return []
        const url = URL.parse(value)
        if (url === null) return []
        const label = url.hostname.split('.').find((one) => one.startsWith('xn--') && !isPlain(one))
        if (label !== undefined) {
          const message = `${quote(value)}: ${quote(label)} stands for a name that mixes scripts`
          return [placed(entry, { path, code: 'bad-url', message })]
        }
        if (facts.copyHosts?.includes(url.host) === true) {
          const message =
            `${quote(url.host)} holds copies (copyHosts of the manifest): copies are never linked;` +
            ' name the page of the body itself'
          return [placed(entry, { path, code: 'unlisted-host', message })]
        }
        const allowed = facts.plainHttpHosts
        if (url.protocol !== 'http:' || allowed?.includes(url.host) !== false) return []
        const message =
          `${quote(value)} is not encrypted: write https://, or if ${quote(url.host)}` +
          ' does not answer there, add it to plainHttpHosts of the manifest'
        return [placed(entry, { path, code: 'plain-http', message })]
      },
    ),
  )
}

/** Whether a label of a host is written in one script. */
function isPlain(label: string): boolean {
  const written = domainToUnicode(label)
  return written !== '' && [...scripts, japaneseOrChinese].some((letters) => letters.test(written))
}
