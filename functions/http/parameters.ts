/**
 * The parameters of the API, each with its grammar (which is also its schema in the OpenAPI
 * document) and with what it means in a release.
 */
import * as z from 'zod'
import { findByCode } from '../directory/code-lookup.ts'
import type { Directory } from '../directory/directory.ts'
import { resourceSorts } from '../directory/resources.ts'
import {
  Audience,
  CodeSystem,
  Fallback,
  Group,
  Kind,
  State,
  codes,
  codeSystems,
  fallbacks,
} from '../model/codes.ts'
import { ReleaseId } from '../model/ids.ts'
import { canonicalTag } from '../model/locale.ts'
import type { ParameterError, ParameterErrorCode } from './problems.ts'
import { quote } from './quote.ts'

export type Refusal = {
  readonly code: ParameterErrorCode
  readonly detail: string
  readonly candidates?: readonly string[]
}
export type Meaning<T> = { readonly value: T } | { readonly refusals: readonly Refusal[] }

export type Parameter<T> = {
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly description: string
  /** Of the decoded text; for a comma list, of the list. */
  readonly grammar: z.ZodType
  readonly list: boolean
  /** Said to a caller whose value is outside the grammar. */
  readonly expected: string
  /** As the document shows it; for a comma list, with its commas. */
  readonly example?: string | number
  /** What a value within the grammar means in a release. */
  readonly mean: (text: string, directory: Directory) => Meaning<T>
}
export type Parameters = Readonly<Record<string, Parameter<unknown>>>
export type ValueOf<P> = P extends Parameter<infer T> ? T : never

const maxItems = 50

function means<T>(value: T): Meaning<T> {
  return { value }
}

function refuse(code: ParameterErrorCode, detail: string, candidates?: readonly string[]) {
  return { refusals: [{ code, detail, ...(candidates && { candidates }) }] }
}

/** A value within the grammar, or why it is not. */
export function readParameter<T>(
  name: string,
  parameter: Parameter<T>,
  text: string,
  directory: Directory,
): { value: T } | { errors: ParameterError[] } {
  const shape = parameter.list ? text.split(',') : text
  const meaning = parameter.grammar.safeParse(shape).success
    ? parameter.mean(text, directory)
    : refuse('malformed', `${quote(text)} cannot be used. Expected ${parameter.expected}.`)
  if ('value' in meaning) return meaning
  return {
    errors: meaning.refusals.map(({ code, detail, candidates }) => ({
      parameter: name,
      code,
      detail,
      ...(candidates && { candidates: [...candidates] }),
    })),
  }
}

type Options<T> = Omit<Parameter<T>, 'in' | 'required' | 'list'>

function optional<T>(options: Options<T>): Parameter<T | undefined> {
  return { in: 'query', required: false, list: false, ...options }
}

/** A comma list, meaning OR: every item is read on its own and every wrong one is named. */
function commaList<T>(
  item: z.ZodType,
  options: Omit<Options<T>, 'grammar' | 'mean'>,
  meanItem: (text: string, directory: Directory) => Meaning<readonly T[]>,
): Parameter<readonly T[] | undefined> {
  return {
    in: 'query',
    required: false,
    list: true,
    ...options,
    grammar: z.array(item).min(1).max(maxItems),
    mean: (text, directory) => {
      const meanings = text.split(',').map((one) => meanItem(one, directory))
      const refusals = meanings.flatMap((one) => ('refusals' in one ? one.refusals : []))
      if (refusals.length > 0) return { refusals }
      return means([...new Set(meanings.flatMap((one) => ('value' in one ? one.value : [])))])
    },
  }
}

function choice<const T extends string>(
  table: z.ZodEnum<{ [K in T]: K }>,
  description: string,
): Parameter<T | undefined> {
  return optional<T>({
    description,
    grammar: table,
    expected: `one of ${table.options.join(', ')}`,
    mean: (text) => means(table.parse(text)),
  })
}

const TagText = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/)
  .refine((text) => canonicalTag(text) !== undefined)

export const locale = optional<string>({
  description:
    'Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale.',
  grammar: TagText,
  expected: 'a BCP 47 language tag such as fr or fr-BE',
  example: 'fr',
  mean: (text) => means(text),
})

export const fallback = optional<Fallback>({
  description: `What happens to a text that is not held in the negotiated locale. ${Object.entries(
    fallbacks,
  )
    .map(([code, meaning]) => `\`${code}\`: ${meaning}`)
    .join('; ')}. Default \`any\`.`,
  grammar: Fallback,
  expected: `one of ${Fallback.options.join(', ')}`,
  mean: (text) => means(Fallback.parse(text)),
})

export const release = optional<string>({
  description:
    'A published release that is still held: what was said then. Default: the active one.',
  grammar: ReleaseId,
  expected: 'a release id of 16 hexadecimal digits, as /v1/releases lists them',
  mean: (text) => means(text),
})

const CountryText = z.string().regex(/^[A-Za-z]{2}$/)
const countryExpected = 'an ISO 3166-1 alpha-2 code such as BE'

function meanCountry(text: string, directory: Directory): Meaning<string> {
  const code = text.toUpperCase()
  if (directory.countries.has(code)) return means(code)
  const hint = code === 'UK' ? ' The code of the United Kingdom is GB.' : ''
  const held = [...directory.countries.keys()].join(', ')
  return refuse(
    'unknown-value',
    `${quote(text)} is not in this directory.${hint} It holds ${held}.`,
  )
}

const systems = CodeSystem.options.join('|')
const CancerTypeText = z
  .string()
  .max(80)
  .regex(
    new RegExp(`^(?:[a-z][a-z0-9]*(?:-[a-z0-9]+)*|(?:${systems}):[A-Za-z0-9][A-Za-z0-9.-]{0,31})$`),
  )
const cancerTypeExpected = `an id such as melanoma, or ${Object.keys(codeSystems).join(', ')} with a code, such as icd10:C43`

/** The ids a text names: all of them for a filter, the only exact one for an answer. */
function meanCancerTypes(
  text: string,
  directory: Directory,
  one: boolean,
): Meaning<readonly string[]> {
  const cut = text.indexOf(':')
  if (cut < 0) {
    if (directory.cancerTypes.has(text)) return means([text])
    return refuse(
      'unknown-value',
      `${quote(text)} is not a cancer type here; see /v1/cancer-types.`,
    )
  }
  const system = CodeSystem.parse(text.slice(0, cut))
  const { exact, broader } = findByCode(directory, system, text.slice(cut + 1).toUpperCase())
  const all = [...exact, ...broader]
  if (all.length === 0) {
    return refuse('unknown-value', `${quote(text)} is no code of a cancer type here.`)
  }
  if (!one) return means(all)
  if (exact.length === 1) return means(exact)
  const candidates = exact.length > 1 ? exact : all
  return refuse(
    'code-too-broad',
    `${quote(text)} is broader than a cancer type of this directory. It may mean: ${candidates.join(', ')}.`,
    candidates,
  )
}

function meanCancerType(text: string, directory: Directory): Meaning<string> {
  const meaning = meanCancerTypes(text, directory, true)
  if ('refusals' in meaning) return meaning
  const [id] = meaning.value
  return id === undefined ? refuse('unknown-value', 'No cancer type has this code.') : means(id)
}

export const countries = commaList<string>(
  CountryText,
  {
    description:
      'Countries (ISO 3166-1 alpha-2, any case; comma list means OR). Keeps what serves them and what serves everywhere.',
    expected: `${countryExpected}, or several with commas`,
    example: 'BE',
  },
  (text, directory) => {
    const meaning = meanCountry(text, directory)
    return 'value' in meaning ? means([meaning.value]) : meaning
  },
)

export const cancerTypes = commaList<string>(
  CancerTypeText,
  {
    description:
      'Cancer types by id or `system:code` (comma list means OR). A code that is broader than our types takes all of them. Keeps what concerns them and what concerns every type.',
    expected: `${cancerTypeExpected}, or several with commas`,
    example: 'melanoma',
  },
  (text, directory) => meanCancerTypes(text, directory, false),
)

export const kinds = commaList<Kind>(
  Kind,
  {
    description: 'Kinds of resource (comma list means OR).',
    expected: `of ${Kind.options.join(', ')}`,
  },
  (text) => means([Kind.parse(text)]),
)

export const audiences = commaList<Audience>(
  Audience,
  {
    description: 'For whom a resource is meant (comma list means OR).',
    expected: `of ${Audience.options.join(', ')}`,
  },
  (text) => means([Audience.parse(text)]),
)

export const languages = commaList<string>(
  TagText,
  {
    description: 'Languages of the target, not of our text about it (comma list means OR).',
    expected: 'a BCP 47 language tag such as nl, or several with commas',
    example: 'nl',
  },
  (text, directory) => {
    const tag = canonicalTag(text) ?? text
    if (directory.languages.has(tag)) return means([tag])
    return refuse('unknown-value', `No resource here is in ${quote(text)}.`)
  },
)

export const oneCountry: Parameter<string> = {
  in: 'query',
  required: true,
  list: false,
  description: 'Exactly one country (ISO 3166-1 alpha-2, any case).',
  grammar: CountryText,
  expected: countryExpected,
  example: 'BE',
  mean: meanCountry,
}

export const oneCancerType: Parameter<string> = {
  in: 'query',
  required: true,
  list: false,
  description: 'Exactly one cancer type: its id, or `system:code` with a code that is exact.',
  grammar: CancerTypeText,
  expected: cancerTypeExpected,
  example: 'melanoma',
  mean: meanCancerType,
}

export const countryInPath: Parameter<string> = { ...oneCountry, in: 'path' }
export const cancerTypeInPath: Parameter<string> = { ...oneCancerType, in: 'path' }

const IdText = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/)

/** A record in the path: its id, looked up by the operation. */
export function idInPath(
  collection: 'resources' | 'publications',
  example: string,
): Parameter<string> {
  return {
    in: 'path',
    required: true,
    list: false,
    description: `Id of one of the ${collection}.`,
    grammar: IdText,
    expected: 'an id of lower-case letters, digits and hyphens',
    example,
    mean: (text, directory) =>
      directory[collection].has(text)
        ? means(text)
        : refuse('unknown-value', `${quote(text)} is not among the ${collection}.`),
  }
}

export const group = choice(Group, 'Group of cancer types.')
export const state = choice(State, 'State of an entry.')

export const medicine = optional<string>({
  description: 'INN of a medicine; a fixed combination is found by each of its substances.',
  grammar: z
    .string()
    .max(120)
    .regex(/^[A-Za-z][A-Za-z0-9 +-]*$/),
  expected: 'an INN such as pembrolizumab',
  example: 'pembrolizumab',
  mean: (text, directory) =>
    directory.inns.has(text.toLowerCase())
      ? means(text.toLowerCase())
      : refuse('unknown-value', `No note here names the medicine ${quote(text)}. Use its INN.`),
})

function flag(description: string): Parameter<boolean | undefined> {
  return optional<boolean>({
    description,
    grammar: z.enum(['true', 'false']).meta({ override: { type: 'boolean', enum: undefined } }),
    expected: 'true or false',
    mean: (text) => means(text === 'true'),
  })
}

export const history = flag('Whether superseded notes are listed too. Default `false`.')
export const facets = flag('Whether the selection is counted by each filter. Default `false`.')

const Sort = codes('ResourceSort', resourceSorts)
export const sort = choice(Sort, 'Order of the list. Default `title`.')

export const limit = optional<number>({
  description: 'How many at most on a page, 1 to 100. Default 20.',
  grammar: z
    .string()
    .regex(/^(?:[1-9][0-9]?|100)$/)
    .meta({ override: { type: 'integer', minimum: 1, maximum: 100, pattern: undefined } }),
  expected: 'a whole number from 1 to 100, in plain digits',
  example: 20,
  mean: (text) => means(Number(text)),
})

export const cursor = optional<string>({
  description: 'Where a page begins, from `page.next` of the page before. Opaque.',
  grammar: z
    .string()
    .max(512)
    .regex(/^[A-Za-z0-9_-]+$/),
  expected: 'the cursor of a page.next link, as it is',
  mean: (text) => means(text),
})
