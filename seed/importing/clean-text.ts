/** Texts of registers without what only their software put there: tags, entities, odd spaces and hyphens. */

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  ge: '≥',
  le: '≤',
}

/** One line, as a person would read it. */
export function cleanText(raw: string): string {
  return (
    raw
      .replaceAll(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
      .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, decode)
      .normalize('NFC')
      .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
      .replaceAll(/[\u2010-\u2012\u2212]/g, '-')
      // A hyphen that was lost on the way: "platinum?based".
      .replaceAll(/(?<=\p{Ll})\?(?=\p{Ll})/gu, '-')
      .replaceAll(/\s+/g, ' ')
      .trim()
  )
}

function decode(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return entities[name.toLowerCase()] ?? whole
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole
}

/**
 * What two texts are compared by: letters, digits, and the signs that turn a limit round. Registers
 * lose hyphens and ≥ from one edition to the next, and nothing has changed.
 */
export function comparable(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replaceAll(/(?<=\d)[.,](?=\d)/g, 'point')
    .replaceAll(/[^\p{L}\p{N}<>%+]/gu, '')
}
