/** Many texts parsed beside each other, in threads of their own. */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import type { PlainYaml } from '../yaml/file.ts'

/** Characters; below, starting threads takes longer than they save. */
const least = 6 * 1024 * 1024
/** Characters of the texts that a thread is given at once. */
const perTurn = 128 * 1024
/** For the trees of one turn, of which the largest file makes most; what is young dies at once. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12 }
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
  const turns = inTurns(texts)
  const results: PlainYaml[][] = []
  let taken = 0
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('parse-worker.ts', import.meta.url), { resourceLimits })
    try {
      for (let turn = taken++; turn < turns.length; turn = taken++) {
        worker.postMessage(turns[turn], [])
        const answer: unknown[] = await once(worker, 'message')
        results[turn] = Answer.parse(answer[0])
      }
    } finally {
      await worker.terminate()
    }
  }
  const threads = Math.min(availableParallelism(), mostThreads, turns.length)
  await Promise.all(Array.from({ length: threads }, work))
  return results.flat()
}

function inTurns(texts: readonly string[]): string[][] {
  const turns: string[][] = []
  let characters = Infinity
  for (const text of texts) {
    if (characters + text.length > perTurn) {
      turns.push([])
      characters = 0
    }
    turns.at(-1)?.push(text)
    characters += text.length
  }
  return turns
}
