/** The API as one Hono app, the same in tests, on Lambda and on Node. */
import { randomUUID } from 'node:crypto'
import { Hono, type Context as HonoContext } from 'hono'
import { Unavailable, unavailableReasons } from '../model/unavailable.ts'
import { acceptsJson } from './accept.ts'
import { answerOperation } from './answer.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { parameterProblem, Problem, problems } from './problems.ts'
import { readQuery, splitAddress } from './query.ts'
import { replyFresh, replyNow, replyProblem, type Conditions } from './reply.ts'
import type { Source } from './source.ts'
import { methods, preflightHeaders } from './wire/headers.ts'
import { methodNotAllowed } from './wire/problem-texts.ts'

/** One line per request. Never query text and never an address: a query can name a disease. */
export type LogLine = {
  readonly level: 'info' | 'error'
  readonly requestId: string
  readonly operation: string
  readonly status: number
  readonly milliseconds: number
  readonly problem?: string
  readonly fault?: unknown
}

type HtmlPage = { readonly html: string; readonly contentSecurityPolicy: string }

export type AppParts = {
  readonly source: Source
  /** The OpenAPI document, as text. */
  readonly openapi: () => Promise<string>
  /** Pages under /problems/. */
  readonly problemPage: (name: string) => HtmlPage | undefined
  readonly now?: () => number
  readonly requestId?: () => string
  readonly log?: (line: LogLine) => void
}

type Handler = (context: HonoContext, requestId: string) => Promise<Response>

function conditionsOf(context: HonoContext): Conditions {
  return {
    ifMatch: context.req.header('if-match'),
    ifNoneMatch: context.req.header('if-none-match'),
  }
}

function requireNoQuery(context: HonoContext): void {
  const { errors } = readQuery(splitAddress(context.req.url).query, [])
  if (errors.length > 0) throw parameterProblem(errors)
}

function requireJson(context: HonoContext): void {
  if (acceptsJson(context.req.header('accept'))) return
  throw new Problem('not-acceptable', 'Send Accept: application/json, or no Accept header.')
}

/** What was thrown, as a problem; only ours may speak to the caller. */
function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof Unavailable) {
    return new Problem(thrown.reason, `Sorry: ${unavailableReasons[thrown.reason]}.`)
  }
  return new Problem('internal', 'The answer could not be made. It is not your request’s fault.')
}

export function createApp(parts: AppParts): Hono {
  const { source, now = Date.now, requestId: newId = randomUUID, log = () => undefined } = parts
  const app = new Hono()

  /** Runs a handler, turns whatever it throws into a problem, and writes the one log line. */
  async function run(name: string, context: HonoContext, handler: Handler): Promise<Response> {
    const requestId = newId()
    const started = now()
    const line = { requestId, operation: name }
    try {
      const reply = await handler(context, requestId)
      reply.headers.set('X-Request-Id', requestId)
      log({ level: 'info', ...line, status: reply.status, milliseconds: now() - started })
      return reply
    } catch (thrown) {
      const problem = asProblem(thrown)
      const reply = replyProblem(problem, requestId)
      const ours = reply.status >= 500
      log({
        level: ours ? 'error' : 'info',
        ...line,
        status: reply.status,
        milliseconds: now() - started,
        problem: problem.type,
        ...(ours && { fault: thrown }),
      })
      return reply
    }
  }

  /** One path: GET and HEAD answer, OPTIONS tells, everything else is refused. */
  function route(name: string, path: string, handler: Handler): void {
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
      run(name, context, async (_context, requestId) => {
        switch (context.req.method) {
          case 'GET':
          case 'HEAD':
            return handler(context, requestId)
          case 'OPTIONS':
            return replyNow(204, null, { ...preflightHeaders, Allow: methods })
          default:
            throw new Problem('method-not-allowed', methodNotAllowed.detail)
        }
      }),
    )
  }

  function routeOperation(operation: Operation): void {
    route(operation.id, operation.path, async (context) => {
      requireJson(context)
      const acceptLanguage = context.req.header('accept-language')
      const asked = { ...splitAddress(context.req.url), acceptLanguage }
      const answer = await answerOperation(operation, asked, source, now())
      return replyFresh(answer.body, answer.headers, conditionsOf(context))
    })
  }

  for (const operation of operations) routeOperation(operation)

  route('openapi', '/openapi.json', async (context) => {
    requireNoQuery(context)
    requireJson(context)
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    return replyFresh(await parts.openapi(), headers, conditionsOf(context))
  })

  // A page for people ignores what links and mail programs hang on to its address.
  route('problem', '/problems/{type}', async (context) => {
    const page = parts.problemPage(context.req.param('type') ?? '')
    if (page === undefined) {
      const known = Object.keys(problems).join(', ')
      throw new Problem('not-found', `There are pages for these problem types: ${known}.`)
    }
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': page.contentSecurityPolicy,
    }
    return replyFresh(page.html, headers, conditionsOf(context))
  })

  route('health', '/health', async (context) => {
    requireNoQuery(context)
    requireJson(context)
    const state = source.state()
    if (state === 'cold') throw new Unavailable('store-unavailable')
    const headers = { 'Content-Type': 'application/json; charset=utf-8' }
    return replyNow(200, JSON.stringify({ status: state }), headers)
  })

  app.notFound((context) =>
    run('none', context, async () => {
      throw new Problem('not-found', 'There is nothing here. /v1 lists what there is.')
    }),
  )
  return app
}
