/**
 * A record to be filled in: every field that its schema knows, what must be filled left empty, and
 * above each field what belongs there. A field that is added to a schema is in here by itself.
 */
import * as z from 'zod'
import { flow } from '../yaml/render.ts'

export type TemplateOptions = {
  /** Values that are known, by the path of their field, as `text.en.state`. */
  readonly known: Readonly<Record<string, string>>
  /** What to say above a field, by its path; `*` stands for the language of a text. */
  readonly hints: Readonly<Record<string, readonly string[]>>
  /** Paths of mappings that may be null, and are written out all the same. */
  readonly open?: readonly string[]
  /** The language that texts are first written in. */
  readonly locale: string
}

/** What stands where a date must be decided on: it is refused, as an empty field would not be. */
const undecidedDate = 'YYYY-MM-DD'

/** Of a comment in a block of some depth. */
const width = 94

/** A longer table of codes is named only: what each means is for the page of terms. */
const mostExplained = 40

type Here = TemplateOptions & {
  readonly path: string
  readonly hintPath: string
  /** Tables of codes that were explained already. */
  readonly explained: Set<string>
}

export function renderTemplate(schema: z.ZodObject, options: TemplateOptions): string[] {
  return fields(schema, { ...options, path: '', hintPath: '', explained: new Set() })
}

function fields({ shape }: z.ZodObject, here: Here): string[] {
  const members: Readonly<Record<string, z.core.$ZodType>> = shape
  return Object.entries(members).flatMap(([name, schema]) => {
    const within = inside(here, name)
    // What most do not have is only told of.
    if (schema instanceof z.ZodOptional) return commentsOf(here.hints[within.hintPath] ?? [])
    return field(name, schema, within)
  })
}

function inside(here: Here, name: string, hintName = name): Here {
  const join = (path: string, step: string): string => (path === '' ? step : `${path}.${step}`)
  return { ...here, path: join(here.path, name), hintPath: join(here.hintPath, hintName) }
}

function field(name: string, schema: z.core.$ZodType, here: Here): string[] {
  const hints = [...(here.hints[here.hintPath] ?? []), ...codesOf(schema, here)]
  const comments = commentsOf(hints)
  const isOpen = here.open?.includes(here.hintPath) === true
  const nested = nestedIn(isOpen ? bare(schema) : schema, here)
  if (nested !== undefined) return [...comments, `${name}:`, ...nested.map((line) => `  ${line}`)]
  const value = valueOf(schema, here)
  return [...comments, value === '' ? `${name}:` : `${name}: ${value}`]
}

function commentsOf(hints: readonly string[]): string[] {
  return hints.flatMap(wrap).map((line) => `# ${line}`)
}

/** What is too long for a line goes on below, further in. */
function wrap(line: string): string[] {
  const lines = ['']
  for (const word of line.split(/(?<=\S) /)) {
    const last = lines.at(-1) ?? ''
    if (last === '') lines[lines.length - 1] = word
    else if (last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`    ${word}`)
  }
  return lines
}

/** The lines of a mapping; undefined for anything else. */
function nestedIn(schema: z.core.$ZodType, here: Here): string[] | undefined {
  if (schema instanceof z.ZodObject) return fields(schema, here)
  if (!(schema instanceof z.ZodRecord) || !(schema.valueType instanceof z.ZodObject)) {
    return undefined
  }
  const lines = fields(schema.valueType, inside(here, here.locale, '*'))
  return [`${here.locale}:`, ...lines.map((line) => `  ${line}`)]
}

function valueOf(schema: z.core.$ZodType, here: Here): string {
  const known = here.known[here.path]
  if (known !== undefined) return flow(known)
  if (isState(here.path)) return 'original'
  // When it was decided and when it was true are asked of every one, even where null is an answer.
  if (/(?:^|\.)(?:asOf|decidedOn|confirmedOn)$/.test(here.path)) return undecidedDate
  if (schema instanceof z.ZodDefault) return flow(schema.def.defaultValue)
  if (schema instanceof z.ZodArray) return '[]'
  return schema instanceof z.ZodNullable ? 'null' : ''
}

/** What a schema says of a value that is there. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? bare(schema.unwrap())
    : schema
}

/** The codes that a field takes; the first time each with what it asserts, as its schema says it. */
function codesOf(schema: z.core.$ZodType, { path, explained }: Here): string[] {
  const held = bare(schema)
  const isList = held instanceof z.ZodArray
  const inner = isList ? held.element : held
  if (!(inner instanceof z.ZodEnum) || isState(path)) return []
  const mayLack = schema !== held && !isList ? ', or null' : ''
  const lead = isList ? 'One or more of:' : `One of${mayLack}:`
  const { description } = inner
  const { options } = inner
  // Of some codes only the terms say what they mean.
  const explains = description?.startsWith('- ') === true && !explained.has(description)
  if (options.length > mostExplained) return [lead, ...families(options.map(String))]
  if (!explains) return [`${lead} ${options.join(', ')}.`]
  explained.add(description)
  return [lead, ...description.split('\n').map((line) => line.replace(/^- `([^`]+)`:/, '  $1:'))]
}

/** A long table line by line: neighbours that begin with the same word stand together. */
function families(codes: readonly string[]): string[] {
  const lines: string[][] = []
  const word = (code: string | undefined): string | undefined => code?.split('-')[0]
  for (const [i, code] of codes.entries()) {
    const line = lines.at(-1)
    const isAlone = word(codes[i + 1]) !== word(code)
    const isRelated = word(line?.at(-1)) === word(code)
    const isLoose = line !== undefined && word(line[0]) !== word(line.at(-1))
    const fits = isRelated || (isAlone && (isLoose || line?.length === 1))
    if (line !== undefined && fits) line.push(code)
    else lines.push([code])
  }
  return lines.map((line) => `  ${line.join(', ')}`)
}

/** A new text is always an original. */
function isState(path: string): boolean {
  return path.endsWith('.state')
}
