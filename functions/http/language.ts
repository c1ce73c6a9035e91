/** Which supported locale serves a request, found once for each header that readers send. */
import type { Directory } from '../directory/directory.ts'
import { negotiateLocale } from '../directory/locales.ts'
import type { Locale } from '../model/manifest.ts'

/** There are not that many: browsers send few, and the edge sends supported tags alone. */
const remembered = { headers: 500, characters: 200 } as const

const negotiated = new WeakMap<Directory, Map<string, Locale>>()

/** By the header alone. */
export function localeByHeader(directory: Directory, header = ''): Locale {
  if (header.length > remembered.characters) return negotiateLocale(directory, undefined, header)
  const held = negotiated.get(directory) ?? new Map<string, Locale>()
  const known = held.get(header)
  if (known !== undefined) return known
  const found = negotiateLocale(directory, undefined, header)
  if (held.size >= remembered.headers) held.clear()
  held.set(header, found)
  negotiated.set(directory, held)
  return found
}

/** The first value of `locale`, where no other spelling of the name can come before it. */
const parameter = /(?:^|&)locale(?:=([^&]*))?(?=&|$)/
export const spelledOut = /(?:^|&)[^=&]*%/

/** The part of the language in the key of an answer: empty when the header has no say. */
export function languageKey(directory: Directory, query: string, header: string | undefined) {
  const named = spelledOut.test(query) ? undefined : parameter.exec(query)?.[1]
  // A tag that is not exactly a supported one may still turn out to be none.
  if (named !== undefined && directory.locales.has(named)) return ''
  return localeByHeader(directory, header).tag
}
