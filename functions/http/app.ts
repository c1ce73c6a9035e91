/** The API as one Hono app, the same in tests, on Lambda and on Node. */
import { randomUUID } from 'node:crypto'
import { Hono, type Context as HonoContext } from 'hono'
import { Unavailable, unavailableReasons } from '../model/unavailable.ts'
import { accepts } from './accept.ts'
import { answering } from './answer.ts'
import { keepNothing, type KeptAnswers } from './kept-answers.ts'
import { give } from './light.ts'
import { contentType, type MediaType } from './media-types.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { parameterProblem, Problem, problems } from './problems.ts'
import { readQuery, splitAddress } from './query.ts'
import {
  finish,
  identified,
  replyFresh,
  replyNow,
  replyProblem,
  type Conditions,
  type Finished,
  type Reply,
} from './reply.ts'
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
  /** By default, no answer is kept. */
  readonly kept?: KeptAnswers
  /** The OpenAPI document, as text. */
  readonly openapi: () => Promise<string>
  /** Pages under /problems/. */
  readonly problemPage: (name: string) => HtmlPage | undefined
  readonly now?: () => number
  readonly requestId?: () => string
  readonly log?: (line: LogLine) => void
}

type Handler = (context: HonoContext) => Promise<Reply>

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

/** The one form in which there is an answer at this address. */
function requireAccepted(context: HonoContext, mediaType: MediaType): void {
  if (accepts(context.req.header('accept'), mediaType)) return
  throw new Problem('not-acceptable', `Send Accept: ${mediaType}, or no Accept header.`)
}

/** What was thrown, as a problem; only ours may speak to the caller. */
function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof Unavailable) {
    return new Problem(thrown.reason, `Sorry: ${unavailableReasons[thrown.reason]}.`)
  }
  return new Problem('internal', 'The answer could not be made. It is not your request’s fault.')
}

function finishPage(page: HtmlPage | undefined): Finished {
  if (page === undefined) {
    const known = Object.keys(problems).join(', ')
    throw new Problem('not-found', `There are pages for these problem types: ${known}.`)
  }
  return finish(page.html, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': page.contentSecurityPolicy,
  })
}

export function createApp(parts: AppParts): Hono {
  const { source, kept = keepNothing, now = Date.now } = parts
  const { requestId: newId = randomUUID, log = () => undefined } = parts
  const app = new Hono()

  /** Runs a handler, turns whatever it throws into a problem, and writes the one log line. */
  async function run(name: string, context: HonoContext, handler: Handler): Promise<Reply> {
    const requestId = newId()
    const started = now()
    const line = { requestId, operation: name }
    try {
      const reply = identified(await handler(context), requestId)
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
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
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
  }

  function routeOperation(operation: Operation): void {
    const answer = answering(operation, { source, kept })
    route(operation.id, operation.path, async (context) => {
      requireAccepted(context, operation.mediaType)
      const acceptLanguage = context.req.header('accept-language')
      const asked = { ...splitAddress(context.req.url), acceptLanguage }
      return replyFresh(await answer(asked, now()), conditionsOf(context))
    })
  }

  for (const operation of operations) routeOperation(operation)

  let document: Finished | undefined
  route('openapi', '/openapi.json', async (context) => {
    requireNoQuery(context)
    requireAccepted(context, 'application/json')
    document ??= finish(await parts.openapi(), { 'Content-Type': contentType('application/json') })
    return replyFresh(document, conditionsOf(context))
  })

  const pages = new Map<string, Finished>()
  // A page for people ignores what links and mail programs hang on to its address.
  route('problem', '/problems/{type}', async (context) => {
    const type = context.req.param('type') ?? ''
    const finished = pages.get(type) ?? finishPage(parts.problemPage(type))
    pages.set(type, finished)
    return replyFresh(finished, conditionsOf(context))
  })

  route('health', '/health', async (context) => {
    requireNoQuery(context)
    requireAccepted(context, 'application/json')
    const state = source.state()
    if (state === 'cold') throw new Unavailable('store-unavailable')
    const headers = { 'Content-Type': contentType('application/json') }
    return replyNow(200, JSON.stringify({ status: state }), headers)
  })

  app.notFound(async (context) => {
    const reply = await run('none', context, async () => {
      throw new Problem('not-found', 'There is nothing here. /v1 lists what there is.')
    })
    return give(context, reply)
  })
  return app
}
