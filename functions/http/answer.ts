/** From a request to the bytes of an answer: release, locale, parameters, envelope. */
import { holding, writeJson } from '../directory/kept-json.ts'
import { negotiateLocale } from '../directory/locales.ts'
import { createView, type View } from '../directory/view.ts'
import { isoDay } from '../model/dates.ts'
import { scopeDigest, writeCursor, type Cursor } from './cursor.ts'
import { wrap } from './envelope.ts'
import { link } from './links.ts'
import { parametersOf, type Context, type Operation, type Page } from './operation.ts'
import { defaultLimit, ofEveryRead, paging } from './parameters.ts'
import { parameterProblem, Problem, type ParameterError } from './problems.ts'
import { decode, readQuery } from './query.ts'
import { readForm, readMeaning, readPlain } from './read-parameters.ts'
import type { Edition, Source } from './source.ts'

export type Asked = {
  /** As sent: percent-encoded. */
  readonly path: string
  /** As sent, without the question mark. */
  readonly query: string
  readonly acceptLanguage: string | undefined
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

function readTexts(operation: Operation, request: Asked): Texts {
  const parameters = Object.entries(parametersOf(operation))
  const names = parameters.filter(([, one]) => one.in === 'query').map(([name]) => name)
  const lists = new Set(parameters.flatMap(([name, one]) => (one.item ? [name] : [])))
  const { values: query, errors } = readQuery(request.query, names, lists)
  return { query, all: new Map([...readPath(operation.path, request.path), ...query]), errors }
}

/** The first phase: all of a request that can be read, and all that is wrong, whatever the release. */
function readRequest(operation: Operation, texts: Texts) {
  return {
    common: readPlain(ofEveryRead, texts.query),
    own: readForm(operation.parameters, texts.all),
    pages: readPlain(paging, texts.query),
  }
}

/** The release that is to be read: of the cursor, as asked, or the active one. */
async function findEdition(source: Source, wanted: string | undefined) {
  const current = await source.current()
  const edition = wanted === undefined ? current : await source.retained(wanted)
  // Without it the rest of the request is still read, against the active release.
  return { edition: edition ?? current, gone: edition === undefined ? wanted : undefined }
}

/** Everything a page depends on but its place, its size and what stands aside. */
function scopeOf(operation: Operation, values: object, { locale: { tag }, fallback: mode }: View) {
  const filters = Object.entries(values)
    .filter(([name, value]) => {
      const parameter = operation.parameters[name]
      return parameter?.aside !== true && value !== parameter?.defaultValue
    })
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
function refuseGone(gone: string, request: Asked, texts: Texts): never {
  throw new Problem('release-gone', `Release ${gone} is not held. Start again at restart.`, {
    restart: link(request.path, without(texts.query, 'release', 'cursor')),
  })
}

/** The address of the page that follows, with the locale spelt out so that it travels alone. */
function nextPage(
  request: Asked,
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

export type Answered = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

/** Answers an operation at the instant `now` (milliseconds), or throws a problem. */
export async function answerOperation(
  operation: Operation,
  request: Asked,
  source: Source,
  now: number,
): Promise<Answered> {
  const texts = readTexts(operation, request)
  const { common, own, pages } = readRequest(operation, texts)
  const { cursor, limit = defaultLimit } = pages.values
  const { locale, fallback = 'any', release } = common.values

  const { edition, gone } = await findEdition(source, cursor?.release ?? release)
  const { directory } = edition
  const chosen = negotiateLocale(directory, locale, request.acceptLanguage)
  const view = createView(chosen, fallback, isoDay(new Date(now)))
  const meaning = readMeaning(own, directory, view)
  const scope = scopeOf(operation, meaning.values, view)
  const ofCursor = checkCursor(cursor, release, scope)

  // Nothing is said of what a value means in a release that is not held.
  const { errors: wrong } = gone === undefined ? meaning : own
  const errors = [...texts.errors, ...common.errors, ...wrong, ...pages.errors, ...ofCursor]
  if (errors.length > 0) refuse(operation, errors)
  if (gone !== undefined) refuseGone(gone, request, texts)

  const page = { offset: cursor?.offset ?? 0, limit }
  const context = { ...contextOf(edition, view, source, texts), ...page }
  const answer = await operation.answer(meaning.values, context)
  const next = nextPage(request, texts, context, scope, answer.page)
  return {
    body: writeJson(holding(wrap(answer, context, next))),
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Language': chosen.tag,
      Vary: 'Accept-Language',
      ...(next !== null && { Link: `<${next}>; rel="next"` }),
    },
  }
}
