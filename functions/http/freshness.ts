/** Entity tags and conditional requests (RFC 9110 section 13). */
import { createHash } from 'node:crypto'

/** Fresh for a minute, then usable while it is refreshed, and for a day when the origin fails. */
export const cacheControl =
  'public, max-age=60, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400'

/** A strong entity tag over the bytes sent. */
export function entityTag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
}

const listedTag = /(?:W\/)?("[\x21\x23-\x7E\x80-\xFF]*")/g
const tagList =
  /^\s*(?:W\/)?"[\x21\x23-\x7E\x80-\xFF]*"(?:\s*,\s*(?:W\/)?"[\x21\x23-\x7E\x80-\xFF]*")*\s*$/

/** Longer headers are not read: no client holds that many versions of one answer. */
const maxHeader = 4000

function tagsOf(header: string): readonly string[] | '*' {
  if (header.trim() === '*') return '*'
  if (header.length > maxHeader || !tagList.test(header)) return []
  return [...header.matchAll(listedTag)].map(([, tag = '']) => tag)
}

/** Weak comparison: the reader holds these bytes, or any encoding of them. */
export function isNotModified(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  const tags = tagsOf(ifNoneMatch)
  return tags === '*' || tags.includes(tag)
}

/** `If-Match` asks for these bytes and no others; a header that cannot be read asks for nothing. */
export function failsPrecondition(ifMatch: string | undefined, tag: string): boolean {
  if (ifMatch === undefined) return false
  const tags = tagsOf(ifMatch)
  return tags !== '*' && tags.length > 0 && !tags.includes(tag)
}
