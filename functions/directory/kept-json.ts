/**
 * JSON of answers that share parts: what is kept for a release is turned into JSON once. Everything
 * else is written as ever, so that whoever announces nothing gets the same text.
 */

/** Of parts that are kept and never change; empty until it is asked for. */
const texts = new WeakMap<object, string>()
const wholes = new WeakSet<object>()

/** Announces a part that is kept. */
export function keepJson<T extends object>(part: T): T {
  texts.set(part, '')
  return part
}

/** Announces what holds such parts, as members or in lists. */
export function holding<T extends object>(whole: T): T {
  wholes.add(whole)
  return whole
}

/** What is left of an object when it is cut: of one that holds such parts, it may hold some too. */
export function takenFrom<T extends object>(whole: object, left: T): T {
  return wholes.has(whole) ? holding(left) : left
}

/** The same text as `JSON.stringify`. */
export function writeJson(value: object): string {
  const pieces: string[] = []
  write(value, pieces)
  return pieces.join('')
}

// Into one list: joining part by part would copy the kept texts once for each whole around them.
function write(value: object, pieces: string[]): void {
  const known = texts.get(value)
  if (known !== undefined) pieces.push(known === '' ? keepText(value) : known)
  else if (wholes.has(value)) writeWhole(value, pieces)
  else pieces.push(JSON.stringify(value))
}

function keepText(part: object): string {
  const text = JSON.stringify(part)
  texts.set(part, text)
  return text
}

function writeWhole(whole: object, pieces: string[]): void {
  let before = '{'
  for (const [name, member] of Object.entries(whole)) {
    if (member === undefined) continue
    pieces.push(`${before}${JSON.stringify(name)}:`)
    writeMember(member, pieces)
    before = ','
  }
  pieces.push(before === '{' ? '{}' : '}')
}

function writeMember(member: unknown, pieces: string[]): void {
  if (Array.isArray(member)) writeList(member, pieces)
  else if (typeof member === 'object' && member !== null) write(member, pieces)
  else pieces.push(JSON.stringify(member ?? null))
}

function writeList(list: readonly unknown[], pieces: string[]): void {
  let before = '['
  for (const member of list) {
    pieces.push(before)
    writeMember(member, pieces)
    before = ','
  }
  pieces.push(before === '[' ? '[]' : ']')
}
