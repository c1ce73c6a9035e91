/** What holds of every answer, whatever was asked: the faults of one, each in words. */
import { ProblemBody } from '../../functions/http/problem-body.ts'
import { problems } from '../../functions/http/problems.ts'
import { commonHeaders } from '../../functions/http/wire/headers.ts'
import { isOfApi } from '../../functions/http/wire/paths.ts'
import type { Answered, Asked } from './doors.ts'

/** 403 and 429 are of the layers in front; 408, 413 and 431 of the Node server alone. */
const statuses = new Set([200, 204, 303, 304, 308, 400, 404, 405, 406, 408, 410, 412, 413, 431])

const types =
  /^(?:application\/(?:json|x-ndjson|atom\+xml); charset=utf-8|application\/problem\+json|application\/xml|text\/(?:html|plain|css|javascript); charset=utf-8|image\/svg\+xml(?:; charset=utf-8)?)$/

/** What no answer may tell, and what no answer may carry because somebody sent it. */
const leaks =
  /arn:aws|AKIA|node_modules|at \w+ \(|file:\/\/|ZodError|TypeError|RangeError|SyntaxError/

export const slowest = 1_000

/** As the head of a page may differ: pages say more, an embedded frame may be framed. */
const always = [
  'Access-Control-Allow-Origin',
  'Cross-Origin-Resource-Policy',
  'RateLimit-Policy',
  'Referrer-Policy',
  'Strict-Transport-Security',
  'X-Content-Type-Options',
] as const

function faultsOfProblem({ headers, body, status }: Answered, inPage: boolean): string[] {
  if (inPage) return /^<!doctype html>/i.test(body) ? [] : ['an error that is no page']
  if (headers['content-type'] !== 'application/problem+json') return ['an error that is no problem']
  const read = ProblemBody.safeParse(JSON.parse(body))
  if (!read.success) return [`a problem that is none: ${read.error.message}`]
  const { type, instance, requestId, status: told, detail } = read.data
  const known = [...Object.keys(problems).map((one) => `/problems/${one}`), 'about:blank']
  return [
    ...(known.includes(type) ? [] : [`an unknown problem ${type}`]),
    ...(told === status ? [] : [`status ${told} in a body of ${status}`]),
    ...(instance === `urn:uuid:${requestId}` ? [] : [`another request: ${instance}`]),
    ...(requestId === headers['x-request-id'] ? [] : ['another id in the header']),
    ...(detail.length < 900 ? [] : [`a detail of ${detail.length}`]),
    ...(/[\p{Cc}\u202a-\u202e]/u.test(detail) ? ['what cannot be seen'] : []),
  ]
}

export function faultsOf(asked: Asked, answer: Answered): string[] {
  const { status, headers, body, more, ms } = answer
  // As it is read: what leads upwards is gone.
  const path = URL.parse(`http://a${asked.target}`)?.pathname ?? ''
  const isError = status >= 400
  const type = headers['content-type'] ?? ''
  const plain = path.includes('.') && type.startsWith('text/plain')
  const inPage = !isOfApi(path) && type.startsWith('text/html')
  const held = headers['cache-control'] ?? ''
  const runs = /<script>|<img src=x/.test(body)
  return [
    ...(statuses.has(status) ? [] : [`status ${status}`]),
    ...(more === '' ? [] : [`more than one answer: ${more.slice(0, 80)}`]),
    ...(ms < slowest ? [] : [`${Math.round(ms)} ms`]),
    ...always
      .filter((name) => headers[name.toLowerCase()] !== commonHeaders[name])
      .map((name) => `no ${name}`),
    ...(headers['x-frame-options'] === 'DENY' || path.startsWith('/embed/frame/')
      ? []
      : ['may be framed']),
    ...(/(?:^|; )frame-ancestors /.test(headers['content-security-policy'] ?? '')
      ? []
      : ['no policy']),
    ...['server', 'x-powered-by', 'set-cookie', 'x-injected', 'access-control-allow-credentials']
      .filter((name) => headers[name] !== undefined)
      .map((name) => `header ${name}`),
    ...(/^[0-9a-f-]{36}$/.test(headers['x-request-id'] ?? '') ? [] : ['no request id']),
    ...(body === '' || types.test(type) ? [] : [`content type ${type}`]),
    ...(body.startsWith('\ufeff') ? ['a byte order mark'] : []),
    ...(body.includes('\ufffd') ? ['a replaced character'] : []),
    ...(isError && held !== 'no-store' ? [`an error to be held: ${held}`] : []),
    ...(!isError && status !== 204 && held === '' ? ['nothing about holding it'] : []),
    ...(isError && asked.method !== 'HEAD' && !plain ? faultsOfProblem(answer, inPage) : []),
    ...(/^(?:\/(?!\/)|$)/.test(headers['location'] ?? '') ? [] : ['leads to another site']),
    ...(type.startsWith('text/html') && runs ? ['a script that was sent'] : []),
    ...(leaks.test(body) || leaks.test(JSON.stringify(headers)) ? ['a leak'] : []),
  ]
}
