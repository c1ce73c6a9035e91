/** From a request to a finished answer: release, locale, parameters, envelope. */
import { holding, takenFrom, writeJson } from '../directory/kept-json.ts'
import { negotiateLocale } from '../directory/locales.ts'
import { createView, type View } from '../directory/view.ts'
import { isoDay, type Day } from '../model/dates.ts'
import { scopeDigest, writeCursor, type Cursor } from './cursor.ts'
import { wrap } from './envelope.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { languageKey, localeByHeader, spelledOut } from './language.ts'
import { link } from './links.ts'
import { contentType } from './media-types.ts'
import { createMemory } from './memory.ts'
import type { Answer, Context, Operation } from './operation.ts'
import { defaultLimit } from './parameters.ts'
import type { ParameterError } from './problem-body.ts'
import { parameterProblem, Problem } from './problems.ts'
import { readMeaning } from './read-parameters.ts'
import {
  prepare,
  readRequest,
  releaseWanted,
  type Asked,
  type Asker,
  type Read,
} from './read-request.ts'
import { finish, type Finished } from './reply.ts'
import type { Edition, Source } from './source.ts'

/** Everything a page depends on but its place, its size and what stands aside. */
function scopeOf(operation: Operation, values: object, { locale: { tag }, fallback: mode }: View) {
  const given = new Set(Object.keys(values))
  const filters = Object.entries(values)
    .filter(([name, value]) => {
      const parameter = operation.parameters[name]
      if (parameter?.aside === true) return false
      const beside = parameter?.noDefaultBeside
      const isSaid = beside !== undefined && given.has(beside)
      return isSaid || value !== parameter?.defaultValue
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return scopeDigest({ path: operation.path, locale: tag, fallback: mode, filters })
}

/** Whether a cursor was made for this list. */
function checkCursor(found: Cursor | undefined, asked: string | undefined, scope: () => string) {
  const wrong = (detail: string): ParameterError[] => [
    { parameter: 'cursor', code: 'invalid-cursor', detail },
  ]
  if (found === undefined) return []
  if (asked !== undefined && asked !== found.release) {
    return wrong('The cursor belongs to another release than the one asked for.')
  }
  if (found.scope === scope()) return []
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
function refuseGone(gone: string, request: Asked, { query }: Read): never {
  throw new Problem('release-gone', `Release ${gone} is not held. Start again at restart.`, {
    restart: link(request.path, without(query, 'release', 'cursor')),
  })
}

/** The address of the page that follows, with the locale spelt out so that it travels alone. */
function linkPage(
  request: Asked,
  { query }: Read,
  context: Context,
  scope: string,
  next: number,
): string {
  return link(request.path, {
    ...Object.fromEntries(query),
    locale: context.view.locale.tag,
    cursor: writeCursor({ release: context.release.id, offset: next, scope }),
  })
}

/** The release that is asked for stays that of every address in the answer, as does the fallback. */
function keptOf({ query }: Read): Context['kept'] {
  return Object.fromEntries(
    ['release', 'fallback'].flatMap((name) => {
      const text = query.get(name)
      return text === undefined ? [] : [[name, text] as const]
    }),
  )
}

type Making = {
  readonly asker: Asker
  readonly request: Asked
  readonly read: Read
  readonly source: Source
  readonly edition: Edition
  /** What was asked for and is not held: the rest of the request is still read, in `edition`. */
  readonly gone: string | undefined
  readonly day: Day
}

async function make(making: Making): Promise<Finished> {
  const { request, read, source, edition, gone, day } = making
  const { operation } = making.asker
  const { common, own, pages } = read
  const { cursor, limit = defaultLimit } = pages.values
  const { locale, fallback = 'any', release, fields } = common.values
  const { directory } = edition
  const chosen =
    locale === undefined
      ? localeByHeader(directory, request.acceptLanguage)
      : negotiateLocale(directory, locale, undefined)
  const view = createView(chosen, fallback, day)
  const meaning = readMeaning(own, directory, view)
  const scope = () => scopeOf(operation, meaning.values, view)
  const ofCursor = checkCursor(cursor, release, scope)

  const { errors: ofFields, cut } = await readFields(operation, fields)

  // Nothing is said of what a value means in a release that is not held.
  const { errors: wrong } = gone === undefined ? meaning : own
  const errors = [
    ...read.errors,
    ...common.errors,
    ...wrong,
    ...ofFields,
    ...pages.errors,
    ...ofCursor,
  ]
  if (errors.length > 0) refuse(operation, errors)
  if (gone !== undefined) refuseGone(gone, request, read)

  const page = { offset: cursor?.offset ?? 0, limit }
  const { releases, retained } = source
  const sent = Object.fromEntries(read.query)
  const context = { ...edition, view, kept: keptOf(read), sent, releases, retained, ...page }
  const whole = await operation.answer(meaning.values, context)
  const answer = { ...whole, data: cut(whole.data) }
  const place = answer.page?.next ?? null
  const next = place === null ? null : linkPage(request, read, context, scope(), place)
  return finish(textOf(operation, answer, context, next), {
    'Content-Type': contentType(operation.mediaType),
    'Content-Language': chosen.tag,
    Vary: 'Accept-Language',
    ...(next !== null && { Link: `<${next}>; rel="next"` }),
    ...answer.headers,
  })
}

/** Loaded when it is first needed: most callers take answers whole. */
async function readFields({ id }: Operation, fields: readonly string[] | undefined) {
  if (fields === undefined) return { errors: [], cut: (data: unknown) => data }
  const { cutting } = await import('./cutting.ts')
  return cutting(id, fields, takenFrom)
}

function textOf(
  { enveloped }: Operation,
  answer: Answer<unknown>,
  context: Context,
  next: string | null,
): string {
  if (enveloped) return writeJson(holding(wrap(answer, context, next)))
  return typeof answer.data === 'string' ? answer.data : JSON.stringify(answer.data)
}

/** A query that names neither asks for the active release, whatever else it says. */
const namesRelease = /(?:^|&)(?:release|cursor)/

export type Answering = { readonly source: Source; readonly kept: KeptAnswers }

/**
 * Answers an operation at an instant (milliseconds), or rejects with a problem. The release is
 * looked for first, also for an answer that is kept: what is no longer held is no longer served.
 */
export function answering(operation: Operation, { source, kept }: Answering) {
  const asker = prepare(operation)
  const wantedBy = createMemory<string | undefined>()

  return async (request: Asked, now: number): Promise<Finished> => {
    const { path, query, acceptLanguage } = request
    const day = isoDay(new Date(now))
    let early: Read | undefined
    const wanted =
      namesRelease.test(query) || spelledOut.test(query)
        ? wantedBy(query, () => releaseWanted((early = readRequest(asker, request))))
        : undefined

    const current = await source.current()
    kept.turnTo(current, day)
    const found = wanted === undefined ? current : await source.retained(wanted)
    const edition = found ?? current
    const gone = found === undefined ? wanted : undefined
    const makeIt = async () => {
      const read = early ?? readRequest(asker, request)
      return make({ asker, request, read, source, edition, gone, day })
    }
    // A name that is spelt out with per cents is kept after all, and does no harm.
    const isRare = asker.rare?.test(query) === true
    if (gone !== undefined || !operation.lasting || isRare) return makeIt()
    const language = languageKey(edition.directory, query, acceptLanguage)
    return kept.find({ edition, day, language, address: `${path}?${query}` }, makeIt)
  }
}
