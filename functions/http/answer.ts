import { negotiateLocale } from '../directory/locales.ts'
import { createView } from '../directory/view.ts'
/** From a request to the bytes of an answer: release, locale, parameters, envelope. */
import { Fallback } from '../model/codes.ts'
import { isoDay } from '../model/dates.ts'
import { readCursor, scopeDigest, writeCursor, type Cursor } from './cursor.ts'
import { wrap } from './envelope.ts'
import { link } from './links.ts'
import type { Answer, Context, Operation } from './operation.ts'
import { readParameter, type Parameters } from './parameter.ts'
import { fallback, locale, release } from './parameters.ts'
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

/** The parameters that every operation on a release takes beside its own. */
export function parametersOf(operation: Operation): Parameters {
  const common = { locale, fallback, ...(operation.ofRelease && { release }) }
  return { ...operation.parameters, ...common }
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

type Read = {
  readonly query: ReadonlyMap<string, string>
  /** Path and query together: their names never collide. */
  readonly texts: ReadonlyMap<string, string>
  readonly errors: ParameterError[]
}

function readTexts(operation: Operation, request: Request): Read {
  const parameters = Object.entries(parametersOf(operation))
  const names = parameters.filter(([, one]) => one.in === 'query').map(([name]) => name)
  const query = readQuery(request.query, names)
  const path = readPath(operation.path, request.path)
  return {
    query: query.values,
    texts: new Map([...path, ...query.values]),
    errors: [...query.errors],
  }
}

function without(texts: ReadonlyMap<string, string>, ...names: readonly string[]) {
  return [...texts].filter(([name]) => !names.includes(name))
}

function invalidCursor(detail: string): ParameterError {
  return { parameter: 'cursor', code: 'invalid-cursor', detail }
}

/** The cursor, undamaged and of no other release than is asked for. */
function readCursorText({ query, errors }: Read): Cursor | undefined {
  const text = query.get('cursor')
  if (text === undefined) return undefined
  const cursor = readCursor(text)
  const asked = query.get('release')
  if (cursor === undefined) {
    errors.push(invalidCursor('The cursor is damaged. Use page.next as it is.'))
  } else if (asked !== undefined && asked !== cursor.release) {
    errors.push(invalidCursor('The cursor belongs to another release than the one asked for.'))
  } else {
    return cursor
  }
  return undefined
}

async function findEdition(
  source: Source,
  request: Request,
  { query }: Read,
  cursor: Cursor | undefined,
): Promise<Edition> {
  const asked = release.grammar.safeParse(query.get('release')).success
  const wanted = cursor?.release ?? (asked ? query.get('release') : undefined)
  if (wanted === undefined) return source.current()
  const edition = await source.retained(wanted)
  if (edition !== undefined) return edition
  throw new Problem('release-gone', `Release ${wanted} is not held. Start again at restart.`, {
    restart: link(request.path, Object.fromEntries(without(query, 'release', 'cursor'))),
  })
}

/** Everything a page depends on but its place and its size. */
function scopeOf(operation: Operation, { query }: Read, view: Context['view']): string {
  const own = without(query, 'cursor', 'limit', 'locale', 'release')
  return scopeDigest({
    path: operation.path,
    locale: view.locale.tag,
    texts: own.toSorted(([a], [b]) => (a < b ? -1 : 1)),
  })
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

/** The address of the page that follows, with the locale spelt out so that it travels alone. */
function nextPage(
  operation: Operation,
  request: Request,
  read: Read,
  context: Context,
  answer: Answer<unknown>,
): string | null {
  const offset = answer.page?.next ?? null
  if (offset === null) return null
  const scope = scopeOf(operation, read, context.view)
  return link(request.path, {
    ...Object.fromEntries(read.query),
    locale: context.view.locale.tag,
    cursor: writeCursor({ release: context.release.id, offset, scope }),
  })
}

export type Body = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

/** Answers an operation at the instant `now` (milliseconds), or throws a problem. */
export async function answerOperation(
  operation: Operation,
  request: Request,
  source: Source,
  now: number,
): Promise<Body> {
  const read = readTexts(operation, request)
  const cursor = readCursorText(read)
  const edition = await findEdition(source, request, read, cursor)
  const { directory } = edition
  const { errors, texts } = read
  const common = Object.entries(parametersOf(operation)).filter(
    ([name]) => !Object.hasOwn(operation.parameters, name),
  )
  for (const [name, parameter] of common) {
    const text = texts.get(name)
    const result = text === undefined ? undefined : readParameter(name, parameter, text, directory)
    if (result && 'errors' in result) errors.push(...result.errors)
  }
  const chosen = negotiateLocale(directory, texts.get('locale'), request.acceptLanguage)
  const mode = Fallback.safeParse(texts.get('fallback')).data ?? 'any'
  const view = createView(chosen, mode, isoDay(new Date(now)))
  if (cursor !== undefined && cursor.scope !== scopeOf(operation, read, view)) {
    errors.push(
      invalidCursor('The cursor belongs to another list, other filters or another locale.'),
    )
  }
  const context: Context = {
    ...edition,
    view,
    offset: cursor?.offset ?? 0,
    releases: () => source.releases(),
  }
  const prepared = operation.prepare(texts, context)
  if ('errors' in prepared) refuse(operation, [...errors, ...prepared.errors])
  if (errors.length > 0) refuse(operation, errors)
  const answer = await prepared.answer()
  const next = nextPage(operation, request, read, context, answer)
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
