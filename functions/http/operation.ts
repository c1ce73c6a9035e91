/**
 * One operation, declared once: path, parameters, answer and problems. Validation, types and the
 * OpenAPI document are projections of it.
 */
import type * as z from 'zod'
import type { Facet } from '../directory/answers/resource.ts'
import type { View } from '../directory/view.ts'
import type { ReleaseSummary } from '../model/release.ts'
import type { TextByLocale } from '../model/text.ts'
import type { Parameters, ValuesOf } from './parameter.ts'
import { Problem, type ProblemType } from './problems.ts'
import type { Edition } from './source.ts'

export type Context = Edition & {
  readonly view: View
  /** Where the page begins: 0, or what the cursor says. */
  readonly offset: number
  /** What of the request belongs into the addresses of the answer too. */
  readonly kept: Readonly<Record<string, string>>
  readonly releases: () => Promise<readonly ReleaseSummary[]>
}

/** A page of a list: how many were asked for, how many there are, where the next one begins. */
export type Page = { readonly limit: number; readonly total: number; readonly next: number | null }
export type Answer<D> = {
  readonly data: D
  readonly page?: Page
  readonly facets?: readonly Facet[] | undefined
}

type Declared = {
  readonly id: string
  readonly path: string
  readonly tag: 'Directory' | 'Resources' | 'Access' | 'Releases'
  readonly summary: string
  readonly description: string
  readonly paged?: true
  /** Whether `release` may choose an older release; not where the answer is about releases. */
  readonly ofRelease: boolean
  readonly problems: readonly ProblemType[]
}

type Definition<P extends Parameters, D extends z.ZodType> = Declared & {
  readonly parameters: P
  readonly data: D
  readonly answer: (
    params: ValuesOf<P>,
    context: Context,
  ) => Answer<z.output<D>> | Promise<Answer<z.output<D>>>
}

export type Operation = Declared & {
  readonly parameters: Parameters
  readonly data: z.ZodType
  /** `values` are those of its own parameters, without error. */
  readonly answer: (values: object, context: Context) => Promise<Answer<unknown>>
}

export function operation<P extends Parameters, D extends z.ZodType>(
  definition: Definition<P, D>,
): Operation {
  const { answer, ...declared } = definition
  return {
    ...declared,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- they were read by these parameters
    answer: async (values, context) => answer(values as ValuesOf<P>, context),
  }
}

/** The record that was found, or the problem that none of its texts may be shown. */
export function shown<T>(served: T | undefined, texts: readonly TextByLocale<unknown>[]): T {
  if (served !== undefined) return served
  const [first, ...rest] = texts.map((text) => Object.keys(text))
  const common = (first ?? []).filter((tag) => rest.every((tags) => tags.includes(tag)))
  throw new Problem('not-in-locale', 'Ask for one of availableLocales, or allow fallback.', {
    availableLocales: common.toSorted(),
  })
}

/** The record that a parameter has already been checked to name. */
export function held<T>(records: ReadonlyMap<string, T>, key: string): T {
  const record = records.get(key)
  if (record === undefined) throw new Error('a checked parameter names no record')
  return record
}
