/**
 * How every app of ours answers, whatever it serves: which methods, what becomes of a fault, and
 * one line in the log for each request.
 */
import { randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { Unavailable, unavailableReasons } from '../model/unavailable.ts'
import { give, otherIdsOf, type OtherIds } from './light.ts'
import { Problem } from './problems.ts'
import { identified, replyNow, replyProblem, type Conditions, type Reply } from './reply.ts'
import { methods, preflightHeaders } from './wire/headers.ts'
import { methodNotAllowed } from './wire/problem-texts.ts'

/** One line per request. Never query text and never an address: a query can name a disease. */
export type LogLine = OtherIds & {
  readonly level: 'info' | 'error'
  readonly requestId: string
  readonly operation: string
  readonly status: number
  readonly milliseconds: number
  readonly problem?: string
  readonly fault?: unknown
}

export type RoutesParts = {
  readonly now?: () => number
  readonly requestId?: () => string
  readonly log?: (line: LogLine) => void
  /** How a problem is told; by default, as JSON. */
  readonly refuse?: (
    problem: Problem,
    requestId: string,
    context: Context,
  ) => Reply | Promise<Reply>
  /** Said where there is nothing. */
  readonly nothingHere: string
}

export type Handler = (context: Context) => Promise<Reply>

export type Routes = {
  readonly app: Hono
  /** One path: GET and HEAD answer, OPTIONS tells, everything else is refused. */
  readonly route: (name: string, path: string, handler: Handler) => void
}

export function conditionsOf(context: Context): Conditions {
  return {
    ifMatch: context.req.header('if-match'),
    ifNoneMatch: context.req.header('if-none-match'),
  }
}

/** What was thrown, as a problem; only ours may speak to the caller. */
function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof Unavailable) {
    return new Problem(thrown.reason, `Sorry: ${unavailableReasons[thrown.reason]}.`)
  }
  return new Problem('internal', 'The answer could not be made. It is not your request’s fault.')
}

export function createRoutes(parts: RoutesParts): Routes {
  const { now = Date.now, requestId: newId = randomUUID, log = () => undefined } = parts
  const { refuse = replyProblem, nothingHere } = parts
  const app = new Hono()

  /** Runs a handler, turns whatever it throws into a problem, and writes the one log line. */
  async function run(name: string, context: Context, handler: Handler): Promise<Reply> {
    const requestId = newId()
    const started = now()
    const line = { requestId, ...otherIdsOf(context), operation: name }
    try {
      const reply = identified(await handler(context), requestId)
      log({ level: 'info', ...line, status: reply.status, milliseconds: now() - started })
      return reply
    } catch (thrown) {
      const problem = asProblem(thrown)
      const reply = await refuse(problem, requestId, context)
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

  app.notFound(async (context) => {
    const reply = await run('none', context, async () => {
      throw new Problem('not-found', nothingHere)
    })
    return give(context, reply)
  })

  return {
    app,
    route(name, path, handler) {
      app.all(path, async (context) => {
        const reply = await run(name, context, async () => {
          switch (context.req.method) {
            case 'GET':
            case 'HEAD':
              return handler(context)
            case 'OPTIONS':
              return replyNow(204, null, { ...preflightHeaders, Allow: methods })
            default:
              throw new Problem('method-not-allowed', methodNotAllowed.detail)
          }
        })
        return give(context, reply)
      })
    },
  }
}
