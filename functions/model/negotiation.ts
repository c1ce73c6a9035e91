/**
 * RFC 4647 lookup over an `Accept-Language` header. Written with plain loops and without Intl,
 * because the same lines also run at the edge, in the subset CloudFront Functions documents.
 */

/** What is read of a header at most: the rest of a longer one is ignored, never an error. */
export const acceptLanguageLimits = { characters: 1000, ranges: 20 } as const

const range = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/
const weight = /^(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)$/

type Weighted = { tag: string; q: number }

function parseRange(part: string): Weighted | undefined {
  const pieces = part.split(';')
  const tag = (pieces[0] ?? '').trim()
  if (!range.test(tag)) return undefined
  if (pieces.length === 1) return { tag, q: 1 }
  const parameter = (pieces[1] ?? '').trim()
  if (pieces.length > 2 || parameter.slice(0, 2).toLowerCase() !== 'q=') return undefined
  const value = parameter.slice(2)
  return weight.test(value) ? { tag, q: Number(value) } : undefined
}

function parseHeader(header: string): Weighted[] {
  const parts = header.slice(0, acceptLanguageLimits.characters).split(',')
  const parsed: Weighted[] = []
  for (let i = 0; i < parts.length && i < acceptLanguageLimits.ranges; i++) {
    const one = parseRange(parts[i] ?? '')
    if (one !== undefined) parsed.push(one)
  }
  return parsed
}

/** RFC 4647 section 3.4: shorten the range from its end until a supported tag is met. */
export function lookup(tag: string, supported: readonly string[]): string | undefined {
  let wanted = tag.toLowerCase()
  for (;;) {
    for (let i = 0; i < supported.length; i++) {
      const candidate = supported[i]
      if (candidate !== undefined && candidate.toLowerCase() === wanted) return candidate
    }
    let cut = wanted.lastIndexOf('-')
    if (cut < 0) return undefined
    // A single-letter subtag introduces what follows it, so it goes with it.
    if (cut >= 2 && wanted.charAt(cut - 2) === '-') cut -= 2
    wanted = wanted.slice(0, cut)
  }
}

/**
 * The supported tag that serves a header best: ranges by weight, then by place; a range with
 * weight 0 is refused by the reader. Undefined when none is served: the default is the caller's.
 */
export function negotiate(header: string, supported: readonly string[]): string | undefined {
  const ranges = parseHeader(header)
  const refused: string[] = []
  for (let i = 0; i < ranges.length; i++) {
    const one = ranges[i]
    if (one !== undefined && one.q === 0) refused.push(one.tag.toLowerCase())
  }
  let best: Weighted | undefined
  for (let i = 0; i < ranges.length; i++) {
    const one = ranges[i]
    if (one === undefined || one.q === 0 || (best !== undefined && one.q <= best.q)) continue
    const found = lookup(one.tag, supported)
    if (found !== undefined && refused.indexOf(found.toLowerCase()) < 0)
      best = { tag: found, q: one.q }
  }
  return best === undefined ? undefined : best.tag
}
