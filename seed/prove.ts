/**
 * Proves a release with its readers' own code, in process: every operation for every record in
 * every locale, every page of every paged list, every pair of what an operation needs (country and
 * cancer type), and every value of every filter.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as z from 'zod'
import { createProofApp } from '../functions/compose.ts'
import { askAt } from '../functions/http/light.ts'
import { contentType } from '../functions/http/media-types.ts'
import { meaningErrors } from '../functions/http/parameter-errors.ts'
import { problemAddress } from '../functions/http/wire/problem-texts.ts'
import { isoDay } from '../functions/model/dates.ts'
import { limits } from '../functions/model/limits.ts'
import type { Dataset, ReleaseSummary } from '../functions/model/release.ts'
import { countNational, findMislabelled, heldTextsOf, type HeldTexts } from './held-texts.ts'
import { questionsAbout, type Question } from './questions.ts'
import type { Proof, ProofFailure, ProofScope } from './releases/publish.ts'
import { findUntrue, isObject } from './untrue.ts'

type App = ReturnType<typeof createProofApp>

/** Between two turns of the event loop: a server may be answering in the same process. */
const perTurn = 50

/** Asks everything; what fails is listed by its path. Rejects only when the app cannot be built. */
export async function prove(
  dataset: Dataset,
  release: ReleaseSummary,
  { records = Infinity }: ProofScope = {},
): Promise<Proof> {
  return createProving(dataset, release)(questionsAbout({ dataset, release }, records))
}

/** Asks these questions alone. What a release is asked in several parts is asked of one app. */
export type Proving = (questions: Iterable<Question>) => Promise<Proof>

export function createProving(
  dataset: Dataset,
  release: ReleaseSummary,
  app: App = createProofApp(dataset, release),
): Proving {
  let held: HeldTexts | undefined
  const texts = (): HeldTexts => (held ??= heldTextsOf(dataset))
  return async (questions) => askAll(app, questions, release, texts)
}

async function askAll(
  app: App,
  questions: Iterable<Question>,
  release: ReleaseSummary,
  texts: () => HeldTexts,
): Promise<Proof> {
  const failures: ProofFailure[] = []
  let requests = 0
  for (const question of questions) {
    let items = 0
    let next: string | null = question.path
    while (next !== null) {
      const path: string = next
      const answer = await ask(app, { ...question, path }, release.id, texts)
      requests += 1
      if (requests % perTurn === 0) await nextTurn()
      if ('reason' in answer) {
        failures.push({ path, reason: answer.reason })
        break
      }
      items += answer.items
      next = question.walked ? answer.next : null
      // More items than there are would mean pages that lead in a circle.
      const ends = next === null || items >= answer.total
      if (question.walked && Number.isFinite(answer.total) && ends && items !== answer.total) {
        failures.push({ path, reason: `the pages hold ${items} of ${answer.total} items` })
        break
      }
    }
  }
  return { requests, failures }
}

type Told = {
  readonly data: unknown
  readonly page: { readonly total: number; readonly next: string | null } | undefined
  readonly release: string
  readonly locale: unknown
}

/** Undefined when it lacks what the proof goes by. As a schema, this took an eighth of a proof. */
function readAnswer(body: unknown): Told | undefined {
  const { data, page, meta } = isObject(body) ? body : {}
  if (!isObject(meta) || typeof meta['release'] !== 'string') return undefined
  const { release, locale } = meta
  if (page === undefined) return { data, page, release, locale }
  if (!isObject(page)) return undefined
  const { total, next } = page
  if (typeof total !== 'number' || !Number.isSafeInteger(total)) return undefined
  return typeof next === 'string' || next === null
    ? { data, page: { total, next }, release, locale }
    : undefined
}

type ProofAnswer =
  | { readonly items: number; readonly total: number; readonly next: string | null }
  | { readonly reason: string }

async function ask(
  app: App,
  { path, locale, operation, schema, isExample, compared, notes }: Question,
  id: string,
  texts: () => HeldTexts,
): Promise<ProofAnswer> {
  const { mediaType, enveloped } = operation
  // Before it is answered: at midnight an answer may be of the day after.
  const day = isoDay(new Date())
  const { status, headers, body: sent } = await askAt(app, path)
  const { text, length: bytes } = sent ?? { text: '', length: 0 }
  if (isExample === true && saysAbsent(text)) return { items: 0, total: 0, next: null }
  if (status !== 200) return { reason: `status ${status}: ${problemIn(text)}` }
  if (bytes > limits.answerBytes) {
    return { reason: `the answer has ${bytes} bytes; at most ${limits.answerBytes}` }
  }
  if (headers['content-type'] !== contentType(mediaType)) return { reason: `is not ${mediaType}` }
  if (mediaType !== 'application/json') {
    if (headers['x-release'] !== id) return { reason: `does not name release ${id}` }
    // There is no total to be compared with: the walk ends where no further part is named.
    return { items: 0, total: Infinity, next: nextIn(headers['link']) }
  }
  const body = parseJson(text)
  const answer = readAnswer(body)
  if (answer === undefined || (enveloped && answer.data === undefined))
    return { reason: 'not an answer with data' }
  const { data, page, release } = answer
  if (release !== id) return { reason: `answered from release ${release}` }
  const inAsked = answer.locale === locale && headers['content-language'] === locale
  if (locale !== undefined && !inAsked) {
    return { reason: `does not say that it is in ${locale}` }
  }
  const checked = schema?.safeParse(body)
  if (checked?.success === false) return { reason: offSchema(checked.error) }
  const untrue = findUntrue(data, day) ?? (compared && findMislabelled(data, texts()))
  if (untrue !== undefined) return { reason: `says ${untrue}` }
  const listed = notes === undefined ? undefined : countNational(data)
  if (listed !== notes) return { reason: `lists ${listed} of ${notes} notes` }
  const items = Array.isArray(data) ? data.length : 1
  return { items, total: page?.total ?? items, next: page?.next ?? null }
}

function nextIn(link: string | undefined): string | null {
  return /^<([^>]+)>; rel="next"$/.exec(link ?? '')?.[1] ?? null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const ProblemBody = z.looseObject({
  type: z.string(),
  errors: z.array(z.looseObject({ code: z.string() })).optional(),
})

/** Whether a problem says no more than that a release does not hold what was named. */
function saysAbsent(text: string): boolean {
  const { type, errors } = ProblemBody.safeParse(parseJson(text)).data ?? {}
  if (errors === undefined) return type === problemAddress('not-found')
  return errors.every(({ code }) => code in meaningErrors)
}

function problemIn(text: string): string {
  return ProblemBody.safeParse(parseJson(text)).data?.type ?? 'not a problem document'
}

function offSchema(error: z.ZodError): string {
  const [first] = error.issues
  return `off its schema at ${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`
}
