/**
 * Problems (RFC 9457) in print, for all who print them: the API, and in its words the edge and the
 * firewall, which refuse some requests before the API is reached. Written in what runs at the edge:
 * `infra/build/edge-subset.ts` has the list.
 */
import { rateLimit } from '../../model/limits.ts'
import { methods } from './headers.ts'

export type ProblemKind = {
  readonly status: number
  readonly title: string
  readonly meaning: string
}

/** Said to one caller, by whoever refuses. */
type RefusedOutside = ProblemKind & { readonly detail: string }

export const methodNotAllowed = {
  status: 405,
  title: 'This directory is read-only',
  meaning: 'Only GET, HEAD and OPTIONS are answered.',
  detail: `Use ${methods}.`,
} as const satisfies RefusedOutside

export const rateLimited = {
  status: 429,
  title: 'Too many requests',
  meaning: `More than ${rateLimit.words} came from one address. Wait for the time in \`Retry-After\`. Answered at the edge.`,
  detail: `More than ${rateLimit.words} came from your address. Try again in a minute.`,
} as const satisfies RefusedOutside

/** Of the page that tells what a problem means. */
export function problemAddress(type: string): string {
  return `/problems/${type}`
}

/** What every problem begins with. */
export function describeProblem(type: string, kind: ProblemKind, detail: string) {
  return { type: problemAddress(type), title: kind.title, status: kind.status, detail }
}

/** How a problem names the request it answers. */
export function identifyRequest(requestId: string) {
  return { instance: `urn:uuid:${requestId}`, requestId }
}
