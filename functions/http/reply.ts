/** Answers as bytes and headers: one place for entity tags, lengths and the common headers. */
import { cacheControl, entityTag, failsPrecondition, isNotModified } from './freshness.ts'
import { Problem, problems, type ProblemBody } from './problems.ts'
import { commonHeaders, methods } from './wire/headers.ts'
import { describeProblem, identifyRequest, methodNotAllowed } from './wire/problem-texts.ts'

export type Conditions = {
  readonly ifMatch: string | undefined
  readonly ifNoneMatch: string | undefined
}

type HeaderFields = Readonly<Record<string, string>>

function send(status: number, body: string | null, headers: HeaderFields): Response {
  return new Response(body, {
    status,
    headers: {
      ...commonHeaders,
      ...headers,
      ...(body !== null && { 'Content-Length': String(Buffer.byteLength(body)) }),
    },
  })
}

/** A cacheable answer, or 304 with the same headers when the reader holds it already. */
export function replyFresh(body: string, headers: HeaderFields, conditions: Conditions): Response {
  const tag = entityTag(body)
  if (failsPrecondition(conditions.ifMatch, tag)) {
    throw new Problem(
      'precondition-failed',
      'Ask again without If-Match to see the present answer.',
    )
  }
  const all = { 'Cache-Control': cacheControl, ETag: tag, ...headers }
  return isNotModified(conditions.ifNoneMatch, tag) ? send(304, null, all) : send(200, body, all)
}

/** An answer that must never be reused. */
export function replyNow(status: number, body: string | null, headers: HeaderFields): Response {
  return send(status, body, { 'Cache-Control': 'no-store', ...headers })
}

/** Store problems pass; the spread keeps readers from coming back all at once. */
function retryAfter(requestId: string): string {
  return String(5 + (Number.parseInt(requestId.slice(0, 2), 16) % 6))
}

export function replyProblem(problem: Problem, requestId: string): Response {
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
