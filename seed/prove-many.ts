/**
 * A proof that a second thread takes part in: this one asks from the beginning, the other from the
 * end, until they meet. What is asked, how it is judged and the order of what fails stay the same.
 */
import { on } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import type { Dataset, ReleaseSummary } from '../functions/model/release.ts'
import { createProving } from './prove.ts'
import type { Question } from './questions.ts'
import type { Proof } from './releases/publish.ts'

/** What questions are about: from the same, the other thread has the same. */
export type Held = {
  readonly dataset: Dataset
  readonly release: ReleaseSummary
  readonly records: number
}

/** A question, and its place among all that there are. */
export type Placed = { readonly place: number; readonly question: Question }

/** The other thread is told the path as well, so that no question can be taken for another. */
export const Told = z.array(z.strictObject({ place: z.int(), path: z.string() }))

const Answer = z.strictObject({
  requests: z.int(),
  failures: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
})

/** Below, a thread takes longer to start than it saves. */
const worthIt = 2_000
/** Questions that a thread takes at once. */
const atOnce = 50
/** With more of young space it held 80 MB more and was no faster. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 }

export async function proveMany(asked: readonly Placed[], held: Held): Promise<Proof> {
  const { dataset, release } = held
  const proveHere = createProving(dataset, release)
  if (asked.length < worthIt || availableParallelism() < 2) {
    return proveHere(asked.map(({ question }) => question))
  }
  const parts = inParts(asked)
  const proofs: Proof[] = []
  let [first, last] = [0, parts.length - 1]

  async function askHere(): Promise<void> {
    while (first <= last) {
      const part = first++
      proofs[part] = await proveHere((parts[part] ?? []).map(({ question }) => question))
    }
  }
  async function askBeside(worker: Worker): Promise<void> {
    const handed: number[] = []
    const handOut = (): void => {
      if (first > last) return
      const part = last--
      const told = (parts[part] ?? []).map(({ place, question: { path } }) => ({ place, path }))
      worker.postMessage(told satisfies z.infer<typeof Told>, [])
      handed.push(part)
    }
    const answers: AsyncIterable<unknown[]> = on(worker, 'message')
    // Two at a time: it would else wait until this thread comes to give it the next.
    handOut()
    handOut()
    for await (const [answer] of answers) {
      proofs[handed.shift() ?? 0] = Answer.parse(answer)
      handOut()
      if (handed.length === 0) break
    }
  }

  const worker = new Worker(new URL('prove-worker.ts', import.meta.url), {
    workerData: held,
    resourceLimits,
  })
  try {
    await Promise.all([askHere(), askBeside(worker)])
  } finally {
    last = -1
    await worker.terminate()
  }
  return {
    requests: proofs.reduce((sum, { requests }) => sum + requests, 0),
    failures: proofs.flatMap(({ failures }) => failures),
  }
}

function inParts(asked: readonly Placed[]): Placed[][] {
  return Array.from({ length: Math.ceil(asked.length / atOnce) }, (_, i) =>
    asked.slice(i * atOnce, (i + 1) * atOnce),
  )
}
