/** The directory as readers get it, through the edge, looked at from another region than its own. */
import * as z from 'zod'

const Health = z.object({ status: z.enum(['ok', 'stale']) })
const List = z.object({ data: z.array(z.unknown()).min(1), meta: z.looseObject({}) })

/** What is asked, and when its answer will do. The first is never kept by the edge. */
const questions = {
  health: {
    path: '/health',
    judge: (body) => Health.safeParse(parse(body)).success || 'is neither "ok" nor "stale"',
  },
  answer: {
    path: '/v1/countries',
    judge: (body) => List.safeParse(parse(body)).success || 'lists nothing',
  },
  page: {
    path: '/',
    judge: (body) => /<h1[\s>]/.test(body) || 'has no heading',
  },
} as const satisfies Record<string, Question>

type Question = {
  readonly path: string
  /** True, or what is wrong with it. */
  readonly judge: (body: string) => true | string
}

type Look = { readonly milliseconds: number; readonly wrong: string | undefined }

export type OutsideViewParts = {
  /** Where readers ask. */
  readonly site: string
  /** Told one line of JSON by each look. */
  readonly write: (line: string) => void
  readonly ask?: typeof fetch
  readonly patienceMs?: number
}

/** Longer than the edge waits for its origin before it answers itself. */
export const lookPatienceMs = 20_000

/** Looks once, and throws unless all is well: what counts is that the look succeeded. */
export function createOutsideView(parts: OutsideViewParts) {
  return async (): Promise<void> => {
    const named = Object.entries(questions)
    const looks = await Promise.all(
      named.map(async ([name, question]) => [name, await look(question, parts)] as const),
    )
    const wrong = looks.flatMap(([name, one]) => (one.wrong === undefined ? [] : [name]))
    const level = wrong.length === 0 ? 'info' : 'error'
    parts.write(
      JSON.stringify({ level, event: 'looked', wrong: wrong.length, ...Object.fromEntries(looks) }),
    )
    if (wrong.length > 0) throw new Error(`not as it should be: ${wrong.join(', ')}`)
  }
}

async function look(
  { path, judge }: Question,
  { site, ask = fetch, patienceMs = lookPatienceMs }: OutsideViewParts,
): Promise<Look> {
  const started = performance.now()
  const tell = (wrong?: string): Look => ({
    milliseconds: Math.round(performance.now() - started),
    wrong,
  })
  try {
    const answer = await ask(new URL(path, site), { signal: AbortSignal.timeout(patienceMs) })
    const body = await answer.text()
    if (answer.status !== 200) return tell(`is ${answer.status}`)
    const judged = judge(body)
    return judged === true ? tell() : tell(judged)
  } catch (error) {
    return tell(describe(error))
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of a request that failed the cause says more: a name that is not known, a certificate. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
