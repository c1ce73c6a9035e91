/** The thread of `prove-many.ts`: places of questions in, their proof out. */
import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { Told, type Held } from './prove-many.ts'
import { createProving } from './prove.ts'
import { questionsAbout } from './questions.ts'

/** A copy of what the thread that started this one holds. */
const Copied = z.custom<Held>((held) => typeof held === 'object' && held !== null)

const { dataset, release, records } = Copied.parse(workerData)
const all = [...questionsAbout({ dataset, release }, records)]
const prove = createProving(dataset, release)

async function answer(message: unknown): Promise<void> {
  const questions = Told.parse(message).map(({ place, path }) => {
    const question = all[place]
    if (question?.path !== path) throw new Error(`question ${place} is not ${path} here`)
    return question
  })
  parentPort?.postMessage(await prove(questions), [])
}

// One after the other, since answers are taken in this order. What is thrown ends the thread, and
// with it the proof.
let before = Promise.resolve()
parentPort?.on('message', (message: unknown) => {
  before = before.then(async () => answer(message))
})
