/** The API as one Hono app, the same in tests, on Lambda and on Node. */
import type { Context, Hono } from 'hono'
import { Unavailable } from '../model/unavailable.ts'
import { accepts } from './accept.ts'
import { answering } from './answer.ts'
import { keepNothing, type KeptAnswers } from './kept-answers.ts'
import { contentType, type MediaType } from './media-types.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { parameterProblem, Problem, problems } from './problems.ts'
import { readQuery, splitAddress } from './query.ts'
import { finish, replyFresh, replyNow, type Finished } from './reply.ts'
import { conditionsOf, createRoutes, type Handler, type RoutesParts } from './routes.ts'
import type { Source } from './source.ts'

type HtmlPage = { readonly html: string; readonly contentSecurityPolicy: string }

export type AppParts = Pick<RoutesParts, 'now' | 'requestId' | 'log'> & {
  readonly source: Source
  /** By default, no answer is kept. */
  readonly kept?: KeptAnswers
  /** The OpenAPI document, as text. */
  readonly openapi: () => Promise<string>
  /** Pages under /problems/. */
  readonly problemPage: (name: string) => HtmlPage | undefined
}

function requireNoQuery(context: Context): void {
  const { errors } = readQuery(splitAddress(context.req.url).query, [])
  if (errors.length > 0) throw parameterProblem(errors)
}

/** The one form in which there is an answer at this address. */
function requireAccepted(context: Context, mediaType: MediaType): void {
  if (accepts(context.req.header('accept'), mediaType)) return
  throw new Problem('not-acceptable', `Send Accept: ${mediaType}, or no Accept header.`)
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

/** A path of the document, as Hono writes it. */
function pattern(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

export function createApp(parts: AppParts): Hono {
  const { source, kept = keepNothing, now = Date.now } = parts
  const { app, route } = createRoutes({
    ...parts,
    nothingHere: 'There is nothing here. /v1 lists what there is.',
  })

  function routeOperation(operation: Operation): void {
    const answer = answering(operation, { source, kept })
    route(operation.id, pattern(operation.path), async (context) => {
      requireAccepted(context, operation.mediaType)
      const acceptLanguage = context.req.header('accept-language')
      const asked = { ...splitAddress(context.req.url), acceptLanguage }
      return replyFresh(await answer(asked, now()), conditionsOf(context))
    })
  }

  for (const operation of operations) routeOperation(operation)

  let document: Finished | undefined
  const tellDocument: Handler = async (context) => {
    requireNoQuery(context)
    requireAccepted(context, 'application/json')
    document ??= finish(await parts.openapi(), { 'Content-Type': contentType('application/json') })
    return replyFresh(document, conditionsOf(context))
  }
  route('openapi', '/openapi.json', tellDocument)

  const pages = new Map<string, Finished>()
  // A page for people ignores what links and mail programs hang on to its address.
  route('problem', '/problems/:type', async (context) => {
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
  return app
}
