/** YAML 1.2 with the core schema: one document, no directives, of bounded depth. */
import {
  Composer,
  Lexer,
  Parser,
  visit,
  type Document,
  type ParsedNode,
  type YAMLError,
} from 'yaml'
import { quote, type FieldPath } from '../rules/problems.ts'
import type { RuleCode } from '../rules/rules.ts'

/** A record needs nine levels. */
const maxDepth = 64
/** Names, values, signs and line breaks: a megabyte of short words in ten languages has fewer. */
export const maxTokens = 200_000
/** One slip can make everything after it unreadable; nobody mends more in one go. */
const maxFaults = 20

/** What the library, which calls itself for every level, must not be given. */
class TooMuch extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.message)
    this.fault = fault
  }
}

/** Something refused, by its offset in the text. */
export type Fault = { offset: number; code: RuleCode; message: string; path?: FieldPath }
/** The top of a document; null when it holds nothing that can be read. */
export type Contents = ParsedNode | null

/** As the library's parseDocument, with a bound on depth: its composer calls itself. */
export function composeYaml(text: string): { contents: Contents; faults: Fault[] } {
  const documents: Document.Parsed[] = []
  try {
    const options = { version: '1.2', schema: 'core', uniqueKeys: false, merge: false } as const
    const composer = new Composer({ ...options, prettyErrors: false, logLevel: 'silent' })
    for (const document of composer.compose(tokensOf(text), true, text.length)) {
      if (documents.push(document) > 1) break
    }
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    return { contents: null, faults: [error.fault] }
  }
  const [document, second] = documents
  const contents = document?.contents ?? null
  const faults = (document?.errors ?? [])
    .slice(0, maxFaults * 5)
    .map((error) => syntaxFault(error, contents))
  if (second !== undefined) {
    const message = 'a second document begins here: use one file for each'
    faults.push({ offset: second.range[0], code: 'yaml-documents', message })
  }
  const directive = /^%.*/m.exec(text.slice(0, contents?.range[0] ?? text.length))
  if (directive !== null) {
    const message = `${quote(directive[0])} can change how values are read: delete the line`
    faults.push({ offset: directive.index, code: 'yaml-directive', message })
  }
  return { contents, faults: withoutFollowUps(faults) }
}

function* tokensOf(text: string): ReturnType<Parser['parse']> {
  const parser = new Parser()
  let tokens = 0
  let errors = 0
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') errors += 1
      yield token
    }
    if (errors > maxFaults) break
    const { offset } = parser
    if (parser.stack.length > maxDepth) {
      const message = `nested more than ${maxDepth} levels deep: compare with a file of the same folder`
      throw new TooMuch({ offset, code: 'yaml-too-deep', message })
    }
    tokens += 1
    if (tokens > maxTokens) {
      const message = `more than ${maxTokens} names, values and signs: split it into several files`
      throw new TooMuch({ offset, code: 'file-too-big', message })
    }
  }
  yield* parser.end()
}

/** One slip often makes the parser stumble several times, and a tab on every line after it. */
function withoutFollowUps(faults: readonly Fault[]): Fault[] {
  const tabs = faults.filter(({ code }) => code === 'yaml-tab')
  const offsets = new Set<number>()
  const own = (tabs.length > 0 ? tabs : faults).filter(
    ({ offset }) => !offsets.has(offset) && offsets.add(offset),
  )
  return own.slice(0, maxFaults)
}

/** Messages of the library can carry the whole input; these never do. */
const syntaxMessages: Partial<Record<YAMLError['code'], string>> = {
  BAD_DQ_ESCAPE: String.raw`unknown escape in double quotes: use single quotes, or write \\`,
  BAD_INDENT: 'the indentation does not match: indent it like the lines around it',
  BAD_SCALAR_START: 'a text must not begin with this character: put it in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a text with ": " in it needs quotes: put it in quotes, or correct the indentation',
  BLOCK_IN_FLOW: 'within [] and {} nothing is indented: use [] and {} there as well',
  KEY_OVER_1024_CHARS:
    'the name of a field is too long: add the quote that is missing, or shorten it',
  MULTILINE_IMPLICIT_KEY:
    'the name of a field must stand on one line: add the colon or the quote that is missing',
  TAB_AS_INDENT: 'indented with a tab: use spaces',
}

function syntaxFault(error: YAMLError, contents: Contents): Fault {
  const code = error.code === 'TAB_AS_INDENT' ? 'yaml-tab' : 'yaml-syntax'
  const opened = error.message.startsWith('Missing closing') && openingQuote(contents, error.pos[0])
  if (typeof opened === 'number') {
    return {
      offset: opened,
      code,
      message: 'the quote that opens here is never closed: add one at the end of the text',
    }
  }
  const own = syntaxMessages[error.code]
  const short = error.message.split(': ', 1)[0] ?? ''
  return {
    offset: error.pos[0],
    code,
    message:
      own ?? `not YAML (${short.slice(0, 100)}): correct the signs here, or put the text in quotes`,
  }
}

function openingQuote(contents: Contents, end: number): number | undefined {
  let offset: number | undefined
  visit(contents, {
    Scalar(_, { range, type }) {
      const spans = range && range[0] < end && end <= range[2] && type?.startsWith('QUOTE_')
      if (spans === true) offset = range[0]
    },
  })
  return offset
}
