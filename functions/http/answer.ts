/** From a request to the bytes of an answer: release, locale, parameters, envelope. */
import { negotiateLocale } from '../directory/locales.ts'
import { createView, type View } from '../directory/view.ts'
import { isoDay } from '../model/dates.ts'
import { scopeDigest, writeCursor, type Cursor } from './cursor.ts'
import { wrap } from './envelope.ts'
import { link } from './links.ts'
import type { Context, Operation, Page } from './operation.ts'
import { readParameters, type Parameters } from './parameter.ts'
import { cursor, fallback, locale, release } from './parameters.ts'
import { parameterProblem, Problem, type ParameterError } from './problems.ts'
import { decode, readQuery } from './query.ts'
import type { Edition, Source } from './source.ts'

export type Request = {
  /** As sent: percent-encoded. */
  readonly path: string
  /** As sent, without the question mark. */
  readonly query: string
  readonly acceptLanguage: string | undefined
}

const ofEveryRead = { locale, fallback, release }
const ofEveryAnswer = { locale, fallback }

/** The parameters of an operation: its own, and those that every operation takes. */
export function parametersOf(operation: Operation): Parameters {
  return { ...operation.parameters, ...(operation.ofRelease ? ofEveryRead : ofEveryAnswer) }
}

/** Values in the path, by the place of their name in the pattern. */
function readPath(pattern: string, path: string): Map<string, string> {
  const segments = path.split('/')
  const values = new Map<string, string>()
  for (const [place, part] of pattern.split('/').entries()) {
    // What cannot be decoded stays as it is: no grammar admits a percent sign.
    const segment = segments[place] ?? ''
    if (part.startsWith('{')) values.set(part.slice(1, -1), decode(segment) ?? segment)
  }
  return values
}

type Texts = {
  readonly query: ReadonlyMap<string, string>
  /** Path and query together: their names never collide. */
  readonly all: ReadonlyMap<string, string>
  readonly errors: readonly ParameterError[]
}

function readTexts(operation: Operation, request: Request): Texts {
  const parameters = Object.entries(parametersOf(operation))
  const names = parameters.filter(([, one]) => one.in === 'query').map(([name]) => name)
  const { values: query, errors } = readQuery(request.query, names)
  return { query, all: new Map([...readPath(operation.path, request.path), ...query]), errors }
}

/** The release that is to be read: of the cursor, as asked, or the active one. */
async function findEdition(source: Source, { query }: Texts) {
  const current = await source.current()
  const { values } = readParameters({ cursor, release }, query, current.directory)
  const wanted = values.cursor?.release ?? values.release
  const edition = wanted === undefined ? current : await source.retained(wanted)
  // Without it the rest of the request is still read, against the active release.
  return { edition: edition ?? current, gone: edition === undefined ? wanted : undefined }
}

/** Everything a page depends on but its place, its size and what is counted beside it. */
function scopeOf(operation: Operation, values: object, { locale: { tag }, fallback: mode }: View) {
  const aside = new Set(['cursor', 'limit', 'facets'])
  const filters = Object.entries(values)
    .filter(([name, value]) => !aside.has(name) && value !== operation.parameters[name]?.standard)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return scopeDigest({ path: operation.path, locale: tag, fallback: mode, filters })
}

/** Whether a cursor was made for this list. */
function checkCursor(found: Cursor | undefined, asked: string | undefined, scope: string) {
  const wrong = (detail: string): ParameterError[] => [
    { parameter: 'cursor', code: 'invalid-cursor', detail },
  ]
  if (found === undefined) return []
  if (asked !== undefined && asked !== found.release) {
    return wrong('The cursor belongs to another release than the one asked for.')
  }
  if (found.scope === scope) return []
  return wrong('The cursor belongs to another list, other filters or another locale.')
}

/** An unknown record in the path is not there; anything else wrong is the caller's to mend. */
function refuse(operation: Operation, errors: readonly ParameterError[]): never {
  const [first] = errors
  const missing = errors.every(
    (error) =>
      error.code === 'unknown-value' && operation.parameters[error.parameter]?.in === 'path',
  )
  throw missing && first ? new Problem('not-found', first.detail) : parameterProblem(errors)
}

function without(texts: ReadonlyMap<string, string>, ...names: readonly string[]) {
  return Object.fromEntries([...texts].filter(([name]) => !names.includes(name)))
}

/** What is wrong with the request itself comes first; what is not held of another release, never. */
function refuseGone(gone: string, request: Request, texts: Texts): never {
  throw new Problem('release-gone', `Release ${gone} is not held. Start again at restart.`, {
    restart: link(request.path, without(texts.query, 'release', 'cursor')),
  })
}

/** The address of the page that follows, with the locale spelt out so that it travels alone. */
function nextPage(
  request: Request,
  { query }: Texts,
  context: Context,
  scope: string,
  page: Page | undefined,
): string | null {
  if (page === undefined || page.next === null) return null
  return link(request.path, {
    ...Object.fromEntries(query),
    locale: context.view.locale.tag,
    cursor: writeCursor({ release: context.release.id, offset: page.next, scope }),
  })
}

/** The release that is asked for stays that of every address in the answer, as does the fallback. */
function contextOf(edition: Edition, view: View, source: Source, { query }: Texts) {
  const kept = ['release', 'fallback'].flatMap((name) => {
    const text = query.get(name)
    return text === undefined ? [] : [[name, text] as const]
  })
  return { ...edition, view, kept: Object.fromEntries(kept), releases: () => source.releases() }
}

export type Body = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

/** Answers an operation at the instant `now` (milliseconds), or throws a problem. */
export async function answerOperation(
  operation: Operation,
  request: Request,
  source: Source,
  now: number,
): Promise<Body> {
  const texts = readTexts(operation, request)
  const { edition, gone } = await findEdition(source, texts)
  const { directory } = edition
  const common = readParameters(ofEveryRead, texts.query, directory)
  const own = readParameters(operation.parameters, texts.all, directory)

  const chosen = negotiateLocale(directory, common.values.locale, request.acceptLanguage)
  const view = createView(chosen, common.values.fallback ?? 'any', isoDay(new Date(now)))
  const scope = scopeOf(operation, own.values, view)
  const { values } = readParameters({ cursor }, texts.query, directory)
  const errors = [
    ...texts.errors,
    ...common.errors,
    ...own.errors,
    ...checkCursor(values.cursor, common.values.release, scope),
  ]
  const ofAnyRelease = errors.filter(({ code }) => !/^(?:unknown-value|code-too)/.test(code))
  if (gone !== undefined && ofAnyRelease.length === 0) refuseGone(gone, request, texts)
  if (errors.length > 0) refuse(operation, gone === undefined ? errors : ofAnyRelease)

  const context = { ...contextOf(edition, view, source, texts), offset: values.cursor?.offset ?? 0 }
  const answer = await operation.answer(own.values, context)
  const next = nextPage(request, texts, context, scope, answer.page)
  return {
    body: JSON.stringify(wrap(answer, context, next)),
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Language': chosen.tag,
      Vary: 'Accept-Language',
      ...(next !== null && { Link: `<${next}>; rel="next"` }),
    },
  }
}
