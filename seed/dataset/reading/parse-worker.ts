/** A thread of `parse-in-workers.ts`: texts in, what they hold out. */
import { parentPort } from 'node:worker_threads'
import * as z from 'zod'
import { readYaml } from '../yaml/file.ts'

const Texts = z.array(z.string())

parentPort?.on('message', (message: unknown) => {
  parentPort?.postMessage(Texts.parse(message).map(readYaml), [])
})
