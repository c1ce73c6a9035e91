/** From bytes to text: UTF-8 only, with the place of what is not. */
import type { Place } from '../rules/problems.ts'
import type { RuleCode } from '../rules/rules.ts'
import { createPlacer } from './positions.ts'

type TextFault = Place & { readonly code: RuleCode; readonly message: string }
export type DecodedText = { readonly text: string } | { readonly fault: TextFault }

// YAML 1.2, section 5.1 (c-printable), without the surrogates that UTF-8 cannot hold.
const notAllowed = /(?![\t\n\r\u0085])\p{Cc}|[\uFFFE\uFFFF]/u

const utf16: TextFault = {
  line: 1,
  column: 1,
  code: 'not-utf8',
  message: 'this is UTF-16: save it as UTF-8',
}

/** `npm run seed -- … > FILE` puts it in front of the result. */
const npmBanner = /^\s*> \S+@\S+ \S+\r?\n> /

/** What git leaves at the beginning of a line where two people changed it. */
const conflictMark = /^(?:<{7}|\|{7}|={7}|>{7})(?= |\r?$)/m

/** Decodes a file; a byte order mark is dropped, CRLF is left to the parser. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const text = decodeUtf8(bytes)
  if (text === undefined) return { fault: badByte(bytes) }
  const placeAt = (offset: number): Place => createPlacer(text)(offset)
  if (npmBanner.test(text)) {
    const message =
      'the file begins with what npm prints before a command: write it with --out FILE, or take these lines out'
    return { fault: { line: 1, column: 1, code: 'npm-banner', message } }
  }
  const conflict = conflictMark.exec(text)
  if (conflict !== null) {
    const message = `${conflict[0]} marks a merge that is not finished: keep what is right of the two versions, and delete the marks`
    return { fault: { ...placeAt(conflict.index), code: 'merge-conflict', message } }
  }
  if (text.includes('\r') && !text.includes('\n')) {
    const message =
      'lines end in a carriage return alone: save the file with LF or CRLF line breaks'
    return { fault: { ...placeAt(text.indexOf('\r')), code: 'old-line-breaks', message } }
  }
  const control = text.search(notAllowed)
  if (control >= 0 && text.includes('\0') && (bytes[0] === 0 || bytes[1] === 0)) {
    return { fault: utf16 }
  }
  if (control >= 0) {
    const message = `the character ${codePointName(text, control)} is not allowed in YAML: delete it`
    return { fault: { ...placeAt(control), code: 'control-character', message } }
  }
  return { text }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

export function codePointName(text: string, offset: number): string {
  const hex = (text.codePointAt(offset) ?? 0).toString(16).toUpperCase()
  return `U+${hex.padStart(4, '0')}`
}

function badByte(bytes: Uint8Array): TextFault {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return utf16
  }
  // The replacement character marks the first bad byte, unless the file holds one of its own.
  const lossy = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const own = Buffer.from('\uFFFD')
  for (let at = lossy.indexOf('\uFFFD'); at >= 0; at = lossy.indexOf('\uFFFD', at + 1)) {
    const offset = Buffer.byteLength(lossy.slice(0, at))
    if (own.equals(bytes.subarray(offset, offset + own.length))) continue
    const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0')
    const message = `byte ${offset + 1} of the file (0x${byte}) is not valid UTF-8: save it as UTF-8`
    const mark = lossy.startsWith('\uFEFF') ? 1 : 0
    return { ...createPlacer(lossy.slice(mark))(at - mark), code: 'not-utf8', message }
  }
  return { line: 1, column: 1, code: 'not-utf8', message: 'not valid UTF-8: save it as UTF-8' }
}
