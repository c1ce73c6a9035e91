/** The closed table of problems (RFC 9457), and of what can be wrong with a parameter. */
import * as z from 'zod'
import { ServedCode } from '../directory/answers/cancer-type.ts'
import { codes } from '../model/code-table.ts'
import { RecordId } from '../model/ids.ts'
import type { UnavailableReason } from '../model/unavailable.ts'
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

/** Of the request itself, whatever the release. */
const formErrors = {
  'unknown-parameter': 'this operation has no parameter of that name',
  duplicate: 'the parameter is given more than once',
  missing: 'a required parameter is not given',
  malformed: 'the value is outside the grammar of the parameter',
  'bad-encoding': 'the value is not valid percent-encoded UTF-8',
} as const

/** Of what the release that is read holds. */
export const meaningErrors = {
  'unknown-value': 'the value is well-formed but not in this release',
  'code-too-broad': 'the code covers more than one cancer type, or more than the one we hold',
} as const
export type MeaningErrorCode = keyof typeof meaningErrors

const cursorErrors = {
  'invalid-cursor': 'the cursor is damaged, or belongs to another list',
} as const
export type FormErrorCode = keyof typeof formErrors | keyof typeof cursorErrors

const parameterErrors = { ...formErrors, ...meaningErrors, ...cursorErrors } as const
export type ParameterErrorCode = FormErrorCode | MeaningErrorCode

const Candidate = z
  .strictObject({
    id: RecordId,
    name: z.string().meta({ description: 'in the language of the answer' }),
    codes: z.array(ServedCode),
  })
  .meta({ id: 'Candidate', description: 'a cancer type that a code may mean' })
export type Candidate = z.infer<typeof Candidate>

export const ParameterError = z
  .strictObject({
    parameter: z.string(),
    code: codes('ParameterErrorCode', parameterErrors),
    detail: z.string(),
    candidates: z
      .array(Candidate)
      .optional()
      .meta({ description: 'cancer types whose `id` would be accepted instead' }),
  })
  .meta({ id: 'ParameterError' })
export type ParameterError = z.infer<typeof ParameterError>

/** What a problem says beyond its type. */
export type ProblemDetails = {
  readonly errors?: readonly ParameterError[]
  readonly availableLocales?: readonly string[]
  readonly restart?: string
}

export const ProblemBody = z
  .strictObject({
    type: z.string().meta({ description: 'relative address of the page of this problem type' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'urn:uuid of the request' }),
    requestId: z.string(),
    errors: z.array(ParameterError).optional(),
    availableLocales: z.array(z.string()).optional(),
    restart: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })
export type ProblemBody = z.infer<typeof ProblemBody>

/** Thrown anywhere in `http/`; turned into an answer in one place. */
export class Problem extends Error {
  override readonly name = 'Problem' as const
  readonly type: ProblemType
  readonly details: ProblemDetails

  constructor(type: ProblemType, detail: string, details: ProblemDetails = {}) {
    super(detail)
    this.type = type
    this.details = details
  }
}

/** All offending parameters at once; the type is the more special one when it is the only one. */
export function parameterProblem(errors: readonly ParameterError[]): Problem {
  const special = (['invalid-cursor', 'code-too-broad'] as const).find((code) =>
    errors.every((error) => error.code === code),
  )
  const names = [...new Set(errors.map((error) => error.parameter))].join(', ')
  const [only] = errors
  const detail = only && errors.length === 1 ? only.detail : `Mend these parameters: ${names}.`
  return new Problem(special ?? 'invalid-parameters', detail, { errors })
}
