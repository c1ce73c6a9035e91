/** Which encoding an answer is sent in (RFC 9110 section 12.5.3), and how its entity tag says so. */

/** The best first; each with what an entity tag ends in: a strong tag names bytes. */
const encodings = [
  { name: 'br', suffix: '-br' },
  { name: 'gzip', suffix: '-gz' },
] as const
export type Encoding = (typeof encodings)[number]

type Wanted = { readonly encoding: Encoding | undefined; readonly identityRefused: boolean }

const member =
  /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*(?:;\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?$/i
/** Longer headers are not read: there are not that many encodings. */
const maxHeader = 1000
const plain: Wanted = { encoding: undefined, identityRefused: false }

/** Without a header, or with one that cannot be read, answers are plain: that, everyone reads. */
export function chooseEncoding(header: string | undefined): Wanted {
  if (header === undefined || header.length > maxHeader) return plain
  const weights = new Map<string, number>()
  for (const part of header.split(',').map((one) => one.trim())) {
    if (part === '') continue
    const [matched, name = '', q = '1'] = member.exec(part) ?? []
    if (matched === undefined) return plain
    weights.set(name.toLowerCase().replace(/^x-/, ''), Number(q))
  }
  const rest = weights.get('*')
  const identity = weights.get('identity')
  let best: Encoding | undefined
  // What is not named is taken, but nobody prefers it.
  let least = identity ?? 0
  for (const one of encodings) {
    const q = weights.get(one.name) ?? rest ?? 0
    if (q > 0 && (best === undefined ? q >= least : q > least)) {
      best = one
      least = q
    }
  }
  return { encoding: best, identityRefused: (identity ?? rest) === 0 }
}

export function encodedTag(tag: string, { suffix }: Encoding): string {
  return tag.replace(/"$/, `${suffix}"`)
}

/** Tags of a condition as the app knows them: an answer is the same in every encoding. */
export function plainTags(header: string): string {
  return header.replaceAll(/-(?:br|gz)"/g, '"')
}

/** The tag that the reader named: it is that copy which a 304 makes fresh. */
export function namedTag(header: string, tag: string): string {
  return (
    [...encodings.map((one) => encodedTag(tag, one)), tag].find((one) => header.includes(one)) ??
    tag
  )
}
