/**
 * What a call can fail with. Messages name the operation and never what was asked of it: a question
 * can name a disease, and messages end up in logs.
 */
import type { ParameterError, Problem } from './types.ts'

type Told = { readonly [Name in keyof Problem]?: Problem[Name] | undefined } & {
  readonly status: number
  readonly retryAfter?: number | undefined
}

/** The API, or what stands before it, refused: RFC 9457, with what this API adds. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError' as const
  readonly operation: string
  readonly status: number
  /** Address of the page about it, such as `/problems/release-gone`; `about:blank` when none is told. */
  readonly type: string
  readonly title: string
  /** What to mend, in words. It may repeat a value that was asked for. */
  readonly detail: string
  /** Every parameter that cannot be used, each with what to mend. */
  readonly errors: readonly ParameterError[]
  /** In which languages the record is held, of `/problems/not-in-locale`. */
  readonly availableLocales: readonly string[]
  /** Where to start again, of `/problems/release-gone`: an address of this API, without its host. */
  readonly restart: string | undefined
  /** To be quoted when it is reported. */
  readonly requestId: string | undefined
  /** Seconds to wait before asking again, when the answer said so. */
  readonly retryAfter: number | undefined

  constructor(operation: string, told: Told) {
    const { status, type = 'about:blank', title = `Status ${status}`, detail = title } = told
    super(`${operation}: ${status} ${title} (${type})`)
    this.operation = operation
    this.status = status
    this.type = type
    this.title = title
    this.detail = detail
    this.errors = told.errors ?? []
    this.availableLocales = told.availableLocales ?? []
    this.restart = told.restart
    this.requestId = told.requestId
    this.retryAfter = told.retryAfter
  }
}

const reasons = {
  unreachable: 'no answer could be had',
  timeout: 'no whole answer came in time',
  'not-the-api': 'what answered is not this API',
  damaged: 'what came is not what was said to come',
} as const
export type NetworkReason = keyof typeof reasons

/** There is no answer of the API to speak of. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError' as const
  readonly operation: string
  readonly reason: NetworkReason

  constructor(operation: string, reason: NetworkReason, cause?: unknown) {
    super(`${operation}: ${reasons[reason]}`, cause === undefined ? undefined : { cause })
    this.operation = operation
    this.reason = reason
  }
}

/** An answer that is no success, as an error: whatever it holds, the status is told. */
export function problemOf(
  operation: string,
  { status, text, requestId, retryAfter }: Refusal,
): ProblemError {
  const held = fieldsOf(parsed(text))
  const string = (name: string) => {
    const value = held[name]
    return typeof value === 'string' ? { [name]: value } : {}
  }
  return new ProblemError(operation, {
    requestId,
    ...string('type'),
    ...string('title'),
    ...string('detail'),
    ...string('restart'),
    ...string('requestId'),
    errors: listOf(held['errors'], isParameterError),
    availableLocales: listOf(held['availableLocales'], (one) => typeof one === 'string'),
    status,
    retryAfter,
  })
}

type Refusal = {
  readonly status: number
  readonly text: string
  readonly requestId: string | undefined
  readonly retryAfter: number | undefined
}

/** Undefined for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function listOf<T>(value: unknown, is: (one: unknown) => one is T): readonly T[] {
  return Array.isArray(value) ? value.filter((one) => is(one)) : []
}

function isParameterError(value: unknown): value is ParameterError {
  const { parameter, code, detail } = fieldsOf(value)
  return [parameter, code, detail].every((one) => typeof one === 'string')
}
