/** Headers and problems as the OpenAPI document describes them. */
import * as z from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi'
import { ProblemBody, problems, type ProblemType } from './problems.ts'

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

/** `StoreUnavailable` of `store-unavailable`. */
function pascalCase(type: string): string {
  return type.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function headersOf(types: readonly ProblemType[]) {
  const statuses: readonly number[] = types.map((type) => problems[type].status)
  return z.object({
    'X-Request-Id': RequestId,
    ...(statuses.some((status) => status === 429 || status === 503) && {
      'Retry-After': text('7'),
    }),
    ...(statuses.includes(405) && { Allow: text('GET, HEAD, OPTIONS') }),
  })
}

/** One answer for every set of problems that share a status; equal sets are one component. */
const problemAnswers = new Map<string, ZodOpenApiResponseObject>()

function describeProblem(types: readonly ProblemType[]): ZodOpenApiResponseObject {
  const id = types.map(pascalCase).join('Or')
  const answer = problemAnswers.get(id) ?? {
    id,
    description: types.map((type) => `\`${type}\`: ${problems[type].meaning}`).join('\n\n'),
    headers: headersOf(types),
    content: { 'application/problem+json': { schema: ProblemBody } },
  }
  problemAnswers.set(id, answer)
  return answer
}

export function describeProblems(
  types: readonly ProblemType[],
): ZodOpenApiOperationObject['responses'] {
  const byStatus = Map.groupBy(types, (type) => problems[type].status)
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, group]) => [String(status), describeProblem(group)]),
  )
}
