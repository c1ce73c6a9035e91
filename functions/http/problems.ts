/** The closed table of problems (RFC 9457). */
import type { UnavailableReason } from '../model/unavailable.ts'
import type { ParameterError } from './problem-body.ts'
import { quote } from './quote.ts'
import { methodNotAllowed, rateLimited, type ProblemKind } from './wire/problem-texts.ts'

export const problems = {
  'invalid-parameters': {
    status: 400,
    title: 'Some parameters cannot be used',
    meaning:
      'A parameter is unknown, given twice, not in its form, or names something that is not in the directory. `errors` lists every one of them and says what to mend.',
  },
  'invalid-cursor': {
    status: 400,
    title: 'This cursor cannot be used here',
    meaning:
      'A cursor is damaged, or was made for another list, other filters or another locale. Follow `page.next` as it is, or start again without `cursor`.',
  },
  'code-too-broad': {
    status: 400,
    title: 'This code covers more than one answer',
    meaning:
      'The code of a classification is broader than a cancer type of the directory, so it cannot tell which type is meant. Choose one of the `candidates`.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    meaning: 'The path is unknown, or the record it names is not in this release.',
  },
  'not-in-locale': {
    status: 404,
    title: 'This record has no text in the permitted languages',
    meaning:
      'With `fallback=none` or `fallback=language` a record without such a text is not shown. `availableLocales` says in which languages it is held.',
  },
  'method-not-allowed': methodNotAllowed,
  'not-acceptable': {
    status: 406,
    title: 'The answer comes in another form',
    meaning:
      'The `Accept` header excludes the one media type of the answer, which `detail` names: `application/json` almost everywhere.',
  },
  'release-gone': {
    status: 410,
    title: 'This release is no longer held',
    meaning:
      'The release named by `release`, by `since` or by a cursor is not, or no longer, held. Start again at `restart`, which reads the active release.',
  },
  'precondition-failed': {
    status: 412,
    title: 'The answer has changed',
    meaning: 'The answer does not have the entity tag that `If-Match` asks for.',
  },
  'rate-limited': rateLimited,
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    meaning: 'The fault is ours. Quote `requestId` when you report it.',
  },
  'store-unavailable': {
    status: 503,
    title: 'The directory cannot be read at the moment',
    meaning: 'The database did not answer and no release is held in memory. Try again soon.',
  },
  'no-active-release': {
    status: 503,
    title: 'Nothing has been published yet',
    meaning: 'The directory is empty until its keepers publish a first release.',
  },
  'release-corrupt': {
    status: 503,
    title: 'The stored release is damaged',
    meaning: 'What is stored does not match its manifest, so nothing of it is shown.',
  },
  'release-unsupported': {
    status: 503,
    title: 'The stored release cannot be read by this version',
    meaning: 'The release was written for another version of the service.',
  },
} as const satisfies Record<string, ProblemKind> & Record<UnavailableReason, ProblemKind>
export type ProblemType = keyof typeof problems

/** What a problem says beyond its type. */
export type ProblemDetails = {
  readonly errors?: readonly ParameterError[]
  readonly availableLocales?: readonly string[]
  readonly restart?: string
}

/** Thrown anywhere in `http/`; turned into an answer in one place. */
export class Problem extends Error {
  override readonly name = 'Problem' as const
  readonly type: ProblemType
  readonly details: ProblemDetails

  constructor(type: ProblemType, detail: string, details: ProblemDetails = {}) {
    // Where it was thrown is told nobody, and to note it is a fifth of what a refusal costs.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(detail)
    Error.stackTraceLimit = stackTraceLimit
    this.type = type
    this.details = details
  }
}

/** One that is unknown may be any text. */
function namesOf(errors: readonly ParameterError[]): string[] {
  return [...new Set(errors.map(({ parameter }) => quote(parameter).slice(1, -1)))]
}

/** All offending parameters at once; the type is the more special one when it is the only one. */
export function parameterProblem(errors: readonly ParameterError[]): Problem {
  const special = (['invalid-cursor', 'code-too-broad'] as const).find((code) =>
    errors.every((error) => error.code === code),
  )
  const [only] = errors
  const detail =
    only && errors.length === 1
      ? only.detail
      : `Mend these parameters: ${namesOf(errors).join(', ')}.`
  return new Problem(special ?? 'invalid-parameters', detail, { errors })
}
