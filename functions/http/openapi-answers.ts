/** Headers and problems as the OpenAPI document describes them. */
import * as z from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi'
import { describePage, otherAnswer, rateLimitedAnswer } from './openapi-edge.ts'
import { ProblemBody } from './problem-body.ts'
import { problems, type ProblemType } from './problems.ts'
import { methods } from './wire/headers.ts'

export function text(example: string) {
  return z.string().meta({ examples: [example] })
}

export const RequestId = text('5f0c1c3e-6a0e-4a55-9a64-0d1f3f1c9a57')

export const answerHeaders = z.object({
  ETag: text('"2jmj7l5rSw0yVb_vlWAYkK_YBwk"'),
  'Cache-Control': text('public, max-age=60, s-maxage=60'),
  'X-Request-Id': RequestId,
})
export const readHeaders = answerHeaders.extend({
  'Content-Language': text('fr'),
  Vary: text('Accept-Language'),
})

/** `StoreUnavailable` of `store-unavailable`, `GetAccess` of `getAccess`. */
export function pascalCase(type: string): string {
  return type.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Those that a page of CloudFront under the same status lacks are not required. */
function headersOf(types: readonly ProblemType[], always: boolean) {
  const statuses = new Set<number>(types.map((type) => problems[type].status))
  const headers = z.object({
    'X-Request-Id': RequestId,
    ...(statuses.has(503) && { 'Retry-After': text('7') }),
    ...(statuses.has(405) && { Allow: text(methods) }),
  })
  return always ? headers : headers.partial()
}

/** One answer for every set of problems that share a status; equal sets are one component. */
const problemAnswers = new Map<string, ZodOpenApiResponseObject>([
  ['RateLimited', rateLimitedAnswer],
])

function describeProblem(status: number, types: readonly ProblemType[]): ZodOpenApiResponseObject {
  const id = types.map(pascalCase).join('Or')
  const page = describePage(status)
  const meanings = types.map((type) => `\`${type}\`: ${problems[type].meaning}`)
  const answer = problemAnswers.get(id) ?? {
    id,
    description: [...meanings, ...(page ? [page.description] : [])].join('\n\n'),
    headers: headersOf(types, page === undefined),
    content: { 'application/problem+json': { schema: ProblemBody }, ...page?.content },
  }
  problemAnswers.set(id, answer)
  return answer
}

/** The answers with these problems, and those that are not of the API. */
export function describeProblems(
  types: readonly ProblemType[],
): ZodOpenApiOperationObject['responses'] {
  const byStatus = Map.groupBy(types, (type) => problems[type].status)
  const answers = [...byStatus]
    .toSorted(([a], [b]) => a - b)
    .map(([status, group]) => [String(status), describeProblem(status, group)] as const)
  return { ...Object.fromEntries(answers), default: otherAnswer }
}
