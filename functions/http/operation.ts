/**
 * One operation, declared once: path, parameters, example, answer and problems. Validation, types,
 * the OpenAPI document and the proof of a release are projections of it.
 */
import type { Empty } from '../directory/answers/empty.ts'
import type { Facet } from '../directory/answers/resource.ts'
import type { View } from '../directory/view.ts'
import type { ReleaseId } from '../model/ids.ts'
import type { ReleaseSummary } from '../model/release.ts'
import type { TextByLocale } from '../model/text.ts'
import type { DataOf, OperationId } from './answers.ts'
import { chosenFields } from './chosen-fields.ts'
import type { MediaType } from './media-types.ts'
import type { Parameters, RequiredParameter, ValuesOf } from './parameter.ts'
import { ofEveryAnswer, ofEveryRead, paging } from './parameters.ts'
import { Problem, type ProblemType } from './problems.ts'
import type { Reads } from './reads.ts'
import type { HeaderFields } from './reply.ts'
import type { Edition } from './source.ts'

/** Texts of parameters by their names, in the order of an address. */
export type Texts = Readonly<Record<string, string>>

/**
 * All that an answer may depend on. Of its release it sees what never changes, since answers are
 * kept.
 */
export type Context = Omit<Edition, 'release'> & {
  readonly release: Pick<ReleaseSummary, 'id' | 'publishedAt'>
  readonly view: View
  /** Where the page of a list begins, and how long it may be: as asked, or as usual. */
  readonly offset: number
  readonly limit: number
  /** What of the request belongs into the addresses of the answer too. */
  readonly kept: Readonly<Record<string, string>>
  /** The query as it was sent, by the names of the parameters. */
  readonly sent: Texts
}

/** Of an answer that also says which releases there are at the moment, or what differs from them. */
export type MomentaryContext = Context & {
  readonly releases: () => Promise<readonly ReleaseSummary[]>
  /** A published release, whole; undefined when it is not, or no longer, held. */
  readonly retained: (id: ReleaseId) => Promise<Edition | undefined>
}

/** A page of a list: how many were asked for, how many there are, where the next one begins. */
type Page = { readonly limit: number; readonly total: number; readonly next: number | null }
export type Answer<D> = {
  /** What `data` of the envelope holds; the whole answer, where it has none. */
  readonly data: D
  readonly page?: Page
  readonly facets?: readonly Facet[] | undefined
  /** Of each of its lists that is empty: why, and what helps. */
  readonly empty?: readonly Empty[]
  /** What an answer without envelope has to say of itself. */
  readonly headers?: HeaderFields
}

type Declared = {
  /** Its answer stands in `answers.ts` under it. */
  readonly id: OperationId
  readonly path: string
  readonly tag: 'Directory' | 'Resources' | 'Access' | 'Releases' | 'Interchange'
  readonly summary: string
  readonly description: string
  /** The form of its answer. By default JSON, in the envelope; `data` of any other is its text. */
  readonly mediaType?: Exclude<MediaType, 'application/json'>
  /** Whether it is JSON in a shape that others have laid down: then `data` is all of it. */
  readonly bare?: true
  /** Headers of its answers beside those that all have, with an example each. */
  readonly headers?: Readonly<Record<string, string>>
  /**
   * Whether it is a list in pages: it then takes `limit` and `cursor`, and its answer has `page`. One
   * in parts takes `cursor` alone, since their size is not for callers to choose.
   */
  readonly paged?: true | 'in parts'
  /** Whether callers may choose what `data` holds: it then takes `fields`. */
  readonly fields?: true
  /** Whether a list of its answer may be empty, which is then explained. */
  readonly empties?: true
  /** Whether `release` may choose an older release; not where the answer is about releases. */
  readonly ofRelease: boolean
  readonly problems: readonly ProblemType[]
  readonly reads?: Reads
}

type RequiredNames<P extends Parameters> = {
  [K in keyof P]: P[K] extends RequiredParameter<unknown> ? K : never
}[keyof P]

/** Texts of parameters: of those it cannot do without, and of any other. */
type ExampleOf<P extends Parameters> = Readonly<
  Record<RequiredNames<P>, string> &
    Partial<Record<keyof P | keyof typeof ofEveryAnswer | 'limit', string>>
>

type Definition<P extends Parameters, I extends OperationId, C extends Context> = Declared & {
  readonly id: I
  readonly parameters: P
  readonly reads?: Reads<keyof NoInfer<P> & string>
  /** What to ask of the repository's dataset to see what it is for. */
  readonly example: ExampleOf<NoInfer<P>>
  readonly answer: (
    params: ValuesOf<P>,
    context: C,
  ) => Answer<DataOf<I>> | Promise<Answer<DataOf<I>>>
}

export type Operation = Omit<Declared, 'mediaType' | 'bare'> & {
  readonly mediaType: MediaType
  readonly enveloped: boolean
  readonly parameters: Parameters
  readonly example: Texts
  /** Whether its answers hold as long as edition and day do, so that they may be kept. */
  readonly lasting: boolean
  /** `values` are those of its own parameters, without error. */
  readonly answer: (values: object, context: MomentaryContext) => Promise<Answer<unknown>>
}

export function operation<P extends Parameters, I extends OperationId>(
  definition: Definition<P, I, Context>,
): Operation {
  return declare(definition, true)
}

/** One whose answers are never kept, and may say what can change at any moment. */
export function momentaryOperation<P extends Parameters, I extends OperationId>(
  definition: Definition<P, I, MomentaryContext>,
): Operation {
  return declare(definition, false)
}

function declare<P extends Parameters, I extends OperationId>(
  definition: Definition<P, I, MomentaryContext>,
  lasting: boolean,
): Operation {
  const { answer, example, bare, mediaType = 'application/json', ...declared } = definition
  return {
    ...declared,
    mediaType,
    enveloped: mediaType === 'application/json' && bare !== true,
    lasting,
    example: { ...example },
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- they were read by these parameters
    answer: async (values, context) => answer(values as ValuesOf<P>, context),
  }
}

/** The parameters of an operation: its own, and those that every operation like it takes. */
export function parametersOf({ parameters, paged, fields, ofRelease }: Operation): Parameters {
  return {
    ...parameters,
    ...(paged && (paged === true ? paging : { cursor: paging.cursor })),
    ...(fields && { fields: chosenFields }),
    ...(ofRelease ? ofEveryRead : ofEveryAnswer),
  }
}

/** Where an operation is asked with these texts. */
export function addressOf({ path, parameters }: Operation, texts: Texts): string {
  const pairs = Object.entries(texts).filter(([name]) => parameters[name]?.in !== 'path')
  const query = pairs.map(([name, text]) => `${name}=${encode(text)}`).join('&')
  const asked = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(texts[name] ?? ''))
  return query === '' ? asked : `${asked}?${query}`
}

/** Commas and colons are legal where they stand, and easier to read as they are. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':')
}

/** The record that was found, or the problem that none of its texts may be shown. */
export function inPermittedLocale<T>(
  served: T | undefined,
  texts: readonly TextByLocale<unknown>[],
): T {
  if (served !== undefined) return served
  const [first, ...rest] = texts.map((text) => Object.keys(text))
  const common = (first ?? []).filter((tag) => rest.every((tags) => tags.includes(tag)))
  throw new Problem('not-in-locale', 'Ask for one of availableLocales, or allow fallback.', {
    availableLocales: common.toSorted(),
  })
}

/** The record that a parameter has already been checked to name. */
export function recordNamed<T>(records: ReadonlyMap<string, T>, key: string): T {
  const record = records.get(key)
  if (record === undefined) throw new Error('a checked parameter names no record')
  return record
}
