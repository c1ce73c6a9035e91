/**
 * RFC 4647 lookup over an `Accept-Language` header. Written with plain loops and without Intl,
 * because the same lines also run at the edge, in the subset CloudFront Functions documents.
 */

/**
 * What is read of a header at most: the rest of a longer one is ignored, never an error. More than
 * anybody's settings come to, so that no late choice is lost, and nobody can ask for much work.
 */
export const acceptLanguageLimits = { characters: 1000, ranges: 40 } as const

/**
 * Other codes of a language (ISO 639-2 and 639-3, and two that were withdrawn), each with the one
 * that BCP 47 has for it. One text, because it is searched at the edge for every request.
 */
export const otherCodes =
  ' alb:sq ara:ar arm:hy aze:az baq:eu bel:be bos:bs bul:bg cat:ca ces:cs chi:zh cym:cy cze:cs' +
  ' dan:da deu:de dut:nl ell:el eng:en est:et eus:eu fas:fa fin:fi fra:fr fre:fr geo:ka ger:de' +
  ' gle:ga glg:gl gre:el heb:he hin:hi hrv:hr hun:hu hye:hy ice:is isl:is ita:it iw:he jpn:ja' +
  ' kat:ka kor:ko lav:lv lit:lt ltz:lb mac:mk mkd:mk mlt:mt mo:ro mol:ro nld:nl nno:nn nob:nb' +
  ' nor:no per:fa pol:pl por:pt roh:rm ron:ro rum:ro rus:ru slk:sk slo:sk slv:sl som:so spa:es' +
  ' sqi:sq srp:sr swe:sv tir:ti tur:tr ukr:uk urd:ur vie:vi wel:cy zho:zh '

const range = /^(?:\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)$/
const weight = /^(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)$/

type Weighted = { tag: string; q: number }

function parseRange(part: string): Weighted | undefined {
  const end = part.indexOf(';')
  const tag = (end < 0 ? part : part.slice(0, end)).trim()
  if (!range.test(tag)) return undefined
  if (end < 0) return { tag, q: 1 }
  const parameter = part.slice(end + 1).trim()
  if (parameter.slice(0, 2).toLowerCase() !== 'q=') return undefined
  const value = parameter.slice(2)
  return weight.test(value) ? { tag, q: Number(value) } : undefined
}

/** A long header ends before the range that its limit falls into: half of one is another tag. */
function readable(header: string): string {
  const limit = acceptLanguageLimits.characters
  if (header.length <= limit) return header
  const end = header.lastIndexOf(',', limit)
  return end < 0 ? '' : header.slice(0, end)
}

function parseHeader(header: string): Weighted[] {
  const parts = readable(header).split(',', acceptLanguageLimits.ranges)
  const parsed: Weighted[] = []
  for (let i = 0; i < parts.length; i++) {
    const one = parseRange(parts[i] ?? '')
    if (one !== undefined) parsed.push(one)
  }
  return parsed
}

/** In lower case, and with the code of its language that BCP 47 has for it. */
function plainest(tag: string): string {
  const lower = tag.toLowerCase()
  const end = lower.indexOf('-')
  const language = end < 0 ? lower : lower.slice(0, end)
  // Of two letters, only these were withdrawn.
  if (language.length === 2 && language !== 'iw' && language !== 'mo') return lower
  const found = otherCodes.indexOf(` ${language}:`)
  if (found < 0) return lower
  const start = found + language.length + 2
  return otherCodes.slice(start, start + 2) + lower.slice(language.length)
}

/** Whether a tag becomes the shorter one when subtags are taken from its end. */
function shortensTo(tag: string, shorter: string): boolean {
  if (!tag.startsWith(shorter)) return false
  if (tag.length === shorter.length) return true
  // A single-letter subtag introduces what follows it, so it goes with it.
  return tag.charAt(shorter.length) === '-' && shorter.charAt(shorter.length - 2) !== '-'
}

/**
 * RFC 4647 section 3.4: shorten the range from its end until a supported tag is met. That is the
 * longest of those it can be shortened to, told without a step for each subtag.
 */
export function lookup(tag: string, supported: readonly string[]): string | undefined {
  const wanted = plainest(tag)
  let longest: string | undefined
  for (let i = 0; i < supported.length; i++) {
    const candidate = supported[i]
    if (candidate === undefined) continue
    if (longest !== undefined && candidate.length <= longest.length) continue
    if (shortensTo(wanted, candidate.toLowerCase())) longest = candidate
  }
  return longest
}

/** The first of the tags that the reader does not refuse. */
function firstOf(tags: readonly string[], refused: readonly string[]): string | undefined {
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i]
    if (tag !== undefined && refused.indexOf(tag.toLowerCase()) < 0) return tag
  }
  return undefined
}

/**
 * The supported tag that serves a header best: ranges by weight, then by place; a range with
 * weight 0 is refused by the reader. When none is served it is the default, but who takes any
 * language and refuses the default gets another one.
 */
export function negotiate(
  header: string,
  supported: readonly string[],
  defaultTag: string,
): string {
  const ranges = parseHeader(header)
  const refused: string[] = []
  let takesAny = false
  for (let i = 0; i < ranges.length; i++) {
    const one = ranges[i]
    if (one === undefined) continue
    if (one.tag === '*') takesAny = takesAny || one.q > 0
    else if (one.q === 0) refused.push(plainest(one.tag))
  }
  let best: Weighted | undefined
  for (let i = 0; i < ranges.length; i++) {
    const one = ranges[i]
    if (one === undefined || one.q === 0 || (best !== undefined && one.q <= best.q)) continue
    const found = lookup(one.tag, supported)
    if (found !== undefined && refused.indexOf(found.toLowerCase()) < 0)
      best = { tag: found, q: one.q }
  }
  if (best !== undefined) return best.tag
  const other = takesAny ? firstOf([defaultTag].concat(supported), refused) : undefined
  return other === undefined ? defaultTag : other
}
