/**
 * What stands in front of the API and answers of itself, as the OpenAPI document describes it: the
 * firewall and CloudFront, which send no problem of ours, and Lambda behind them.
 */
import * as z from 'zod'
import type { ZodOpenApiContentObject, ZodOpenApiResponseObject } from 'zod-openapi'
import { rateLimit } from '../model/limits.ts'
import { describeProblem, rateLimited } from './wire/problem-texts.ts'

const page: ZodOpenApiContentObject = { 'text/html': { schema: z.string() } }

/** Statuses of the API that CloudFront sends too, and when. */
const ofBoth: ReadonlyMap<number, string> = new Map([
  [400, 'cannot read the request'],
  [500, 'fails'],
  [503, 'has no room for the request'],
])

/** What else may come with a status of the API: a page, which names no request. */
export function describePage(status: number) {
  const when = ofBoth.get(status)
  if (when === undefined) return undefined
  return {
    description: `As \`text/html\`, without \`X-Request-Id\`: CloudFront, in front of the API, ${when}.`,
    content: page,
  }
}

const refusal = describeProblem('rate-limited', rateLimited, rateLimited.detail)

/** None is required: the firewall sends them all, Lambda none. */
const RateLimitRefusal = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .partial()
  .meta({
    id: 'RateLimitRefusal',
    description:
      'What a problem begins with, from the firewall: it knows no `requestId` and no `instance`. Lambda sends an object of its own, with none of these fields.',
    examples: [refusal],
  })

export const rateLimitedAnswer: ZodOpenApiResponseObject = {
  id: 'RateLimited',
  description: `\`rate-limited\`: ${rateLimited.meaning} From the firewall, which can send no \`application/problem+json\`.\n\nAlso from Lambda, without \`Retry-After\`, when more requests run at once than it may run.`,
  headers: z.object({
    'Retry-After': z
      .string()
      .meta({ examples: [String(rateLimit.seconds)] })
      .optional(),
  }),
  content: { 'application/json': { schema: RateLimitRefusal } },
}

/**
 * The answer to what no other status is listed for. Its JSON has a type, since beside what may be
 * anything, or has any field, generated code cannot tell a problem.
 */
export const otherAnswer: ZodOpenApiResponseObject = {
  id: 'NotOfTheApi',
  description: `Whatever else comes is not of the API: no problem, no \`X-Request-Id\`, and nothing that a program should read but the status.

- 403, from CloudFront as \`text/html\`: the firewall takes the request for an attack, or it came without TLS. From Lambda as \`application/json\`: CloudFront may not ask it.
- 413, 414, 431, as \`text/html\` or without a body: the request or its address is too long.
- 416, as \`text/html\`: CloudFront holds no such \`Range\`.
- 502, 504, from CloudFront as \`text/html\` or from Lambda as \`application/json\`: the API gave no answer. Ask again later.`,
  content: { ...page, 'application/json': { schema: RateLimitRefusal } },
}
