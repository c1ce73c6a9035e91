/** Entity tags and conditional requests (RFC 9110 section 13). */
/** Fresh for a minute, then usable while it is refreshed, and for a day when the origin fails. */
export const cacheControl =
  'public, max-age=60, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400'

/** One member of a list of tags; a list may hold empty ones (RFC 9110 section 5.6.1). */
const member = /(W\/)?("[\x21\x23-\x7E\x80-\xFF]*")/g

/** Longer headers are not read: no client holds that many versions of one answer. */
const maxHeader = 4000

type Listed = { readonly tag: string; readonly weak: boolean }

/** The tags of a header, `*`, or undefined when it cannot be read. */
function tagsOf(header: string): readonly Listed[] | '*' | undefined {
  if (header.trim() === '*') return '*'
  if (header.length > maxHeader) return undefined
  const tags = [...header.matchAll(member)].map(([, weak, tag = '']) => ({
    tag,
    weak: weak !== undefined,
  }))
  // Whatever is left between the members may only be commas and blanks.
  const rest = header.replaceAll(member, '')
  return tags.length > 0 && /^[\s,]*$/.test(rest) ? tags : undefined
}

/** Weak comparison: the reader holds these bytes, or any encoding of them. */
export function isNotModified(ifNoneMatch: string | undefined, tag: string): boolean {
  const tags = ifNoneMatch === undefined ? undefined : tagsOf(ifNoneMatch)
  return tags === '*' || tags?.some((listed) => listed.tag === tag) === true
}

/** Strong comparison; a header that cannot be read asks for nothing. */
export function failsPrecondition(ifMatch: string | undefined, tag: string): boolean {
  const tags = ifMatch === undefined ? undefined : tagsOf(ifMatch)
  if (tags === undefined || tags === '*') return false
  return !tags.some((listed) => listed.tag === tag && !listed.weak)
}
