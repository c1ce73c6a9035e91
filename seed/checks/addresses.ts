/** Addresses are encrypted on the way, their hosts are what they look like and hold no copies. */
import { domainToUnicode } from 'node:url'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../problems.ts'
import { findTexts } from '../select.ts'
import type { Facts } from './facts.ts'

const addressFields = new Set<string | number>(['url', 'officialPage', 'report'])

/** Letters that are written together; a label with others in it may read as another (UTS 39). */
const writings = [
  /^[\p{scx=Latn}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
  /^[\p{scx=Cyrl}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
  /^[\p{scx=Grek}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
  /^[\p{scx=Arab}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
  /^[\p{scx=Hebr}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
  /^[\p{scx=Armn}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
  /^[\p{scx=Geor}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
]

export function checkAddresses(entries: readonly Entry[], facts: Facts): FileProblem[] {
  return entries.flatMap((entry) =>
    findTexts(entry.value, (_, name) => addressFields.has(name)).flatMap(({ path, value }) => {
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
    }),
  )
}

/** Whether a label of a host is written in one script. */
function isPlain(label: string): boolean {
  const written = domainToUnicode(label)
  return written !== '' && writings.some((letters) => letters.test(written))
}
