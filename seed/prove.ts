/**
 * Proves a release with its readers' own code, in process: every operation for every record in
 * every locale, every page of every paged list, and every pair of country and cancer type.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as z from 'zod'
import { createProofApp } from '../functions/compose.ts'
import { envelopeOf } from '../functions/http/envelope.ts'
import type { Operation } from '../functions/http/operation.ts'
import { operations } from '../functions/http/operations.ts'
import { limits } from '../functions/model/limits.ts'
import type { Dataset, ReleaseSummary } from '../functions/model/release.ts'
import type { Proof, ProofFailure, ProofScope } from './releases/publish.ts'

/** Pairs of country and cancer type beyond this are sampled evenly. */
const maxPairs = 2_500
/** Between two turns of the event loop: a server may be answering in the same process. */
const perTurn = 50

type Question = { readonly path: string; readonly walked: boolean; readonly schema?: z.ZodType }

/** Asks everything; what fails is listed by its path. Rejects only when the app cannot be built. */
export async function prove(
  dataset: Dataset,
  release: ReleaseSummary,
  { records = Infinity }: ProofScope = {},
): Promise<Proof> {
  const app = createProofApp(dataset, release)
  const failures: ProofFailure[] = []
  let requests = 0
  for (const question of questionsAbout(dataset, records)) {
    let items = 0
    let next: string | null = question.path
    while (next !== null) {
      const path: string = next
      const answer = await ask(app, path, release.id, question.schema)
      requests += 1
      if (requests % perTurn === 0) await nextTurn()
      if ('reason' in answer) {
        failures.push({ path, reason: answer.reason })
        break
      }
      items += answer.items
      next = question.walked ? answer.next : null
      // More items than there are would mean pages that lead in a circle.
      if (question.walked && (next === null || items >= answer.total) && items !== answer.total) {
        failures.push({ path, reason: `the pages hold ${items} of ${answer.total} items` })
        break
      }
    }
  }
  return { requests, failures }
}

const Answer = z.looseObject({
  data: z.unknown(),
  page: z.looseObject({ total: z.int(), next: z.string().nullable() }).optional(),
  meta: z.looseObject({ release: z.string() }),
})

type Asked =
  | { readonly items: number; readonly total: number; readonly next: string | null }
  | { readonly reason: string }

type App = ReturnType<typeof createProofApp>

async function ask(app: App, path: string, id: string, schema?: z.ZodType): Promise<Asked> {
  const response = await app.request(path)
  const text = await response.text()
  if (response.status !== 200) return { reason: `status ${response.status}: ${problemIn(text)}` }
  const bytes = Buffer.byteLength(text)
  if (bytes > limits.answerBytes) {
    return { reason: `the answer has ${bytes} bytes; at most ${limits.answerBytes}` }
  }
  const body = parseJson(text)
  const answer = Answer.safeParse(body)
  if (!answer.success || answer.data.data === undefined)
    return { reason: 'not an answer with data' }
  const { data, page, meta } = answer.data
  if (meta.release !== id) return { reason: `answered from release ${meta.release}` }
  const checked = schema?.safeParse(body)
  if (checked?.success === false) return { reason: offSchema(checked.error) }
  const items = Array.isArray(data) ? data.length : 1
  return { items, total: page?.total ?? items, next: page?.next ?? null }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const ProblemBody = z.looseObject({ type: z.string() })

function problemIn(text: string): string {
  return ProblemBody.safeParse(parseJson(text)).data?.type ?? 'not a problem document'
}

function offSchema(error: z.ZodError): string {
  const [first] = error.issues
  return `off its schema at ${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`
}

/**
 * Every locale for each record; several parameters at once in the default locale alone. Answers in
 * the default locale are held against their schema, of the combinations one in twenty.
 */
export function* questionsAbout(dataset: Dataset, records: number): Generator<Question> {
  const { defaultLocale, locales } = dataset.manifest
  for (const operation of operations) {
    const paged = operation.paged === true
    const schema = envelopeOf(operation.data, paged)
    const required = requiredOf(operation)
    const queries = sample(queriesFor(operation, required, dataset), maxPairs)
    const asked = required.length > 1 ? [defaultLocale] : locales.map(({ tag }) => tag)
    for (const path of sample(pathsOf(operation, dataset), records)) {
      for (const [i, query] of queries.entries()) {
        for (const locale of asked) {
          const all = new URLSearchParams({ ...query, locale, ...(paged && { limit: '100' }) })
          // Every page is the same code over another part of the list.
          const walked = paged && (locale === defaultLocale || records === Infinity)
          const question = { path: `${path}?${all.toString()}`, walked }
          yield locale === defaultLocale && i % 20 === 0 ? { ...question, schema } : question
        }
      }
    }
  }
}

function requiredOf({ parameters }: Operation): string[] {
  return Object.entries(parameters)
    .filter(([, one]) => one.in === 'query' && one.required)
    .map(([name]) => name)
}

function pathsOf({ path }: Operation, dataset: Dataset): string[] {
  const keys = keysFor(path, dataset)
  return keys === undefined ? [path] : keys.map((key) => path.replace(/\{\w+\}/, key))
}

function keysFor(path: string, dataset: Dataset): string[] | undefined {
  if (!path.includes('{')) return undefined
  if (path.startsWith('/v1/resources/{id}')) return dataset.resources.map(({ id }) => id)
  if (path.startsWith('/v1/cancer-types/{id}')) return dataset.cancerTypes.map(({ id }) => id)
  if (path.startsWith('/v1/countries/{code}')) return dataset.countries.map(({ code }) => code)
  if (path.startsWith('/v1/publications/{id}')) return dataset.publications.map(({ id }) => id)
  throw new Error(`the proof does not know what ${path} names`)
}

type Query = Readonly<Record<string, string>>

/** Every combination of values for the parameters that an operation cannot do without. */
function queriesFor(operation: Operation, required: readonly string[], dataset: Dataset): Query[] {
  return required.reduce<Query[]>(
    (queries, name) =>
      queries.flatMap((query) =>
        valuesFor(operation, name, dataset).map((value) => ({ ...query, [name]: value })),
      ),
    [{}],
  )
}

function valuesFor({ path }: Operation, name: string, dataset: Dataset): string[] {
  if (name === 'country') return dataset.countries.map(({ code }) => code)
  if (name === 'cancerType') return dataset.cancerTypes.map(({ id }) => id)
  throw new Error(`the proof has no value for ${name} of ${path}`)
}

function sample<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all
  const step = all.length / most
  return Array.from({ length: most }, (_, i) => all[Math.floor(i * step)]).filter(
    (one) => one !== undefined,
  )
}
