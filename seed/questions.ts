/** What a release is asked to prove it: all of it follows from the operations and their parameters. */
import type * as z from 'zod'
import { dataShapes } from '../functions/http/answer-shapes.ts'
import { answerOf } from '../functions/http/answers.ts'
import { fieldsOf } from '../functions/http/cutting.ts'
import { addressOf, type Operation, type Texts } from '../functions/http/operation.ts'
import { operations } from '../functions/http/operations.ts'
import { maxLimit } from '../functions/http/parameters.ts'
import { valuesIn, type Held } from '../functions/http/values.ts'

/** Combinations of what an operation needs in its query; beyond this they are sampled evenly. */
const maxCombinations = 2_500

export type Question = {
  readonly path: string
  /** In which it is to be answered; undefined for an example in one that the release has not. */
  readonly locale: string | undefined
  /** Whether every page is asked for. */
  readonly walked: boolean
  readonly schema?: z.ZodType
  readonly operation: Operation
  /** Whether its texts are held against those of the dataset. */
  readonly compared?: true
  /** How many notes of its own the answer about a country must list. */
  readonly notes?: number
  /**
   * What it names of what its operation needs, as the release writes it. Without, it asks for one
   * value of a filter, and which there are may depend on any record.
   */
  readonly named?: Texts
  /** Whether it may name what this release does not hold: it was written for another one. */
  readonly isExample?: true
}

/** About every operation; at most so many records of each kind and values of each filter. */
export function* questionsAbout(
  held: Held,
  records: number,
  table: readonly Operation[] = operations,
): Generator<Question> {
  for (const operation of table) {
    const schema = answerOf(operation)
    yield* aboutRecords(operation, schema, held, records)
    yield* aboutFilters(operation, schema, held, records)
    yield exampleOf(operation, schema, held)
  }
}

/**
 * Every locale for each record; several parameters at once in the default locale alone, and what is
 * another form of our own answers in every locale for one record in twenty. Answers in the default
 * locale are held against their schema, of the combinations one in twenty. Of one record in twenty
 * every text is held against the dataset's, and of a country how many notes are listed with the past.
 */
function* aboutRecords(
  operation: Operation,
  schema: z.ZodType,
  held: Held,
  records: number,
): Generator<Question> {
  const { defaultLocale, locales } = held.dataset.manifest
  const needed = requiredIn(operation, 'query')
  const queries = sample(combinations(operation, needed, held), maxCombinations)
  const isOtherForm = operation.mediaType === 'application/json' && !operation.enveloped
  const inDefault = [defaultLocale]
  const inAll = needed.length > 1 ? inDefault : locales.map(({ tag }) => tag)
  for (const [place, named] of sample(recordsOf(operation, held), records).entries()) {
    const asked = isOtherForm && place % 20 !== 0 ? inDefault : inAll
    for (const [i, query] of queries.entries()) {
      for (const locale of asked) {
        // Every page is the same code over another part of the list, and parts know no language.
        const everywhere = operation.paged === true && records === Infinity
        const walked = operation.paged !== undefined && (locale === defaultLocale || everywhere)
        const about = { ...named, ...query }
        const question = { ...ask(operation, { ...about, locale }, walked), named: about }
        const compared = place % 20 === 0 && i % 20 === 0 && { compared: true as const }
        const checked = locale === defaultLocale && i % 20 === 0 && { schema }
        yield { ...question, ...compared, ...checked }
      }
    }
    if (operation.id === 'listCountryAvailability') {
      const texts = { ...named, history: 'true', locale: defaultLocale }
      const notes = countReadable(held, named['code'], defaultLocale)
      yield { ...ask(operation, texts, false), named, notes }
    }
  }
}

/** A note without medicine or text is refused by no rule, and nothing can be said of it. */
function countReadable({ dataset }: Held, country: string | undefined, locale: string): number {
  const notes = dataset.countries.find(({ code }) => code === country)?.availability ?? []
  return notes.filter(({ medicines, text }) => medicines.length > 0 || Object.hasOwn(text, locale))
    .length
}

/**
 * Every value of what may be left out, each for one record and in the default locale. Of an answer
 * that can be cut all its fields: it is then what its schema says.
 */
function* aboutFilters(
  operation: Operation,
  schema: z.ZodType,
  held: Held,
  records: number,
): Generator<Question> {
  const [named] = recordsOf(operation, held)
  const [query] = combinations(operation, requiredIn(operation, 'query'), held)
  if (named === undefined || query === undefined) return
  const locale = held.dataset.manifest.defaultLocale
  for (const [name, parameter] of Object.entries(operation.parameters)) {
    if (parameter.required) continue
    for (const [i, value] of sample(valuesIn(parameter, held), records).entries()) {
      const question = ask(operation, { ...named, ...query, [name]: value, locale }, false)
      yield i % 20 === 0 ? { ...question, schema } : question
    }
  }
  if (operation.fields) {
    const all = fieldsOf(dataShapes[operation.id] ?? '').filter((field) => !field.includes('.'))
    const texts = { ...named, ...query, fields: all.join(','), locale }
    yield { ...ask(operation, texts, false), schema }
  }
}

function exampleOf(operation: Operation, schema: z.ZodType, { dataset }: Held): Question {
  const { example } = operation
  const texts = { ...example, locale: example['locale'] ?? dataset.manifest.defaultLocale }
  const isHeld = dataset.manifest.locales.some(({ tag }) => tag === texts.locale)
  const question = { ...ask(operation, texts, false), schema, isExample: true } as const
  return isHeld ? question : { ...question, locale: undefined }
}

type InLocale = Texts & { readonly locale: string }

function ask(operation: Operation, texts: InLocale, walked: boolean): Question {
  const limit = texts['limit'] ?? String(maxLimit)
  const all = operation.paged === true ? { ...texts, limit } : texts
  return { path: addressOf(operation, all), locale: texts.locale, walked, operation }
}

function requiredIn({ parameters }: Operation, where: 'path' | 'query'): string[] {
  return Object.entries(parameters)
    .filter(([, one]) => one.in === where && one.required)
    .map(([name]) => name)
}

function recordsOf(operation: Operation, held: Held): Texts[] {
  return combinations(operation, requiredIn(operation, 'path'), held)
}

/** Every combination of values for parameters of these names. */
function combinations({ parameters }: Operation, names: readonly string[], held: Held): Texts[] {
  return names.reduce<Texts[]>(
    (all, name) => {
      const parameter = parameters[name]
      const values = parameter === undefined ? [] : valuesIn(parameter, held)
      return all.flatMap((texts) => values.map((value) => ({ ...texts, [name]: value })))
    },
    [{}],
  )
}

function sample<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all
  const step = all.length / most
  return Array.from({ length: most }, (_, i) => all[Math.floor(i * step)]).filter(
    (one) => one !== undefined,
  )
}
