/** What becomes of a route when the store fails: W, C or B, in a form in which two can be compared. */
import type { Hono } from 'hono'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import { problems } from '../../functions/http/problems.ts'
import { commonHeaders } from '../../functions/http/wire/headers.ts'
import { refusesInJson, type ReadRoute } from '../support/read-routes.ts'
import { stopwatch } from '../support/stopwatch.ts'

export type Answered = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly ms: number
}

export async function ask(app: Hono, { address }: ReadRoute, method = 'GET'): Promise<Answered> {
  const taken = stopwatch()
  const response = await app.request(address, { method })
  const body = await response.text()
  const { status } = response
  return {
    status,
    headers: Object.fromEntries(response.headers),
    body,
    ms: taken(),
  }
}

const slowest = 2_000

/** What must be the same of two answers: all but their ids and how long they took. */
export function lasting(route: ReadRoute, { status, headers, body, ms }: Answered) {
  const { 'x-request-id': id, ...others } = headers
  return {
    address: route.address,
    status,
    headers: others,
    body,
    named: id?.length,
    inTime: ms < slowest,
  }
}

/** W: as it was, but for what the state of the service is. */
export function warm(route: ReadRoute, usual: Answered, state: string) {
  const before = lasting(route, usual)
  if (route.needs !== 'state') return before
  const body = JSON.stringify({ status: state })
  return { ...before, body, headers: { ...before.headers, 'content-length': String(body.length) } }
}

/** Whatever is behind the service, as the proxy says it in the words of its faults. */
const secrets =
  /arn:|123456789012|AKIA|ASIA|directory-test|127\.0\.0\.1|localhost|eu-central|\(\/srv|node_modules|Exception|dynamo|ECONN|ENOTFOUND|Zod/i

type ProblemType = keyof typeof problems

function typeOf(route: ReadRoute, { body, headers }: Answered): string {
  if (refusesInJson(route)) {
    const { type, instance, title } = ProblemBody.parse(JSON.parse(body))
    const named = instance === `urn:uuid:${headers['x-request-id']}` && body.includes(title)
    return named ? type.replace('/problems/', '') : 'a problem without its request'
  }
  const told = Object.entries(problems).find(([, { title }]) => body.includes(`<h1>${title}</h1>`))
  return told?.[0] ?? 'nothing that is known'
}

/** How a route refused, whichever way it did. */
export function howRefused(route: ReadRoute, answer: Answered) {
  const { status, headers, body, ms } = answer
  const again = headers['retry-after']
  return {
    address: route.address,
    status,
    type: typeOf(route, answer),
    form: headers['content-type'],
    held: headers['cache-control'],
    tag: headers['etag'],
    again: again === undefined ? 'not said' : /^(?:[5-9]|10)$/.test(again) ? 'soon' : again,
    open: headers['access-control-allow-origin'],
    sniffing: headers['x-content-type-options'],
    inTime: ms < slowest,
    leaks: secrets.exec(JSON.stringify(headers) + body)?.[0],
  }
}

/** C, or B where the fault is ours. */
export function refused(route: ReadRoute, type: ProblemType): ReturnType<typeof howRefused> {
  const { status } = problems[type]
  return {
    address: route.address,
    status,
    type,
    form: refusesInJson(route) ? 'application/problem+json' : 'text/html; charset=utf-8',
    held: 'no-store',
    tag: undefined,
    again: status === 503 ? 'soon' : 'not said',
    open: '*',
    sniffing: commonHeaders['X-Content-Type-Options'],
    inTime: true,
    leaks: undefined,
  }
}
