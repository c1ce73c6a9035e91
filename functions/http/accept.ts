/** Whether a request takes a form (RFC 9110 section 12.5.1). An unreadable header counts as absent. */
import type { MediaType } from './media-types.ts'

const mediaRange =
  /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\/([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*(?:;\s*([^,]*))?$/
const weight = /(?:^|;)\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)/i

function specificity(range: string, wanted: MediaType): number {
  return [`*/*`, wanted.replace(/\/.*/, '/*'), wanted].indexOf(range) + 1
}

export function accepts(header: string | undefined, wanted: MediaType): boolean {
  if (header === undefined) return true
  let best = { rank: 0, q: 0 }
  for (const part of header.slice(0, 1000).split(',')) {
    const [matched, type = '', subtype = '', parameters = ''] = mediaRange.exec(part.trim()) ?? []
    if (matched === undefined) return true
    const rank = specificity(`${type}/${subtype}`.toLowerCase(), wanted)
    const q = Number(weight.exec(parameters)?.[1] ?? 1)
    if (rank > best.rank) best = { rank, q }
  }
  return best.q > 0
}
