/** The client of the directory, for browsers and Node: what the package gives its users. */
import { asking } from './ask.ts'
import { memoryCache, type AnswerCache } from './cache.ts'
import { callsOf } from './calls.ts'
import type { Fetch } from './transport.ts'

export type { Answer, OperationId, ParametersOf, Received } from './answers.ts'
export type { CallOptions } from './ask.ts'
export { memoryCache, type AnswerCache, type HeldAnswer } from './cache.ts'
export type { CopiedRecord, Step } from './follow.ts'
export { NetworkError, ProblemError, type NetworkReason } from './errors.ts'
export { noticeHtml } from './notice.ts'
export type { Fetch } from './transport.ts'
export type * from './types.ts'
export type { PagedAnswer, Walk } from './walk.ts'

export type ClientOptions = {
  /** Where the directory is, with a path when it lies below one; '' for the page's own host. */
  readonly baseUrl: string
  /** Language of all answers, a BCP 47 tag, unless a call names another. Without one, the reader's. */
  readonly locale?: string | undefined
  readonly fetch?: Fetch | undefined
  /** In memory when not given; `false` leaves it to the platform (browsers hold answers themselves). */
  readonly cache?: AnswerCache | false | undefined
  /** Milliseconds for a whole call, with every try and every wait: 20,000 when not given. */
  readonly timeout?: number | undefined
  /** How often one address is asked at most, when it is busy or cannot be reached: 3 when not given. */
  readonly tries?: number | undefined
}

export type Client = ReturnType<typeof createClient>

export function createClient({
  baseUrl,
  locale,
  fetch = (address, init) => globalThis.fetch(address, init),
  cache = memoryCache(),
  timeout = 20_000,
  tries = 3,
}: ClientOptions) {
  return callsOf(
    asking({ baseUrl, locale, fetch, cache: cache === false ? undefined : cache, timeout, tries }),
  )
}
