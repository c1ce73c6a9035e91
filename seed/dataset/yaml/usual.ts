/**
 * YAML as dataset files are usually written, read in a twentieth of the time that the library takes.
 * What is not certainly read alike is left to it: wherever in doubt, nothing is read here.
 */
import { maxTokens } from './syntax.ts'

/** Raised for what the library is to read. */
class Unusual extends Error {
  override readonly name = 'Unusual'
}

/** What the library is given is bounded too (`syntax.ts`): within these nothing comes near that. */
const mostLevels = 20
/** Lines, and members of what stands in one line: none has more than ten signs. */
const mostParts = maxTokens / 10

/** Signs that some reader takes for a line break or a blank. */
// oxlint-disable-next-line no-control-regex -- these are what it looks for
const doubtful = /[\0-\t\v-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/

const pair = /([A-Za-z][A-Za-z0-9._-]{0,99}):(?: +|$)/y
const flowKey = /([A-Za-z][A-Za-z0-9._-]{0,99}): +/y
const quoted = /"([^"\\]*)"|'([^']*)'/y
const flowPlain = /[^,[\]{}]+/y
const blanks = / */y

type Lines = { readonly all: string[]; at: number; parts: number }

/** The value of a text; undefined when the library is to be asked. */
export function readUsual(text: string): { readonly value: unknown } | undefined {
  if (!text.endsWith('\n') || text.includes(' \n')) return undefined
  if (doubtful.test(text) || !text.isWellFormed()) return undefined
  const all = text.split('\n')
  const lines = { all, at: 0, parts: all.length }
  if (nextLine(lines) === undefined) return undefined
  try {
    const value = readMap(lines, 0, 0)
    const isWhole = nextLine(lines) === undefined && lines.parts <= mostParts
    return isWhole ? { value: ofItsOwn(value) } : undefined
  } catch (error) {
    if (error instanceof Unusual) return undefined
    throw error
  }
}

/** V8 makes no copy of a part of a text: a single id would keep the text of its whole file. */
function ofItsOwn(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function indentOf(line: string): number {
  let indent = 0
  while (line.charCodeAt(indent) === 32) indent += 1
  return indent
}

/** The line that is to be read, past blank ones and comments. */
function nextLine(lines: Lines): string | undefined {
  for (; lines.at < lines.all.length; lines.at += 1) {
    const line = lines.all[lines.at] ?? ''
    if (line !== '' && line[indentOf(line)] !== '#') return line
  }
  return undefined
}

/** The next line where it stands at this indent; undefined where it stands before it. */
function lineAt(lines: Lines, indent: number): string | undefined {
  const line = nextLine(lines)
  if (line === undefined) return undefined
  const found = indentOf(line)
  // Words that go on in the next line too.
  if (found > indent) throw new Unusual()
  return found === indent ? line : undefined
}

function readMap(lines: Lines, indent: number, level: number): Record<string, unknown> {
  if (level > mostLevels) throw new Unusual()
  const fields: Record<string, unknown> = {}
  for (let line = lineAt(lines, indent); line !== undefined; line = lineAt(lines, indent)) {
    pair.lastIndex = indent
    const key = newKey(pair.exec(line)?.[1], fields)
    const rest = line.slice(pair.lastIndex)
    lines.at += 1
    fields[key] = rest === '' ? readBelow(lines, indent, level) : readBehind(rest, lines, indent)
  }
  return fields
}

function newKey(key: string | undefined, fields: object): string {
  if (key === undefined || Object.hasOwn(fields, key) || isWord(key)) throw new Unusual()
  return key
}

function isWord(text: string): boolean {
  return text.length < 6 && /^(?:true|false|null)$/i.test(text)
}

/** What stands in the lines below a key; nothing, where they do not stand deeper. */
function readBelow(lines: Lines, indent: number, level: number): unknown {
  const line = nextLine(lines) ?? ''
  const inner = indentOf(line)
  // A list may stand as deep as its key.
  if (line[indent] === '-') throw new Unusual()
  if (inner <= indent) return null
  return line[inner] === '-' ? readList(lines, inner, level + 1) : readMap(lines, inner, level + 1)
}

function readList(lines: Lines, indent: number, level: number): unknown[] {
  const items: unknown[] = []
  for (let line = lineAt(lines, indent); line !== undefined; line = lineAt(lines, indent)) {
    const inner = indent + 2
    if (!line.startsWith('- ', indent) || line[inner] === ' ') throw new Unusual()
    const rest = line.slice(inner)
    pair.lastIndex = inner
    if (pair.test(line)) {
      lines.all[lines.at] = `${' '.repeat(inner)}${rest}`
      items.push(readMap(lines, inner, level + 1))
    } else {
      lines.at += 1
      items.push(readBehind(rest, lines, indent))
    }
  }
  return items
}

/** What stands behind a key or a dash. */
function readBehind(rest: string, lines: Lines, indent: number): unknown {
  const [first = ''] = rest
  if (first === '>' || first === '|') return readBlock(rest, lines, indent)
  if (!`["'{`.includes(first)) return readPlain(rest)
  const flow = { text: rest, at: 0, parts: 0 }
  const value = readFlow(flow, 0)
  if (flow.at < rest.length) throw new Unusual()
  lines.parts += flow.parts
  return value
}

/** Words in lines of their own: folded, or as they stand. */
function readBlock(head: string, lines: Lines, indent: number): string {
  const folds = head === '>' || head === '>-'
  if (!folds && head !== '|' && head !== '|-') throw new Unusual()
  const inner = indentOf(lines.all[lines.at] ?? '')
  if (inner <= indent) throw new Unusual()
  let value = ''
  let breaks = 0
  for (; lines.at < lines.all.length; lines.at += 1) {
    const line = lines.all[lines.at] ?? ''
    const found = indentOf(line)
    if (line !== '' && found < inner) {
      if (found > indent) throw new Unusual()
      break
    }
    if (line === '') {
      breaks += 1
      continue
    }
    if (folds && found > inner) throw new Unusual()
    const between = folds ? breaks : breaks + 1
    value += value === '' ? '' : between === 0 ? ' ' : '\n'.repeat(between)
    value += line.slice(inner)
    breaks = 0
  }
  return head.length === 1 ? `${value}\n` : value
}

type Flow = { readonly text: string; at: number; parts: number }

/** The part of the text from here on that an expression finds. */
function take(flow: Flow, what: RegExp): RegExpExecArray | null {
  what.lastIndex = flow.at
  const found = what.exec(flow.text)
  if (found !== null) flow.at = what.lastIndex
  return found
}

/** Lists, mappings and words within one line. */
function readFlow(flow: Flow, level: number): unknown {
  if (level > mostLevels) throw new Unusual()
  const first = flow.text[flow.at]
  if (first === '[') {
    const items: unknown[] = []
    readMembers(flow, ']', () => items.push(readFlow(flow, level + 1)))
    return items
  }
  if (first === '{') {
    const fields: Record<string, unknown> = {}
    readMembers(flow, '}', () => {
      const key = newKey(take(flow, flowKey)?.[1], fields)
      fields[key] = readFlow(flow, level + 1)
    })
    return fields
  }
  const [whole, double, single] = take(flow, quoted) ?? take(flow, flowPlain) ?? []
  if (whole === undefined) throw new Unusual()
  // Other blanks belong to the words.
  return double ?? single ?? readPlain(whole.replace(/ +$/, ''))
}

function readMembers(flow: Flow, end: string, read: () => void): void {
  const before = flow.parts
  do {
    flow.at += 1
    take(flow, blanks)
    if (flow.text[flow.at] === end && flow.parts === before) break
    flow.parts += 1
    read()
    take(flow, blanks)
  } while (flow.text[flow.at] === ',')
  if (flow.text[flow.at] !== end) throw new Unusual()
  flow.at += 1
}

/** More digits than these are not held exactly. */
const number = /^(?:0|[1-9][0-9]{0,7})(?:\.[0-9]{1,7})?$/
/** What may be a number in some other way of writing it. */
const numeric = /^[0-9][0-9a-fox.+_-]*$/i

/** Words without quotes. */
function readPlain(text: string): unknown {
  if (!/^[A-Za-z0-9(/\u00A1-\uFFFD]/.test(text)) throw new Unusual()
  if (text.includes(': ') || text.includes(' #') || text.endsWith(':')) throw new Unusual()
  if (number.test(text)) return Number(text)
  if (numeric.test(text)) throw new Unusual()
  if (!isWord(text)) return text
  if (text === 'null') return null
  if (text !== 'true' && text !== 'false') throw new Unusual()
  return text === 'true'
}
