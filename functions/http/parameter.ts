/** What a parameter is: its grammar, which is also its schema in the document, and its meaning. */
import * as z from 'zod'
import type { Directory } from '../directory/directory.ts'
import type { ParameterError, ParameterErrorCode } from './problems.ts'
import { quote } from './quote.ts'

type Refusal = {
  readonly code: ParameterErrorCode
  readonly detail: string
  readonly candidates?: readonly string[]
}

export type Meaning<T> = { readonly value: T } | { readonly refusals: readonly Refusal[] }

export type Parameter<T> = {
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly description: string
  /** Of the decoded text; for a comma list, of the list. */
  readonly grammar: z.ZodType
  readonly list: boolean
  /** Said to a caller whose value is outside the grammar. */
  readonly expected: string
  /** As the document shows it; for a comma list, with its commas. */
  readonly example?: string | number
  /** What a value within the grammar means in a release. */
  readonly mean: (text: string, directory: Directory) => Meaning<T>
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>

export type ValueOf<P> = P extends Parameter<infer T> ? T : never

const maxItems = 50

export function means<T>(value: T): Meaning<T> {
  return { value }
}

export function refuse(code: ParameterErrorCode, detail: string, candidates?: readonly string[]) {
  return { refusals: [{ code, detail, ...(candidates && { candidates }) }] }
}

/** A value within the grammar, or why it is not. */
export function readParameter<T>(
  name: string,
  parameter: Parameter<T>,
  text: string,
  directory: Directory,
): { value: T } | { errors: ParameterError[] } {
  const shape = parameter.list ? text.split(',') : text
  const meaning = parameter.grammar.safeParse(shape).success
    ? parameter.mean(text, directory)
    : refuse('malformed', `${quote(text)} cannot be used. Expected ${parameter.expected}.`)
  if ('value' in meaning) return meaning
  return {
    errors: meaning.refusals.map(({ code, detail, candidates }) => ({
      parameter: name,
      code,
      detail,
      ...(candidates && { candidates: [...candidates] }),
    })),
  }
}

type Options<T> = Omit<Parameter<T>, 'in' | 'required' | 'list'>

export function optional<T>(options: Options<T>): Parameter<T | undefined> {
  return { in: 'query', required: false, list: false, ...options }
}

/** A comma list, meaning OR: every item is read on its own and every wrong one is named. */
export function commaList<T>(
  item: z.ZodType,
  options: Omit<Options<T>, 'grammar' | 'mean'>,
  meanItem: (text: string, directory: Directory) => Meaning<readonly T[]>,
): Parameter<readonly T[] | undefined> {
  return {
    in: 'query',
    required: false,
    list: true,
    ...options,
    grammar: z.array(item).min(1).max(maxItems),
    mean: (text, directory) => {
      const meanings = text.split(',').map((one) => meanItem(one, directory))
      const refusals = meanings.flatMap((one) => ('refusals' in one ? one.refusals : []))
      if (refusals.length > 0) return { refusals }
      return means([...new Set(meanings.flatMap((one) => ('value' in one ? one.value : [])))])
    },
  }
}

export function choice<const T extends string>(
  table: z.ZodEnum<{ [K in T]: K }>,
  description: string,
): Parameter<T | undefined> {
  return optional<T>({
    description,
    grammar: table,
    expected: `one of ${table.options.join(', ')}`,
    mean: (text) => means(table.parse(text)),
  })
}

export function flag(description: string): Parameter<boolean | undefined> {
  return optional<boolean>({
    description,
    grammar: z.enum(['true', 'false']).meta({ override: { type: 'boolean', enum: undefined } }),
    expected: 'true or false',
    mean: (text) => means(text === 'true'),
  })
}
