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
  /** Of one item of a comma list. */
  readonly item?: z.ZodType
  /** The value when the parameter is not given, for the document. */
  readonly standard?: string | number | boolean
  /** Said to a caller whose value is outside the grammar. */
  readonly expected: string
  /** As the document shows it; for a comma list, with its commas. */
  readonly example?: string | number
  /** What a value within the grammar means in a release. */
  readonly mean: (text: string, directory: Directory) => Meaning<T>
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>

export type ValuesOf<P extends Parameters> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never
}

const maxItems = 50

export function means<T>(value: T): Meaning<T> {
  return { value }
}

export function refuse(code: ParameterErrorCode, detail: string, candidates?: readonly string[]) {
  return { refusals: [{ code, detail, ...(candidates && { candidates }) }] }
}

function refuseAll<T>(texts: readonly string[], { expected }: Parameter<T>): Meaning<T> {
  return {
    refusals: texts.slice(0, maxItems).map((text) => ({
      code: 'malformed',
      detail: `${quote(text)} cannot be used. Expected ${expected}.`,
    })),
  }
}

/** A value within the grammar, or why it is not. */
function readParameter<T>(
  name: string,
  parameter: Parameter<T>,
  text: string,
  directory: Directory,
): { value: T } | { errors: ParameterError[] } {
  const malformed = parameter.item
    ? text.split(',').filter((one) => parameter.item?.safeParse(one).success !== true)
    : [text].filter((one) => !parameter.grammar.safeParse(one).success)
  const meaning =
    malformed.length === 0 ? parameter.mean(text, directory) : refuseAll(malformed, parameter)
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

/** Every parameter that is given, and everything that is wrong with any of them. */
export function readParameters<P extends Parameters>(
  parameters: P,
  texts: ReadonlyMap<string, string>,
  directory: Directory,
): { values: Partial<ValuesOf<P>>; errors: readonly ParameterError[] } {
  const errors: ParameterError[] = []
  const values: Record<string, unknown> = {}
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = texts.get(name)
    if (text !== undefined) {
      const read = readParameter(name, parameter, text, directory)
      if ('errors' in read) errors.push(...read.errors)
      else values[name] = read.value
    } else if (parameter.required) {
      const detail = `Give ${name}: ${parameter.expected}.`
      errors.push({ parameter: name, code: 'missing', detail })
    }
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value was read by its parameter
  return { values: values as Partial<ValuesOf<P>>, errors }
}

type Options<T> = Omit<Parameter<T>, 'in' | 'required' | 'item'>

export function optional<T>(options: Options<T>): Parameter<T | undefined> {
  return { in: 'query', required: false, ...options }
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
    ...options,
    item,
    grammar: z.array(item).min(1).max(maxItems),
    mean: (text, directory) => {
      const items = text.split(',')
      if (items.length > maxItems) {
        return refuse('malformed', `${items.length} values are given; ${maxItems} can be used.`)
      }
      const meanings = items.map((one) => meanItem(one, directory))
      const refusals = meanings.flatMap((one) => ('refusals' in one ? one.refusals : []))
      if (refusals.length > 0) return { refusals }
      return means([...new Set(meanings.flatMap((one) => ('value' in one ? one.value : [])))])
    },
  }
}

export function choice<const T extends string>(
  table: z.ZodEnum<{ [K in T]: K }>,
  description: string,
  standard?: T,
): Parameter<T | undefined> {
  return optional<T>({
    description,
    ...(standard !== undefined && { standard }),
    grammar: table,
    expected: `one of ${table.options.join(', ')}`,
    mean: (text) => means(table.parse(text)),
  })
}

export function flag(description: string): Parameter<boolean | undefined> {
  return optional<boolean>({
    description,
    standard: false,
    grammar: z.enum(['true', 'false']).meta({ override: { type: 'boolean', enum: undefined } }),
    expected: 'true or false',
    mean: (text) => means(text === 'true'),
  })
}
