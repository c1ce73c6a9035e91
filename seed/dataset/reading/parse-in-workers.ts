/** Many texts parsed beside each other, in threads of their own. */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import type { PlainYaml } from '../yaml/file.ts'

/** Characters; below, starting threads takes longer than they save. */
const least = 6 * 1024 * 1024
/** Texts that a thread is given at once. */
const perTurn = 250
/** More threads than this wait for the one that hands out work. */
const mostThreads = 6

export function worthWorkers(texts: readonly string[]): boolean {
  if (availableParallelism() < 2) return false
  let characters = 0
  return texts.some((text) => (characters += text.length) > least)
}

/** A thread's own answer, which was made by `readYaml`. */
const Answer = z.array(z.custom<PlainYaml>((one) => typeof one === 'object' && one !== null))

/** Rejects when a thread dies, as one does that has no memory left. */
export async function parseInWorkers(texts: readonly string[]): Promise<readonly PlainYaml[]> {
  const results: PlainYaml[][] = []
  let taken = 0
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('parse-worker.ts', import.meta.url))
    try {
      while (taken * perTurn < texts.length) {
        const turn = taken++
        worker.postMessage(texts.slice(turn * perTurn, (turn + 1) * perTurn), [])
        const answer: unknown[] = await once(worker, 'message')
        results[turn] = Answer.parse(answer[0])
      }
    } finally {
      await worker.terminate()
    }
  }
  const turns = Math.ceil(texts.length / perTurn)
  const threads = Math.min(availableParallelism(), mostThreads, turns)
  await Promise.all(Array.from({ length: threads }, work))
  return results.flat()
}
