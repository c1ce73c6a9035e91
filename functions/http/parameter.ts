/**
 * What a parameter is, in two phases. Its form is read before a release is chosen: grammar alone.
 * Its meaning is read in a release: which record it names, which types a code covers.
 */
import * as z from 'zod'
import type { Directory } from '../directory/directory.ts'
import type { View } from '../directory/view.ts'
import type { FormErrorCode, MeaningErrorCode } from './parameter-errors.ts'
import type { Candidate } from './problem-body.ts'
import { quote } from './quote.ts'
import type { Values } from './values.ts'

type Refusal<Code> = {
  readonly code: Code
  readonly detail: string
  readonly candidates?: readonly Candidate[]
}

/** A value, or everything that is wrong with it. */
export type Reading<T, Code> =
  | { readonly value: T }
  | { readonly refusals: readonly Refusal<Code>[] }
export type Form<T> = Reading<T, FormErrorCode>
export type Meaning<T> = Reading<T, MeaningErrorCode>

export type Parameter<T> = {
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly description: string
  /** Of the decoded text, and its schema in the document; for a comma list, of the list. */
  readonly grammar: z.ZodType
  /** Of one item of a comma list. */
  readonly item?: z.ZodType
  /** The value when the parameter is not given, for the document. */
  readonly defaultValue?: string | number | boolean
  /** Whether it says nothing about what is on a list, so that a cursor holds without it. */
  readonly aside?: true
  /** Whether what is given is seldom given again, so that no answer to it is kept. */
  readonly rare?: true
  /** A parameter beside which what is not given is not the default. */
  readonly noDefaultBeside?: string
  /** Said to a caller whose value is outside the grammar. */
  readonly expected: string
  /** As the document shows it; for a comma list, with its commas. */
  readonly example?: string
  /** Which there are to ask for: the proof of a release asks them all. */
  readonly values: Values
  /** The first phase, which gives the second. */
  readonly form: (text: string) => Form<(directory: Directory, view: View) => Meaning<T>>
}

/** One that means the same in every release. */
export type PlainParameter<T> = Parameter<T> & { readonly plain: (text: string) => Form<T> }

/** One that its operation cannot do without. */
export type RequiredParameter<T> = Parameter<T> & {
  readonly required: true
  readonly example: string
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>

type ValueOf<P> = P extends Parameter<infer T> ? T : never

export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends RequiredParameter<unknown>
    ? ValueOf<P[K]>
    : ValueOf<P[K]> | undefined
}

const maxItems = 50

export function resolvedTo<T>(value: T): { readonly value: T } {
  return { value }
}

export function refuse<const Code>(
  code: Code,
  detail: string,
  candidates?: readonly Candidate[],
): { readonly refusals: readonly Refusal<Code>[] } {
  return { refusals: [{ code, detail, ...(candidates && { candidates }) }] }
}

type Options<G> = {
  readonly description: string
  readonly grammar: z.ZodType<G>
  readonly expected: string
  readonly values: Values
  readonly example?: string
  readonly defaultValue?: string | number | boolean
  readonly aside?: true
  readonly rare?: true
}

function malformed(text: string, expected: string): Refusal<'malformed'> {
  return { code: 'malformed', detail: `${quote(text)} cannot be used. Expected ${expected}.` }
}

/** A text as its grammar types it. */
function readGrammar<G>({ grammar, expected }: Options<G>, text: string): Form<G> {
  const parsed = grammar.safeParse(text)
  return parsed.success ? resolvedTo(parsed.data) : { refusals: [malformed(text, expected)] }
}

/** A query parameter whose values mean the same in every release. */
export function plain<G, T>(options: Options<G>, read: (value: G) => Form<T>): PlainParameter<T> {
  const form = (text: string): Form<T> => {
    const found = readGrammar(options, text)
    return 'value' in found ? read(found.value) : found
  }
  return {
    in: 'query',
    required: false,
    ...options,
    plain: form,
    form: (text) => {
      const found = form(text)
      return 'value' in found ? resolvedTo(() => found) : found
    },
  }
}

/** A query parameter whose values mean something in a release alone. */
export function inRelease<G, T>(
  options: Options<G>,
  resolve: (value: G, directory: Directory, view: View) => Meaning<T>,
): Parameter<T> {
  return {
    in: 'query',
    required: false,
    ...options,
    form: (text) => {
      const found = readGrammar(options, text)
      return 'value' in found
        ? resolvedTo((directory, view) => resolve(found.value, directory, view))
        : found
    },
  }
}

/** Told without splitting: a list of any length costs no more than the longest that is read. */
function hasTooManyItems(text: string): boolean {
  let commas = 0
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) {
    commas += 1
    if (commas === maxItems) return true
  }
  return false
}

/** A comma list, meaning OR: every item is read on its own and every wrong one is named. */
export function commaList<G, T extends string>(
  { grammar: item, ...options }: Options<G>,
  resolve: (value: G, directory: Directory, view: View) => Meaning<readonly T[]>,
): Parameter<readonly T[]> {
  return {
    in: 'query',
    required: false,
    ...options,
    item,
    // For the document: items are read one by one.
    get grammar() {
      return z.array(item).min(1).max(maxItems)
    },
    form: (text) => {
      if (hasTooManyItems(text)) {
        return refuse(
          'malformed',
          `More than ${maxItems} values are given; ${maxItems} can be used.`,
        )
      }
      const items = text.split(',').map((one) => ({ text: one, read: item.safeParse(one) }))
      const wrong = items.filter(({ read }) => !read.success)
      if (wrong.length > 0) {
        return { refusals: wrong.map((one) => malformed(one.text, options.expected)) }
      }
      const values = items.flatMap(({ read }) => (read.success ? [read.data] : []))
      return resolvedTo((directory, view) =>
        allOf(values.map((value) => resolve(value, directory, view))),
      )
    },
  }
}

function allOf<T extends string>(
  meanings: readonly Meaning<readonly T[]>[],
): Meaning<readonly T[]> {
  const refusals = meanings.flatMap((one) => ('refusals' in one ? one.refusals : []))
  if (refusals.length > 0) return { refusals }
  const all = new Set(meanings.flatMap((one) => ('value' in one ? one.value : [])))
  // A list is a set: in whatever order it is written, it is the same filter to a cursor.
  return resolvedTo([...all].toSorted((a, b) => (a < b ? -1 : 1)))
}

export function required<T>(parameter: Parameter<T>, example: string): RequiredParameter<T> {
  return { ...parameter, required: true, example }
}

export function inPath<T>(parameter: RequiredParameter<T>): RequiredParameter<T> {
  return { ...parameter, in: 'path' }
}

export function choice<const T extends string>(
  table: z.ZodEnum<{ [K in T]: K }>,
  description: string,
  defaultValue?: T,
): PlainParameter<T> {
  return plain<T, T>(
    {
      description,
      ...(defaultValue !== undefined && { defaultValue }),
      grammar: table,
      expected: `one of ${table.options.join(', ')}`,
      values: { codes: table.options },
    },
    resolvedTo,
  )
}

export function flag(description: string, aside?: 'aside'): PlainParameter<boolean> {
  return plain(
    {
      description,
      defaultValue: false,
      ...(aside && { aside: true }),
      grammar: z.enum(['true', 'false']).meta({ override: { type: 'boolean', enum: undefined } }),
      expected: 'true or false',
      values: { codes: ['true', 'false'] },
    },
    (text) => resolvedTo(text === 'true'),
  )
}
