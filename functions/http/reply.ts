/** Answers as bytes and headers: one place for entity tags, lengths and the common headers. */
import { Body, tagged } from './body.ts'
import { cacheControl, failsPrecondition, isNotModified } from './freshness.ts'
import type { ProblemBody } from './problem-body.ts'
import { Problem, problems } from './problems.ts'
import { commonHeaders, methods } from './wire/headers.ts'
import { describeProblem, identifyRequest, methodNotAllowed } from './wire/problem-texts.ts'

export type HeaderFields = Readonly<Record<string, string>>

/**
 * What a door sends. The names of headers are in lower case. To HEAD it is that of GET: what is not
 * sent then, the door leaves out.
 */
export type Reply = {
  readonly status: number
  readonly headers: HeaderFields
  readonly body: Body | null
}

/** An answer that may be given again, whoever asks. */
export type Finished = {
  readonly body: Body
  readonly tag: string
  readonly headers: HeaderFields
}

export type Conditions = {
  readonly ifMatch: string | undefined
  readonly ifNoneMatch: string | undefined
}

function inLowerCase(headers: HeaderFields): HeaderFields {
  const lower: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) lower[name.toLowerCase()] = value
  return lower
}

const common = inLowerCase(commonHeaders)

/** Everything about an answer that does not depend on who asks. */
export function finish(text: string, headers: HeaderFields): Finished {
  const { body, tag } = tagged(text)
  const own = { 'Cache-Control': cacheControl, ETag: tag, ...headers }
  return {
    body,
    tag,
    headers: {
      ...common,
      ...inLowerCase(own),
      'content-length': String(body.length),
    },
  }
}

/** A cacheable answer, or 304 with the same headers when the reader holds it already. */
export function replyFresh(finished: Finished, conditions: Conditions): Reply {
  const { body, tag, headers } = finished
  if (failsPrecondition(conditions.ifMatch, tag)) {
    throw new Problem(
      'precondition-failed',
      'Ask again without If-Match to see the present answer.',
    )
  }
  if (!isNotModified(conditions.ifNoneMatch, tag)) return { status: 200, headers, body }
  const { 'content-length': _, ...unchanged } = headers
  return { status: 304, headers: unchanged, body: null }
}

/** An answer that must never be reused. */
export function replyNow(status: number, text: string | null, headers: HeaderFields): Reply {
  const body = text === null ? null : new Body(text)
  return {
    status,
    headers: {
      ...common,
      'cache-control': 'no-store',
      ...inLowerCase(headers),
      ...(body && { 'content-length': String(body.length) }),
    },
    body,
  }
}

/** Store problems pass; the spread keeps readers from coming back all at once. */
function retryAfter(requestId: string): string {
  return String(5 + (Number.parseInt(requestId.slice(0, 2), 16) % 6))
}

export function replyProblem(problem: Problem, requestId: string): Reply {
  const kind = problems[problem.type]
  const { status } = kind
  const { errors, availableLocales, restart } = problem.details
  const body: ProblemBody = {
    ...describeProblem(problem.type, kind, problem.message),
    ...identifyRequest(requestId),
    ...(errors && { errors: [...errors] }),
    ...(availableLocales && { availableLocales: [...availableLocales] }),
    ...(restart !== undefined && { restart }),
  }
  return replyNow(status, JSON.stringify(body), {
    'Content-Type': 'application/problem+json',
    'X-Request-Id': requestId,
    ...(status === methodNotAllowed.status && { Allow: methods }),
    ...(status === 503 && { 'Retry-After': retryAfter(requestId) }),
  })
}

/** The same answer in another form. */
export function withBody({ status, headers }: Reply, text: string, own: HeaderFields): Reply {
  const body = new Body(text)
  const length = { 'content-length': String(body.length) }
  return { status, headers: { ...headers, ...inLowerCase(own), ...length }, body }
}

export function identified(reply: Reply, requestId: string): Reply {
  return { ...reply, headers: { ...reply.headers, 'x-request-id': requestId } }
}
