/** Whether a request takes JSON (RFC 9110 section 12.5.1). An unreadable header counts as absent. */
const mediaRange =
  /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\/([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*(?:;\s*([^,]*))?$/
const weight = /(?:^|;)\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)/i

const specificity = new Map([
  ['application/json', 3],
  ['application/*', 2],
  ['*/*', 1],
])

export function acceptsJson(header: string | undefined): boolean {
  if (header === undefined || header.trim() === '') return true
  let best = { rank: 0, q: 0 }
  for (const part of header.slice(0, 1000).split(',')) {
    const [matched, type = '', subtype = '', parameters = ''] = mediaRange.exec(part.trim()) ?? []
    if (matched === undefined) return true
    const rank = specificity.get(`${type}/${subtype}`.toLowerCase()) ?? 0
    const q = Number(weight.exec(parameters)?.[1] ?? 1)
    if (rank > best.rank) best = { rank, q }
  }
  return best.rank > 0 && best.q > 0
}
